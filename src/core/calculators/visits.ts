import { type Day, isDay } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';

/** One time in the country; without `exit` it still goes on. */
export interface Visit {
  readonly entry: Day;
  readonly exit?: Day;
}

/** Visits that hold together, in the order of time. */
export interface OrderedVisits {
  readonly ok: true;
  readonly visits: readonly Visit[];
}

/** Puts visits in order and refuses what cannot have happened by `on`; leaving and coming back on one day is no overlap. */
export function orderVisits(visits: readonly Visit[], on: Day): OrderedVisits | Refusal {
  if (visits.length === 0) return refuse({ reason: 'no-visits' });
  const odd = [on, ...visits.flatMap(({ entry, exit }) => [entry, exit ?? entry])].find((day) => !isDay(day));
  if (odd !== undefined) return refuse({ reason: 'no-such-day', day: odd });
  const ordered = [...visits].sort(byTime);
  const broken = ordered.map((visit) => brokenVisit(visit, on)).find(Boolean);
  return broken ?? brokenOrder(ordered) ?? { ok: true, visits: ordered };
}

const byTime = (a: Visit, b: Visit) =>
  compare(a.entry, b.entry) || compare(a.exit ?? '9999', b.exit ?? '9999');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function brokenVisit({ entry, exit }: Visit, on: Day): Refusal | undefined {
  if (exit !== undefined && exit < entry) return refuse({ reason: 'exit-before-entry', entry, exit });
  return entry > on ? refuse({ reason: 'entry-after-day', entry, on }) : undefined;
}

function brokenOrder(ordered: readonly Visit[]): Refusal | undefined {
  for (const [i, next] of ordered.entries()) {
    const before = ordered[i - 1];
    if (!before) continue;
    if (before.exit === undefined) return refuse({ reason: 'open-not-last', entry: before.entry });
    if (next.entry < before.exit)
      return refuse({ reason: 'overlap', first: before.entry, second: next.entry });
  }
  return undefined;
}
