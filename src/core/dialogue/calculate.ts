import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { explainRefusal } from '../calculators/explain-refusal.ts';
import { numberOfWords } from '../calculators/number-words.ts';
import { durationsInText, unitOf } from '../calculators/numbers-in-text.ts';
import { isInside, type Token, tokensOf } from '../calculators/text-tokens.ts';
import { arrivalIn, type GivenDate, givenDates, isUnsure, visitsIn } from '../calculators/visits-in-dates.ts';
import type { Calculator, Inquiry, Need } from '../inquiry.ts';
import { keysOf } from '../language/begins-with.ts';
import type { Part } from '../reply.ts';
import type { Found } from '../search/search.ts';
import { dayInKazakhstan } from './answer.ts';
import { saysAgain } from './calculation-cues.ts';
import { calculatorOf, needsCitizenship, ruleEntryOf } from './calculators-of-entries.ts';
import { citizenshipIn, citizenshipInReply, homeIn, isAboutOther } from './citizenship-in.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { offer, offered } from './offer.ts';
import { buttons, text } from './parts.ts';
import { questionFor } from './question-for.ts';
import { isOnlyDates, NEAR_TOPICS, readStay, recogniseInquiry, stayDates } from './recognise-inquiry.ts';
import { type Complete, showCalculation } from './show-calculation.ts';
import { showFound, withOthers } from './show-entry.ts';

/** Computes what a question asks for its own dates; `undefined` when it asks for no computation. */
export function calculateFor(
  question: string,
  found: Pick<Found, 'decision' | 'hits'>,
  context: Context,
): Draft | undefined {
  const today = dayInKazakhstan(context.now);
  const inquiry = recogniseInquiry(question, found, { today, countries: context.content.countries });
  if (!inquiry) return undefined;
  const wrong = stayDates(question, today).find(({ kind }) => kind === 'impossible');
  const words = tokensOf(question).length;
  if (wrong?.kind === 'impossible')
    return besideFound(noSuchDay(wrong.written, inquiry, context), words, found, context);
  const said = citizenshipIn(question, context.content.countries);
  const known = isAboutOther(tokensOf(question)) ? withoutCitizenship(context) : context;
  const draft = goOn({ ...inquiry, countries: said.places }, withCitizenship(said.code, known));
  return besideFound(draft, words, found, context);
}

/** A computation beside what the search found: what is missing is asked above it; a result stands alone unless more is asked. */
function besideFound(
  draft: Draft,
  words: number,
  { decision, hits }: Pick<Found, 'decision' | 'hits'>,
  context: Context,
): Draft {
  if (decision === 'unknown') return draft;
  const { asking } = draft.session ?? {};
  if (asking?.need) {
    const found =
      decision === 'answer'
        ? showFound(hits, context)
        : offer(offered(hits, context.danger, asking.entry), context);
    // In another language what is missing is asked for again.
    return above(draft, { ...found, ...(draft.view ? { view: draft.view } : {}) });
  }
  if (decision === 'answer' && words > LONGEST_PURE_QUESTION)
    return above(withoutWaysOn(draft), showFound(hits, context));
  return { ...draft, outcome: 'answer', answers: withOthers(draft.answers, hits, context) };
}

/** A longer question asks for more than a figure. */
const LONGEST_PURE_QUESTION = 13;

/** The result, or what is asked for it, above what else was found. */
const above = (draft: Draft, found: Draft): Draft => ({
  ...found,
  parts: [...draft.parts, ...found.parts],
  session: { ...draft.session, ...found.session },
});

/** The entry brings ways on of its own; only the reminder belongs to the result. */
const withoutWaysOn = (draft: Draft): Draft => ({
  ...draft,
  parts: draft.parts.flatMap((part): Part[] => {
    if (part.type !== 'options') return [part];
    const reminders = part.options.filter(({ choice }) => choice.type === 'remind');
    return reminders.length > 0 ? [buttons(reminders)] : [];
  }),
});

/** Starts a computation for an entry whose button was pressed. */
export function startCalculation(entry: string, context: Context): Draft | undefined {
  const calculator = calculatorOf(entry);
  return calculator && goOn({ calculator, entry, dates: [] }, context);
}

/** Takes up a computation from the session, such as after a change of language or citizenship. */
export const resumeCalculation = (context: Context): Draft | undefined =>
  context.session.asking && goOn(context.session.asking, context);

/** So few words reply; more may ask for something of their own. */
const SHORT_REPLY = 4;

/** While something is asked for, a question for another computation or another matter is a question of its own. */
export function asksForOther(question: string, { content, locale, now, session }: Context): boolean {
  const { need, calculator } = session.asking ?? {};
  const today = dayInKazakhstan(now);
  if (!need || !calculator || tokensOf(question).length <= SHORT_REPLY || isOnlyDates(question, today))
    return false;
  const found = content.search(question, { locale });
  const inquiry = recogniseInquiry(question, found, { today, countries: content.countries });
  if (inquiry) return inquiry.calculator !== calculator || isAboutOther(tokensOf(question));
  // Whoever names a country may tell much besides.
  const isElsewhere = found.decision === 'answer' && !isNear(found.hits[0]?.entry ?? '', calculator);
  return need !== 'citizenship' && isElsewhere;
}

/** An entry on stay, its term and what follows: texts with dates are easily taken for its neighbours. */
const isNear = (entry: string, calculator: Calculator): boolean =>
  calculatorOf(entry) === calculator || NEAR_TOPICS.test(entry);

/** A reply is short; longer texts are questions of their own. Lists of dates are the longest. */
const LONGEST_REPLY_WORDS = 250;
const LONGEST_REPLY = 12;

/** Takes a text as the reply to what was asked for last; `undefined` when it is none. */
export function takeReply(question: string, context: Context): Draft | undefined {
  const { asking } = context.session;
  if (!asking || tokensOf(question).length > LONGEST_REPLY_WORDS) return undefined;
  switch (asking.need) {
    case undefined:
      return context.session.lastView?.type === 'calculation'
        ? takeCorrection(question, asking, context)
        : undefined;
    case 'citizenship':
      return askAmongPlaces(question, asking, context);
    case 'dates':
    case 'reading':
      return replyWithDates(question, asking, context);
    case 'days':
    case 'months':
      return replyWithCount(question, asking, context);
    default:
      return asking.need satisfies never;
  }
}

/** What may stand beside the number, day or citizenship of a correction: "no, the 12th", "а если 5 дней?". */
const FILLERS = new Set(
  keysOf(`
    нет не а и если это ли для то будет я на за
    no not and if the for what about on i am it is was
    yo'q йўқ emas agar агар esa men мен
    жоқ жок емес эмес егер эгер ал онда болса менчи
    нест ва барои ман бошам
  `),
);
const LONGEST_CORRECTION = 6;

/** After a result, a message of nothing but other dates, another number or another citizenship asks for the same with them. */
function takeCorrection(question: string, asking: Inquiry, context: Context): Draft | undefined {
  const tokens = tokensOf(question);
  const today = dayInKazakhstan(context.now);
  // "On" before a month, and ten in Turkic languages.
  const rest = tokens.filter(
    (token, i) => !FILLERS.has(token.key) || (token.key === 'on' && tokens[i + 1]?.digits === undefined),
  );
  const isOf = (told: (token: Token) => boolean): boolean => rest.length > 0 && rest.every(told);
  const dates = stayDates(question, today);
  if (isOf((token) => isInside(token, dates))) {
    // Which of several days a correction is for is not said: all are asked for.
    const isOneOfSeveral = rest.length < tokens.length && asking.dates.length > 1;
    return isOneOfSeveral
      ? goOn({ ...asking, dates: [] }, context)
      : replyWithDates(question, asking, context);
  }
  if (tokens.length > LONGEST_CORRECTION) return undefined;
  const { calculator } = asking;
  if ((calculator === 'overstay' || calculator === 'household-permit') && isOf(isNumberOrUnit))
    return replyWithCount(rest.map((token) => token.text).join(' '), asking, context);
  if (calculator === 'overstay' && saysAgain(tokens.map(({ key }) => key))) return takeRepeat(true, context);
  if (!calculator || !needsCitizenship(calculator) || rest.length > 2) return undefined;
  const { code } = citizenshipIn(question, context.content.countries);
  return code === undefined ? undefined : takeCitizenship(code, context);
}

const isNumberOrUnit = (token: Token): boolean =>
  token.digits !== undefined || numberOfWords(token) !== undefined || unitOf(token) !== undefined;

/** The citizenship that a text tells as the reply to our asking for it. */
export function repliedCitizenship(question: string, context: Context): string | undefined {
  const { asking } = context.session;
  if (asking?.need !== 'citizenship' || tokensOf(question).length > LONGEST_REPLY) return undefined;
  const { code, places } = citizenshipInReply(question, context);
  return code ?? (places ? undefined : homeIn(question, context));
}

/** Takes the day that was pressed for the first date that was not sure. */
export function takeDay(day: string, context: Context): Draft | undefined {
  const { asking } = context.session;
  const at = asking?.dates.findIndex((date) => isUnsure(date) && date.readings.includes(day)) ?? -1;
  if (!asking || at < 0) return undefined;
  const today = dayInKazakhstan(context.now);
  const dates = asking.dates.map((date, i) => (i === at ? pressed(date, day, today) : date));
  return goOn({ ...asking, dates }, context);
}

/** The day that was pressed; one that lies ahead was offered as a plan. */
const pressed = ({ role, planned }: GivenDate, day: string, today: string): GivenDate => ({
  readings: [day],
  year: true,
  ...(role ? { role } : {}),
  ...(planned && day > today ? { planned } : {}),
});

/** Computes an overstay for the first time or for a repeat; asks for the days when the conversation was forgotten meanwhile. */
export function takeRepeat(repeat: boolean, context: Context): Draft {
  const { asking } = context.session;
  const known = asking?.calculator === 'overstay' ? asking : undefined;
  return goOn({ calculator: 'overstay', dates: [], ...known, repeat }, context);
}

/** Remembers the citizenship for this conversation; then goes on with what it was asked for. */
export function takeCitizenship(code: string | undefined, context: Context): Draft | undefined {
  const asking = context.session.asking ?? { dates: [] };
  if (code === undefined) return ask('citizenship', { ...asking, countries: undefined }, context, true);
  return asking.calculator ? goOn(asking, withCitizenship(code, context)) : undefined;
}

/** Asks for the citizenship, whether or not it is known. */
export function askCitizenship(context: Context): Draft {
  const { asking, lastView } = context.session;
  const kept: Inquiry = asking && lastView?.type === 'calculation' ? asking : { dates: [] };
  return ask('citizenship', kept, context);
}

/** The context with the days that a reply tells in the place of those told before: "узбек, но приехал 5 ноября". */
export function withRepliedDates(question: string, context: Context): Context {
  const { asking } = context.session;
  const today = dayInKazakhstan(context.now);
  const dates = givenDates(stayDates(question, today), today);
  if (!asking || dates.length === 0) return context;
  return { ...context, session: { ...context.session, asking: { ...asking, dates } } };
}

/** Several countries were named: they are asked about first. */
function askAmongPlaces(question: string, asking: Inquiry, context: Context): Draft | undefined {
  const { places } = citizenshipInReply(question, context);
  return places && ask('citizenship', { ...asking, countries: places }, context);
}

function replyWithDates(question: string, asking: Inquiry, context: Context): Draft | undefined {
  const today = dayInKazakhstan(context.now);
  const { dates: found, unread, vague } = readStay(question, today);
  const wrong = found.find(({ kind }) => kind === 'impossible');
  if (wrong?.kind === 'impossible') return noSuchDay(wrong.written, asking, context);
  const given = givenDates(found, today);
  const [only, ...others] = given;
  const noDay = !only && (unread || vague) && tokensOf(question).length <= LONGEST_REPLY;
  if (noDay || (only && unread)) return goOn({ ...asking, dates: [] }, context);
  if (!only) return undefined;
  const first = asking.dates.findIndex(isUnsure);
  const dates =
    asking.need === 'reading' && others.length === 0 && first >= 0
      ? asking.dates.map((date, i) => (i === first ? { ...only, role: date.role ?? only.role } : date))
      : given;
  return goOn({ ...asking, dates }, context);
}

function replyWithCount(question: string, asking: Inquiry, context: Context): Draft | undefined {
  const unit = asking.need === 'months' ? 'month' : 'day';
  const named = durationsInText(question).filter((duration) => duration.unit === unit);
  const count = named.length === 1 ? named[0]?.count : bareNumber(question);
  return count === undefined ? undefined : goOn({ ...asking, count }, context);
}

/** "8", "восемь", "8 та": a number and hardly anything else. */
function bareNumber(question: string): number | undefined {
  const tokens = tokensOf(question);
  if (tokens.length > 3) return undefined;
  const digits = tokens.flatMap((token) => token.digits ?? []);
  if (digits.length === 1) return digits[0] && digits[0] <= 999 ? digits[0] : undefined;
  const [first, second] = tokens;
  return first && digits.length === 0 ? numberOfWords(first, second) : undefined;
}

/** Asks for the first thing that is missing, or computes. */
function goOn(inquiry: Inquiry, context: Context): Draft {
  const need = needOf(inquiry, context);
  const { citizenship } = context.session;
  const draft = need
    ? ask(need, inquiry, context)
    : showCalculation({ ...inquiry, countries: undefined } as Complete, context);
  return citizenship ? { ...draft, session: { ...draft.session, citizenship } } : draft;
}

function needOf({ calculator, dates, count }: Inquiry, { session }: Context): Need | undefined {
  if (dates.some(isUnsure)) return 'reading';
  if ((!calculator || needsCitizenship(calculator)) && !session.citizenship) return 'citizenship';
  switch (calculator) {
    case undefined:
      return 'citizenship';
    case 'stay':
      return visitsIn(dates) ? undefined : 'dates';
    case 'notification':
    case 'residence-deadline':
      return arrivalIn(dates) ? undefined : 'dates';
    case 'overstay':
      return count === undefined ? 'days' : undefined;
    case 'household-permit':
      return count === undefined ? 'months' : undefined;
    default:
      return calculator satisfies never;
  }
}

/** A question for one thing, which the session keeps so that the next message may answer it. */
function ask(need: Need, inquiry: Inquiry, context: Context, typed = false): Draft {
  const asking: Inquiry = { ...inquiry, need };
  return {
    ...plainDraft('tool', ...questionFor(asking, context, typed)),
    session: { asking },
    ...(inquiry.calculator ? { view: { type: 'calculation' } as const } : {}),
  };
}

/** A day that the calendar has not is said so, and asked for again. */
function noSuchDay(day: string, inquiry: Inquiry, context: Context): Draft {
  const t = CALCULATOR_MESSAGES[context.locale];
  const again = ask('dates', { ...inquiry, dates: [] }, context);
  const refusal = explainRefusal({ reason: 'no-such-day', day }, t, context.locale);
  return { ...again, parts: [text(refusal), ...again.parts] };
}

/** What is known of the writer does not hold for somebody else. */
const withoutCitizenship = (context: Context): Context => ({
  ...context,
  session: { ...context.session, citizenship: undefined },
});

const withCitizenship = (code: string | undefined, context: Context): Context =>
  code === undefined ? context : { ...context, session: { ...context.session, citizenship: code } };

/** The entry at which a shortcut starts a computation. */
export const startShortcut = (calculator: 'stay' | 'notification', context: Context): Draft | undefined =>
  startCalculation(ruleEntryOf(calculator), context);
