import type { Day } from './dates.ts';

/** What a date was said to be: crossing the border inwards or outwards. */
export type DateRole = 'entry' | 'exit';

/** A date that a text names. */
export type FoundDate = {
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly role?: DateRole;
} & (
  | {
      readonly kind: 'day';
      readonly day: Day;
      /** False when the year was not written: then it is the latest such day not after today. */
      readonly year: boolean;
      /** Named by its place beside today: "yesterday", "three days ago". */
      readonly near?: true;
    }
  /** It may be this day or that one; with one reading, it must be confirmed because the order is unusual. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Day[] }
  /** A day that no calendar has, such as 31.02.2026, as day, month and year. */
  | { readonly kind: 'impossible'; readonly written: string }
);

/** Day, month and year as written, before the calendar was asked. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  /** Day and month may have been meant the other way round. */
  readonly order?: 'unsure' | 'swapped';
  readonly role?: DateRole;
  /** Another day of the same month that may have been meant: "12–13 мая". */
  readonly orDay?: number;
}

export type DateSpot =
  | WrittenDate /** A day named by its place beside today. */
  | { readonly start: number; readonly end: number; readonly near: Day };
