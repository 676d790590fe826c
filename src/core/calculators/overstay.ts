import type { Library } from '../content/content.ts';
import type { Figures } from '../figures.ts';
import { type Day, isDay, yearOf } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';
import { figureOn, figuresOn } from './rule-figures.ts';

export interface OverstayInput {
  /** Whole days past the last lawful day. */
  readonly days: number;
  /** Day on which the case is opened: its index sets the sum. */
  readonly on: Day;
  /** The person was punished for an overstay of the same kind not long before. */
  readonly repeat?: boolean;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the Code on Administrative Offences has for an overstay of so many days. */
export interface OverstayResult {
  readonly ok: true;
  readonly days: number;
  readonly on: Day;
  /** Article and part, such as `517(3)`. */
  readonly article: string;
  readonly isRepeat: boolean;
  /** Fine in monthly calculation indices; 0 where the law has only a warning or an arrest. */
  readonly mci: Range;
  readonly tenge: Range;
  readonly warningPossible: boolean;
  readonly expulsionPossible: boolean;
  /** The longest arrest; absent where the law has none. */
  readonly arrestDays?: number;
  /** The step of the law: first and last day of it (the last step has none), and the index where a fine is computed. */
  readonly steps: { readonly fromDays: number; readonly toDays?: number; readonly index?: number };
  /** What a repeat brings, where it is known for this day; its long kind begins with `longFromDays`. */
  readonly repeat?: RepeatRule;
  readonly rules: readonly string[];
}

/** What the law has for whoever was punished within so many years before. */
interface RepeatRule {
  readonly years: number;
  readonly longFromDays: number;
  readonly mci: number;
  readonly arrestDays: number;
}

/** A step of article 517 that a number of days falls into. */
interface Step {
  readonly fromDays: number;
  readonly toDays?: number;
  readonly article: string;
  readonly mci: number;
  readonly expulsion: boolean;
  readonly arrestDays?: number;
}

const SHORT = '517(3)';
const LONG = '517(4)';
const SHORT_AGAIN = '517(6)';
const LONG_AGAIN = '517(7)';

/** Finds the step of the law for an overstay and its sum by the index of the day; a year without an index is refused. */
export function overstay(
  { days, on, repeat: isRepeat = false }: OverstayInput,
  { figures }: Pick<Library, 'figures'>,
): OverstayResult | Refusal {
  if (!isDay(on)) return refuse({ reason: 'no-such-day', day: on });
  if (!Number.isInteger(days) || days < 1) return refuse({ reason: 'days-range' });
  const repeat = repeatOn(on, figures);
  const step = isRepeat ? repeat && stepAgain(days, repeat) : stepFor(days, on, figures);
  if (!step) return refuse({ reason: 'no-rule', day: on });
  const index = figureOn(figures, 'mci', on);
  if (step.mci > 0 && index === undefined) return refuse({ reason: 'index-unknown', year: yearOf(on) });
  const tenge = step.mci * (index ?? 0);
  return {
    ok: true,
    days,
    on,
    isRepeat,
    article: step.article,
    mci: { from: step.mci, to: step.mci },
    tenge: { from: tenge, to: tenge },
    warningPossible: step.mci === 0 && step.arrestDays === undefined,
    expulsionPossible: step.expulsion,
    ...(step.arrestDays === undefined ? {} : { arrestDays: step.arrestDays }),
    steps: {
      fromDays: step.fromDays,
      ...(step.toDays === undefined ? {} : { toDays: step.toDays }),
      ...(step.mci > 0 && index !== undefined ? { index } : {}),
    },
    ...(repeat ? { repeat } : {}),
    rules: ['F-ENTRY-34', 'F-ENTRY-35', ...(step.mci > 0 ? ['F-ENTRY-41'] : [])],
  };
}

function stepFor(days: number, on: Day, figures: Figures): Step | undefined {
  const short = figuresOn(
    figures,
    [
      'overstay-warning-max-days',
      'overstay-step-two-max-days',
      'overstay-step-three-max-days',
      'overstay-step-two-mci',
      'overstay-step-three-mci',
    ],
    on,
  );
  if (!short) return undefined;
  const one = short['overstay-warning-max-days'];
  const two = short['overstay-step-two-max-days'];
  const three = short['overstay-step-three-max-days'];
  const first = { article: SHORT, expulsion: false };
  if (days <= one) return { ...first, fromDays: 1, toDays: one, mci: 0 };
  if (days <= two) return { ...first, fromDays: one + 1, toDays: two, mci: short['overstay-step-two-mci'] };
  if (days <= three)
    return { ...first, fromDays: two + 1, toDays: three, mci: short['overstay-step-three-mci'] };
  const mci = figureOn(figures, 'overstay-long-mci', on);
  return mci === undefined ? undefined : { article: LONG, expulsion: true, fromDays: three + 1, mci };
}

function stepAgain(days: number, { longFromDays, mci, arrestDays }: RepeatRule): Step {
  return days < longFromDays
    ? { article: SHORT_AGAIN, fromDays: 1, toDays: longFromDays - 1, mci, expulsion: true }
    : { article: LONG_AGAIN, fromDays: longFromDays, mci: 0, expulsion: true, arrestDays };
}

/** Within how many years a second overstay is a repeat; `undefined` where what follows is not known for the day. */
export const repeatWithinYears = (on: Day, { figures }: Pick<Library, 'figures'>): number | undefined =>
  repeatOn(on, figures)?.years;

function repeatOn(on: Day, figures: Figures): RepeatRule | undefined {
  const found = figuresOn(
    figures,
    [
      'fine-repeat-within-years',
      'overstay-step-three-max-days',
      'overstay-repeat-short-mci',
      'overstay-repeat-arrest-days',
    ],
    on,
  );
  return (
    found && {
      years: found['fine-repeat-within-years'],
      longFromDays: found['overstay-step-three-max-days'] + 1,
      mci: found['overstay-repeat-short-mci'],
      arrestDays: found['overstay-repeat-arrest-days'],
    }
  );
}
