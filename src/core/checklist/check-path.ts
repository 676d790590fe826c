import type { Day } from '../calculators/dates.ts';
import type { Locale } from '../locale.ts';
import type { Direction } from './checklist.ts';

/** What an address of the check may hold; everything may still be missing. */
export interface CheckAddress {
  readonly direction?: Direction | undefined;
  readonly citizenship?: string | undefined;
  readonly purpose?: string | undefined;
  readonly stage?: string | undefined;
  readonly arrival?: Day | undefined;
  /** The day as of which the list is made; absent = today. */
  readonly on?: Day | undefined;
}

/** Where the service serves the check with some answers, from the first slash: codes and days, nothing that a person wrote. */
export function checkPath(
  { direction, citizenship, purpose, stage, arrival, on }: CheckAddress,
  locale: Locale,
): string {
  const query = { direction, citizenship, purpose, stage, arrival, on, locale };
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/check?${new URLSearchParams(given)}`;
}
