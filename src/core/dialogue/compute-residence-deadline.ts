import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { explainResidenceDeadline, saysDuty } from '../calculators/explain-residence-deadline.ts';
import { residenceDeadline } from '../calculators/residence-deadline.ts';
import { arrivalIn } from '../calculators/visits-in-dates.ts';
import { dayInKazakhstan } from './answer.ts';
import { arrivalAhead, type Compute, told } from './computed.ts';

/** Finds by when a longer stay needs papers. */
export const computeResidenceDeadline: Compute = ({ dates }, context) => {
  const { content, session, locale, now } = context;
  const on = dayInKazakhstan(now);
  const arrival = arrivalIn(dates) ?? on;
  return told(
    arrivalAhead(arrival, on) ??
      residenceDeadline({ citizenship: session.citizenship ?? '', arrival, on }, content),
    {
      explain: explainResidenceDeadline,
      sentence: (result) => saysDuty(result, CALCULATOR_MESSAGES[locale], locale),
      more: ({ safe, lastDay }) => ({ date: { kind: 'stay', day: safe }, over: lastDay < on }),
    },
    context,
  );
};
