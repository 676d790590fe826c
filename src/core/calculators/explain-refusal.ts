import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import type { RefusalReason } from './refusal.ts';

/** Says in one sentence or two why there are no figures, and whom to ask or what to correct. */
export function explainRefusal(refusal: RefusalReason, t: CalculatorTranslate, locale: Locale): string {
  const date = (day: string) => formatDate(day, locale);
  switch (refusal.reason) {
    case 'no-visits':
    case 'stateless':
    case 'own-citizen':
    case 'unknown-country':
    case 'days-range':
      return t(`refused.${refusal.reason}`);
    case 'no-such-day':
      return t('refused.no-such-day', { day: refusal.day });
    case 'exit-before-entry':
      return t('refused.exit-before-entry', { entry: date(refusal.entry), exit: date(refusal.exit) });
    case 'entry-after-day':
      return t('refused.entry-after-day', { entry: date(refusal.entry), on: date(refusal.on) });
    case 'arrival-ahead':
      return t('refused.arrival-ahead', { arrival: date(refusal.arrival), on: date(refusal.on) });
    case 'overlap':
      return t('refused.overlap', { first: date(refusal.first), second: date(refusal.second) });
    case 'open-not-last':
      return t('refused.open-not-last', { entry: date(refusal.entry) });
    case 'visa-needed':
      return t('refused.visa-needed', { country: refusal.country[locale] });
    case 'total-unknown':
      return t('refused.total-unknown', {
        country: refusal.country[locale],
        visit: t('days', { count: refusal.visitDays }),
      });
    case 'before-rule':
      return t('refused.before-rule', { since: date(refusal.since), day: date(refusal.day) });
    case 'no-rule':
      return t('refused.no-rule', { day: date(refusal.day) });
    case 'index-unknown':
      return t('refused.index-unknown', { year: refusal.year });
    case 'months-range':
      return t('refused.months-range', { min: refusal.min, max: refusal.max });
    case 'calendar-incomplete':
      return refusal.safe === undefined
        ? t('refused.calendar-incomplete', { year: refusal.year })
        : t('refused.calendar-incomplete-safe', { year: refusal.year, safe: date(refusal.safe) });
    default:
      return refusal satisfies never;
  }
}
