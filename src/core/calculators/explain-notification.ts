import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import type { Day } from './dates.ts';
import type { Explanation } from './explanation.ts';
import type { NotificationResult } from './notification.ts';

/** Says which working days were counted for the host, and what was taken for granted. */
export function explainNotification(
  result: NotificationResult,
  t: CalculatorTranslate,
  locale: Locale,
): Explanation {
  const list = (days: readonly Day[]) => days.map((day) => formatDate(day, locale)).join('; ');
  const { limitDays, steps } = result;
  const daysOff = steps.daysOff.length > 0 ? [t('notification.days-off', { days: list(steps.daysOff) })] : [];
  return {
    explanation: [
      t('notification.limit', { limit: t('working-days', { count: limitDays }) }),
      ...saysCount(result, list, t, locale),
      ...daysOff,
    ],
    assumptions: [
      ...(result.arrivalWorks ? [t('notification.assume.unclear')] : []),
      t('notification.assume.week'),
      t('notification.assume.host'),
    ],
  };
}

function saysCount(
  { arrival, arrivalWorks, safe, latest, steps }: NotificationResult,
  list: (days: readonly Day[]) => string,
  t: CalculatorTranslate,
  locale: Locale,
): string[] {
  const last = formatDate(safe, locale);
  const days = list(steps.safe);
  return arrivalWorks
    ? [
        t('notification.safe', { days, last }),
        t('notification.latest', { days: list(steps.latest), last: formatDate(latest, locale) }),
      ]
    : [t('notification.arrival-off', { arrival: formatDate(arrival, locale), days, last })];
}
