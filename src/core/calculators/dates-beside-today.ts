import { AGO, hasEntered, NEAR_DAYS } from './date-words.ts';
import { addDays, addMonths, type Day } from './dates.ts';
import type { NearSpot } from './found-date.ts';
import { numberOfWords } from './number-words.ts';
import { type DurationUnit, lengthAt, unitBeforeSign, unitOf } from './numbers-in-text.ts';
import {
  ABOUT,
  AGO_FILLER,
  AND,
  HALF,
  HALF_YEAR_WORD,
  LATER_AFTER,
  LATER_BEFORE,
  MORE_OR_LESS,
  SINCE_COMING,
  SINGLE_UNITS,
  SOME,
} from './relative-words.ts';
import { keyIn, type Token } from './text-tokens.ts';

/** Days named by their place beside today; and whether some are told so vaguely that none can be worked out. */
export interface BesideToday {
  readonly spots: readonly NearSpot[];
  readonly unread: boolean;
}

/** `yesterday`, `3 kun oldin`, `месяц назад`, `in a week`; weeks and days are exact, months and years are to be confirmed. */
export function datesBesideToday(tokens: readonly Token[], text: string, today: Day): BesideToday {
  const found = tokens.map(
    (token, at) => nearDay(tokens, at, today) ?? besideSign(token, tokens, at, text, today),
  );
  return {
    spots: found.filter((spot) => spot !== undefined && spot !== VAGUE),
    unread: found.includes(VAGUE),
  };
}

/** A time that is named, without a number to work it out with. */
const VAGUE = 'vague';
type Read = NearSpot | typeof VAGUE | undefined;

function nearDay(tokens: readonly Token[], at: number, today: Day): NearSpot | undefined {
  const token = tokens[at];
  const later = token && NEAR_DAYS.get(token.key);
  if (!token || later === undefined) return undefined;
  const twice = /^(?:before yesterday|after tomorrow)$/.test(`${tokens[at - 1]?.text} ${token.text}`);
  return { start: token.start, end: token.end, near: [addDays(today, twice ? later * 2 : later)] };
}

function besideSign(token: Token, tokens: readonly Token[], at: number, text: string, today: Day): Read {
  if (AGO.has(token.key)) return ago(tokens, at, text, today);
  if (LATER_BEFORE.has(token.key)) return laterAfter(tokens, at, text, today);
  return LATER_AFTER.has(token.key) ? laterBefore(tokens, at, text, today) : undefined;
}

/** A length of time in months and days. */
interface Length {
  readonly months: number;
  readonly days: number;
  /** Place of its first token. */
  readonly from: number;
}

const DAYS_A_WEEK = 7;
const MONTHS_A_YEAR = 12;
const HALF_A_YEAR = 6;

function lengthOf(count: number, unit: DurationUnit, from: number): Length {
  switch (unit) {
    case 'day':
      return { months: 0, days: count, from };
    case 'week':
      return { months: 0, days: count * DAYS_A_WEEK, from };
    case 'month':
      return { months: count, days: 0, from };
    case 'year':
      return { months: count * MONTHS_A_YEAR, days: 0, from };
    default:
      return unit satisfies never;
  }
}

/** The length of time that ends with the token at a place: `two weeks`, `неделю`, `half a year`, `2 oy 10 kun`. */
function lengthBefore(tokens: readonly Token[], at: number, text: string): Length | typeof VAGUE | undefined {
  const last = tokens[at];
  if (!last) return undefined;
  if (last.text === 'half') return VAGUE;
  if (HALF_YEAR_WORD.has(last.key)) return { months: HALF_A_YEAR, days: 0, from: at };
  const single = SINGLE_UNITS.get(last.key);
  const unit = unitBeforeSign(last) ?? single;
  if (!unit) return undefined;
  const article = /^an?$/.test(tokens[at - 1]?.text ?? '');
  const half = article ? at - 2 : at - 1;
  if (unit === 'year' && keyIn(HALF, tokens[half])) return { months: HALF_A_YEAR, days: 0, from: half };
  const length = lengthAt(tokens, at, text, unit);
  if (length) return withWhatStandsBefore(lengthOf(length.count, length.unit, length.from), tokens, text);
  const rounded = keyIn(SOME, tokens[half]) || keyIn(MORE_OR_LESS, tokens[half]);
  if (rounded || !(article || single)) return VAGUE;
  return withWhatStandsBefore(lengthOf(1, unit, article ? at - 1 : at), tokens, text);
}

/** "two months and" before "ten days", never days before days; "half" or "some" before it leaves nothing to count with. */
function withWhatStandsBefore(length: Length, tokens: readonly Token[], text: string): Length | typeof VAGUE {
  const before = tokens[length.from - 1];
  if (!before) return length;
  if (keyIn(SOME, before) || keyIn(MORE_OR_LESS, before)) return VAGUE;
  const at = keyIn(AND, before) ? length.from - 2 : length.from - 1;
  const unit = unitOf(tokens[at] ?? before);
  const first = unit && unit !== 'day' ? lengthBefore(tokens, at, text) : undefined;
  if (first === undefined || first === VAGUE) return first ?? length;
  return { months: first.months + length.months, days: first.days + length.days, from: first.from };
}

/** Endings of "before coming", "before the term ends": counted from something else than today. */
const BEFORE_SOMETHING = /(?:[iau]s|u|muddat|merzim|moonot|muxlat)(?:i|im|imiz|in|i?niz)?[dtn][aeo]n$/;

function ago(tokens: readonly Token[], at: number, text: string, today: Day): Read {
  const sign = tokens[at];
  const end = keyIn(AGO_FILLER, tokens[at - 1]) ? at - 2 : at - 1;
  if (!sign || isBeforeSomething(tokens, at)) return undefined;
  if (keyIn(MORE_OR_LESS, tokens[end]) && unitOf(tokens[end - 1] ?? sign)) return VAGUE;
  const length = lengthBefore(tokens, end, text) ?? turnedRound(tokens, end);
  if (length === undefined || length === VAGUE) return length;
  const before = tokens[length.from - 1];
  if (before && BEFORE_SOMETHING.test(before.key) && !AGO_FILLER.has(before.key)) return undefined;
  const unsure = length.months > 0 || keyIn(ABOUT, before) || 'about' in length;
  return {
    start: tokens[length.from]?.start ?? sign.start,
    end: sign.end,
    near: [addDays(addMonths(today, -length.months), -length.days)],
    ...(unsure ? { unsure: true } : {}),
  };
}

/** "пеш аз омадан": before something. */
const isBeforeSomething = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.key === 'az' && tokens[at + 2]?.key !== 'in';

/** "дней десять назад" is "some ten days ago". */
function turnedRound(tokens: readonly Token[], at: number): (Length & { about: true }) | undefined {
  const [unit, number] = [tokens[at - 1], tokens[at]];
  const count = number?.digits ?? (number && numberOfWords(number));
  const named = unit && unitOf(unit);
  return named && count !== undefined && count > 0 && count <= MOST
    ? { ...lengthOf(count, named, at - 1), about: true }
    : undefined;
}

const MOST = 999;
/** How many tokens a length takes at most: "in", "after", number of two words, unit. */
const LONGEST = 4;

/** `через неделю`, `in 3 days`, `баъди се рӯз`; but not "three days after coming". */
function laterAfter(tokens: readonly Token[], at: number, text: string, today: Day): Read {
  const first = tokens[at + 1]?.key === 'az' ? at + 2 : at + 1;
  for (let i = first; i < first + LONGEST; i++) {
    const token = tokens[i];
    if (!token || (!unitOf(token) && !HALF_YEAR_WORD.has(token.key))) continue;
    const length = lengthBefore(tokens, i, text);
    if (length === undefined || length === VAGUE || length.from !== first) return undefined;
    return /^(?:posle|after|s|so|since|ot)$/.test(tokens[i + 1]?.key ?? '')
      ? undefined
      : later(length, tokens[at], token, today);
  }
  return undefined;
}

/** `3 kundan keyin`, `бір аптадан кейін`; but not "kelganimdan 3 kun keyin". */
function laterBefore(tokens: readonly Token[], at: number, text: string, today: Day): Read {
  const length = lengthBefore(tokens, at - 1, text);
  if (length === undefined || length === VAGUE) return undefined;
  const before = tokens[length.from - 1];
  const counted =
    before && (SINCE_COMING.test(before.key) || hasEntered(before.key) || /[dtn][aeo]n$/.test(before.key));
  return counted ? undefined : later(length, tokens[length.from], tokens[at], today);
}

function later(length: Length, first: Token | undefined, last: Token | undefined, today: Day): Read {
  if (!first || !last) return undefined;
  return {
    start: first.start,
    end: last.end,
    near: [addDays(addMonths(today, length.months), length.days)],
    ahead: true,
    ...(length.months > 0 ? { unsure: true } : {}),
  };
}
