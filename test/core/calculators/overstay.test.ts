import { describe, expect, it } from 'vitest';
import { overstay } from '../../../src/core/calculators/overstay.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();

/** F-ENTRY-34: article, days, day, indices, tenge, warning, expulsion. */
const CASES: readonly (readonly [string, number, string, number, number, boolean, boolean])[] = [
  ['517(3)', 1, '2026-11-20', 0, 0, true, false],
  ['517(3)', 3, '2026-11-20', 0, 0, true, false],
  ['517(3)', 4, '2026-11-20', 10, 43_250, false, false],
  ['517(3)', 5, '2026-11-20', 10, 43_250, false, false],
  ['517(3)', 6, '2026-11-20', 15, 64_875, false, false],
  ['517(3)', 10, '2026-11-20', 15, 64_875, false, false],
  ['517(4)', 11, '2026-11-20', 25, 108_125, false, true],
  ['517(4)', 365, '2026-01-01', 25, 108_125, false, true],
  ['517(3)', 7, '2025-06-15', 15, 58_980, false, false],
  ['517(3)', 4, '2025-12-31', 10, 39_320, false, false],
  ['517(3)', 2, '2027-01-01', 0, 0, true, false],
];

describe('overstay', () => {
  it.each(CASES)(
    'by article %s: %d days on %s',
    (article, days, on, mci, tenge, warningPossible, expulsionPossible) => {
      expect(overstay({ days, on }, library)).toMatchObject({
        ok: true,
        article,
        mci: { from: mci, to: mci },
        tenge: { from: tenge, to: tenge },
        warningPossible,
        expulsionPossible,
      });
    },
  );

  it.each<readonly [number, string, number, number, number | undefined]>([
    [2, '517(6)', 15, 64_875, undefined],
    [10, '517(6)', 15, 64_875, undefined],
    [11, '517(7)', 0, 0, 15],
    [365, '517(7)', 0, 0, 15],
  ])(
    'by F-ENTRY-34 is punished harder when %d days are a repeat',
    (days, article, mci, tenge, arrestDays) => {
      const result = overstay({ days, on: '2026-11-20', repeat: true }, library);
      expect(result).toMatchObject({
        ok: true,
        article,
        mci: { from: mci, to: mci },
        tenge: { from: tenge, to: tenge },
        warningPossible: false,
        expulsionPossible: true,
      });
      expect(result.ok && result.arrestDays).toBe(arrestDays);
    },
  );

  it('refuses a repeat for times for which it is not confirmed', () => {
    expect(overstay({ days: 4, on: '2025-06-15', repeat: true }, library)).toMatchObject({
      reason: 'no-rule',
    });
  });

  it.each([0, -3, 1.5, Number.NaN])('refuses %d days', (days) => {
    expect(overstay({ days, on: '2026-11-20' }, library)).toEqual({ ok: false, reason: 'days-range' });
  });

  it('by F-ENTRY-41 names no sum for a year whose index is not set', () => {
    expect(overstay({ days: 8, on: '2027-02-01' }, library)).toEqual({
      ok: false,
      reason: 'index-unknown',
      year: '2027',
    });
  });

  it('refuses times for which the step is not confirmed, and days that do not exist', () => {
    expect(overstay({ days: 11, on: '2025-06-15' }, library)).toMatchObject({ reason: 'no-rule' });
    expect(overstay({ days: 2, on: '2024-06-15' }, library)).toMatchObject({ reason: 'no-rule' });
    expect(overstay({ days: 2, on: '2026-06-31' }, library)).toMatchObject({ reason: 'no-such-day' });
  });

  it('never gets milder with a day more', () => {
    let before = 0;
    for (let days = 1; days <= 60; days += 1) {
      const result = overstay({ days, on: '2026-11-20' }, library);
      if (!result.ok) throw new Error(result.reason);
      expect(result.tenge.from).toBeGreaterThanOrEqual(before);
      before = result.tenge.from;
    }
  });
});
