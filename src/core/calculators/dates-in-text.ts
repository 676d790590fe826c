import { rolesOf } from './date-roles.ts';
import {
  AGO,
  COUNTED,
  DAY_FILLER,
  FROM_ENDING,
  FROM_WORDS,
  hasEntered,
  isPlanned,
  LAST_YEAR,
  monthOf,
  NEAR_DAYS,
  NEXT_YEAR,
  RANGE_FILLER,
  TO_AFTER,
  TO_ENDING,
  TO_WORDS,
  YEAR_WORD,
} from './date-words.ts';
import { addDays, type Day, daysBetween, isDay, yearOf } from './dates.ts';
import { numberOfWords } from './number-words.ts';
import { unitOf } from './numbers-in-text.ts';
import { type Token, tokensOf } from './text-tokens.ts';

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
    }
  /** It may be this day or that one; with one reading, it must be confirmed because the order is unusual. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Day[] }
  /** A day that no calendar has, such as 31.02.2026, as day, month and year. */
  | { readonly kind: 'impossible'; readonly written: string }
);

/** Day, month and year as written, before the calendar was asked. */
interface Written {
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

type Spot = Written | { readonly start: number; readonly end: number; readonly near: Day };

/** Finds the dates of a text in six languages, in order of place. `today` is the day in Kazakhstan. */
export function datesInText(text: string, today: Day): FoundDate[] {
  const numeric = numericDates(text);
  const tokens = tokensOf(text);
  const free = tokens.filter(
    ({ start, end }) => !numeric.some((date) => start < date.end && date.start < end),
  );
  const spots: Spot[] = [...numeric, ...writtenDates(free, text), ...nearDates(free, today)].sort(
    (a, b) => a.start - b.start,
  );
  const years = yearsOf(text, tokens, spots, today);
  const marked = spots.map((spot) => ({ ...spot, ...markOf(spot, tokens) }));
  const roles = rolesOf(marked, text, tokens);
  return marked.map((spot, i) => resolve(spot, roles[i], years, today));
}

// ---------------------------------------------------------------- digits

const SEPARATED = String.raw`\s?[./\-,]\s?`;
const ISO = /(?<![\d./-])((?:19|20|21)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?![\d])(?![-./]\d)/g;
const FULL = new RegExp(
  String.raw`(?<![\d./-])(\d{1,2})(?:${SEPARATED}|\s)(\d{1,2})(?:${SEPARATED}|\s)((?:19|20|21)\d\d|\d\d)(?!\d)(?![./-]\d)`,
  'g',
);
const SHORT = /(?<![\d./:,-])(\d{1,2})([./]|-(?=0))(\d{1,2})(?!\d)(?![.,/:-]\d)/g;

function numericDates(text: string): Written[] {
  const found: Written[] = [];
  const isFree = (start: number, end: number) => !found.some((date) => start < date.end && date.start < end);
  const take = (
    match: RegExpExecArray,
    make: (match: RegExpExecArray) => Omit<Written, 'start' | 'end'> | undefined,
  ) => {
    const start = match.index;
    const end = start + match[0].length;
    const made = isFree(start, end) ? make(match) : undefined;
    if (made) found.push({ ...made, start, end });
  };
  for (const match of text.matchAll(ISO))
    take(match, ([, year, month, day]) => ({ day: Number(day), month: Number(month), year: Number(year) }));
  for (const match of text.matchAll(FULL)) take(match, fullDate);
  for (const match of text.matchAll(SHORT)) take(match, (parts) => shortDate(parts, text));
  return found;
}

/** `30.03.2026`, `30/03/26`, `30 03 2026`; two digits of a year only after signs, for "5 10 20" are three numbers. */
function fullDate([whole = '', first, second, written = '']: RegExpExecArray) {
  if (written.length === 2 && /\s\d\d$/.test(whole)) return undefined;
  if (/^\d+\s\d\s/.test(whole)) return undefined;
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  return inOrder(Number(first), Number(second), whole.includes('/'), year);
}

/** Signs after a number that make it a share, a price or an hour. */
const MEASURE =
  /^\s?(?:%|₸|\$|€|мрп|mci|тенге|tenge|тг|тыс|млн|kg|кг|км|km|м²|час|hour|soat|сағат|соат|саат|лет|год|year|yil|йил|жыл|месяц|month|oy\b|ой\b|ай\b|моҳ|дн|день|дня|дней|day|kun|кун|күн|рӯз|руз|раз\b|times|процент)/iu;

/** `30/03` and `30.03`; a month that cannot be is an hour or a price, and "24/7" is always. */
function shortDate(match: RegExpExecArray, text: string) {
  const [whole, first, sign, second] = match;
  const rest = text.slice(match.index + whole.length);
  if (whole === '24/7' || MEASURE.test(rest)) return undefined;
  const day = Number(first);
  const month = Number(second);
  if (day === 0 || month === 0 || day > 31 || month > 31) return undefined;
  if (sign === '/') return month > 12 && day > 12 ? undefined : inOrder(day, month, true);
  return month > 12 || second?.length !== 2 ? undefined : inOrder(day, month, false);
}

/** Day first, as everybody here writes; month first is never taken without asking. */
function inOrder(first: number, second: number, slashes: boolean, year?: number) {
  const given = year === undefined ? {} : { year };
  if (second > 12 && first <= 12) return { day: second, month: first, order: 'swapped' as const, ...given };
  const unsure = slashes && first <= 12 && first !== second;
  return { day: first, month: second, ...given, ...(unsure ? { order: 'unsure' as const } : {}) };
}

// ---------------------------------------------------------------- words

const isYear = (token: Token | undefined): boolean =>
  token?.digits !== undefined && token.digits >= 1990 && token.digits <= 2100;
const keyIn = (words: ReadonlySet<string>, token: Token | undefined): boolean =>
  token !== undefined && words.has(token.key);

/** Dates with the month in words, each read from its month outwards. */
function writtenDates(tokens: readonly Token[], text: string): Written[] {
  const taken = new Set<Token>();
  return tokens.flatMap((token, at) => {
    const month = taken.has(token) ? undefined : monthOf(token);
    if (month === undefined) return [];
    const before = dayBefore(tokens, at, taken);
    const found = before ?? dayAfter(tokens, at, taken);
    if (!found || isUzbekTimes(token, found, tokens)) return [];
    const year = yearBeside(tokens, found.from, found.to);
    const used = tokens.slice(
      Math.min(found.from, year?.at ?? found.from),
      Math.max(found.to, year?.at ?? 0) + 1,
    );
    for (const each of used) taken.add(each);
    const date = {
      start: used[0]?.start ?? token.start,
      end: used.at(-1)?.end ?? token.end,
      day: found.day,
      month,
      ...(year ? { year: year.year } : {}),
    };
    const first = before ? rangeStart(tokens, found.from, text) : undefined;
    if (!first) return [date];
    for (const each of first.used) taken.add(each);
    const { start, end, day, dashed } = first;
    if (dashed && Math.abs(day - date.day) <= ABOUT) return [{ ...date, start, day, orDay: date.day }];
    return [
      { ...date, start, end, day, role: 'entry' as const },
      { ...date, role: 'exit' as const },
    ];
  });
}

/** Days this near with a dash between are one day that somebody is not sure of. */
const ABOUT = 2;

interface DayFound {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** `30 марта`, `30-го марта`, `the 5th of May`, `тридцатого марта`. */
function dayBefore(tokens: readonly Token[], at: number, taken: ReadonlySet<Token>): DayFound | undefined {
  let i = at - 1;
  while (i >= 0 && at - i <= 2 && keyIn(DAY_FILLER, tokens[i]) && tokens[i]?.digits === undefined) i -= 1;
  const token = tokens[i];
  if (!token || taken.has(token)) return undefined;
  if (token.digits !== undefined)
    return token.digits <= 99 ? { day: token.digits, from: i, to: at } : undefined;
  const wide = tokens[i - 1];
  const both = wide && !taken.has(wide) ? numberOfWords(wide.key, token.key) : undefined;
  if (both !== undefined) return { day: both, from: i - 1, to: at };
  // English "one may" and "on may" are no dates; "ой" and "он" are words of their own.
  if (/^(?:on|one|он|a|се|си|ду|un)$/.test(token.text)) return undefined;
  const one = numberOfWords(token.key);
  return one === undefined ? undefined : { day: one, from: i, to: at };
}

/** A month in the genitive, after which its day follows: "мартның 30-ы", "апрелдин 12си". */
const GENITIVE = /[ndt]in[gi]?$|ning$/;

/** `May 12`, `март 30`, `наурыздың 30-ында`. */
function dayAfter(tokens: readonly Token[], at: number, taken: ReadonlySet<Token>): DayFound | undefined {
  const month = tokens[at];
  const skip = keyIn(DAY_FILLER, tokens[at + 1]) ? 2 : 1;
  const day = tokens[at + skip];
  if (!month || !day || taken.has(day) || day.digits === undefined || day.digits > 31) return undefined;
  const next = tokens[at + skip + 1];
  const genitive = GENITIVE.test(month.key);
  if (next && !genitive && keyIn(COUNTED, next)) return undefined;
  if (next && monthOf(next) !== undefined && tokens[at + skip + 2]?.digits === undefined) return undefined;
  if (!genitive && /[еe]$/.test(month.text) && !/[a-z]/.test(month.text)) return undefined;
  const to = at + skip + (keyIn(DAY_FILLER, next) && next?.key !== 'a' && next?.key !== 'of' ? 1 : 0);
  return { day: day.digits, from: at, to };
}

const TURKIC_VERB = /^(?:kel[dgis]|kir[dgi]|bor[dgi]|cik[dgi]|ket[dgit])/;
const RUSSIAN_VERB = /^(?:priex|priez|vexal|prilet|uexal|viexal|vezd|viezd|do$|po$|s$)/;

/** "3 marta" is "three times" in Uzbek, and the third of March in Russian: in Latin letters only Russian words beside it decide. */
function isUzbekTimes({ text }: Token, { day }: DayFound, tokens: readonly Token[]): boolean {
  if (!/^(?:marta|марта)$/.test(text) || day > 12) return false;
  if (tokens.some(({ key }) => TURKIC_VERB.test(key))) return true;
  return text === 'marta' && !tokens.some(({ key }) => RUSSIAN_VERB.test(key));
}

/** A year right after the date, or right before it with its word: "2026-yil 20-noyabr". */
function yearBeside(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly year: number; readonly at: number } | undefined {
  for (const at of [to + 1, to + 2]) {
    const token = tokens[at];
    const between = at === to + 1 || YEAR_WORD.test(tokens[to + 1]?.key ?? '');
    if (token?.digits === undefined || !between) continue;
    if (isYear(token)) return { year: token.digits, at };
    if (
      token.digits > 19 &&
      token.digits < 60 &&
      /^(?:goda?|g|iil.*|il.*|jil.*)$/.test(tokens[at + 1]?.key ?? '') &&
      at === to + 1
    )
      return { year: 2000 + token.digits, at };
  }
  for (const at of [from - 1, from - 2]) {
    const token = tokens[at];
    if (token?.digits === undefined || !isYear(token)) continue;
    if (at === from - 1 || YEAR_WORD.test(tokens[from - 1]?.key ?? '')) return { year: token.digits, at };
  }
  return undefined;
}

/** The first day of "с 1 по 20 мая" or "1–20 мая", whose month stands with the second. */
function rangeStart(tokens: readonly Token[], from: number, text: string) {
  const second = tokens[from];
  let i = from - 1;
  while (i >= 0 && from - i <= 2 && keyIn(RANGE_FILLER, tokens[i])) i -= 1;
  const first = tokens[i];
  if (!second || first?.digits === undefined || first.digits > 31 || first.digits === 0) return undefined;
  const fillers = from - 1 - i;
  const dashed = fillers === 0 && /^\s?[-–—]\s?$/.test(text.slice(first.end, second.start));
  if (fillers === 0 && !dashed) return undefined;
  const used = tokens.slice(i, from);
  return { day: first.digits, start: first.start, end: first.end, used, dashed };
}

/** `yesterday`, `3 kun oldin`; weeks and months back name no day. */
function nearDates(tokens: readonly Token[], today: Day): { start: number; end: number; near: Day }[] {
  return tokens.flatMap((token, at) => {
    const near = NEAR_DAYS.get(token.key);
    // The word for "yesterday" also means "evening": a part of it in another word's shape is left alone.
    if (near !== undefined) {
      const twice = token.text === 'yesterday' && tokens[at - 1]?.text === 'before' ? -2 : near;
      return [{ start: token.start, end: token.end, near: addDays(today, twice) }];
    }
    return daysAgo(tokens, at, today);
  });
}

function daysAgo(tokens: readonly Token[], at: number, today: Day) {
  const token = tokens[at];
  const unit = tokens[at + 1];
  if (!token || !unit || unitOf(unit) !== 'day') return [];
  const count = token.digits ?? (token.text === 'on' ? undefined : numberOfWords(token.key));
  const wide = tokens[at - 1];
  const whole = token.digits === undefined && wide ? (numberOfWords(wide.key, token.key) ?? count) : count;
  const sign = [tokens[at + 2], tokens[at + 3]].find((next) => keyIn(AGO, next));
  if (whole === undefined || whole > 999 || !sign || (sign === tokens[at + 3] && unit.key.length > 4))
    return [];
  return [{ start: token.start, end: sign.end, near: addDays(today, -whole) }];
}

// ---------------------------------------------------------------- meaning

/** Signs beside a date: "с", "-дан", "until". */
function markOf(spot: Spot, tokens: readonly Token[]): { role?: DateRole } {
  if ('role' in spot && spot.role) return { role: spot.role };
  const last = tokens.findLast(({ end }) => end <= spot.end);
  const before = tokens.findLast(({ end }) => end <= spot.start);
  const after = tokens.find(({ start }) => start >= spot.end);
  const named = last && last.digits === undefined && last.start >= spot.start ? last.key : '';
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
  /** They surely lie behind, or maybe ahead; else only near ones may lie ahead. */
  readonly past: boolean;
  readonly planned: boolean;
}

/** A year said somewhere else in the text, or named as the last or the next one. */
function yearsOf(text: string, tokens: readonly Token[], spots: readonly Spot[], today: Day): Years {
  const past = tokens.some(({ key }) => hasEntered(key));
  const planned = !past && tokens.some(({ key }) => isPlanned(key));
  const thisYear = Number(yearOf(today));
  if (LAST_YEAR.test(text)) return { year: thisYear - 1, past, planned };
  if (NEXT_YEAR.test(text)) return { year: thisYear + 1, past, planned };
  const apart = tokens.filter(
    (token) => isYear(token) && !spots.some(({ start, end }) => start <= token.start && token.end <= end),
  );
  const [only] = apart;
  return apart.length === 1 && only?.digits !== undefined
    ? { year: only.digits, past, planned }
    : { past, planned };
}

function resolve(spot: Spot, role: DateRole | undefined, years: Years, today: Day): FoundDate {
  const place = { start: spot.start, end: spot.end, ...(role ? { role } : {}) };
  if ('near' in spot) return { ...place, kind: 'day', day: spot.near, year: true };
  const year = spot.year ?? years.year;
  const readings = readingsOf(spot, year, role === 'exit' ? SURELY_PAST : years, today);
  const [first, second] = readings;
  if (first === undefined) return { ...place, kind: 'impossible', written: asWritten(spot, year) };
  if (second !== undefined || spot.order === 'swapped') return { ...place, kind: 'ambiguous', readings };
  return { ...place, kind: 'day', day: first, year: year !== undefined };
}

const SURELY_PAST: Years = { past: true, planned: false };

function readingsOf(
  { day, month, order, orDay }: Written,
  year: number | undefined,
  years: Years,
  today: Day,
): Day[] {
  const at = (d: number, m: number): Day[] =>
    year === undefined ? latest(d, m, years, today) : [isoDay(year, m, d)].filter(isDay);
  const readings = order === 'unsure' ? [...at(day, month), ...at(month, day)] : at(day, month);
  const others = orDay === undefined ? [] : at(orDay, month);
  return [...new Set([...readings, ...others])].slice(0, MOST_READINGS);
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
const asWritten = ({ day, month }: Written, year: number | undefined): string =>
  [two(day), two(month), ...(year === undefined ? [] : [String(year)])].join('.');
