import { CALCULATOR_MESSAGES, type CalculatorTranslate } from '../calculators/calculator-messages.ts';
import type { CalendarDate } from '../calculators/calendar-file.ts';
import type { Day } from '../calculators/dates.ts';
import { explainRefusal } from '../calculators/explain-refusal.ts';
import type { Explanation } from '../calculators/explanation.ts';
import { type Refusal, refuse } from '../calculators/refusal.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Locale } from '../locale.ts';
import type { Option, Part } from '../reply.ts';
import type { Context } from './context.ts';

/** A result in the reader's words; only a sentence where it was refused. */
export interface Computed extends Explanation {
  readonly sentence: string;
  readonly picture?: Part;
  /** Past the lawful days. */
  readonly over?: boolean;
  /** The day that must not be missed. */
  readonly date?: CalendarDate;
  /** The same computed for another case. */
  readonly otherCases?: readonly Option[];
}

/** Computes an inquiry that lacks nothing. */
export type Compute = (inquiry: Inquiry, context: Context) => Computed;

/** How one calculator's result is told. */
export interface Telling<Result> {
  readonly explain: (result: Result, t: CalculatorTranslate, locale: Locale) => Explanation;
  /** The result in one sentence. */
  readonly sentence: (result: Result) => string;
  readonly more?: (result: Result) => Partial<Computed>;
}

/** Puts a result, or why there is none, into the reader's words. */
export function told<Result extends { readonly ok: true }>(
  result: Result | Refusal,
  { explain, sentence, more = () => ({}) }: Telling<Result>,
  { locale }: Context,
): Computed {
  const t = CALCULATOR_MESSAGES[locale];
  return result.ok
    ? { ...explain(result, t, locale), sentence: sentence(result), ...more(result) }
    : { explanation: [], assumptions: [], sentence: explainRefusal(result, t, locale) };
}

/** Nobody has arrived on a day that lies ahead. */
export const arrivalAhead = (arrival: Day, today: Day): Refusal | undefined =>
  arrival > today ? refuse({ reason: 'arrival-ahead', arrival, on: today }) : undefined;
