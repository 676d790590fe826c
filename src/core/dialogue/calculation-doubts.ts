import { crossingsIn } from '../calculators/date-roles.ts';
import type { FoundDate } from '../calculators/found-date.ts';
import type { FoundDuration } from '../calculators/numbers-in-text.ts';
import type { Token } from '../calculators/text-tokens.ts';
import type { Countries } from '../content/content.ts';
import { isOtherPerson } from '../language/persons.ts';
import {
  countsPeople,
  isLateOtherwise,
  registersSelf,
  saysExtend,
  saysOverstay,
  speaksOfBusiness,
  speaksOfGuest,
  speaksOfHome,
  startsWork,
  tellsEarlier,
  tellsOtherEvent,
} from './calculation-cues.ts';

/** What speaks against computing with the numbers of a text: they may belong to something else. */
export interface Doubts {
  /** The only length named is a limit, such as the 30 days of a stay: past it, and not by how much. */
  readonly pastLimit: boolean;
  /** Somebody was punished before: whether it is the first time is not sure. */
  readonly earlier: boolean;
  /** A length of time stands beside the word for having stayed past the term. */
  readonly besideOverstay: boolean;
  /** Numbers beside those read: which one is meant is not sure. */
  readonly otherNumbers: boolean;
  /** Something else is late, was lived through elsewhere, or did not happen. */
  readonly otherTerm: boolean;
  /** Several people are asked for. */
  readonly severalPeople: boolean;
  /** Work outside a home, or going on with a permit. */
  readonly otherPermit: boolean;
  /** The guest's own registration is asked for, not the host's report. */
  readonly ownRegistration: boolean;
}

/** Looks for what makes the numbers of a text doubtful. */
export function doubtsIn(
  tokens: readonly Token[],
  dates: readonly FoundDate[],
  durations: readonly FoundDuration[],
  countries: Countries,
): Doubts {
  const keys = tokens.map(({ key }) => key);
  const limits = durations.filter((duration) => isLimit(duration, countries));
  return {
    pastLimit: durations.length === 1 && limits.length === 1,
    earlier: keys.some(tellsEarlier),
    besideOverstay: durations.some((duration) => isBesideOverstay(duration, tokens)),
    otherNumbers: hasOtherNumbers(tokens, dates, durations),
    otherTerm: isLateOtherwise(keys) || keys.some(speaksOfGuest) || isDenied(tokens, durations),
    severalPeople: keys.some(countsPeople),
    otherPermit: keys.some(speaksOfBusiness) || keys.some(saysExtend),
    ownRegistration: keys.some(registersSelf) || limits.length > 0,
  };
}

/** Whether so many days are a limit to be passed: named as one, or as long as some stay may be. */
const isLimit = ({ count, unit, inexact }: FoundDuration, { byCode }: Countries): boolean =>
  unit === 'day' &&
  (inexact === true ||
    [...byCode.values()].some(({ daysPerVisit, daysInWindow }) =>
      [daysPerVisit, daysInWindow].includes(count),
    ));

/** Whether days are those of another event, of a stay elsewhere, or of two people: "потерял паспорт 10 ноября", "с 1 по 15 был дома". */
export function areOfOther(dates: readonly FoundDate[], tokens: readonly Token[]): boolean {
  if (dates.length === 0 || dates.some(({ near }) => near === 'since')) return false;
  const keys = tokens.map(({ key }) => key);
  const crosses = crossingsIn(tokens) > 0 && !startsWork(keys);
  if (!crosses && keys.some(tellsOtherEvent)) return true;
  const isOpen = dates.every(({ role }) => role !== 'exit');
  if (isOpen && saysLeft(tokens)) return true;
  return dates.length > 1 && (keys.some(speaksOfHome) || (isOpen && keys.some(isOtherPerson)));
}

/** "Came 1 May and left": the day of leaving is not told. */
const saysLeft = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ key }, i) => /^(?:uexal|viexal|uletel)/.test(key) || (key === 'left' && tokens[i - 1]?.key === 'and'),
  );

/** Numbers that are no part of a date or a length of time, such as an age or another person's days; years are none. */
const hasOtherNumbers = (
  tokens: readonly Token[],
  dates: readonly FoundDate[],
  durations: readonly FoundDuration[],
): boolean =>
  tokens.some(
    ({ digits, start, end }, i) =>
      digits !== undefined &&
      digits < LEAST_YEAR &&
      !LIMIT_DAYS.test(tokens[i + 1]?.key ?? '') &&
      ![...dates, ...durations].some((read) => read.start <= start && end <= read.end),
  );
const LEAST_YEAR = 1990;
/** "90 күннен", "90 күндөн": beyond so many. */
const LIMIT_DAYS = /^kun(?:en|don)$/;

/** So many words may stand between a length of time and what it is told of. */
const NEAR_OVERSTAY = 4;
function isBesideOverstay({ start, end }: FoundDuration, tokens: readonly Token[]): boolean {
  const first = tokens.findIndex((token) => token.start >= start);
  const last = tokens.findLastIndex((token) => token.end <= end);
  const near = tokens.slice(Math.max(0, first - NEAR_OVERSTAY), last + NEAR_OVERSTAY);
  return near.some(({ key }) => saysOverstay(key));
}

/** "Не просрочил", "асып кеткен жоқпын", "осталось 5 дней", "4 күн қалды": no overstay. */
const isDenied = (tokens: readonly Token[], durations: readonly FoundDuration[]): boolean =>
  tokens.some(({ key }, i) => {
    const near = [tokens[i - 2], tokens[i - 1], tokens[i + 1], tokens[i + 2]];
    return saysOverstay(key) && near.some((token) => token && DENIES.test(token.key));
  }) ||
  durations.some(({ start, end }) => {
    const before = tokens.findLast((token) => token.end <= start);
    const after = tokens.find((token) => token.start >= end);
    return /^ost/.test(before?.key ?? '') || REMAINS.test(after?.key ?? '') || isLeftAfter(tokens, after);
  });
const DENIES = /^(?:ne|net|not|havent|havnt|didnt|joq|jok|jokpin|jokmun|emas|emes|iok|nest)$/;
const REMAINS = /^(?:kaldi|koldi|left|remain\w*)$/;
/** "4 days are left". */
const isLeftAfter = (tokens: readonly Token[], after: Token | undefined): boolean =>
  after !== undefined && /^(?:are|is)$/.test(after.key) && tokens[tokens.indexOf(after) + 1]?.key === 'left';
