import { rolesOf } from './date-roles.ts';
import {
  FROM_ENDING,
  FROM_WORDS,
  hasEntered,
  isPlanned,
  LAST_YEAR,
  monthOf,
  NEXT_YEAR,
  TO_AFTER,
  TO_ENDING,
  TO_WORDS,
} from './date-words.ts';
import { type Day, daysBetween, isDay, yearOf } from './dates.ts';
import { datesBesideToday } from './dates-beside-today.ts';
import { datesInDigits } from './dates-in-digits.ts';
import { datesInWords, isYear } from './dates-in-words.ts';
import type { DateRole, DateSpot, FoundDate, WrittenDate } from './found-date.ts';
import { keyIn, type Token, tokensOf } from './text-tokens.ts';

/** Finds the dates of a text in six languages, in order of place. `today` is the day in Kazakhstan. */
export function datesInText(text: string, today: Day): FoundDate[] {
  const numeric = datesInDigits(text);
  const tokens = tokensOf(text);
  const free = tokens.filter(
    ({ start, end }) => !numeric.some((date) => start < date.end && date.start < end),
  );
  const spots: DateSpot[] = [...numeric, ...datesInWords(free, text), ...datesBesideToday(free, today)].sort(
    (a, b) => a.start - b.start,
  );
  const years = yearsOf(text, tokens, spots, today);
  const marked = spots.map((spot) => ({ ...spot, ...markOf(spot, tokens) }));
  const roles = rolesOf(marked, text, tokens);
  return marked.map((spot, i) => resolve(spot, roles[i], years, today));
}

/** Latin words that are months only beside a number. */
const NOT_ONLY_MONTHS = /^(?:may|mar|marta|jan|dec|sen|sep|nov|марта)$/;

/** Whether a text names a month whose day was not found: then not all its dates are known. */
export function hasUnreadMonth(text: string, dates: readonly FoundDate[]): boolean {
  return tokensOf(text).some(
    (token) =>
      !NOT_ONLY_MONTHS.test(token.text) &&
      monthOf(token) !== undefined &&
      !dates.some(({ start, end }) => start <= token.start && token.end <= end),
  );
}

/** Signs beside a date: "с", "-дан", "until". */
function markOf(spot: DateSpot, tokens: readonly Token[]): { role?: DateRole } {
  if ('role' in spot && spot.role) return { role: spot.role };
  const last = tokens.findLast(({ end }) => end <= spot.end);
  const before = tokens.findLast(({ end }) => end <= spot.start);
  const after = tokens.find(({ start }) => start >= spot.end);
  const named =
    last && !('near' in spot) && last.digits === undefined && last.start >= spot.start ? last.key : '';
  const ending = after && after.start - spot.end <= 1 ? after.key : '';
  if (TO_ENDING.test(named) || keyIn(TO_AFTER, after) || keyIn(TO_WORDS, before)) return { role: 'exit' };
  if (
    keyIn(FROM_WORDS, before) ||
    (named.length > 4 && FROM_ENDING.test(named)) ||
    /^[dtn][ae]n$/.test(ending)
  )
    return { role: 'entry' };
  return {};
}

interface Years {
  /** The year of dates that name none. */
  readonly year?: number;
  /** Another year that may be meant. */
  readonly orYear?: number;
  /** They surely lie behind, or maybe ahead; else only near ones may lie ahead. */
  readonly past: boolean;
  readonly planned: boolean;
}

/** A year said somewhere else in the text, or named as the last or the next one. */
function yearsOf(text: string, tokens: readonly Token[], spots: readonly DateSpot[], today: Day): Years {
  const past = tokens.some(({ key }) => hasEntered(key));
  const planned = !past && tokens.some(({ key }) => isPlanned(key));
  const thisYear = Number(yearOf(today));
  // Said once beside several dates, it is not clear for which of them.
  if (LAST_YEAR.test(text))
    return spots.length > 1 ? { orYear: thisYear - 1, past, planned } : { year: thisYear - 1, past, planned };
  if (NEXT_YEAR.test(text)) return { year: thisYear + 1, past, planned };
  const apart = tokens.filter(
    (token) => isYear(token) && !spots.some(({ start, end }) => start <= token.start && token.end <= end),
  );
  const [only] = apart;
  return apart.length === 1 && only?.digits !== undefined
    ? { year: only.digits, past, planned }
    : { past, planned };
}

function resolve(spot: DateSpot, role: DateRole | undefined, years: Years, today: Day): FoundDate {
  const place = { start: spot.start, end: spot.end, ...(role ? { role } : {}) };
  if ('near' in spot) return { ...place, kind: 'day', day: spot.near, year: true, near: true };
  const year = spot.year ?? years.year;
  const readings = readingsOf(
    spot,
    year,
    role === 'exit' ? { ...years, past: true, planned: false } : years,
    today,
  );
  const [first, second] = readings;
  if (first === undefined) return { ...place, kind: 'impossible', written: asWritten(spot, year) };
  if (second !== undefined || spot.order === 'swapped') return { ...place, kind: 'ambiguous', readings };
  return { ...place, kind: 'day', day: first, year: year !== undefined };
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

/** The latest such day not after today; and the next one, where a plan may be spoken of. */
function latest(day: number, month: number, { past: surely, planned }: Years, today: Day): Day[] {
  const year = Number(yearOf(today));
  const days = [year + 1, year, year - 1].map((each) => isoDay(each, month, day)).filter(isDay);
  const past = days.find((each) => each <= today);
  const next = days.findLast((each) => each > today);
  const ahead = next !== undefined && (planned || (!surely && daysBetween(today, next) <= NEAR_AHEAD_DAYS));
  return [...(ahead ? [next] : []), ...(past === undefined ? [] : [past])];
}

const two = (number: number): string => String(number).padStart(2, '0');
const isoDay = (year: number, month: number, day: number): Day => `${year}-${two(month)}-${two(day)}`;
const asWritten = ({ day, month }: WrittenDate, year: number | undefined): string =>
  [two(day), two(month), ...(year === undefined ? [] : [String(year)])].join('.');
