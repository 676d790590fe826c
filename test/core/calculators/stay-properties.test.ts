import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/calculators/dates.ts';
import { type StayResult, stay } from '../../../src/core/calculators/stay.ts';
import type { Visit } from '../../../src/core/calculators/visits.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();
const RUNS = 10_000;
const SPAN = 1500;

/** Limits as the facts have them, written again by hand: F-ENTRY-13, F-ENTRY-02, F-ENTRY-09. */
const LIMITS = { DE: [30, 90], RU: [90, 90], IN: [14, 42] } as const;
type Citizenship = keyof typeof LIMITS;

/** An itinerary in days since 1 February 2023: entry, exit (`null` while it goes on), and the day to count for. */
interface Itinerary {
  readonly citizenship: Citizenship;
  readonly visits: readonly (readonly [number, number | null])[];
  readonly on: number;
}

const iso = (day: number) => new Date(Date.UTC(2023, 1, 1 + day)).toISOString().slice(0, 10);

const itineraries: fc.Arbitrary<Itinerary> = fc
  .record({
    citizenship: fc.constantFrom<Citizenship>('DE', 'RU', 'IN'),
    hops: fc.array(fc.record({ gap: fc.nat(40), length: fc.nat(45) }), { minLength: 1, maxLength: 14 }),
    open: fc.boolean(),
    later: fc.nat(120),
  })
  .map(({ citizenship, hops, open, later }) => {
    let day = 0;
    const visits = hops.map(({ gap, length }, i): [number, number | null] => {
      const entry = day + gap;
      day = entry + length;
      return [entry, open && i === hops.length - 1 ? null : day];
    });
    const last = visits.at(-1)?.[0] ?? 0;
    return { citizenship, visits, on: last + later };
  });

const toVisits = ({ visits }: Itinerary): Visit[] =>
  visits.map(([entry, exit]) =>
    exit === null ? { entry: iso(entry) } : { entry: iso(entry), exit: iso(exit) },
  );

function figures(itinerary: Itinerary, visits = toVisits(itinerary)): StayResult {
  const result = stay({ citizenship: itinerary.citizenship, visits, on: iso(itinerary.on) }, library);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

/** The same question answered by ticking off days on a calendar, one by one. */
function ticked({ citizenship, visits, on }: Itinerary) {
  const [visitDays, total] = LIMITS[citizenship];
  const calendar = new Uint8Array(SPAN);
  let start = on;
  let present = false;
  for (const [entry, exit] of visits) {
    for (let day = entry; day <= on && (exit === null || day <= exit); day += 1) calendar[day] = 1;
    if (exit === null || exit >= on) [start, present] = [entry, true];
  }
  const ticksBefore = (end: number, days: Uint8Array) => {
    let sum = 0;
    for (let back = 0; back < 180; back += 1) sum += days[end - back] ?? 0;
    return sum;
  };
  const used = ticksBefore(on, calendar);
  // Take back the days of the present visit and stay on, a day at a time, until a limit is broken.
  const stayOn = calendar.map((tick, day) =>
    day >= start && !visits.some(([entry, exit]) => entry !== start && day >= entry && day <= (exit ?? -1))
      ? 0
      : tick,
  );
  let last = start - 1;
  for (let day = start; day < start + visitDays; day += 1) {
    stayOn[day] = 1;
    if (ticksBefore(day, stayOn) > total) break;
    last = day;
  }
  const left = present ? Math.max(0, last - on) : last - on + 1;
  return { used, last: iso(last), left };
}

describe('stay, over random journeys', () => {
  it(`agrees with a calendar ticked day by day in ${RUNS} journeys`, () => {
    fc.assert(
      fc.property(itineraries, (itinerary) => {
        const result = figures(itinerary);
        const { used, last, left } = ticked(itinerary);
        expect({ used: result.window.used, last: result.lastLawfulDay, left: result.daysLeft }).toEqual({
          used,
          last,
          left,
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('never gives more days left for one more day of stay', () => {
    fc.assert(
      fc.property(itineraries, fc.nat(), (itinerary, pick) => {
        const i = pick % itinerary.visits.length;
        const [entry, exit] = itinerary.visits[i] ?? [0, null];
        const next = itinerary.visits[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
        const longer = itinerary.visits.map((visit, at): readonly [number, number | null] =>
          at === i && exit !== null && exit < next ? [entry, exit + 1] : visit,
        );
        expect(figures({ ...itinerary, visits: longer }).daysLeft).toBeLessThanOrEqual(
          figures(itinerary).daysLeft,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on the order in which visits are named', () => {
    fc.assert(
      fc.property(
        itineraries.chain((itinerary) => {
          const visits = toVisits(itinerary);
          return fc.tuple(fc.constant(itinerary), fc.shuffledSubarray(visits, { minLength: visits.length }));
        }),
        ([itinerary, shuffled]) => {
          expect(figures(itinerary, shuffled)).toEqual(figures(itinerary));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('lets somebody in again on the day it names, and not a day before', () => {
    fc.assert(
      fc.property(itineraries, (itinerary) => {
        const { freeAgain, present, start } = figures(itinerary);
        if (!freeAgain) return;
        const visits = toVisits(itinerary);
        const left = present
          ? [...visits.filter(({ entry }) => entry !== start), { entry: start, exit: freeAgain.leave }]
          : visits;
        // Two visits that begin on one day share it; the named leaving day would then overlap.
        if (visits.filter(({ entry }) => entry === start).length > 1) return;
        const enter = (on: string) => stay({ citizenship: itinerary.citizenship, visits: left, on }, library);
        expect(enter(freeAgain.from)).toMatchObject({ ok: true, present: false });
        expect(enter(freeAgain.from)).not.toMatchObject({ daysLeft: 0 });
        const before = addDays(freeAgain.from, -1);
        if (before > freeAgain.leave) expect(enter(before)).toMatchObject({ daysLeft: 0 });
      }),
      { numRuns: 2000 },
    );
  });
});
