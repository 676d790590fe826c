import { formatDate, formatTenge } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import { yearOf } from './dates.ts';
import { type Explanation, tengeProductText } from './explanation.ts';
import type { HouseholdPermitResult } from './household-permit.ts';

/** Says how the tax and the end of a labour immigrant's permit were computed, and what was taken for granted. */
export function explainHouseholdPermit(
  result: HouseholdPermitResult,
  t: CalculatorTranslate,
  locale: Locale,
): Explanation {
  const { months, start, mci, end, latestEnd, steps, extension } = result;
  const index = (value: number) => t('index', { value });
  const term = t('months', { count: months });
  return {
    explanation: [
      t('household.month', { sum: tengeProductText(steps.monthMci, steps.index, locale) }),
      t('household.total', { months: term, sum: tengeProductText(months, steps.monthTenge, locale) }),
      t('household.index', { sum: `${months} × ${index(steps.monthMci)} = ${index(mci)}` }),
      t('household.end', {
        start: formatDate(start, locale),
        months: term,
        end: formatDate(end, locale),
      }),
    ],
    assumptions: [
      t('household.assume.index', { year: yearOf(start), index: formatTenge(steps.index, locale) }),
      t('household.assume.first-day', { day: formatDate(latestEnd, locale) }),
      t('household.assume.extension', { ...extension }),
    ],
  };
}
