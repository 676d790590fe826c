import { AGO, hasEntered, hasLeft, NEAR_DAYS } from './date-words.ts';
import { addDays, addMonths, type Day } from './dates.ts';
import type { NearSpot } from './found-date.ts';
import { numberOfWords } from './number-words.ts';
import { type FoundDuration, lengthAt, unitBeforeSign, unitOf } from './numbers-in-text.ts';
import {
  AHEAD,
  ALREADY,
  HALF_YEAR_WORD,
  isComingNoun,
  isHere,
  isOver,
  isRemaining,
  LATER_AFTER,
  LATER_BEFORE,
  ORDINAL_END,
  ORDINAL_SUFFIX,
  SINCE,
  SINCE_COMING,
  SINGLE_UNITS,
  SOME,
} from './relative-words.ts';
import { keyIn, type Token } from './text-tokens.ts';

/** A length of time beside its neighbours in the text. */
interface Place {
  readonly tokens: readonly Token[];
  /** Of its number and of its unit. */
  readonly from: number;
  readonly at: number;
  /** The text tells of coming; of being here. */
  readonly came: boolean;
  readonly here: boolean;
}

/**
 * The day of arrival told by the days since: `уже 20 дней здесь`, `келгеніме 10 күн болды`, `my third day`. Whether the day
 * of arrival is the first one is not said, so both days are given. Years are told of living here, not of a visit.
 */
export function daysSinceArrival(tokens: readonly Token[], text: string, today: Day): NearSpot[] {
  const said = {
    tokens,
    came: tokens.some(({ key }) => hasEntered(key) || SINCE_COMING.test(key) || isComingNoun(key)),
    here: tokens.some(({ key }) => isHere(key)),
  };
  if (!said.came && !said.here) return [];
  return tokens.flatMap((_, at) => {
    const nth = ordinalDay(tokens, at, text);
    if (nth)
      return isNow({ ...said, from: nth.from, at: nth.to })
        ? [spotOf(nth, [nth.count - 1, nth.count], said, today)]
        : [];
    const length = lengthAt(tokens, at, text, unitUntilNow(tokens, at)) ?? single(tokens, at);
    return length && length.unit !== 'year' && hasLasted({ ...said, from: length.from, at })
      ? [spotOf({ ...length, to: at }, length, said, today)]
      : [];
  });
}

const unitUntilNow = (tokens: readonly Token[], at: number) => {
  const unit = tokens[at];
  return unit && keyIn(SINCE, tokens[at + 1]) ? unitBeforeSign(unit) : undefined;
};

type Said = Pick<Place, 'tokens' | 'came'>;

/** "уже месяц здесь": one of a unit, without its number. */
function single(
  tokens: readonly Token[],
  at: number,
): (FoundDuration & { readonly from: number }) | undefined {
  const token = tokens[at];
  const half = token && HALF_YEAR_WORD.has(token.key);
  const article = /^an?$/.test(tokens[at - 1]?.text ?? '');
  const unit = half ? 'month' : token && (article ? unitOf(token) : SINGLE_UNITS.get(token.key));
  if (!token || !unit || unit === 'day' || keyIn(SOME, tokens[at - 1])) return undefined;
  const from = article ? at - 1 : at;
  return { count: half ? HALF_A_YEAR : 1, unit, start: token.start, end: token.end, from };
}

const DAYS_A_WEEK = 7;
const MONTHS_A_YEAR = 12;
const HALF_A_YEAR = 6;

function spotOf(
  { from, to }: { readonly from: number; readonly to: number },
  length: readonly number[] | FoundDuration,
  { tokens, came }: Said,
  today: Day,
): NearSpot {
  const left = !came && tokens.some(({ key }) => hasLeft(key));
  return {
    start: tokens[from]?.start ?? 0,
    end: tokens[to]?.end ?? 0,
    near: 'unit' in length ? daysOf(length, today) : length.map((days) => addDays(today, -days)),
    unsure: true,
    counted: true,
    role: left ? 'exit' : 'entry',
  };
}

/** So long ago; and a day less, when the day of arrival is one of the days. */
function daysOf({ count, unit }: FoundDuration, today: Day): Day[] {
  switch (unit) {
    case 'day':
      return [addDays(today, -count), addDays(today, 1 - count)];
    case 'week':
      return [addDays(today, -count * DAYS_A_WEEK), addDays(today, 1 - count * DAYS_A_WEEK)];
    case 'month':
      return [addMonths(today, -count)];
    case 'year':
      return [addMonths(today, -count * MONTHS_A_YEAR)];
    default:
      return unit satisfies never;
  }
}

interface Ordinal {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** `10-й день`, `третий день`, `үшінші күн`, `рӯзи сеюм`, with its place. */
function ordinalDay(tokens: readonly Token[], at: number, text: string): Ordinal | undefined {
  const unit = tokens[at];
  if (!unit || unitOf(unit) !== 'day') return undefined;
  const suffix = keyIn(ORDINAL_SUFFIX, tokens[at - 1]);
  const digits = tokens[suffix ? at - 2 : at - 1];
  if (digits?.digits !== undefined && (suffix || text.slice(digits.end, unit.start) === '-'))
    return inRange(digits.digits, suffix ? at - 2 : at - 1, at);
  return nthInWords(tokens, at - 1, at) ?? nthAfter(tokens, at);
}

function nthInWords(tokens: readonly Token[], at: number, to: number): Ordinal | undefined {
  const word = tokens[at];
  if (!word || !ORDINAL_END.test(word.text)) return undefined;
  const wide = tokens[at - 1];
  const both = wide && numberOfWords(wide, word);
  return both ? inRange(both, at - 1, to) : inRange(numberOfWords(word), at, to);
}

/** Tajik: "рӯзи сеюм", "рӯзи 3-юм". */
function nthAfter(tokens: readonly Token[], at: number): Ordinal | undefined {
  const [unit, number, suffix] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!unit || !number || !/^r[uo]zi$/.test(unit.key)) return undefined;
  if (number.digits !== undefined)
    return keyIn(ORDINAL_SUFFIX, suffix) ? inRange(number.digits, at, at + 2) : undefined;
  return /[юу]ми?$/.test(number.text) ? inRange(numberOfWords(number), at, at + 1) : undefined;
}

const MOST_DAYS = 999;
const inRange = (count: number | undefined, from: number, to: number): Ordinal | undefined =>
  count !== undefined && count >= 1 && count <= MOST_DAYS ? { count, from, to } : undefined;

/** "the third day" is the one of today, and not a day of some rule. */
function isNow({ tokens, from, at }: Place): boolean {
  const own = /^kunim|^kunum/.test(tokens[at]?.key ?? '');
  const around = tokens.slice(Math.max(0, from - 4), at + 4);
  return (
    own ||
    around.some(
      (token) =>
        NEAR_DAYS.get(token.key) === 0 ||
        ALREADY.has(token.key) ||
        /^(?:my|my's|идет|идёт|пошел|пошёл)$/.test(token.text),
    ) ||
    tokens[at + 1]?.key === 'kak'
  );
}

/** Whether a length of time has gone by since somebody came, and goes on. */
function hasLasted(place: Place): boolean {
  const { tokens, from, at } = place;
  const [before, after, last] = [tokens[from - 1], tokens[at + 1], tokens[at]];
  const closed = [after, tokens[at + 2]].some((token) => keyIn(AGO, token) || keyIn(LATER_AFTER, token));
  const open = [before, tokens[from - 2], after].some((token) => token && isRemaining(token.key));
  if (closed || open || keyIn(AHEAD, before) || keyIn(LATER_BEFORE, before)) return false;
  // "уже второй месяц": nobody knows how much of it.
  if (tokens[at - 1]?.digits === undefined && ORDINAL_END.test(tokens[at - 1]?.text ?? '')) return false;
  if (isSinceComing(place)) return true;
  if (last && /[dtn][aeo]n$/.test(last.key) && keyIn(SINCE, after)) return true;
  const already =
    [before, tokens[from - 2]].some((token) => keyIn(ALREADY, token)) || after?.text === 'already';
  return already || isOnlyPast(place);
}

/** "келгеніме 10 күн", "10 kun bo'ldi kelganimga", "kelganimdan beri 10 kun". */
function isSinceComing({ tokens, from, at }: Place): boolean {
  const [before, earlier, after, later] = [
    tokens[from - 1],
    tokens[from - 2],
    tokens[at + 1],
    tokens[at + 2],
  ];
  const comes = (token: Token | undefined) => token !== undefined && SINCE_COMING.test(token.key);
  if (comes(before) && !/[dtn][aeo]n$/.test(before?.key ?? '')) return true;
  if (keyIn(SINCE, before) && comes(earlier)) return true;
  return after !== undefined && isOver(after.key) && (comes(later) || comes(before));
}

/** Present tense of being here, before a length of time. */
const LIVING = /^(?:jivu|jivem|naxoius|naxodimsia)$/;
/** What may stand between "been" and the length. */
const BEEN = /\bbeen(?: (?:here|in|kazakhstan|for|now|already|about|living|staying))*$/;

const NEAR_TOKENS = 4;

/** The words of each language that say "it is ten days that". */
function isOnlyPast({ tokens, from, at, came, here }: Place): boolean {
  const [before, after, later] = [tokens[from - 1], tokens[at + 1], tokens[at + 2]];
  const wordsBefore = tokens.slice(Math.max(0, from - 4), from);
  if ([after, later].some((token) => token?.key === 'kak')) return came;
  if (before && isOver(before.key) && came) return true;
  if (after && isOver(after.key)) {
    const told = before !== undefined && (isComingNoun(before.key) || hasEntered(before.key));
    const tells = later !== undefined && (later.key === 'ki' || hasEntered(later.key));
    return told || tells || tokens.slice(at + 2, at + 2 + NEAR_TOKENS).some(({ key }) => isHere(key));
  }
  if (wordsBefore.some(({ key }) => LIVING.test(key))) return true;
  if (came && tokens.slice(at + 1, at + 4).some(({ text }) => text === 'since')) return true;
  return (here || came) && BEEN.test(wordsBefore.map(({ text }) => text).join(' '));
}
