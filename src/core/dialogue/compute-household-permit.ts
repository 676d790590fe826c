import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { explainHouseholdPermit } from '../calculators/explain-household-permit.ts';
import { type HouseholdPermitResult, householdPermit } from '../calculators/household-permit.ts';
import { arrivalIn } from '../calculators/visits-in-dates.ts';
import { formatDate, formatTenge } from '../format.ts';
import { dayInKazakhstan } from './answer.ts';
import { type Compute, told } from './computed.ts';
import type { Context } from './context.ts';

/** Computes price and end of a permit for work in a private home. */
export const computeHouseholdPermit: Compute = ({ count = 0, dates }, context) => {
  const named = arrivalIn(dates);
  const start = named ?? dayInKazakhstan(context.now);
  return told(
    householdPermit({ months: count, start }, context.content),
    {
      explain: explainHouseholdPermit,
      sentence: (result) => saysPermit(result, context),
      // Without a first day of one's own the end is only an example.
      more: ({ end }) => (named ? { date: { kind: 'permit', day: end } } : {}),
    },
    context,
  );
};

function saysPermit({ months, tenge, start, end }: HouseholdPermitResult, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  return t('result.household', {
    months: t('months', { count: months }),
    sum: formatTenge(tenge, locale),
    start: formatDate(start, locale),
    end: formatDate(end, locale),
  });
}
