import type { Library } from '../content/content.ts';
import { addDays, addMonths, type Day, isDay, yearOf } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';
import { figureOn, figuresOn } from './rule-figures.ts';

export interface HouseholdPermitInput {
  readonly months: number;
  /** First day of the permit; the tax is paid before it. */
  readonly start: Day;
}

/** Price and end of a labour immigrant's permit for work in a private home. */
export interface HouseholdPermitResult {
  readonly ok: true;
  readonly months: number;
  readonly start: Day;
  /** Tax of all months in monthly calculation indices. */
  readonly mci: number;
  readonly tenge: number;
  /** Last day, when the first day counts. */
  readonly end: Day;
  /** Last day, when counting starts the day after. */
  readonly latestEnd: Day;
  /** The arithmetic: index in tenge, indices and tenge a month. */
  readonly steps: {
    readonly index: number;
    readonly monthMci: number;
    readonly monthTenge: number;
  };
  readonly extension: { readonly min: number; readonly max: number; readonly longest: number };
  readonly rules: readonly string[];
}

/** The term of a permit is a matter of the rules on permits, the price one of the year in which it is paid. */
const TERM = [
  'household-permit-min-months',
  'household-permit-max-months',
  'household-extension-min-months',
  'household-extension-max-months',
] as const;

/** Computes the advance income tax by the index of the year in which the permit starts, and the last day of the permit. */
export function householdPermit(
  { months, start }: HouseholdPermitInput,
  { figures }: Pick<Library, 'figures'>,
): HouseholdPermitResult | Refusal {
  if (!isDay(start)) return refuse({ reason: 'no-such-day', day: start });
  const term = figuresOn(figures, TERM, start);
  const monthMci = figureOn(figures, 'household-tax-month-mci', start);
  if (!term || monthMci === undefined) return refuse({ reason: 'no-rule', day: start });
  const { 'household-permit-min-months': min, 'household-permit-max-months': max } = term;
  if (!Number.isInteger(months) || months < min || months > max)
    return refuse({ reason: 'months-range', min, max });
  const index = figureOn(figures, 'mci', start);
  if (index === undefined) return refuse({ reason: 'index-unknown', year: yearOf(start) });
  const latestEnd = addMonths(start, months);
  return {
    ok: true,
    months,
    start,
    mci: months * monthMci,
    tenge: months * monthMci * index,
    end: addDays(latestEnd, -1),
    latestEnd,
    steps: { index, monthMci, monthTenge: monthMci * index },
    extension: {
      min: term['household-extension-min-months'],
      max: term['household-extension-max-months'],
      longest: max,
    },
    rules: ['F-WORK-08', 'F-WORK-09', 'F-ENTRY-41'],
  };
}
