import type { Library } from '../content/content.ts';
import { addDays, type Day, isWeekend, yearOf } from './dates.ts';

/** Working days counted one after another, with the days off that were passed over. */
export interface WorkingDays {
  readonly days: readonly Day[];
  readonly daysOff: readonly Day[];
}

/** The calendar of a year is missing or incomplete: nothing may be counted in it. */
export interface IncompleteYear {
  readonly missingYear: string;
}

/** Whether people with a five-day week work on a day; `undefined` when the calendar of its year is not complete. */
export function isWorkingDay(day: Day, holidays: Library['holidays']): boolean | undefined {
  const year = holidays.get(yearOf(day));
  if (!year?.complete) return undefined;
  if (year.workingWeekends.includes(day)) return true;
  return !isWeekend(day) && !year.daysOff.includes(day);
}

/** The first `count` working days from `start` on, `start` included when it is one. */
export function workingDaysFrom(
  start: Day,
  count: number,
  holidays: Library['holidays'],
): WorkingDays | IncompleteYear {
  const days: Day[] = [];
  const daysOff: Day[] = [];
  for (let day = start; days.length < count; day = addDays(day, 1)) {
    const working = isWorkingDay(day, holidays);
    if (working === undefined) return { missingYear: yearOf(day) };
    (working ? days : daysOff).push(day);
  }
  return { days, daysOff };
}
