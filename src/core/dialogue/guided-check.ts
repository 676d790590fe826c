import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { addDays, addMonths, type Day } from '../calculators/dates.ts';
import { explainRefusal } from '../calculators/explain-refusal.ts';
import type { RefusalReason } from '../calculators/refusal.ts';
import { tokensOf } from '../calculators/text-tokens.ts';
import { arrivalIn, type GivenDate, givenDates, isUnsure } from '../calculators/visits-in-dates.ts';
import { DIRECTIONS, type Direction, type Purpose, type Stage } from '../checklist/checklist.ts';
import {
  asksArrival,
  type CheckAnswers,
  checklistFor,
  type OwnChecklist,
  refusalOf,
} from '../checklist/checklist-for.ts';
import { CHECKLIST_MESSAGES } from '../checklist/checklist-messages.ts';
import { goTogether } from '../checklist/paths.ts';
import type { CheckQuestion } from '../choice.ts';
import { formatDate } from '../format.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Option } from '../reply.ts';
import type { Checking, Session } from '../session.ts';
import { dayInKazakhstan } from './answer.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { deadEnd } from './dead-end.ts';
import { buttons, text } from './parts.ts';
import { questionFor } from './question-for.ts';
import { isOnlyDates, stayDates } from './recognise-inquiry.ts';
import { directionLabel, hotline, showChecklist } from './show-checklist.ts';
import { arrivalOf } from './show-letter.ts';
import { type CheckContent, lineText } from './shown-checklist.ts';

/** The button that begins the check, where there is one. */
export const checkOption = ({ content, locale }: Context): Option[] =>
  content.checklist
    ? [{ label: CHECKLIST_MESSAGES[locale]('button'), choice: { type: 'shortcut', name: 'check' } }]
    : [];

/** Begins the check, or shows the list again that its answers lead to. */
export const startCheck = (context: Context): Draft => goOn(withKnownArrival(context), context);

/** Shows the check again as far as it has come, such as in another language. */
export function resumeCheck(context: Context): Draft {
  const { asking } = context.session;
  return asking?.check && asking.need === 'reading'
    ? askReading(asking, context)
    : goOn(checkingOf(context), context);
}

/** Takes an answer by its code; without one, or with one that there is not, the question is asked again. */
export function takeCheck(question: CheckQuestion, value: string | undefined, context: Context): Draft {
  const checking = checkingOf(context);
  switch (question) {
    case 'direction': {
      const direction = DIRECTIONS.find((each) => each === value);
      return direction ? takeDirection(direction, context) : askDirection(context);
    }
    case 'purpose':
      return goOn({ ...checking, purpose: value }, context);
    case 'stage':
      return goOn({ ...checking, stage: value }, context);
    case 'arrival': {
      const { arrival: _, skipped: __, ...others } = checking;
      return goOn(value === 'skip' ? { ...others, skipped: true } : others, context);
    }
    default:
      return question satisfies never;
  }
}

/** Another direction has other questions; answers that do not go with it are asked for again. */
function takeDirection(direction: Direction, context: Context): Draft {
  const known: Context = { ...context, session: { ...context.session, audience: direction } };
  const draft = goOn(checkingOf(context), known);
  return { ...draft, session: { ...draft.session, audience: direction } };
}

/** Longer texts are questions of their own. */
const LONGEST_REPLY = 12;

/** Takes a text as the day of arrival; `undefined` when it names none. */
export function takeArrival(question: string, context: Context): Draft | undefined {
  if (tokensOf(question).length > LONGEST_REPLY) return undefined;
  const today = dayInKazakhstan(context.now);
  const found = stayDates(question, today);
  const wrong = found.find(({ kind }) => kind === 'impossible');
  if (wrong?.kind === 'impossible')
    return askArrival(
      context,
      explainRefusal(
        { reason: 'no-such-day', day: wrong.written },
        CALCULATOR_MESSAGES[context.locale],
        context.locale,
      ),
    );
  const given = givenDates(found, today).map((date) => fitted(date, context));
  if (given.length === 0) return undefined;
  const [only, ...others] = given;
  if (only && others.length === 0 && isUnsure(only))
    return askReading({ dates: given, need: 'reading', check: true }, context);
  const arrival = arrivalIn(given);
  return arrival === undefined ? askArrival(context) : nameArrival(arrival, context);
}

/** Takes a message of nothing but a date for the arrival that is still missing, after something else was asked meanwhile. */
export const takeMissingArrival = (question: string, context: Context): Draft | undefined =>
  lacksArrival(context) && isOnlyDates(question, dayInKazakhstan(context.now))
    ? takeArrival(question, context)
    : undefined;

function lacksArrival(context: Context): boolean {
  const { content, session } = context;
  const { purpose, stage, arrival, skipped } = checkingOf(context);
  const direction = DIRECTIONS.find((each) => each === session.audience);
  if (!content.checklist || !direction || !purpose || !stage || arrival || skipped) return false;
  return asksArrival(answersOf(direction, purpose, stage, context), {
    ...content,
    checklist: content.checklist,
  });
}

/** The answers as of today; who leaves Kazakhstan is asked for no citizenship. */
const answersOf = (
  direction: Direction,
  purpose: string,
  stage: string,
  { session: { citizenship }, now }: Context,
): CheckAnswers => ({
  direction,
  purpose,
  stage,
  on: dayInKazakhstan(now),
  ...(direction === 'arriving' && citizenship !== undefined ? { citizenship } : {}),
});

/** Takes the day that was pressed among several readings; `undefined` when the check did not ask for it. */
export function takeArrivalDay(day: Day, context: Context): Draft | undefined {
  const { asking } = context.session;
  const offered = asking?.check && asking.dates.some(({ readings }) => readings.includes(day));
  return offered ? nameArrival(day, context) : undefined;
}

/** Of several readings, those that can be: an arrival that lies ahead is not one of last year. */
function fitted(date: GivenDate, context: Context): GivenDate {
  const today = dayInKazakhstan(context.now);
  const expected = stageOf(checkingOf(context), context)?.arrival;
  const [first, ...others] = date.readings;
  if (first !== undefined && expected === 'ahead' && !date.year && others.length === 0 && first < today)
    return { ...date, readings: [addMonths(first, MONTHS_A_YEAR)] };
  const possible = date.readings.filter((day) => (expected === 'ahead' ? day >= today : day <= today));
  const [only, ...more] = possible;
  if (only === undefined) return date;
  const chosen = others.length > 0 && more.length === 0;
  return { ...date, readings: possible, ...(chosen ? { unsure: false } : {}) };
}

const MONTHS_A_YEAR = 12;

function nameArrival(arrival: Day, context: Context): Draft {
  const { skipped: _, ...checking } = checkingOf(context);
  return goOn({ ...checking, arrival }, context, true);
}

const checkingOf = ({ session }: Context): Checking => session.checking ?? {};

/** A day of arrival that was named for a computation need not be named again. */
function withKnownArrival(context: Context): Checking {
  const checking = checkingOf(context);
  const { asking } = context.session;
  const arrival = checking.arrival ?? (asking && arrivalOf(asking));
  return arrival === undefined ? checking : { ...checking, arrival };
}

const stageOf = ({ stage }: Checking, { content }: Context) =>
  content.checklist?.stages.find(({ id }) => id === stage);

/** Asks for the first thing that is missing, or shows the list. `named`: the arrival has just been told. */
function goOn(checking: Checking, context: Context, named = false): Draft {
  const { content, session } = context;
  const { checklist } = content;
  if (!checklist) return plainDraft('unknown', text(context.t('not-found')), ...deadEnd(context));
  const library: CheckContent = { ...content, checklist };
  const direction = DIRECTIONS.find((each) => each === session.audience);
  if (!direction) return kept(askDirection(context), checking, context);
  if (direction === 'arriving' && session.citizenship === undefined)
    return kept(askCitizenship(context), checking, context);
  const refusal = direction === 'arriving' ? refusalOf(session.citizenship, content) : undefined;
  if (refusal) return kept(plainDraft('tool', ...noList(refusal, context)), checking, context);
  const purpose = checklist.purposes.find(
    (each) => each.id === checking.purpose && each.direction === direction,
  );
  if (!purpose) return kept(askPurpose(direction, library, context), checking, context);
  const stage = checklist.stages.find((each) => each.id === checking.stage && goTogether(purpose, each));
  if (!stage) return kept(askStage(purpose, library, context), checking, context);
  const answers = answersOf(direction, purpose.id, stage.id, context);
  return withArrival(answers, { checking, named, library }, context);
}

interface Progress {
  readonly checking: Checking;
  readonly named: boolean;
  readonly library: CheckContent;
}

/** The list, once the day of arrival is known, skipped or of no use. */
function withArrival(answers: CheckAnswers, { checking, named, library }: Progress, context: Context): Draft {
  const { arrival, skipped } = checking;
  if (!asksArrival(answers, library))
    return settled(checklistFor(answers, library), answers, checking, library, context);
  if (arrival === undefined && !skipped)
    return kept(askArrival(context, undefined, checking), checking, context);
  const known = arrival === undefined ? answers : { ...answers, arrival };
  const list = checklistFor(known, library);
  if (list.ok || list.wrong !== 'arrival') return settled(list, known, checking, library, context);
  const { arrival: _, ...others } = checking;
  const reason = named && arrival !== undefined ? whyNot(list, arrival, context) : undefined;
  return kept(askArrival(context, reason, others), others, context);
}

function whyNot(
  { refusal }: { readonly refusal?: RefusalReason | undefined },
  day: Day,
  { locale }: Context,
): string {
  if (refusal) return explainRefusal(refusal, CALCULATOR_MESSAGES[locale], locale);
  return CHECKLIST_MESSAGES[locale]('arrival.passed', { day: formatDate(day, locale) });
}

function settled(
  list: OwnChecklist,
  answers: CheckAnswers,
  checking: Checking,
  library: CheckContent,
  context: Context,
): Draft {
  const parts = list.ok ? showChecklist(list, answers, library, context) : noList(list.refusal, context);
  return kept(plainDraft('tool', ...parts), checking, context);
}

/** No list for this citizenship: why, another direction or citizenship, and people to ask. */
function noList(refusal: RefusalReason | undefined, context: Context): Draft['parts'] {
  const { locale } = context;
  const t = CALCULATOR_MESSAGES[locale];
  return [
    text(refusal ? explainRefusal(refusal, t, locale) : context.t('not-found')),
    buttons([
      {
        label: directionLabel('departing', locale),
        choice: { type: 'check', question: 'direction', value: 'departing' },
      },
      { label: t('button.change-citizenship'), choice: { type: 'shortcut', name: 'citizenship' } },
    ]),
    hotline(context),
  ];
}

/** What the session keeps after each turn of the check; a question of ours that is open takes the place of any other. */
function kept(draft: Draft, checking: Checking, { session }: Context): Draft {
  const asking = session.asking?.need || session.asking?.check ? undefined : session.asking;
  return {
    ...draft,
    view: { type: 'check' },
    session: { asking, ...draft.session, checking: withoutGaps(checking) },
  };
}

const withoutGaps = (checking: Checking): Checking =>
  Object.fromEntries(Object.entries(checking).filter(([, value]) => value !== undefined));

const asks = (need: Inquiry['need'], more: Partial<Inquiry> = {}): Pick<Session, 'asking'> => ({
  asking: { dates: [], need, ...more },
});

function askDirection(context: Context): Draft {
  const options = DIRECTIONS.map(
    (value): Option => ({
      label: directionLabel(value, context.locale),
      choice: { type: 'check', question: 'direction', value },
    }),
  );
  return plainDraft('tool', buttons(options, context.t('audience.prompt')));
}

function askCitizenship(context: Context): Draft {
  const asking: Inquiry = { dates: [], need: 'citizenship' };
  return { ...plainDraft('tool', ...questionFor(asking, context, false)), session: asks('citizenship') };
}

function askPurpose(direction: Direction, content: CheckContent, context: Context): Draft {
  const offered = content.checklist.purposes.filter((each) => each.direction === direction);
  const prompt = CHECKLIST_MESSAGES[context.locale](`ask.purpose.${direction}`);
  return plainDraft('tool', buttons(optionsOf('purpose', offered, content, context), prompt));
}

function askStage(purpose: Purpose, content: CheckContent, context: Context): Draft {
  const offered = content.checklist.stages.filter((stage) => goTogether(purpose, stage));
  const prompt = CHECKLIST_MESSAGES[context.locale]('ask.stage');
  return plainDraft('tool', buttons(optionsOf('stage', offered, content, context), prompt));
}

const optionsOf = (
  question: CheckQuestion,
  offered: readonly (Purpose | Stage)[],
  content: CheckContent,
  { locale, now }: Context,
): Option[] =>
  offered.map(({ id, texts }) => ({
    label: lineText(texts, content, locale, dayInKazakhstan(now)),
    choice: { type: 'check', question, value: id },
  }));

/** An example lies this many days from today. */
const EXAMPLE_DAYS = 10;

/** Asks for the day of arrival, after `reason` why the one named cannot be. */
function askArrival(context: Context, reason?: string, checking = checkingOf(context)): Draft {
  const { locale, now } = context;
  const t = CHECKLIST_MESSAGES[locale];
  const expected = stageOf(checking, context)?.arrival ?? 'past';
  const day = addDays(dayInKazakhstan(now), expected === 'ahead' ? EXAMPLE_DAYS : -EXAMPLE_DAYS);
  const question = t(`ask.arrival.${expected}`, { example: day.split('-').reverse().join('.') });
  const skip: Option = { label: t('skip'), choice: { type: 'check', question: 'arrival', value: 'skip' } };
  return {
    ...plainDraft('tool', text(...(reason === undefined ? [] : [reason]), question), buttons([skip])),
    view: { type: 'check' },
    session: asks('dates', { check: true }),
  };
}

function askReading(asking: Inquiry, context: Context): Draft {
  return {
    ...plainDraft('tool', ...questionFor(asking, context, false)),
    view: { type: 'check' },
    session: { asking },
  };
}
