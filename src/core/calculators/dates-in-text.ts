import { crossingsIn, rolesOf } from './date-roles.ts';
import { FROM_ENDING, FROM_WORDS, TO_AFTER, TO_ENDING, TO_WORDS } from './date-words.ts';
import { addDays, type Day, weekdayOf } from './dates.ts';
import { datesBesideToday } from './dates-beside-today.ts';
import { datesInDigits } from './dates-in-digits.ts';
import { datesInWords } from './dates-in-words.ts';
import { daysSinceArrival } from './days-since-arrival.ts';
import type { DateRole, DateSpot, FoundDate, NearSpot, WeekdaySpot, WrittenDate } from './found-date.ts';
import { resolveDate, yearsOf } from './resolve-date.ts';
import { keyIn, type Token, tokensOf } from './text-tokens.ts';
import { hasUnreadMonth, namesVagueTime } from './vague-dates.ts';
import { weekdaysInText } from './weekdays-in-text.ts';

/** The dates of a text, and whether it tells of times that are no days. */
export interface DatesRead {
  readonly dates: readonly FoundDate[];
  /** A month without its day, "some days ago": then not all its dates are known. */
  readonly unread: boolean;
  /** A holiday, "last week" and the like: no day where one was to be told. */
  readonly vague: boolean;
}

/** Finds the dates of a text in six languages, in order of place. `today` is the day in Kazakhstan. */
export const datesInText = (text: string, today: Day): readonly FoundDate[] => readDates(text, today).dates;

/** Reads all that a text tells of days. */
export function readDates(text: string, today: Day, tokens: readonly Token[] = tokensOf(text)): DatesRead {
  const numeric = datesInDigits(text);
  const free =
    numeric.length === 0 ? tokens : tokens.filter((token) => !numeric.some((date) => overlap(token, date)));
  const written = [...numeric, ...datesInWords(free, text)];
  const beside = datesBesideToday(free, text, today);
  const relative = [...beside.spots, ...weekdaysInText(free)];
  const spots = withCounted(written, relative, daysSinceArrival(free, text, today), today);
  const { dates, unread } = resolveAll(spots, text, tokens, today);
  return {
    dates,
    unread: unread || beside.unread || hasUnreadMonth(tokens, dates),
    vague: namesVagueTime(tokens, dates),
  };
}

const overlap = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;
type Place = Pick<DateSpot, 'start' | 'end'>;

/** All dates in order of place; where they overlap, the written one, then the one told by days since, is meant. */
function withCounted(
  written: readonly WrittenDate[],
  relative: readonly (NearSpot | WeekdaySpot)[],
  counted: readonly NearSpot[],
  today: Day,
): DateSpot[] {
  const isToday = (spot: DateSpot) => counted.length > 0 && 'near' in spot && spot.near[0] === today;
  const spots = [...written, ...counted, ...relative.filter((spot) => !isToday(spot))];
  return spots
    .filter((spot, i) => !spots.slice(0, i).some((other) => overlap(other, spot)))
    .sort((a, b) => a.start - b.start);
}

function resolveAll(spots: readonly DateSpot[], text: string, tokens: readonly Token[], today: Day) {
  if (spots.length === 0) return { dates: [], unread: false };
  const years = yearsOf(text, tokens, spots, today);
  const told = withEchoes(spots, text, crossingsIn(tokens)).map(({ spot, echo }) => ({
    spot: { ...spot, ...markOf(spot, tokens) },
    echo,
  }));
  const crossings = rolesOf(
    told.map(({ spot }) => spot),
    text,
    tokens,
  );
  const read = told.map(({ spot, echo }, i) => {
    const date = resolveDate(spot, crossings[i] ?? {}, years, today);
    return { spot, date: echo && typeof date === 'object' ? confirmed(date, echo, today) : date };
  });
  const dates = read.flatMap(({ spot, date }) => (typeof date === 'object' ? [{ spot, date }] : []));
  return {
    dates: dates.filter((each) => !isLoose(each, dates, today)).map(({ date }) => date),
    unread: read.some(({ date }) => date === 'unread'),
  };
}

/** What may stand between a date and its weekday. */
const BESIDE = /^[\s,.()–—-]*(?:(?:the|on|в|во|kuni|күні|күнү|куни|это|рӯзи)\s)?[\s,.()–—-]*$/i;

/** "on Monday, 16 November", "вчера, в четверг": a weekday beside a date repeats it, unless there are more crossings than dates. */
function withEchoes(
  spots: readonly DateSpot[],
  text: string,
  crossings: number,
): { readonly spot: DateSpot; readonly echo?: WeekdaySpot }[] {
  const isBeside = (a: Place, b: Place) =>
    BESIDE.test(a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start));
  const weekdays = spots.filter((spot) => 'weekday' in spot);
  const others = spots.filter((spot) => !('weekday' in spot));
  if (crossings > others.length) return spots.map((spot) => ({ spot }));
  const alone = weekdays.filter((weekday) => !others.some((other) => isBeside(other, weekday)));
  const withOwn = others.map((spot) => {
    const echo = weekdays.find((weekday) => isBeside(weekday, spot));
    return echo ? { spot, echo } : { spot };
  });
  return [...withOwn, ...alone.map((spot) => ({ spot }))].sort((a, b) => a.spot.start - b.spot.start);
}

/** A weekday that is not the one of the date beside it is a slip in one of them, or a week that was rounded. */
function confirmed(date: FoundDate, { weekday }: WeekdaySpot, today: Day): FoundDate {
  if (date.kind !== 'day' || weekdayOf(date.day) === weekday) return date;
  const other = addDays(date.day, weekday - weekdayOf(date.day));
  const { day, year: _, ...place } = date;
  return { ...place, kind: 'ambiguous', readings: other > today && day <= today ? [day] : [day, other] };
}

interface Resolved {
  readonly spot: DateSpot;
  readonly date: FoundDate;
}

/**
 * A day of something else: "приехал 5 октября, завтра иду …", where it stands beside the day of entry with no verb of
 * crossing; and days since the entry where that one is told itself.
 */
function isLoose({ spot, date }: Resolved, all: readonly Resolved[], today: Day): boolean {
  const told = all.some(
    (other) => other.date.role === 'entry' && !('near' in other.spot && other.spot.counted),
  );
  if ('near' in spot && spot.counted) return told;
  if (!date.near || date.role !== undefined || !told) return false;
  return 'weekday' in spot || (date.kind === 'day' && date.day >= today);
}

/** Signs beside a date: "с", "-дан", "until". */
function markOf(spot: DateSpot, tokens: readonly Token[]): { role?: DateRole } {
  if ('role' in spot && spot.role) return { role: spot.role };
  const last = tokens.findLast(({ end }) => end <= spot.end);
  const before = tokens.findLast(({ end }) => end <= spot.start);
  const after = tokens.find(({ start }) => start >= spot.end);
  const hasEnding = last && !('near' in spot) && last.digits === undefined && last.start >= spot.start;
  const named = hasEnding ? last.key : '';
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
