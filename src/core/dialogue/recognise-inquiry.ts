import { hasEntered, isEntry, isExit } from '../calculators/date-words.ts';
import { type Day, dayNumber, dayOf } from '../calculators/dates.ts';
import { datesInText, hasUnreadMonth } from '../calculators/dates-in-text.ts';
import type { FoundDate } from '../calculators/found-date.ts';
import { durationsInText, type FoundDuration } from '../calculators/numbers-in-text.ts';
import { tokensOf } from '../calculators/text-tokens.ts';
import { givenDates } from '../calculators/visits-in-dates.ts';
import type { Calculator, Inquiry } from '../inquiry.ts';
import { skeleton } from '../language/words.ts';
import type { Found, Hit } from '../search/search.ts';
import {
  asksHowLong,
  asksPrice,
  asksToReport,
  asksToStay,
  saysOverstay,
  speaksOfPermit,
  speaksOfVisa,
} from './calculation-cues.ts';
import { calculatorOf, ruleEntryOf } from './calculators-of-entries.ts';

/** What a text holds that can be computed with. */
interface Said {
  readonly dates: readonly FoundDate[];
  readonly durations: readonly FoundDuration[];
  /** Having entered is told. */
  readonly entered: boolean;
  readonly howLong: boolean;
  readonly stay: boolean;
  readonly visa: boolean;
  readonly permit: boolean;
  readonly report: boolean;
  readonly price: boolean;
  readonly overstay: boolean;
}

/** Days longer ago are dates of birth and the like. */
const OLDEST_DAYS = 3650;

/** The dates of a text that may belong to a stay here. */
export function stayDates(text: string, today: Day): FoundDate[] {
  const oldest = dayOf(dayNumber(today) - OLDEST_DAYS);
  return datesInText(text, today).filter((date) =>
    date.kind === 'impossible' ? true : daysOf(date).some((day) => day >= oldest),
  );
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
  today: Day,
): Inquiry | undefined {
  if (!mayCompute(decision, hits[0]?.entry ?? '')) return undefined;
  const said = whatIsSaid(question, today);
  if (said.dates.length === 0 && said.durations.length === 0) return undefined;
  const first = decision === 'unknown' ? undefined : hits[0];
  const calculator = (first && fitting(first, said)) ?? askedFor(hits, decision, said);
  if (!calculator) return undefined;
  const entry = first && calculatorOf(first.entry) === calculator ? first.entry : ruleEntryOf(calculator);
  const count = countFor(calculator, said);
  return {
    calculator,
    entry,
    dates: hasUnreadMonth(question, said.dates) ? [] : givenDates(said.dates, today),
    ...(count === undefined ? {} : { count }),
  };
}

/** Reading dates takes time, so a question that is surely about something else is not read for them. */
const mayCompute = (decision: Found['decision'], first: string): boolean =>
  decision !== 'answer' || calculatorOf(first) !== undefined || NEAR_TOPICS.test(first);

function whatIsSaid(question: string, today: Day): Said {
  const keys = tokensOf(question).map(({ key }) => key);
  const durations = durationsInText(question);
  // "It is two days today since I came" names no day of coming.
  const dates = stayDates(question, today).filter(
    (date) => durations.length === 0 || date.kind !== 'day' || !date.near || date.day !== today,
  );
  const crosses = (key: string) => hasEntered(key) || isEntry(key) || isExit(key);
  return {
    dates: keys.some(crosses) ? dates : dates.filter((date) => date.kind !== 'day' || !date.near),
    durations,
    entered: keys.some(hasEntered),
    howLong: keys.some(asksHowLong),
    stay: keys.some(asksToStay),
    visa: keys.some(speaksOfVisa),
    permit: keys.some(speaksOfPermit),
    report: keys.some((key, i) => asksToReport(key) && !isWithout(key, keys[i - 1])),
    price: keys.some(asksPrice),
    overstay: keys.some(saysOverstay),
  };
}

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
      if (said.report) return said.dates.length > 0 && said.howLong ? calculator : undefined;
      return asksUntilWhen(said) && (said.stay || said.visa) ? 'stay' : undefined;
    case 'residence-deadline':
      if (said.stay && !said.permit && asksUntilWhen(said)) return 'stay';
      return said.dates.length > 0 && said.howLong ? calculator : undefined;
    case 'stay':
      return said.dates.length > 0 && said.howLong ? calculator : undefined;
    case 'household-permit':
      return said.price && countFor(calculator, said) !== undefined ? calculator : undefined;
    case 'overstay':
      if (countFor(calculator, said) !== undefined) return calculator;
      return said.howLong && said.dates.some(({ role }) => role === 'entry') ? 'stay' : undefined;
    default:
      return calculator satisfies never;
  }
}

/** "I came on 30 March, until when …?", and nothing of telling the police. */
const asksUntilWhen = (said: Said): boolean =>
  said.dates.some(({ role }) => role === 'entry') && said.howLong && !said.report;

/** Topics whose entries such a question may be taken for. */
const NEAR_TOPICS = /^(?:entry|notify|residence)\.|^work\.eaeu$/;

/** A question for the days of stay or the permit that the search is not sure of, or takes for a neighbour. */
function askedFor(hits: readonly Hit[], decision: Found['decision'], said: Said): Calculator | undefined {
  if (!asksUntilWhen(said)) return undefined;
  const first = hits[0]?.entry ?? '';
  if (said.permit && decision === 'clarify' && first.startsWith('residence.')) return 'residence-deadline';
  const free = decision === 'clarify' || (decision === 'unknown' && said.entered);
  if (said.stay && (free || NEAR_TOPICS.test(first))) return 'stay';
  return said.visa && NEAR_TOPICS.test(first) ? 'stay' : undefined;
}

/** Days past the term, or months of a permit; `undefined` when the text leaves open which number is meant. */
function countFor(calculator: Calculator, { durations, overstay }: Said): number | undefined {
  const unit = calculator === 'household-permit' ? 'month' : 'day';
  const [only, ...others] = durations;
  if (only?.unit !== unit || others.length > 0) return undefined;
  if (calculator === 'household-permit') return only.count;
  return calculator === 'overstay' && overstay ? only.count : undefined;
}
