import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import { additionText, type Explanation, subtractionText } from './explanation.ts';
import type { StayNote, StayResult } from './stay.ts';

/** Says how the days of stay were counted, visit by visit, and what was taken for granted. */
export function explainStay(result: StayResult, t: CalculatorTranslate, locale: Locale): Explanation {
  return {
    explanation: [
      ...saysRule(result, t, locale),
      ...saysUsed(result, t, locale),
      ...saysLimits(result, t, locale),
      ...saysOutcome(result, t, locale),
      ...saysReturn(result, t, locale),
    ],
    assumptions: [
      t('assume.both-days'),
      saysOtherCount(result, t, locale),
      t('assume.your-visits'),
      t('assume.visa-free'),
      ...result.notes.map((note) => saysNote(note, result, t)),
      t('assume.checked', { date: formatDate(result.checked, locale) }),
    ],
  };
}

function saysRule(
  { country, perVisit, window, on }: StayResult,
  t: CalculatorTranslate,
  locale: Locale,
): string[] {
  const days = (count: number) => t('days', { count });
  return [
    t('stay.rule', {
      country: country[locale],
      visit: days(perVisit.limitDays),
      total: days(window.limitDays),
      window: days(window.windowDays),
    }),
    t('stay.window', {
      window: days(window.windowDays),
      from: formatDate(window.from, locale),
      on: formatDate(on, locale),
    }),
  ];
}

function saysUsed(result: StayResult, t: CalculatorTranslate, locale: Locale): string[] {
  const { steps, window, hasOlderVisits } = result;
  const visits = steps.map(({ from, to, days }) =>
    t('stay.visit', {
      from: formatDate(from, locale),
      to: formatDate(to, locale),
      days: t('days', { count: days }),
    }),
  );
  const older = hasOlderVisits ? [t('stay.older', { from: formatDate(window.from, locale) })] : [];
  if (steps.length === 0) return [...older, t('stay.unused')];
  const over = window.used - window.limitDays;
  return [
    ...older,
    ...visits,
    t('stay.used', { sum: additionText(steps.map(({ days }) => days)) }),
    over > 0
      ? t('stay.total-over', { sum: subtractionText(window.used, window.limitDays) })
      : t('stay.total-left', { sum: subtractionText(window.limitDays, window.used) }),
  ];
}

/** No day of the total is left where the window ends before the visit begins. */
const isFull = ({ window, start }: StayResult): boolean => window.lastDay < start;

function saysLimits(result: StayResult, t: CalculatorTranslate, locale: Locale): string[] {
  const { perVisit, window, present } = result;
  const start = formatDate(result.start, locale);
  if (isFull(result)) return [t('stay.window-full', { start })];
  return [
    t(present ? 'stay.visit-limit' : 'stay.next-visit-limit', {
      start,
      limit: perVisit.limitDays,
      last: formatDate(perVisit.lastDay, locale),
    }),
    t('stay.window-limit', { last: formatDate(window.lastDay, locale) }),
    t('stay.last-lawful', { last: formatDate(result.lastLawfulDay, locale) }),
  ];
}

function saysOutcome(result: StayResult, t: CalculatorTranslate, locale: Locale): string[] {
  const { present, daysLeft, overDays, plannedExit, lastLawfulDay } = result;
  const on = formatDate(result.on, locale);
  if (!present) return [t('stay.left-next', { left: daysLeft })];
  const late =
    plannedExit !== undefined && plannedExit > lastLawfulDay
      ? [t('stay.exit-late', { exit: formatDate(plannedExit, locale) })]
      : [];
  return [
    overDays > 0 ? t('stay.over', { on, over: overDays }) : t('stay.left', { on, left: daysLeft }),
    ...late,
  ];
}

function saysReturn(
  { overDays, daysReturnOn, freeAgain, present }: StayResult,
  t: CalculatorTranslate,
  locale: Locale,
): string[] {
  const dropping =
    daysReturnOn !== undefined && overDays === 0
      ? [t('stay.days-return', { day: formatDate(daysReturnOn, locale) })]
      : [];
  if (!freeAgain) return dropping;
  const day = formatDate(freeAgain.from, locale);
  return [
    ...dropping,
    present
      ? t('stay.free-after-leaving', { leave: formatDate(freeAgain.leave, locale), day })
      : t('stay.free-again', { day }),
  ];
}

/** Somebody who is away has a last day only of the visit that would begin, and none where no day but that of entry is left. */
function saysOtherCount(result: StayResult, t: CalculatorTranslate, locale: Locale): string {
  const { used, lastLawfulDay } = result.entryDayFree;
  const last = formatDate(lastLawfulDay, locale);
  if (result.present) return t('stay.other-count', { used, last });
  return lastLawfulDay <= result.start
    ? t('stay.other-count-full', { used })
    : t('stay.other-count-away', { used, last, start: formatDate(result.start, locale) });
}

function saysNote(note: StayNote, { registrationDay = 0 }: StayResult, t: CalculatorTranslate): string {
  switch (note) {
    case 'registration':
      return t('assume.registration', { day: registrationDay, last: registrationDay });
    case 'contract':
      return t('assume.contract');
    case 'sources-differ':
      return t('assume.sources-differ');
    case 'not-official':
      return t('assume.not-official');
    default:
      return note satisfies never;
  }
}
