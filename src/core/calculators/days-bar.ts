import { addDays, type Day, daysBetween } from './dates.ts';
import type { StayResult } from './stay.ts';

/** Days in a row of one kind: spent in the country, still allowed, or neither. */
export interface BarSegment {
  readonly from: Day;
  readonly to: Day;
  readonly kind: 'stayed' | 'left' | 'free';
}

/** Data for a picture of the days that count, from the first of the window to the last lawful day. */
export interface DaysBar {
  readonly from: Day;
  readonly to: Day;
  readonly on: Day;
  readonly deadline: Day;
  readonly segments: readonly BarSegment[];
}

/** Lays the counted and the allowed days of a result on one line, without gaps. */
export function daysBar(result: StayResult): DaysBar {
  const { on, window, lastLawfulDay, daysLeft, present } = result;
  const to = lastLawfulDay > on ? lastLawfulDay : on;
  const stayed = result.steps.map(({ from, to: end }): BarSegment => ({ from, to: end, kind: 'stayed' }));
  const left: BarSegment[] =
    daysLeft > 0 ? [{ from: present ? addDays(on, 1) : on, to: lastLawfulDay, kind: 'left' }] : [];
  return {
    from: window.from,
    to,
    on,
    deadline: lastLawfulDay,
    segments: fillGaps([...stayed, ...left], window.from, to),
  };
}

function fillGaps(segments: readonly BarSegment[], from: Day, to: Day): BarSegment[] {
  const filled: BarSegment[] = [];
  let next = from;
  for (const segment of segments) {
    if (daysBetween(next, segment.from) > 0)
      filled.push({ from: next, to: addDays(segment.from, -1), kind: 'free' });
    filled.push(segment);
    next = addDays(segment.to, 1);
  }
  return next <= to ? [...filled, { from: next, to, kind: 'free' }] : filled;
}
