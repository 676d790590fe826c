import { CALCULATOR_MESSAGES, type CalculatorTranslate } from '../calculators/calculator-messages.ts';
import { type CalendarDate, calendarPath } from '../calculators/calendar-file.ts';
import type { Day } from '../calculators/dates.ts';
import { daysBar } from '../calculators/days-bar.ts';
import { daysBarLabels, daysBarSvg } from '../calculators/days-bar-svg.ts';
import { explainHouseholdPermit } from '../calculators/explain-household-permit.ts';
import { explainNotification } from '../calculators/explain-notification.ts';
import { explainOverstay } from '../calculators/explain-overstay.ts';
import { explainRefusal } from '../calculators/explain-refusal.ts';
import { explainResidenceDeadline } from '../calculators/explain-residence-deadline.ts';
import { explainStay } from '../calculators/explain-stay.ts';
import type { Explanation } from '../calculators/explanation.ts';
import { type HouseholdPermitResult, householdPermit } from '../calculators/household-permit.ts';
import { notification } from '../calculators/notification.ts';
import { type OverstayResult, overstay } from '../calculators/overstay.ts';
import type { Refusal } from '../calculators/refusal.ts';
import { type ResidenceDeadlineResult, residenceDeadline } from '../calculators/residence-deadline.ts';
import { type StayResult, stay } from '../calculators/stay.ts';
import { arrivalIn, visitsIn } from '../calculators/visits-in-dates.ts';
import { formatDate, formatTenge } from '../format.ts';
import type { Calculator, Inquiry } from '../inquiry.ts';
import type { Option, Part } from '../reply.ts';
import type { Block } from '../rich-text.ts';
import { dayInKazakhstan } from './answer.ts';
import { needsCitizenship, ruleEntryOf } from './calculators-of-entries.ts';
import type { Context, Draft } from './context.ts';
import { buttons } from './parts.ts';
import { readerAnswer } from './show-entry.ts';

/** An inquiry that lacks nothing. */
export type Complete = Inquiry & { readonly calculator: Calculator };

/** Computes and shows a complete inquiry: the result, how it was computed, what was taken for granted, the rule. */
export function showCalculation(inquiry: Complete, context: Context): Draft {
  const computed = compute(inquiry, context);
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

/** A result in the reader's words; only a sentence where it was refused. */
interface Computed extends Explanation {
  readonly sentence: string;
  readonly picture?: Part;
  /** Past the lawful days. */
  readonly over?: boolean;
  /** The day that must not be missed. */
  readonly date?: CalendarDate;
}

type Ok<Result> = Extract<Result, { readonly ok: true }>;

function compute(inquiry: Complete, context: Context): Computed {
  const { content, locale, session } = context;
  const today = dayInKazakhstan(context.now);
  const citizenship = session.citizenship ?? '';
  const t = CALCULATOR_MESSAGES[locale];
  const told = <Result extends { readonly ok: true }>(
    result: Result | Refusal,
    explain: (result: Result, t: CalculatorTranslate, locale: Context['locale']) => Explanation,
    sentence: (result: Result) => string,
    more: (result: Result) => Partial<Computed> = () => ({}),
  ): Computed =>
    result.ok
      ? { ...explain(result, t, locale), sentence: sentence(result), ...more(result) }
      : { explanation: [], assumptions: [], sentence: explainRefusal(result, t, locale) };
  const arrival = arrivalIn(inquiry.dates) ?? today;
  switch (inquiry.calculator) {
    case 'stay':
      return told(
        stay({ citizenship, visits: visitsIn(inquiry.dates) ?? [], on: today }, content),
        explainStay,
        (result) => saysStay(result, context),
        (result) => ({
          picture: drawStay(result, context),
          over: result.overDays > 0,
          ...(result.present ? { date: { kind: 'stay', day: result.lastLawfulDay } } : {}),
        }),
      );
    case 'notification':
      return told(
        future(arrival, today) ?? notification({ arrival }, content),
        explainNotification,
        ({ safe }) => t('result.notification', { safe: formatDate(safe, locale) }),
        ({ safe }) => ({ date: { kind: 'notification', day: safe } }),
      );
    case 'household-permit':
      return told(
        householdPermit({ months: inquiry.count ?? 0, start: arrival }, content),
        explainHouseholdPermit,
        (result) => saysPermit(result, context),
        // Without a first day of one's own the end is only an example.
        ({ end }) => (arrivalIn(inquiry.dates) ? { date: { kind: 'permit', day: end } } : {}),
      );
    case 'overstay':
      return told(overstay({ days: inquiry.count ?? 0, on: today }, content), explainOverstay, (result) =>
        saysOverstay(result, context),
      );
    case 'residence-deadline':
      return told(
        future(arrival, today) ?? residenceDeadline({ citizenship, arrival }, content),
        explainResidenceDeadline,
        (result) => saysResidence(result, context),
        ({ safe }) => ({ date: { kind: 'stay', day: safe } }),
      );
    default:
      return inquiry.calculator satisfies never;
  }
}

/** Nobody has arrived on a day that lies ahead. */
const future = (arrival: Day, today: Day): Refusal | undefined =>
  arrival > today ? { ok: false, reason: 'entry-after-day', entry: arrival, on: today } : undefined;

function saysStay(result: Ok<StayResult>, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  const last = formatDate(result.lastLawfulDay, locale);
  const { present, overDays, daysLeft, freeAgain } = result;
  if (overDays > 0) return t('result.stay.over', { last, over: overDays });
  if (present && daysLeft === 0) return t('result.stay.today', { last });
  if (present) return t('result.stay.left', { last, left: daysLeft });
  return daysLeft === 0 && freeAgain
    ? t('result.stay.full', { day: formatDate(freeAgain.from, locale) })
    : t('result.stay.next', { start: formatDate(result.start, locale), last, left: daysLeft });
}

function saysPermit({ months, tenge, start, end }: HouseholdPermitResult, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  return t('result.household', {
    months: t('months', { count: months }),
    sum: formatTenge(tenge, locale),
    start: formatDate(start, locale),
    end: formatDate(end, locale),
  });
}

function saysOverstay(result: OverstayResult, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  const days = t('days', { count: result.days });
  if (result.warningPossible) return t('result.overstay.warning', { days });
  const sum = formatTenge(result.tenge.to, locale);
  return t(result.expulsionPossible ? 'result.overstay.long' : 'result.overstay.fine', { days, sum });
}

function saysResidence({ duty, safe, lastDay }: ResidenceDeadlineResult, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  const day = formatDate(safe, locale);
  return duty === 'register'
    ? t('residence.register', { safe: day, last: formatDate(lastDay, locale) })
    : t(`residence.${duty}`, { safe: day });
}

/** The day as a calendar file, while it lies ahead. */
function toCalendar({ date }: Computed, { locale, now }: Context): Part[] {
  if (!date || date.day < dayInKazakhstan(now)) return [];
  const label = CALCULATOR_MESSAGES[locale]('button.calendar');
  return [{ type: 'links', links: [{ label, path: calendarPath(date, locale) }] }];
}

const SIGNS = 12;

function drawStay(result: StayResult, { locale }: Context): Part {
  const bar = daysBar(result);
  const labels = daysBarLabels(result, bar, CALCULATOR_MESSAGES[locale], locale);
  const share = result.window.limitDays === 0 ? 1 : result.window.used / result.window.limitDays;
  const filled = Math.min(SIGNS, Math.round(share * SIGNS));
  return {
    type: 'picture',
    svg: daysBarSvg(bar, labels),
    alt: `${[labels.title, labels.stayed, labels.left, labels.deadline].join('. ')}.`,
    line: '▮'.repeat(filled) + '▯'.repeat(SIGNS - filled),
  };
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
    ...listOf(explanation),
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

/** The rule, what to do when the days are over, other dates, another citizenship. */
function waysOn(
  calculator: Calculator,
  entry: string,
  { over }: Computed,
  { content, locale }: Context,
): Option[] {
  const t = CALCULATOR_MESSAGES[locale];
  const entries = [...new Set([entry, ...(over ? [ruleEntryOf('overstay')] : [])])];
  return [
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
