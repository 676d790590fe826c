import { formatNumber, formatTenge } from '../format.ts';
import type { Locale } from '../locale.ts';

/** A result in finished sentences: how it was computed, and what was taken for granted. */
export interface Explanation {
  readonly explanation: readonly string[];
  readonly assumptions: readonly string[];
}

/** `19 + 11 = 30`; a single number stays alone. */
export const additionText = (terms: readonly number[]): string =>
  terms.length === 1
    ? String(terms[0])
    : `${terms.join(' + ')} = ${terms.reduce((sum, term) => sum + term, 0)}`;

/** `90 − 30 = 60`. */
export const subtractionText = (from: number, less: number): string => `${from} − ${less} = ${from - less}`;

/** `3 × 17 300 ₸ = 51 900 ₸`. */
export const tengeProductText = (times: number, tenge: number, locale: Locale): string =>
  `${formatNumber(times, locale)} × ${formatTenge(tenge, locale)} = ${formatTenge(times * tenge, locale)}`;
