import { describe, expect, it } from 'vitest';
import { householdPermit } from '../../../src/core/calculators/household-permit.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();

/** Fact or article, what it shows, months, start, indices, tenge by the index of 2026 (4,325), last day. */
const CASES: readonly (readonly [string, string, number, string, number, number, string])[] = [
  ['F-WORK-09, Tax Code art. 696', 'one month', 1, '2026-03-01', 4, 17_300, '2026-03-31'],
  ['F-WORK-09, Tax Code art. 696', 'a quarter', 3, '2026-04-15', 12, 51_900, '2026-07-14'],
  ['F-WORK-09, Tax Code art. 696', 'half a year', 6, '2026-01-01', 24, 103_800, '2026-06-30'],
  ['F-WORK-09, Tax Code art. 696', 'a year', 12, '2026-01-01', 48, 207_600, '2026-12-31'],
  [
    'F-WORK-08, Law on Migration art. 43-1',
    'a term over the new year, paid by the index of its start',
    12,
    '2026-11-20',
    48,
    207_600,
    '2027-11-19',
  ],
  [
    'F-WORK-08',
    'a month from the end of a long month to a short one',
    1,
    '2026-01-31',
    4,
    17_300,
    '2026-02-27',
  ],
  ['F-WORK-08', 'a term that ends in February', 3, '2026-12-01', 12, 51_900, '2027-02-28'],
  ['F-WORK-08', 'a term that ends at the end of the year', 1, '2026-12-01', 4, 17_300, '2026-12-31'],
];

describe('householdPermit', () => {
  it.each(CASES)('by %s: %s (%d months from %s)', (_fact, _shows, months, start, mci, tenge, end) => {
    expect(householdPermit({ months, start }, library)).toMatchObject({ ok: true, mci, tenge, end });
  });

  it.each([0, -1, 13, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'by F-WORK-08 refuses %d months and names the range',
    (months) => {
      expect(householdPermit({ months, start: '2026-05-01' }, library)).toEqual({
        ok: false,
        reason: 'months-range',
        min: 1,
        max: 12,
      });
    },
  );

  it('by F-ENTRY-41 refuses a year whose index is not set, and a time before the tax code', () => {
    expect(householdPermit({ months: 2, start: '2027-01-01' }, library)).toEqual({
      ok: false,
      reason: 'index-unknown',
      year: '2027',
    });
    expect(householdPermit({ months: 2, start: '2025-12-31' }, library)).toMatchObject({ reason: 'no-rule' });
    expect(householdPermit({ months: 2, start: '2026-02-30' }, library)).toMatchObject({
      reason: 'no-such-day',
    });
  });

  it('tells the last day of the other way of counting too', () => {
    expect(householdPermit({ months: 3, start: '2026-04-15' }, library)).toMatchObject({
      latestEnd: '2026-07-15',
    });
  });
});
