import { crossingsIn } from '../calculators/date-roles.ts';
import { hasEntered } from '../calculators/date-words.ts';
import { type Day, dayNumber, dayOf } from '../calculators/dates.ts';
import { type DatesRead, readDates } from '../calculators/dates-in-text.ts';
import type { FoundDate } from '../calculators/found-date.ts';
import { durationsInText, type FoundDuration } from '../calculators/numbers-in-text.ts';
import { isInside, type Token, tokensOf } from '../calculators/text-tokens.ts';
import { givenDates } from '../calculators/visits-in-dates.ts';
import type { Calculator, Inquiry } from '../inquiry.ts';
import { skeleton } from '../language/words.ts';
import type { Found, Hit } from '../search/search.ts';
import {
  asksHowLong,
  asksPrice,
  asksToReport,
  asksToStay,
  saysAgain,
  saysOverstay,
  speaksOfPermit,
  speaksOfVisa,
} from './calculation-cues.ts';
import { type Circumstances, type Doubts, datesAreOfOther, doubtsIn } from './calculation-doubts.ts';
import { calculatorOf, ruleEntryOf } from './calculators-of-entries.ts';
import { citizenshipIn, isAbroad, isOfHome } from './citizenship-in.ts';
import { daysSinceTermEnded, tellsEnd } from './term-ended.ts';

/** What a text holds that can be computed with. */
interface Said extends Doubts {
  readonly dates: readonly FoundDate[];
  readonly durations: readonly FoundDuration[];
  /** It tells a story; numbers in it may belong to something else. */
  readonly long: boolean;
  /** Not all its days can be worked out: "in March", "some days ago". */
  readonly unread: boolean;
  /** A short question whose day is missing or not surely its own: the day is asked for. */
  readonly undated: boolean;
  /** Having entered is told. */
  readonly entered: boolean;
  readonly howLong: boolean;
  readonly stay: boolean;
  readonly visa: boolean;
  readonly permit: boolean;
  readonly report: boolean;
  readonly price: boolean;
  readonly overstay: boolean;
  /** How long ago the writer's term of stay ended, in days; absent when that is not plainly said. */
  readonly endedDaysAgo?: number | undefined;
  /** Not for the first time. */
  readonly again: boolean;
}

/** Days longer ago are dates of birth and the like. */
const OLDEST_DAYS = 3650;

/** The dates of a text that may belong to a stay here. */
export const stayDates = (text: string, today: Day): readonly FoundDate[] => readStay(text, today).dates;

/** The same, and whether the text names times that are no days. */
export function readStay(text: string, today: Day, tokens?: readonly Token[]): DatesRead {
  const oldest = dayOf(dayNumber(today) - OLDEST_DAYS);
  const { dates, unread, vague } = readDates(text, today, tokens);
  return {
    dates: dates.filter((date) =>
      date.kind === 'impossible' ? true : daysOf(date).some((day) => day >= oldest),
    ),
    unread,
    vague,
  };
}

/** Whether a text is nothing but dates. */
export function isOnlyDates(text: string, today: Day): boolean {
  const dates = stayDates(text, today);
  return tokensOf(text).every((token) => isInside(token, dates));
}

const daysOf = (date: Exclude<FoundDate, { kind: 'impossible' }>): readonly Day[] =>
  date.kind === 'day' ? [date.day] : date.readings;

/**
 * Reads a question as a computation, when its entry has a calculator and it holds what that one needs; `undefined` when in
 * doubt: then the entry answers.
 */
export function recogniseInquiry(
  question: string,
  { decision, hits }: Pick<Found, 'decision' | 'hits'>,
  circumstances: Circumstances,
): Inquiry | undefined {
  if (!mayCompute(decision, hits[0]?.entry ?? '')) return undefined;
  const said = whatIsSaid(question, circumstances);
  if (!said || !holdsAnything(said)) return undefined;
  if (isElsewhere(question, circumstances)) return undefined;
  const first = decision === 'unknown' ? undefined : hits[0];
  const calculator = (first && fitting(first, said)) ?? askedFor(hits, decision, said);
  if (!calculator || speaksAgainst(calculator, said)) return undefined;
  if (calculator === 'household-permit' && needsNoPermit(question, circumstances)) return undefined;
  const entry = first && calculatorOf(first.entry) === calculator ? first.entry : ruleEntryOf(calculator);
  const count = countFor(calculator, said);
  // Days past the term are counted without dates.
  const isCounted = calculator === 'overstay' || said.unread;
  return {
    calculator,
    entry,
    dates: isCounted ? [] : givenDates(said.dates, circumstances.today),
    ...(count === undefined ? {} : { count }),
    ...(calculator === 'overstay' && said.again ? { repeat: true } : {}),
  };
}

const holdsAnything = ({ dates, durations, undated, endedDaysAgo }: Said): boolean =>
  dates.length > 0 || durations.length > 0 || undated || endedDaysAgo !== undefined;

/** Whether what is said makes a computation doubtful; those of an overstay are weighed where it is chosen. */
function speaksAgainst(calculator: Calculator, said: Said): boolean {
  switch (calculator) {
    case 'stay':
      return (
        said.nobodyCame ||
        said.earlierStayOrPermit ||
        said.otherGroundToStay ||
        (said.registersThemselves && !said.stay)
      );
    case 'residence-deadline':
      return said.nobodyCame || said.earlierStayOrPermit;
    case 'notification':
    case 'household-permit':
      return said.nobodyCame;
    case 'overstay':
      return false;
    default:
      return calculator satisfies never;
  }
}

/** Our rules hold for foreigners who stay here. */
const isElsewhere = (question: string, { countries }: Circumstances): boolean =>
  isOfHome(question, countries) || isAbroad(question, countries);

/** Citizens of the union work without a permit; "няня из России" is mostly one. */
function needsNoPermit(question: string, { countries }: Circumstances): boolean {
  const { code = '', places = [] } = citizenshipIn(question, countries);
  return [code, ...places].some((country) => countries.byCode.get(country)?.eaeu === true);
}

/** Reading dates takes time, so a question that is surely about something else is not read for them. */
const mayCompute = (decision: Found['decision'], first: string): boolean =>
  decision !== 'answer' || calculatorOf(first) !== undefined || NEAR_TOPICS.test(first);

/** What is said of a computation; `undefined` when nothing is asked that could be computed, or no time is told to compute with. */
function whatIsSaid(question: string, circumstances: Circumstances): Said | undefined {
  const { today } = circumstances;
  const tokens = tokensOf(question);
  const keys = tokens.map(({ key }) => key);
  const asked = {
    howLong: keys.some(asksHowLong),
    price: keys.some(asksPrice),
    overstay: keys.some(saysOverstay),
  };
  const ended = keys.some(tellsEnd);
  if (!asked.howLong && !asked.price && !asked.overstay && !ended) return undefined;
  const durations = durationsInText(question, tokens);
  const read = readStay(question, today, tokens);
  const isTimed = read.dates.length > 0 || durations.length > 0 || read.unread || read.vague;
  if (!isTimed && !ended) return undefined;
  const entered = keys.some(hasEntered);
  const dates = datesOfStay(read.dates, tokens, durations.length > 0, today);
  const vague = read.vague && entered && !dates.some(({ role }) => role === 'entry');
  const doubts = doubtsIn(tokens, read.dates, durations, circumstances);
  const topics = {
    stay: keys.some(asksToStay) || (UNTIL_WHEN.test(keys.join(' ')) && !doubts.registersThemselves),
    visa: keys.some(speaksOfVisa),
    permit: keys.some(speaksOfPermit),
    report: keys.some(
      (key, i) => (asksToReport(key) && !isWithout(key, keys[i - 1])) || isWorkingDay(key, keys[i + 1]),
    ),
  };
  const isAsked = tokens.length <= LONGEST_UNDATED && Object.values(topics).includes(true);
  const isUnclear = datesAreOfOther(dates, tokens);
  return {
    ...asked,
    ...topics,
    endedDaysAgo: ended
      ? daysSinceTermEnded(
          { tokens, text: question, dates: read.dates, limit: doubts.pastLimit ? durations[0] : undefined },
          today,
        )
      : undefined,
    again: saysAgain(keys),
    ...doubts,
    dates: isUnclear ? [] : dates,
    durations,
    long: tokens.length > LONGEST_NEAR,
    unread: read.unread || vague,
    undated: (((read.unread || vague) && entered) || isUnclear) && isAsked,
    entered,
  };
}

/** "До какого", "qachongacha", "качанга чейин", "то кай", with or without a verb of staying. */
const UNTIL_WHEN =
  /\bdo kako[gv]o\b|\bkac[ao]ng?ac|\bkacan ?ga cein|\bkasan ?ga dein|\bto kai\b|\bto kadom\b|\b(?:un)?til uxen\b/;

/** The host counts working days: "үшінші жұмыс күнім", "рабочих дней". */
const isWorkingDay = (key: string, next: string | undefined): boolean =>
  next !== undefined &&
  /^(?:jumis|jumus|raboc|uorkin|busines|is$)/.test(key) &&
  /^(?:kun|dn|den|dai)/.test(next);

/** A longer text tells a story; weekdays and rounded times in it belong to something else. */
const LONGEST_NEAR = 30;
/** A longer text without a day asks for more than one. */
const LONGEST_UNDATED = 16;

/** The dates of a text that are about crossing the border. */
function datesOfStay(
  dates: readonly FoundDate[],
  tokens: readonly Token[],
  hasDurations: boolean,
  today: Day,
): readonly FoundDate[] {
  const crosses = crossingsIn(tokens) > 0;
  const isLong = tokens.length > LONGEST_NEAR;
  return onceEach(dates).filter((date) => {
    if (!date.near) return true;
    if (isLong && (date.near !== 'today' || date.kind !== 'day' || date.day > today)) return false;
    // "It is two days today since I came" names no day of coming.
    if (hasDurations && date.kind === 'day' && date.day === today) return false;
    return crosses || date.near === 'since';
  });
}

/** "Three weeks ago, on 1 November" names one day: the written one, with what the other was said to be. */
function onceEach(dates: readonly FoundDate[]): readonly FoundDate[] {
  const isSame = (one: FoundDate, other: FoundDate): boolean =>
    one.kind === 'day' && other.kind !== 'impossible' && daysOf(other).includes(one.day);
  const written = dates.filter(({ near }) => near === undefined);
  return dates.flatMap((date): FoundDate[] => {
    if (date.near !== undefined) return written.some((other) => isSame(other, date)) ? [] : [date];
    const role = date.role ?? dates.find((other) => other.near !== undefined && isSame(date, other))?.role;
    return [role === undefined ? date : { ...date, role }];
  });
}

/** A day of entry that can be computed with, or that has to be asked for. */
const tellsEntry = (said: Said): boolean => said.dates.some(({ role }) => role === 'entry') || said.undated;
/** "My stay ended on Sunday" and "I went to the office today" tell no day to compute with. */
const tellsDay = ({ dates, undated }: Said): boolean =>
  dates.some(({ near, role }) => (near !== 'weekday' && near !== 'today') || role === 'entry') || undated;

/** "тіркеусіз", "без регистрации". */
const isWithout = (key: string, before: string | undefined): boolean =>
  /s[iu]z(?:$|da|dan)/.test(key) || /^(?:bez|be|no)$/.test(before ?? '') || before === WITHOUT;
const WITHOUT = skeleton('without');

/** The calculator of the entry found, when the text holds what it computes with. */
function fitting({ entry }: Hit, said: Said): Calculator | undefined {
  const calculator = calculatorOf(entry);
  switch (calculator) {
    case undefined:
      return undefined;
    case 'notification':
      if (said.registersThemselves || said.dates.length > 1) return undefined;
      if (said.report) return tellsDay(said) && said.howLong ? calculator : undefined;
      return asksUntilWhen(said) && (said.stay || said.visa) && !said.permit ? 'stay' : undefined;
    case 'residence-deadline':
      if (said.stay && !said.permit && asksUntilWhen(said)) return 'stay';
      return tellsDay(said) && said.howLong ? calculator : undefined;
    case 'stay':
      return tellsDay(said) && said.howLong ? calculator : undefined;
    case 'household-permit':
      return said.price && countFor(calculator, said) !== undefined ? calculator : undefined;
    case 'overstay':
      if (said.otherMatterLate || said.finedBefore || said.severalPeople) return undefined;
      if (countFor(calculator, said) !== undefined || isPastLimit(said)) return calculator;
      return said.howLong && tellsEntry(said) && !said.dates.some(({ role }) => role === 'exit')
        ? 'stay'
        : undefined;
    default:
      return calculator satisfies never;
  }
}

/** "I came on 30 March, until when …?", and nothing of telling the police. */
const asksUntilWhen = (said: Said): boolean => tellsEntry(said) && said.howLong && !said.report;

/** Topics whose entries such a question may be taken for. */
export const NEAR_TOPICS = /^(?:entry|notify|residence)\.|^work\.eaeu$/;

/** A question for a term that the search is not sure of, or takes for a neighbour. */
function askedFor(hits: readonly Hit[], decision: Found['decision'], said: Said): Calculator | undefined {
  if (said.report)
    return asksHostUntilWhen(said) &&
      said.dates.length === 1 &&
      !said.registersThemselves &&
      isAmong(hits, hasHostsTerm)
      ? 'notification'
      : undefined;
  if (!asksUntilWhen(said) || (said.undated && decision === 'answer')) return undefined;
  const first = hits[0]?.entry ?? '';
  if (said.permit && decision !== 'answer' && isAmong(hits, isOfResidence)) return 'residence-deadline';
  const crosses = said.entered || said.dates.some(({ planned }) => planned);
  const free = decision === 'clarify' || (decision === 'unknown' && crosses);
  if (said.stay && (free || NEAR_TOPICS.test(first))) return 'stay';
  return said.visa && NEAR_TOPICS.test(first) ? 'stay' : undefined;
}

/** "I come on 5 December, by when must the landlord report it?" */
const asksHostUntilWhen = (said: Said): boolean =>
  said.howLong && said.dates.some(({ role }) => role === 'entry');

/** So many of the first hits may hold what is meant. */
const OFFERED = 3;
const isAmong = (hits: readonly Hit[], fits: (entry: string) => boolean): boolean =>
  hits.slice(0, OFFERED).some(({ entry }) => fits(entry));
const hasHostsTerm = (entry: string): boolean => calculatorOf(entry) === 'notification';
const isOfResidence = (entry: string): boolean => entry.startsWith('residence.');

/** "Превысил 90 дней", "мне 25, просрочил 3 дня": by how many is asked for. */
const isPastLimit = ({
  pastLimit,
  besideOverstay,
  otherNumbers,
  durations,
  dates,
  overstay,
  long,
}: Said): boolean =>
  (pastLimit || ((otherNumbers || !besideOverstay) && durations.length > 0)) &&
  overstay &&
  !long &&
  dates.length === 0;

/** "Мне 25 лет" is no part of a stay. */
const isAge = ({ unit, count }: FoundDuration): boolean => unit === 'year' && count > MOST_YEARS_HERE;
const MOST_YEARS_HERE = 4;
const DAYS_A_WEEK = 7;

/** Days past the term, or months of a permit; `undefined` when the text leaves open which number is meant. */
function countFor(calculator: Calculator, said: Said): number | undefined {
  if (said.long || said.otherNumbers) return undefined;
  if (calculator === 'household-permit') return monthsOfPermit(said);
  return calculator === 'overstay' ? daysOverstayed(said) : undefined;
}

function monthsOfPermit({ durations, otherPermit, severalPeople }: Said): number | undefined {
  const [only, ...others] = durations;
  const isSure = others.length === 0 && !otherPermit && !severalPeople;
  return only?.unit === 'month' && isSure ? only.count : undefined;
}

function daysOverstayed(said: Said): number | undefined {
  const { durations, dates, overstay, besideOverstay, pastLimit } = said;
  if (said.endedDaysAgo !== undefined && !said.otherGroundToStay) return said.endedDaysAgo;
  const [only, ...others] = durations.filter((duration) => !isAge(duration));
  if (!only || others.length > 0 || dates.length > 0 || !overstay || !besideOverstay) return undefined;
  if (only.unit === 'week') return only.count * DAYS_A_WEEK;
  return only.unit === 'day' && !pastLimit ? only.count : undefined;
}
