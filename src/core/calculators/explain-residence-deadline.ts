import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import type { Explanation } from './explanation.ts';
import type { ResidenceDeadlineResult, ResidenceNote } from './residence-deadline.ts';

/** Says what must be done by when for a longer stay, and what was taken for granted. */
export function explainResidenceDeadline(
  result: ResidenceDeadlineResult,
  t: CalculatorTranslate,
  locale: Locale,
): Explanation {
  const date = (day: string) => formatDate(day, locale);
  const { country, visitDays, arrival, limitDays, applyBy, marginDays } = result;
  const advice =
    applyBy === undefined || marginDays === undefined
      ? []
      : [t('residence.apply-by', { day: date(applyBy), margin: marginDays })];
  return {
    explanation: [
      t('residence.limit', { country: country[locale], visit: t('days', { count: visitDays }) }),
      t('residence.count', { arrival: date(arrival), limit: limitDays, safe: date(result.safe) }),
      saysDuty(result, t, date),
      ...advice,
    ],
    assumptions: [
      t('residence.other-count', { latest: date(result.latest) }),
      ...(result.duty === 'visa' ? [] : [t('residence.assume.ground')]),
      ...result.notes.map((note) => saysNote(note, t)),
      t('assume.checked', { date: date(result.checked) }),
    ],
  };
}

function saysDuty(
  { duty, safe, lastDay }: ResidenceDeadlineResult,
  t: CalculatorTranslate,
  date: (day: string) => string,
): string {
  switch (duty) {
    case 'register':
      return t('residence.register', { safe: date(safe), last: date(lastDay) });
    case 'register-or-permit':
      return t('residence.register-or-permit', { safe: date(safe) });
    case 'permit':
      return t('residence.permit', { safe: date(safe) });
    case 'visa':
      return t('residence.visa', { safe: date(safe) });
    default:
      return duty satisfies never;
  }
}

function saysNote(note: ResidenceNote, t: CalculatorTranslate): string {
  switch (note) {
    case 'system':
      return t('residence.assume.system');
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
