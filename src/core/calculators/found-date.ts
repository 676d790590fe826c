import type { Day } from './dates.ts';

/** What a date was said to be: crossing the border inwards or outwards. */
export type DateRole = 'entry' | 'exit';

/** A date that a text names. */
export type FoundDate = {
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly role?: DateRole;
  /** Named by its place beside today: "yesterday", "three days ago"; a weekday; or the days since the arrival. */
  readonly near?: 'today' | 'weekday' | 'since';
  /** Said to lie ahead, or possibly so: a day after today is then no mistake. */
  readonly planned?: true;
} & (
  | {
      readonly kind: 'day';
      readonly day: Day;
      /** False when the year was not written: then it is the latest such day not after today. */
      readonly year: boolean;
    }
  /** It may be this day or that one; with one reading, it must be confirmed, for the order is unusual or people round. */
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

/** A day named by its place beside today; several when it is not clear which. */
export interface NearSpot {
  readonly start: number;
  readonly end: number;
  readonly near: readonly Day[];
  /** One reading, to be confirmed. */
  readonly unsure?: true;
  readonly role?: DateRole;
  /** So much later than today, if the sentence speaks of what lies ahead. */
  readonly ahead?: true;
  /** Told by the days since the arrival. */
  readonly counted?: true;
}

/** Which of the Mondays: the nearest, last, next or the one before the last; or the one of a week. */
export type WhichWeek = 'nearest' | 'last' | 'next' | 'before-last' | 'last-week' | 'this-week' | 'next-week';

/** A weekday; the verb beside it tells whether it lies behind or ahead. */
export interface WeekdaySpot {
  readonly start: number;
  readonly end: number;
  /** Monday = 1 to Sunday = 7. */
  readonly weekday: number;
  readonly which: WhichWeek;
  /** It may be a week as well, or its beginning is told by "since": to be confirmed. */
  readonly unsure?: true;
}

export type DateSpot = WrittenDate | NearSpot | WeekdaySpot;

/** Whether what a verb tells lies behind, now, or ahead. */
export type Tense = 'past' | 'present' | 'future';
