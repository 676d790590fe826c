import type { Audience, TemplateInline } from '../entry.ts';
import type { Locale } from '../locale.ts';

/** The two journeys that the guided check knows. */
export const DIRECTIONS = ['arriving', 'departing'] as const satisfies readonly Audience[];
export type Direction = (typeof DIRECTIONS)[number];

/** One line in every language, with its placeholders. */
export type LineTexts = Readonly<Record<Locale, readonly TemplateInline[]>>;

/** What somebody comes or leaves for. */
export interface Purpose {
  readonly id: string;
  readonly direction: Direction;
  /** Stages that do not go with it. */
  readonly without: readonly string[];
  readonly texts: LineTexts;
}

/** Where on the journey somebody is. */
export interface Stage {
  readonly id: string;
  readonly direction: Direction;
  /** Whether the arrival lies ahead or behind; absent where no term is counted from it. */
  readonly arrival?: 'ahead' | 'past';
  readonly texts: LineTexts;
}

/** The calculators that a term may be taken from. */
export const TERM_CALCULATORS = ['notification', 'residence-deadline', 'stay'] as const;
export type TermCalculator = (typeof TERM_CALCULATORS)[number];

/** A term by which a step is due, in words, and how its day is counted where it can be. */
export interface StepTerm {
  readonly id: string;
  readonly calculator?: TermCalculator;
  /** Name of the figure that holds the days from the arrival, which is the first of them. */
  readonly figure?: string;
  /** True where the last of these days is one too late. */
  readonly before: boolean;
  readonly texts: LineTexts;
}

/** Whom a step is for: every list that is there must hold one thing that fits, `except` none. */
export interface StepGroup {
  readonly stages: readonly string[];
  readonly purposes?: readonly string[];
  readonly citizens?: readonly string[];
  readonly except?: readonly string[];
}

export const DUTIES = ['host', 'employer'] as const;
export type Duty = (typeof DUTIES)[number];

/** One thing to do. */
export interface Step {
  readonly id: string;
  /** The answers behind it; the first one is opened. */
  readonly entries: readonly string[];
  readonly facts: readonly string[];
  /** Who must do it, where that is not the reader. */
  readonly duty?: Duty;
  /** Id of its term. */
  readonly time?: string;
  /** Id of the step that takes its place once its day has passed. */
  readonly late?: string;
  readonly for: readonly StepGroup[];
  /** First and last ISO day of the rule, where it has any. */
  readonly from?: string;
  readonly until?: string;
  readonly texts: LineTexts;
}

/** The guided check as editors wrote it; everything in the order in which it is shown. */
export interface Checklist {
  readonly purposes: readonly Purpose[];
  readonly stages: readonly Stage[];
  /** In the order of urgency. */
  readonly terms: readonly StepTerm[];
  readonly steps: readonly Step[];
  /** The entries under which the check is offered. */
  readonly offered: readonly string[];
}
