import { crossingsIn } from '../calculators/date-roles.ts';
import { AGO, hasEntered } from '../calculators/date-words.ts';
import { type Day, yearOf } from '../calculators/dates.ts';
import type { FoundDate } from '../calculators/found-date.ts';
import { BEYOND_DAYS, type FoundDuration, unitOf } from '../calculators/numbers-in-text.ts';
import { isInside, keyIn, type Token } from '../calculators/text-tokens.ts';
import type { Countries } from '../content/content.ts';
import { isOtherPerson } from '../language/persons.ts';
import {
  asksToReport,
  countsPeople,
  hasPermit,
  isLateOtherwise,
  registersSelf,
  saysExtend,
  saysOverstay,
  speaksOfBusiness,
  speaksOfGoods,
  speaksOfGuest,
  speaksOfHome,
  startsWork,
  staysOtherwise,
  tellsAbout,
  tellsAboutAfter,
  tellsEarlierFine,
  tellsEarlierStay,
  tellsOtherEvent,
} from './calculation-cues.ts';

/** What a question is read against: the day it is asked on, and the countries' terms of stay. */
export interface Circumstances {
  readonly today: Day;
  readonly countries: Countries;
}

/** What speaks against computing with the numbers of a text: they may belong to something else. */
export interface Doubts {
  /** The only length named is a limit, such as the 30 days of a stay: past it, and not by how much. */
  readonly pastLimit: boolean;
  /** Somebody was punished before: whether it is the first time is not sure. */
  readonly finedBefore: boolean;
  /** A length of time stands beside the word for having stayed past the term. */
  readonly besideOverstay: boolean;
  /** Numbers beside those read: which one is meant is not sure. */
  readonly otherNumbers: boolean;
  /** Something else is late, was lived through elsewhere, or did not happen. */
  readonly otherMatterLate: boolean;
  /** Several people are asked for. */
  readonly severalPeople: boolean;
  /** Work outside a home, or going on with a permit. */
  readonly otherPermit: boolean;
  /** The guest's own registration is asked for, such as by day 30, and not the host's report. */
  readonly registersThemselves: boolean;
  /** Some days were used before, or a permit is there already. */
  readonly earlierStayOrPermit: boolean;
  /** Nobody came, or goods did. */
  readonly nobodyCame: boolean;
  /** The days without a visa may not be the writer's. */
  readonly otherGroundToStay: boolean;
}

/** Looks for what makes the numbers of a text doubtful. */
export function doubtsIn(
  tokens: readonly Token[],
  dates: readonly FoundDate[],
  durations: readonly FoundDuration[],
  { today, countries }: Circumstances,
): Doubts {
  const keys = tokens.map(({ key }) => key);
  const limits = durations.filter((duration) => isLimit(duration, countries));
  const hasOthers = hasOtherNumbers(tokens, dates, durations);
  const isPermitted = hasPermit(keys);
  return {
    pastLimit: durations.length === 1 && limits.length === 1,
    finedBefore: tellsEarlierFine(keys) || isYearsAgo(tokens, today),
    besideOverstay: durations.some((duration) => isBesideOverstay(duration, tokens)),
    otherNumbers: hasOthers || hasBareUnit(tokens, durations),
    otherMatterLate:
      keys.some(speaksOfGuest) ||
      keys.some(speaksOfHome) ||
      isLateOtherwise(keys) ||
      isOverstayDenied(tokens, durations),
    severalPeople: keys.some(countsPeople),
    otherPermit:
      keys.some(speaksOfBusiness) ||
      keys.some(saysExtend) ||
      tokens.some(({ digits = 0 }) => digits > LATEST_YEAR),
    registersThemselves: keys.some(registersSelf) || isOwnRegistration(keys) || limits.length > 0,
    earlierStayOrPermit:
      isPermitted || tellsUsedDays(keys, dates, durations, limits) || (limits.length > 0 && hasOthers),
    nobodyCame: keys.some(speaksOfGoods) || isNotEntered(tokens),
    otherGroundToStay: staysOtherwise(keys) || isPermitted,
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
export function datesAreOfOther(dates: readonly FoundDate[], tokens: readonly Token[]): boolean {
  if (dates.length === 0 || dates.some(({ near }) => near === 'since')) return false;
  const keys = tokens.map(({ key }) => key);
  const crosses = crossingsIn(tokens) > 0 && !startsWork(keys);
  if (!crosses && keys.some(tellsOtherEvent)) return true;
  if (dates.some((date) => isNotThisDay(date, tokens))) return true;
  const isOpen = dates.every(({ role }) => role !== 'exit');
  if (isOpen && saysLeft(tokens)) return true;
  return dates.length > 1 && (keys.some(speaksOfHome) || (isOpen && keys.some(isOtherPerson)));
}

/** "После 5 ноября", "5 қарашадан кейін", "5 или 6 ноября": not surely this day. */
function isNotThisDay({ start, end, role, near }: FoundDate, tokens: readonly Token[]): boolean {
  if (near !== undefined || role === 'exit') return false;
  const first = tokens.findIndex((token) => token.start >= start);
  const [before, sooner] = [tokens[first - 1], tokens[first - 2]];
  const last = tokens.findLast((token) => token.end <= end);
  const after = tokens.find((token) => token.start >= end);
  if (before && (tellsAbout(before.key) || SOMEWHERE.test(`${sooner?.key} ${before.key}`))) return true;
  if (after && /^em[ae]s$/.test(after.key)) return true;
  if (before && OR.test(before.key) && sooner?.digits !== undefined) return true;
  return after !== undefined && /(?:d|n)[aeo]n$/.test(last?.key ?? '') && tellsAboutAfter(after.key);
}
const OR = /^(?:ili|ioki|eki|io|nemese|je|or|e)$/;
/** "Где-то", "пеш аз". */
const SOMEWHERE = /^(?:gde to|pes az)$/;

/** "Came 1 May and left": the day of leaving is not told. */
const saysLeft = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ key }, i) => /^(?:uiexal|viexal|uletel)/.test(key) || (key === 'left' && tokens[i - 1]?.key === 'and'),
  );

/** Numbers that are no part of a date or a length of time, such as an age or another person's days; years are none. */
const hasOtherNumbers = (
  tokens: readonly Token[],
  dates: readonly FoundDate[],
  durations: readonly FoundDuration[],
): boolean =>
  tokens.some(
    (token, i) =>
      token.digits !== undefined &&
      token.digits < LEAST_YEAR &&
      !BEYOND_DAYS.test(tokens[i + 1]?.key ?? '') &&
      !isInside(token, dates) &&
      !isInside(token, durations),
  );
const LEAST_YEAR = 1990;
const LATEST_YEAR = 2100;

/** "Год и 2 дня", "неделю и 3 дня", "сто три дня": more than the days named. */
const hasBareUnit = (tokens: readonly Token[], durations: readonly FoundDuration[]): boolean =>
  durations.length > 0 &&
  tokens.some(
    (token) => (BARE_UNIT.test(token.key) || HUNDRED.test(token.key)) && !isInside(token, durations),
  );
const BARE_UNIT =
  /^(?:nedel(?:i|iu|ia)|mesiaca?|god|goda|xaft[ao]u?|oi|il|apta|ai|jil|mox|juma|uiek|montx|ear)$/;
const HUNDRED = /^(?:sto|iuz|juz|sad|xundred)$/;

/** "В 2023 году просрочил", "три года назад": the law of then, and paid long since. */
function isYearsAgo(tokens: readonly Token[], today: Day): boolean {
  const year = Number(yearOf(today));
  return tokens.some(
    (token, i) =>
      (token.digits !== undefined && token.digits >= LEAST_YEAR && token.digits < year) ||
      (unitOf(token) === 'year' && keyIn(AGO, tokens[i + 1])) ||
      /^biltir/.test(token.key),
  );
}

/** "Хотел приехать, но не приехал", "kelmadim", "have not entered yet". */
const isNotEntered = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ key }, i) =>
      NOT_CAME.test(key) ||
      (/^k[ei][lr]gen$/.test(key) && /^jok/.test(tokens[i + 1]?.key ?? '')) ||
      (/^(?:ne|not|xavent|didnt)$/.test(key) &&
        [tokens[i + 1], tokens[i + 2]].some(
          (next) => next && (hasEntered(next.key) || /^(?:vez|priez|enter|pust|com)/.test(next.key)),
        )),
  );
const NOT_CAME = /^(?:kelm[ae]d|kirm[ae]d|nax?omad|nadarom)/;

/** Whether days of earlier stays are told as a length: "летом прожил 80 дней, въехал 15 ноября". */
const tellsUsedDays = (
  keys: readonly string[],
  dates: readonly FoundDate[],
  durations: readonly FoundDuration[],
  limits: readonly FoundDuration[],
): boolean =>
  keys.some(tellsEarlierStay) ||
  durations.some(
    (duration) =>
      duration.unit !== 'year' &&
      !limits.includes(duration) &&
      !dates.some(({ start, end }) => start < duration.end && duration.start < end),
  );

/** To be put on the register, which is the guest's duty, where neither host nor report is named. */
const isOwnRegistration = (keys: readonly string[]): boolean =>
  keys.some((key) => REGISTER.test(key)) &&
  !keys.some((key) => speaksOfGuest(key) || (asksToReport(key) && !REGISTER.test(key)));
const REGISTER = /^(?:regist|tirkel|katal|kato|bakaidgir)/;

/** So many words may stand between a length of time and what it is told of. */
const NEAR_OVERSTAY = 4;
function isBesideOverstay({ start, end }: FoundDuration, tokens: readonly Token[]): boolean {
  const first = tokens.findIndex((token) => token.start >= start);
  const last = tokens.findLastIndex((token) => token.end <= end);
  const near = tokens.slice(Math.max(0, first - NEAR_OVERSTAY), last + NEAR_OVERSTAY);
  return near.some(({ key }) => saysOverstay(key));
}

/** "Не просрочил", "асып кеткен жоқпын", "осталось 5 дней", "4 күн қалды": no overstay. */
const isOverstayDenied = (tokens: readonly Token[], durations: readonly FoundDuration[]): boolean =>
  tokens.some(({ key }, i) => {
    const before = [tokens[i - 2], tokens[i - 1]].some((token) => token && DENIES_BEFORE.test(token.key));
    const after = [tokens[i + 1], tokens[i + 2]].some((token) => token && DENIES_AFTER.test(token.key));
    return saysOverstay(key) && (before || after);
  }) ||
  durations.some(({ start, end }) => {
    const before = tokens.findLast((token) => token.end <= start);
    const after = tokens.find((token) => token.start >= end);
    return /^ost/.test(before?.key ?? '') || REMAINS.test(after?.key ?? '') || isLeftAfter(tokens, after);
  });
const DENIES_BEFORE = /^(?:ne|not|xavent|xavnt|didnt)$/;
/** Kazakh "не" asks what, so it denies nothing after the word. */
const DENIES_AFTER = /^(?:net|jok|jokpin|jokmun|emas|emes|iok|nest)$/;
const REMAINS = /^(?:kaldi|koldi|left|remain\w*)$/;
/** "4 days are left". */
const isLeftAfter = (tokens: readonly Token[], after: Token | undefined): boolean =>
  after !== undefined && /^(?:are|is)$/.test(after.key) && tokens[tokens.indexOf(after) + 1]?.key === 'left';
