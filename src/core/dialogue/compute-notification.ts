import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import type { Day } from '../calculators/dates.ts';
import { explainNotification } from '../calculators/explain-notification.ts';
import { type NotificationResult, notification } from '../calculators/notification.ts';
import { arrivalIn, plannedEntry } from '../calculators/visits-in-dates.ts';
import { formatDate } from '../format.ts';
import { dayInKazakhstan } from './answer.ts';
import { arrivalAhead, type Compute, told } from './computed.ts';
import type { Context } from './context.ts';

/** Counts the working days in which a host notifies. */
export const computeNotification: Compute = ({ dates }, context) => {
  const today = dayInKazakhstan(context.now);
  const arrival = arrivalIn(dates) ?? today;
  const planned = plannedEntry(dates, today) === arrival;
  return told(
    (planned ? undefined : arrivalAhead(arrival, today)) ?? notification({ arrival }, context.content),
    {
      explain: explainNotification,
      sentence: (result) => saysNotification(result, today, context),
      more: ({ safe }) => ({ date: { kind: 'notification', day: safe } }),
    },
    context,
  );
};

function saysNotification({ safe }: NotificationResult, today: Day, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  return t(safe < today ? 'result.notification-passed' : 'result.notification', {
    safe: formatDate(safe, locale),
  });
}
