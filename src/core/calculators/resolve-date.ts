import type { Crossing } from './date-roles.ts';
import { hasEntered, isPlanned, LAST_YEAR, NEXT_YEAR } from './date-words.ts';
import { type Day, daysBetween, isDay, yearOf } from './dates.ts';
import { isYear } from './dates-in-words.ts';
import type { DateSpot, FoundDate, NearSpot, Tense, WeekdaySpot, WrittenDate } from './found-date.ts';
import { isInside, type Token } from './text-tokens.ts';
import { daysOfWeekday } from './weekdays-in-text.ts';

/** What a whole text tells of years and of the time it speaks of. */
export interface Years {
  /** The year of dates that name none. */
  readonly year?: number;
  /** Another year that may be meant. */
  readonly orYear?: number;
  /** They surely lie behind, or maybe ahead; else only near ones may lie ahead. */
  readonly past: boolean;
  readonly planned: boolean;
  /** Surely ahead. */
  readonly future?: boolean;
}

/** A year said somewhere else in the text, or named as the last or the next one. */
export function yearsOf(
  text: string,
  tokens: readonly Token[],
  spots: readonly DateSpot[],
  today: Day,
): Years {
  const past = tokens.some(({ key }) => hasEntered(key));
  const planned = !past && tokens.some(({ key }) => isPlanned(key));
  const thisYear = Number(yearOf(today));
  // Said once beside several dates, it is not clear for which of them.
  if (LAST_YEAR.test(text))
    return spots.length > 1 ? { orYear: thisYear - 1, past, planned } : { year: thisYear - 1, past, planned };
  if (NEXT_YEAR.test(text)) return { year: thisYear + 1, past, planned };
  const apart = tokens.filter((token) => isYear(token) && !isInside(token, spots));
  const [only] = apart;
  const year = apart.length === 1 ? only?.digits : undefined;
  if (year === undefined) return { past, planned };
  // A passport issued in 2022 says nothing of the day of entry.
  return year === thisYear ? { year, past, planned } : { orYear: year, past, planned };
}

/** The day or days that a date may be; `unread` when it is counted from another day, `undefined` when it tells of something else. */
export function resolveDate(
  spot: DateSpot,
  { role, tense }: Crossing,
  years: Years,
  today: Day,
): FoundDate | 'unread' | undefined {
  const place = { start: spot.start, end: spot.end, ...(role ? { role } : {}) };
  if ('near' in spot) return resolveNear(spot, place, tense, today);
  if ('weekday' in spot) return resolveWeekday(spot, place, tense ?? textTense(years), today);
  return resolveWritten(spot, place, withTense(years, tense, role), today);
}

type Place = Pick<FoundDate, 'start' | 'end' | 'role'>;

const PLANNED = { planned: true } as const;

function resolveNear(
  { near, unsure, ahead, counted }: NearSpot,
  place: Place,
  tense: Tense | undefined,
  today: Day,
): FoundDate | 'unread' | undefined {
  // "приехал и через три дня уехал" counts from the entry; "arrived, must register in three days" names no crossing.
  if (ahead && tense === 'past') return place.role === 'exit' ? 'unread' : undefined;
  const [day, ...others] = near;
  if (day === undefined) return undefined;
  const kind = counted ? ('since' as const) : ('today' as const);
  const named = { ...place, near: kind, ...(day > today ? PLANNED : {}) };
  return unsure || others.length > 0
    ? { ...named, kind: 'ambiguous', readings: near }
    : { ...named, kind: 'day', day, year: true };
}

function resolveWeekday(
  spot: WeekdaySpot,
  place: Place,
  tense: Tense | undefined,
  today: Day,
): FoundDate | undefined {
  const readings = daysOfWeekday(spot, tense, today);
  const [day] = readings;
  if (day === undefined) return undefined;
  const maybeAhead = tense !== 'past' && readings.some((each) => each > today);
  const named = { ...place, near: 'weekday' as const, ...(maybeAhead ? PLANNED : {}) };
  return readings.length > 1 || spot.unsure || (tense === 'past' && day > today)
    ? { ...named, kind: 'ambiguous', readings }
    : { ...named, kind: 'day', day, year: true };
}

/** Without a verb beside it, a day is when the whole text is. */
const textTense = ({ past, planned }: Years): Tense | undefined =>
  past ? 'past' : planned ? 'present' : undefined;

/** The verb beside a date knows better than the text; the year of an exit is found from its entry. */
function withTense(years: Years, tense: Tense | undefined, role: Place['role']): Years {
  if (role === 'exit') return { ...years, past: true, planned: false };
  switch (tense) {
    case undefined:
      return years;
    case 'past':
      return { ...years, past: true, planned: false };
    case 'present':
      return { ...years, past: false, planned: true };
    case 'future':
      return { ...years, past: false, planned: true, future: true };
    default:
      return tense satisfies never;
  }
}

function resolveWritten(spot: WrittenDate, place: Place, years: Years, today: Day): FoundDate {
  const year = spot.year ?? years.year;
  const readings = readingsOf(spot, year, years, today);
  const [first, second] = readings;
  if (first === undefined) return { ...place, kind: 'impossible', written: asWritten(spot, year) };
  const mayBeAhead =
    years.planned || (readings.some((day) => day > today) && readings.some((day) => day <= today));
  const named = { ...place, ...(mayBeAhead ? PLANNED : {}) };
  if (second !== undefined || spot.order === 'swapped') return { ...named, kind: 'ambiguous', readings };
  return { ...named, kind: 'day', day: first, year: year !== undefined || first > today };
}

function readingsOf(
  { day, month, order, orDay }: WrittenDate,
  year: number | undefined,
  years: Years,
  today: Day,
): Day[] {
  const at = (d: number, m: number): Day[] =>
    year === undefined ? latest(d, m, years, today) : [isoDay(year, m, d)].filter(isDay);
  const readings = order === 'unsure' ? [...at(day, month), ...at(month, day)] : at(day, month);
  const others = orDay === undefined ? [] : at(orDay, month);
  const older =
    year === undefined && years.orYear !== undefined ? [isoDay(years.orYear, month, day)].filter(isDay) : [];
  return [...new Set([...readings, ...others, ...older])].slice(0, MOST_READINGS);
}

const MOST_READINGS = 4;
/** Without a verb that tells, a day this near ahead may be meant as well as the one a year before it. */
const NEAR_AHEAD_DAYS = 60;

/** The latest such day not after today; and the next one, where a plan may be spoken of, alone where surely one is. */
function latest(day: number, month: number, { past: surely, planned, future }: Years, today: Day): Day[] {
  const year = Number(yearOf(today));
  const days = [year + 1, year, year - 1].map((each) => isoDay(each, month, day)).filter(isDay);
  const past = days.find((each) => each <= today);
  const next = days.findLast((each) => each > today);
  if (future && next !== undefined) return past === today ? [next, past] : [next];
  const ahead = next !== undefined && (planned || (!surely && daysBetween(today, next) <= NEAR_AHEAD_DAYS));
  return [...(ahead ? [next] : []), ...(past === undefined ? [] : [past])];
}

const two = (number: number): string => String(number).padStart(2, '0');
const isoDay = (year: number, month: number, day: number): Day => `${year}-${two(month)}-${two(day)}`;
const asWritten = ({ day, month }: WrittenDate, year: number | undefined): string =>
  [two(day), two(month), ...(year === undefined ? [] : [String(year)])].join('.');
