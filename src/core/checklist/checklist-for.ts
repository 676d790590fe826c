import { HOME } from '../calculators/country-rule.ts';
import { addDays, type Day, isDay } from '../calculators/dates.ts';
import { notification } from '../calculators/notification.ts';
import type { RefusalReason } from '../calculators/refusal.ts';
import { residenceDeadline } from '../calculators/residence-deadline.ts';
import { figureOn } from '../calculators/rule-figures.ts';
import { stay } from '../calculators/stay.ts';
import { workingDaysFrom } from '../calculators/working-days.ts';
import type { Library } from '../content/content.ts';
import type { Checklist, Step, StepTerm } from './checklist.ts';
import { goTogether, groupsOf, type Path, stepsOn } from './paths.ts';

/** What the check was told; days are ISO. */
export interface CheckAnswers extends Path {
  readonly arrival?: Day;
  /** The day as of which the list is made: today, or a day to look ahead to. */
  readonly on: Day;
}

/** A step of somebody's own, with its day where it could be counted. */
export interface DatedStep {
  readonly step: Step;
  readonly term?: StepTerm;
  readonly due?: Day;
  /** True when the day lies before the one looked at. */
  readonly passed: boolean;
}

/** A list in the order of urgency, or what of the answers cannot be. */
export type OwnChecklist =
  | {
      readonly ok: true;
      readonly steps: readonly DatedStep[];
      /** Why some days were not counted. */
      readonly refusals: readonly RefusalReason[];
    }
  | {
      readonly ok: false;
      readonly wrong: 'purpose' | 'stage' | 'citizenship' | 'arrival';
      /** Absent where the answer is not among those offered, and for an arrival ahead that has passed. */
      readonly refusal?: RefusalReason;
    };

type Rules = Pick<Library, 'countries' | 'figures' | 'holidays'>;
type ListLibrary = Rules & { readonly checklist: Checklist };

/** Makes the list for some answers, as of a day. */
export function checklistFor(answers: CheckAnswers, library: ListLibrary): OwnChecklist {
  const { checklist, countries } = library;
  const purpose = checklist.purposes.find(
    ({ id, direction }) => id === answers.purpose && direction === answers.direction,
  );
  const stage = checklist.stages.find(({ id }) => id === answers.stage);
  if (!purpose) return { ok: false, wrong: 'purpose' };
  if (!stage || !goTogether(purpose, stage)) return { ok: false, wrong: 'stage' };
  const wrong = wrongCitizenship(answers, library) ?? wrongArrival(answers, stage.arrival);
  if (wrong) return wrong;
  const steps = stepsOn(answers, checklist, countries).filter(
    ({ from, until }) => (from ?? '') <= answers.on && answers.on <= (until ?? '9999'),
  );
  const counted = withoutLost(
    steps.map((step) => dated(step, answers, library)),
    checklist,
  );
  return {
    ok: true,
    steps: byUrgency(counted, checklist),
    refusals: distinct(counted.flatMap(({ refusal }) => refusal ?? [])),
  };
}

/** Whether a day of arrival would give some step its day. */
export function asksArrival(answers: Omit<CheckAnswers, 'arrival'>, library: ListLibrary): boolean {
  const stage = library.checklist.stages.find(({ id }) => id === answers.stage);
  if (!stage?.arrival) return false;
  const probe = checklistFor({ ...answers, arrival: answers.on }, library);
  return probe.ok && probe.steps.some(({ due }) => due !== undefined);
}

/** Why there is no list for a citizenship of whoever comes; `undefined` when there is one. */
export function refusalOf(
  citizenship = '',
  { countries }: Pick<Rules, 'countries'>,
): RefusalReason | undefined {
  if (groupsOf(citizenship, countries)) return undefined;
  return { reason: citizenship === HOME ? 'own-citizen' : 'unknown-country' };
}

function wrongCitizenship({ direction, citizenship }: CheckAnswers, rules: Rules): OwnChecklist | undefined {
  const refusal = direction === 'arriving' ? refusalOf(citizenship, rules) : undefined;
  return refusal && { ok: false, wrong: 'citizenship', refusal };
}

function wrongArrival(
  { arrival, on }: CheckAnswers,
  expected: 'ahead' | 'past' | undefined,
): OwnChecklist | undefined {
  if (arrival === undefined || expected === undefined) return undefined;
  if (!isDay(arrival))
    return { ok: false, wrong: 'arrival', refusal: { reason: 'no-such-day', day: arrival } };
  if (expected === 'past' && arrival > on)
    return { ok: false, wrong: 'arrival', refusal: { reason: 'entry-after-day', entry: arrival, on } };
  return expected === 'ahead' && arrival < on ? { ok: false, wrong: 'arrival' } : undefined;
}

interface Counted extends DatedStep {
  readonly refusal?: RefusalReason;
}

function dated(step: Step, answers: CheckAnswers, library: ListLibrary): Counted {
  const term = library.checklist.terms.find(({ id }) => id === step.time);
  if (!term) return { step, passed: false };
  const { day, refusal } = dayOfTerm(term, answers, library);
  return {
    step,
    term,
    passed: day !== undefined && day < answers.on,
    ...(day === undefined ? {} : { due: day }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** What can no longer be done in time gives way to its `late` step, which takes over the day and is there once. */
function withoutLost(counted: readonly Counted[], { steps, terms }: Checklist): Counted[] {
  const swapped = counted.map((each): Counted => {
    const late = each.passed ? steps.find(({ id }) => id === each.step.late) : undefined;
    const term = terms.find(({ id }) => id === late?.time) ?? each.term;
    return late ? { ...each, step: late, ...(term ? { term } : {}) } : each;
  });
  const late = new Set(swapped.filter(({ passed }) => passed).map(({ step }) => step.id));
  return swapped.filter(({ step, passed }) => passed || !late.has(step.id));
}

/** The day of a term, or why a calculator refused it; nothing where it is only words. */
interface DayOfTerm {
  readonly day?: Day | undefined;
  readonly refusal?: RefusalReason;
}

function dayOfTerm(term: StepTerm, { arrival, citizenship = '', on }: CheckAnswers, rules: Rules): DayOfTerm {
  if (arrival === undefined) return {};
  switch (term.calculator) {
    case undefined:
      return term.figure === undefined ? {} : dayOfFigure(term.figure, term.before, arrival, rules);
    case 'notification': {
      const result = notification({ arrival }, rules);
      return result.ok ? { day: result.safe } : refused(result);
    }
    case 'residence-deadline': {
      const result = residenceDeadline({ citizenship, arrival }, rules);
      return result.ok ? { day: result.applyBy } : refused(result);
    }
    case 'stay': {
      const visits = [{ entry: arrival }];
      const result = stay({ citizenship, visits, on: on < arrival ? arrival : on }, rules);
      return result.ok ? { day: result.lastLawfulDay } : refused(result);
    }
    default:
      return term.calculator satisfies never;
  }
}

/** What is only not for this citizenship needs no excuse: the term stands there in words. */
function refused(refusal: RefusalReason): DayOfTerm {
  const isUsual = refusal.reason === 'visa-needed' || refusal.reason === 'stateless';
  const safe = refusal.reason === 'calendar-incomplete' ? refusal.safe : undefined;
  return { day: safe, ...(isUsual ? {} : { refusal }) };
}

/** The arrival counts as the first day, which is the safe way. */
function dayOfFigure(name: string, before: boolean, arrival: Day, { figures, holidays }: Rules): DayOfTerm {
  const limit = figureOn(figures, name, arrival);
  if (limit === undefined) return { refusal: { reason: 'no-rule', day: arrival } };
  const days = before ? limit - 1 : limit;
  if (figures.get(name)?.unit !== 'working-days') return { day: addDays(arrival, days - 1) };
  const counted = workingDaysFrom(arrival, days, holidays);
  return 'missingYear' in counted
    ? { refusal: { reason: 'calendar-incomplete', year: counted.missingYear } }
    : { day: counted.days.at(-1) };
}

/** What is late comes first; each by the order of terms, and the days ahead among them by the calendar. */
function byUrgency(steps: readonly Counted[], { terms }: Checklist): DatedStep[] {
  const rankOf = ({ term }: DatedStep) => (term ? terms.indexOf(term) : terms.length);
  const byDay = (a: DatedStep, b: DatedStep) =>
    (a.due ?? '') < (b.due ?? '') ? -1 : a.due === b.due ? 0 : 1;
  const ranked = steps.map(withoutRefusal).sort((a, b) => rankOf(a) - rankOf(b));
  const ahead = ranked.filter(({ passed }) => !passed);
  const days = ahead
    .filter(({ due }) => due !== undefined)
    .sort(byDay)
    .values();
  return [
    ...ranked.filter(({ passed }) => passed),
    ...ahead.map((step) => (step.due === undefined ? step : (days.next().value ?? step))),
  ];
}

const withoutRefusal = ({ refusal: _, ...step }: Counted): DatedStep => step;

const distinct = (refusals: readonly RefusalReason[]): RefusalReason[] => [
  ...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values(),
];
