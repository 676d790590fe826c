import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import type { Day } from './dates.ts';
import type { Explanation } from './explanation.ts';
import type { ResidenceDeadlineResult, ResidenceNote } from './residence-deadline.ts';

/** Says what must be done by when for a longer stay, and what was taken for granted. */
export function explainResidenceDeadline(
  result: ResidenceDeadlineResult,
  t: CalculatorTranslate,
  locale: Locale,
): Explanation {
  const date = (day: string) => formatDate(day, locale);
  const { country, visitDays, arrival, limitDays, notes } = result;
  return {
    explanation: [
      t('residence.limit', { country: country[locale], visit: t('days', { count: visitDays }) }),
      t('residence.count', { arrival: date(arrival), limit: limitDays, safe: date(result.safe) }),
      saysDuty(result, t, locale),
      ...saysAdvice(result, t, date),
    ],
    assumptions: [
      ...(isOver(result.latest, result) ? [] : [t('residence.other-count', { latest: date(result.latest) })]),
      ...(needsGround(result) ? [t('residence.assume.ground')] : []),
      ...notes.map((note) => saysNote(note, result, t)),
      t('assume.checked', { date: date(result.checked) }),
    ],
  };
}

/** Whether a day has passed; the safe answer where it is not known is that it lies ahead. */
const isOver = (day: Day, { on }: ResidenceDeadlineResult): boolean => on !== undefined && day < on;

/** Workers of the Eurasian Union stay by their contract and need no permit. */
const needsGround = ({ duty, notes }: ResidenceDeadlineResult): boolean =>
  duty !== 'visa' && !notes.includes('contract');

/** What must be done, in one sentence or two; what has passed is said as such. */
export function saysDuty(result: ResidenceDeadlineResult, t: CalculatorTranslate, locale: Locale): string {
  const safe = formatDate(result.safe, locale);
  const last = formatDate(result.lastDay, locale);
  if (isOver(result.lastDay, result)) return t('residence.over', { last });
  const { duty } = result;
  switch (duty) {
    case 'register':
      return t(isOver(result.safe, result) ? 'residence.register-passed' : 'residence.register', {
        safe,
        last,
      });
    case 'register-or-permit':
    case 'permit':
    case 'visa':
      return t(`residence.${duty}`, { safe });
    default:
      return duty satisfies never;
  }
}

/** Our advice when to apply for a permit: by a day, or at once when that day has passed. */
function saysAdvice(
  result: ResidenceDeadlineResult,
  t: CalculatorTranslate,
  date: (day: string) => string,
): string[] {
  const { applyBy, marginDays } = result;
  if (applyBy === undefined || marginDays === undefined || isOver(result.lastDay, result)) return [];
  return isOver(applyBy, result)
    ? [t('residence.apply-now', { margin: marginDays })]
    : [t('residence.apply-by', { day: date(applyBy), margin: marginDays })];
}

function saysNote(note: ResidenceNote, result: ResidenceDeadlineResult, t: CalculatorTranslate): string {
  switch (note) {
    case 'system':
      return t(isOver(result.safe, result) ? 'residence.assume.system-passed' : 'residence.assume.system');
    case 'contract':
      return t('residence.assume.contract');
    case 'registration-unclear':
      return t('residence.assume.registration-unclear');
    case 'sources-differ':
      return t('assume.sources-differ');
    case 'not-official':
      return t('assume.not-official');
    default:
      return note satisfies never;
  }
}
