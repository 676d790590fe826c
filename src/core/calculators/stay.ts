import type { LocaleTexts } from '../contacts.ts';
import type { Library } from '../content/content.ts';
import { type CountryRule, countryRule } from './country-rule.ts';
import { type Day, dayNumber, dayOf, isDay } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';
import { figureOn } from './rule-figures.ts';
import {
  daysIn,
  disjoint,
  firstFreeDay,
  lastDayWithin,
  type Span,
  usedOn,
  type WindowLimit,
  within,
} from './stay-window.ts';
import { orderVisits, type Visit } from './visits.ts';

/** What is asked: all visits known, in any order, and the day for which the days are counted. */
export interface StayInput {
  /** ISO 3166-1 alpha-2, upper case, or `STATELESS`. */
  readonly citizenship: string;
  readonly visits: readonly Visit[];
  readonly on: Day;
}

/** What has to be said besides the figures. */
export type StayNote = 'registration' | 'contract' | 'sources-differ' | 'not-official';

/** Days of stay on one day, entry and exit days both counted. */
export interface StayResult {
  readonly ok: true;
  readonly country: LocaleTexts;
  readonly on: Day;
  /** Whether the person is in the country on that day; if not, the figures are those of a visit that begins on it. */
  readonly present: boolean;
  /** First day of the present visit, or of the one that would begin on `on`. */
  readonly start: Day;
  /** A day of leaving that lies after `on`, as the person named it. */
  readonly plannedExit?: Day;
  readonly perVisit: { readonly limitDays: number; readonly lastDay: Day };
  readonly window: {
    readonly windowDays: number;
    readonly limitDays: number;
    /** First day that counts. */
    readonly from: Day;
    readonly used: number;
    readonly lastDay: Day;
  };
  readonly lastLawfulDay: Day;
  /** Lawful days after `on` for somebody present; with `on` for somebody who would enter on it. */
  readonly daysLeft: number;
  /** Days past the last lawful day. */
  readonly overDays: number;
  /** The counted days, visit by visit. */
  readonly steps: readonly { readonly from: Day; readonly to: Day; readonly days: number }[];
  /** Whether some visits lie wholly before the window. */
  readonly hasOlderVisits: boolean;
  /** Day on which the oldest counted day leaves the window; absent when none is counted. */
  readonly daysReturnOn?: Day;
  /** After leaving on the first day, an entry is possible again from the second. */
  readonly freeAgain?: { readonly leave: Day; readonly from: Day };
  /** The same when the day of entry does not count. */
  readonly entryDayFree: { readonly used: number; readonly lastLawfulDay: Day };
  /** Longest stay without registration, where a note names it. */
  readonly registrationDay?: number;
  readonly notes: readonly StayNote[];
  /** ISO day on which the rules of countries were checked. */
  readonly checked: Day;
  readonly rules: readonly string[];
}

/** Counts the visa-free days of a person by the rule of the citizenship. */
export function stay(
  input: StayInput,
  library: Pick<Library, 'countries' | 'figures'>,
): StayResult | Refusal {
  if (!isDay(input.on)) return refuse({ reason: 'no-such-day', day: input.on });
  const known = countryRule(input.citizenship, input.on, library.countries);
  if (!known.ok) return known;
  const { windowDays, daysInWindow, names } = known.country;
  if (windowDays === null || daysInWindow === null)
    return refuse({ reason: 'total-unknown', country: names, visitDays: known.visitDays });
  const ordered = orderVisits(input.visits, input.on);
  if (!ordered.ok) return ordered;
  const limits = { visitDays: known.visitDays, windowDays, limitDays: daysInWindow };
  return { ...count(ordered.visits, input.on, limits), ...circumstances(known, input.on, library) };
}

interface Limits extends WindowLimit {
  readonly visitDays: number;
}

/** A person's visits on one day: what lies behind, and the visit that goes on or would begin. */
interface Situation {
  readonly past: readonly Visit[];
  readonly start: number;
  readonly present: boolean;
  readonly on: number;
}

type Counted = Omit<
  StayResult,
  'country' | 'plannedExit' | 'notes' | 'checked' | 'rules' | 'registrationDay'
> &
  Pick<StayResult, 'plannedExit'>;

function count(visits: readonly Visit[], on: Day, limits: Limits): Counted {
  const last = visits.at(-1);
  const current = last && (last.exit ?? on) >= on ? last : undefined;
  const situation = {
    past: current ? visits.slice(0, -1) : visits,
    start: dayNumber(current?.entry ?? on),
    present: current !== undefined,
    on: dayNumber(on),
  };
  const safe = measure(situation, limits, 0);
  const other = measure(situation, limits, 1);
  const planned = current?.exit !== undefined && current.exit > on ? { plannedExit: current.exit } : {};
  return {
    ok: true,
    on,
    present: situation.present,
    start: dayOf(situation.start),
    ...planned,
    perVisit: { limitDays: limits.visitDays, lastDay: dayOf(safe.visitLast) },
    window: {
      windowDays: limits.windowDays,
      limitDays: limits.limitDays,
      from: dayOf(situation.on - limits.windowDays + 1),
      used: safe.used,
      lastDay: dayOf(safe.windowLast),
    },
    lastLawfulDay: dayOf(safe.last),
    daysLeft: Math.max(0, safe.last - situation.on + (situation.present ? 0 : 1)),
    overDays: situation.present ? Math.max(0, situation.on - safe.last) : 0,
    ...countedDays(situation, safe, limits),
    ...whenFreeAgain(situation, safe, limits),
    entryDayFree: { used: other.used, lastLawfulDay: dayOf(other.last) },
  };
}

interface Measure {
  /** All days in the country up to `on`. */
  readonly spans: readonly Span[];
  readonly used: number;
  readonly visitLast: number;
  readonly windowLast: number;
  readonly last: number;
}

/** Measures a situation with so many uncounted days at the beginning of every visit: 0 is the safe way, 1 the other. */
function measure({ past, start, present, on }: Situation, limits: Limits, uncounted: 0 | 1): Measure {
  const from = start + uncounted;
  const before = past
    .map(({ entry, exit = entry }) => ({ from: dayNumber(entry) + uncounted, to: dayNumber(exit) }))
    .filter((span) => span.from <= span.to);
  const now = present && from <= on ? [{ from, to: on }] : [];
  const spans = disjoint([...before, ...now]);
  const visitLast = from + limits.visitDays - 1;
  const windowLast = lastDayWithin(before, from, limits);
  return {
    spans,
    used: usedOn(spans, on, limits.windowDays),
    visitLast,
    windowLast,
    last: Math.min(visitLast, windowLast),
  };
}

function countedDays(
  { on }: Situation,
  { spans }: Measure,
  { windowDays }: Limits,
): Pick<StayResult, 'steps' | 'hasOlderVisits' | 'daysReturnOn'> {
  const first = on - windowDays + 1;
  const counted = within(spans, first, on);
  const oldest = counted[0];
  return {
    steps: counted.map((span) => ({ from: dayOf(span.from), to: dayOf(span.to), days: daysIn([span]) })),
    hasOlderVisits: spans.some((span) => span.to < first),
    ...(oldest ? { daysReturnOn: dayOf(oldest.from + windowDays) } : {}),
  };
}

/** For somebody present: after leaving on the last lawful day, or today where that has passed. Else only when no day is left. */
function whenFreeAgain(
  { start, present, on }: Situation,
  { spans, last }: Measure,
  limits: Limits,
): Pick<StayResult, 'freeAgain'> {
  if (!present && last >= on) return {};
  const leave = present ? Math.max(last, on) : on;
  const whole = present ? disjoint([...spans, { from: start, to: leave }]) : spans;
  return { freeAgain: { leave: dayOf(leave), from: dayOf(firstFreeDay(whole, leave, limits)) } };
}

/** What follows from the citizenship alone. */
function circumstances(
  { country, rule }: CountryRule,
  on: Day,
  { figures, countries }: Pick<Library, 'countries' | 'figures'>,
): Pick<StayResult, 'country' | 'notes' | 'checked' | 'rules' | 'registrationDay'> {
  const registers = rule.longer === 'register' || rule.longer === 'register-or-permit';
  const registrationDay = registers ? figureOn(figures, 'registration-day', on) : undefined;
  const notes: StayNote[] = [];
  if (registrationDay !== undefined) notes.push('registration');
  if (country.eaeu) notes.push('contract');
  if (rule.sourcesDiffer) notes.push('sources-differ');
  else if (country.confidence !== 'high') notes.push('not-official');
  return {
    country: country.names,
    notes,
    checked: countries.checked,
    ...(registrationDay === undefined ? {} : { registrationDay }),
    rules: [
      ...new Set([
        'F-ENTRY-01',
        'F-ENTRY-03',
        ...rule.facts,
        'F-ENTRY-04',
        ...(registrationDay === undefined ? [] : ['F-ENTRY-20']),
        ...(country.eaeu ? ['F-WORK-04'] : []),
      ]),
    ],
  };
}
