/** An ISO day such as `2026-11-20`: a square of the calendar of Kazakhstan, without hours and time zones. */
export type Day = string;

const DAY_MS = 86_400_000;
const PATTERN = /^(?:19|20|21)\d\d-\d\d-\d\d$/;

/** Whether a text is a day that the calendar has, 1900 to 2199; 31 February is none. */
export function isDay(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Days since 1 January 1970, so that days can be counted with. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The day of such a number. */
export const dayOf = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day so many days later, or earlier when negative. */
export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** How many days lie between two days: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The same day so many months later; the last day of the month where it has no such day (31 January + 1 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  const target = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), target)).toISOString().slice(0, 10);
}

const DAYS_A_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const DAYS_SINCE_MONDAY = 3;

/** The weekday of a day, Monday = 1 to Sunday = 7. */
export const weekdayOf = (day: Day): number => ((dayNumber(day) + DAYS_SINCE_MONDAY) % DAYS_A_WEEK) + 1;

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (day: Day): boolean => weekdayOf(day) > 5;

/** The year of a day. */
export const yearOf = (day: Day): string => day.slice(0, 4);
