import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import type { Calculator, Inquiry } from '../inquiry.ts';
import type { Option, Part } from '../reply.ts';
import type { Block } from '../rich-text.ts';
import { dayInKazakhstan } from './answer.ts';
import { needsCitizenship, ruleEntryOf } from './calculators-of-entries.ts';
import { calendarLink } from './calendar-link.ts';
import { computeHouseholdPermit } from './compute-household-permit.ts';
import { computeNotification } from './compute-notification.ts';
import { computeOverstay } from './compute-overstay.ts';
import { computeResidenceDeadline } from './compute-residence-deadline.ts';
import { computeStay } from './compute-stay.ts';
import type { Compute, Computed } from './computed.ts';
import type { Context, Draft } from './context.ts';
import { buttons } from './parts.ts';
import { remindOption } from './remind.ts';
import { readerAnswer } from './show-entry.ts';

/** An inquiry that lacks nothing. */
export type Complete = Inquiry & { readonly calculator: Calculator };

/** Computes and shows a complete inquiry: the result, how it was computed, what was taken for granted, the rule. */
export function showCalculation(inquiry: Complete, context: Context): Draft {
  const computed = COMPUTE[inquiry.calculator](inquiry, context);
  const entry = inquiry.entry ?? ruleEntryOf(inquiry.calculator);
  const answer = readerAnswer(entry, context);
  return {
    outcome: 'tool',
    answers: answer ? [answer] : [],
    parts: [
      { type: 'text', blocks: resultBlocks(inquiry.calculator, computed, context) },
      ...(computed.picture ? [computed.picture] : []),
      ...toCalendar(computed, context),
      buttons(waysOn(inquiry.calculator, entry, computed, context)),
    ],
    view: { type: 'calculation' },
    session: { asking: { ...inquiry, need: undefined }, ...(answer ? { lastEntry: entry } : {}) },
  };
}

const COMPUTE: Readonly<Record<Calculator, Compute>> = {
  stay: computeStay,
  notification: computeNotification,
  'household-permit': computeHouseholdPermit,
  overstay: computeOverstay,
  'residence-deadline': computeResidenceDeadline,
};

/** The day as a calendar file, while it lies ahead. */
function toCalendar({ date }: Computed, { locale, now }: Context): Part[] {
  return !date || date.day < dayInKazakhstan(now) ? [] : [calendarLink(date, locale)];
}

function resultBlocks(
  calculator: Calculator,
  { sentence, explanation, assumptions }: Computed,
  context: Context,
): Block[] {
  const t = CALCULATOR_MESSAGES[context.locale];
  const whom = needsCitizenship(calculator) ? citizensLabel(context) : undefined;
  return [
    paragraph(t(`heading.${calculator}`)),
    ...(whom === undefined ? [] : [paragraph(whom)]),
    { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: sentence }] }] },
    ...listOf(explanation.filter((line) => line !== sentence)),
    ...(assumptions.length > 0 ? [paragraph(t('heading.assumptions')), ...listOf(assumptions)] : []),
  ];
}

const paragraph = (value: string): Block => ({ type: 'paragraph', children: [{ type: 'text', value }] });

const listOf = (lines: readonly string[]): Block[] =>
  lines.length === 0
    ? []
    : [{ type: 'list', ordered: false, items: lines.map((value) => [{ type: 'text', value }]) }];

function citizensLabel({ content, locale, session, t }: Context): string | undefined {
  const country = content.countries.byCode.get(session.citizenship ?? '');
  return country && t('group.citizens', { countries: country.names[locale] });
}

/** A reminder, the same for another case, the rule, what to do when the days are over, other dates, another citizenship. */
function waysOn(
  calculator: Calculator,
  entry: string,
  { over, date, otherCases = [] }: Computed,
  context: Context,
): Option[] {
  const { content, locale } = context;
  const t = CALCULATOR_MESSAGES[locale];
  const entries = [...new Set([entry, ...(over ? [ruleEntryOf('overstay')] : [])])];
  return [
    ...(date ? remindOption(date, context) : []),
    ...otherCases,
    ...entries.flatMap((id): Option[] => {
      const title = content.entries.get(id)?.texts[locale].title;
      return title === undefined ? [] : [{ label: title, choice: { type: 'entry', id } }];
    }),
    { label: t('button.again'), choice: { type: 'calculate', id: ruleEntryOf(calculator) } },
    ...(needsCitizenship(calculator)
      ? [
          {
            label: t('button.change-citizenship'),
            choice: { type: 'shortcut', name: 'citizenship' },
          } as const,
        ]
      : []),
  ];
}
