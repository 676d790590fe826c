import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { addDays, type Day } from '../calculators/dates.ts';
import { isUnsure } from '../calculators/visits-in-dates.ts';
import { formatDate } from '../format.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Option } from '../reply.ts';
import { dayInKazakhstan } from './answer.ts';
import type { Context, Draft } from './context.ts';
import { buttons, text } from './parts.ts';

/** The question for what an inquiry lacks, with buttons where there are few replies; `typed` asks for a country in words. */
export function questionFor(asking: Inquiry, context: Context, typed: boolean): Draft['parts'] {
  const t = CALCULATOR_MESSAGES[context.locale];
  const today = dayInKazakhstan(context.now);
  switch (asking.need) {
    case undefined:
      return [];
    case 'citizenship':
      return typed
        ? [text(t('ask.citizenship.type'))]
        : [
            buttons(
              countryOptions(asking, context),
              t(namesSeveral(asking) ? 'ask.citizenship.several' : 'ask.citizenship'),
            ),
          ];
    case 'reading':
      return [buttons(readingOptions(asking, context), t('ask.reading'))];
    case 'dates':
      return [
        text(
          asking.dates.length > 0 && asking.calculator === 'stay'
            ? t('ask.visits', {
                example: `${exampleDay(today, 60)} – ${exampleDay(today, 45)}, ${exampleDay(today, 10)}`,
              })
            : t('ask.entry', { example: exampleDay(today, 10) }),
        ),
      ];
    case 'days':
      return [text(t('ask.days'))];
    case 'months':
      return [text(t('ask.months'))];
    default:
      return asking.need satisfies never;
  }
}

/** Why it is asked back although countries were named. */
const namesSeveral = ({ countries = [] }: Inquiry): boolean => countries.length > 1;

/** The citizenships that ask most often. */
const COMMON = ['UZ', 'KG', 'TJ', 'RU', 'CN', 'TR', 'IN', 'AZ'] as const;

function countryOptions({ countries = [] }: Inquiry, { content, locale }: Context): Option[] {
  const t = CALCULATOR_MESSAGES[locale];
  const codes = [...new Set([...countries, ...COMMON])];
  const named = codes.flatMap((code): Option[] => {
    const name = content.countries.byCode.get(code)?.names[locale];
    return name === undefined
      ? []
      : [{ label: `${flagOf(code)} ${name}`, choice: { type: 'citizenship', code } }];
  });
  return [...named, { label: t('button.other-country'), choice: { type: 'citizenship' } }];
}

const REGIONAL_A = 0x1f1e6;
const LETTER_A = 65;
/** The flag of a country, which is its code in letters of their own. */
const flagOf = (code: string): string =>
  String.fromCodePoint(...[...code].map((letter) => REGIONAL_A + letter.charCodeAt(0) - LETTER_A));

const readingOptions = ({ dates }: Inquiry, { locale }: Context): Option[] =>
  (dates.find(isUnsure)?.readings ?? []).map((day) => ({
    label: formatDate(day, locale),
    choice: { type: 'day', day },
  }));

/** A day as an example shows it, so many days before today: day, month and year in digits. */
const exampleDay = (today: Day, daysAgo: number): string =>
  addDays(today, -daysAgo).split('-').reverse().join('.');
