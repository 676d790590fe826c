import { addMonths, type Day, daysBetween } from './dates.ts';
import type { DateRole, FoundDate } from './found-date.ts';
import type { Visit } from './visits.ts';

/** A date as it is remembered between two turns: what it may be, and what it was said to be. */
export interface GivenDate {
  /** One day when it is sure; several when the person has to say which. */
  readonly readings: readonly Day[];
  readonly role?: DateRole | undefined;
  /** False when the year was not written. */
  readonly year: boolean;
  /** The one reading must be confirmed: its order is unusual, or people round. */
  readonly unsure?: boolean | undefined;
  /** Said to lie ahead, or possibly so. */
  readonly planned?: boolean | undefined;
}

/** Whether it must be asked which day was meant. */
export const isUnsure = ({ readings, unsure }: GivenDate): boolean => readings.length > 1 || unsure === true;

/** What is kept of the dates of a text; impossible ones are left to be answered at once. */
export function givenDates(found: readonly FoundDate[], today: Day): GivenDate[] {
  const given = found.flatMap((date): GivenDate[] => {
    const said = { ...(date.role ? { role: date.role } : {}), ...(date.planned ? { planned: true } : {}) };
    if (date.kind === 'impossible') return [];
    return date.kind === 'day'
      ? [{ readings: [date.day], year: date.year, ...said }]
      : [{ readings: date.readings, year: true, unsure: true, ...said }];
  });
  return withUnsureYears(given, today);
}

const MONTHS_A_YEAR = 12;

/** A visit that began so lately surely goes on into the next year. */
const LATELY_DAYS = 60;

/** "1 октября – 10 января" without years may lie behind or reach into the next year: the entry is asked about. */
function withUnsureYears(dates: readonly GivenDate[], today: Day): GivenDate[] {
  return dates.map((date, i) => {
    const [entry, ...others] = date.readings;
    const next = dates[i + 1];
    const [exit] = next?.readings ?? [];
    const isOpen =
      date.role === 'entry' && !date.year && others.length === 0 && next?.role === 'exit' && !next.year;
    if (!isOpen || entry === undefined || exit === undefined || exit >= entry) return date;
    if (daysBetween(entry, today) <= LATELY_DAYS) return date;
    return { ...date, readings: [entry, addMonths(entry, -MONTHS_A_YEAR)], year: true };
  });
}

/** The visits that sure dates tell of; `undefined` when it is not clear which day is which. */
export function visitsIn(dates: readonly GivenDate[]): Visit[] | undefined {
  const days = dates.map(({ readings, role, year }) => ({ day: readings[0] ?? '', role, year }));
  if (days.length === 0 || dates.some(isUnsure)) return undefined;
  if (days.every(({ role }) => role === undefined)) return byOrder(days.map(({ day }) => day));
  const visits: Visit[] = [];
  for (const { day, role, year } of days) {
    const last = visits.at(-1);
    const open = last && last.exit === undefined ? last : undefined;
    // After a stay that is over, a bare day begins the next one.
    if (role === 'entry' || (role === undefined && last && !open)) visits.push({ entry: day });
    else if (role === 'exit' && open)
      visits[visits.length - 1] = { entry: open.entry, exit: year ? day : notBefore(open.entry, day) };
    else return undefined;
  }
  return visits;
}

/** A day of leaving without a year is the first such day after the entry. */
const notBefore = (entry: Day, exit: Day): Day => (exit < entry ? addMonths(exit, MONTHS_A_YEAR) : exit);

/** Bare days in the order of time are entry, exit, entry and so on; the last may be open. */
function byOrder(days: readonly Day[]): Visit[] | undefined {
  if (days.some((day, i) => i > 0 && day <= (days[i - 1] ?? ''))) return undefined;
  return days.flatMap((entry, i) => {
    const exit = days[i + 1];
    return i % 2 === 1 ? [] : [exit === undefined ? { entry } : { entry, exit }];
  });
}

/** The day of arrival that dates name: the last entry, or the only date; `undefined` when none is sure. */
export function arrivalIn(dates: readonly GivenDate[]): Day | undefined {
  const entries = dates.filter(({ role }) => role === 'entry');
  const [only] = entries.length > 0 ? entries.slice(-1) : dates.length === 1 ? dates : [];
  return only && !isUnsure(only) && only.role !== 'exit' ? only.readings[0] : undefined;
}

/** The planned day of entry that dates name: it lies ahead, and was not said to lie behind. */
export const plannedEntry = (dates: readonly GivenDate[], today: Day): Day | undefined =>
  dates.find(
    ({ readings: [day], planned, role }) => planned && role !== 'exit' && day !== undefined && day > today,
  )?.readings[0];
