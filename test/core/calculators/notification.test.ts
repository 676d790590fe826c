import { describe, expect, it } from 'vitest';
import { addDays, isWeekend } from '../../../src/core/calculators/dates.ts';
import { notification } from '../../../src/core/calculators/notification.ts';
import { isWorkingDay } from '../../../src/core/calculators/working-days.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();

/** F-ENTRY-22, Law on Migration art. 6(4): three working days. What it shows, arrival, safe, latest. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  ['a Monday', '2026-11-16', '2026-11-18', '2026-11-19'],
  ['a Wednesday, over a weekend when counted late', '2026-11-18', '2026-11-20', '2026-11-23'],
  ['a Friday', '2026-11-20', '2026-11-24', '2026-11-25'],
  ['a Saturday: both ways agree', '2026-11-21', '2026-11-25', '2026-11-25'],
  ['a Sunday: both ways agree', '2026-11-22', '2026-11-25', '2026-11-25'],
  ['the day before Independence Day', '2026-12-15', '2026-12-18', '2026-12-21'],
  ['Independence Day itself', '2026-12-16', '2026-12-21', '2026-12-21'],
  ['the Friday before Nauryz and its moved days', '2026-03-20', '2026-03-27', '2026-03-30'],
  ['inside Nauryz', '2026-03-22', '2026-03-30', '2026-03-30'],
  ['before 8 March, moved from a Sunday to Monday', '2026-03-06', '2026-03-11', '2026-03-12'],
  ['before 9 May, moved from a Saturday to Monday', '2026-05-08', '2026-05-13', '2026-05-14'],
  ['Defender’s Day', '2026-05-07', '2026-05-13', '2026-05-13'],
  ['before Kurban Ait', '2026-05-26', '2026-05-29', '2026-06-01'],
  ['before Capital Day, a Monday', '2026-07-03', '2026-07-08', '2026-07-09'],
  ['before 31 August, which is a working day in 2026', '2026-08-28', '2026-09-01', '2026-09-02'],
  ['before Republic Day, moved from a Sunday to Monday', '2026-10-23', '2026-10-28', '2026-10-29'],
  ['over the new year', '2025-12-30', '2026-01-05', '2026-01-06'],
  ['before Orthodox Christmas', '2026-01-06', '2026-01-09', '2026-01-12'],
  ['before a Sunday on which people work', '2025-01-04', '2025-01-08', '2025-01-08'],
  ['on a Sunday on which people work', '2025-01-05', '2025-01-08', '2025-01-09'],
  ['before Kurban Ait of 2025, a Friday', '2025-06-05', '2025-06-10', '2025-06-11'],
  ['the last arrival of the year that can be counted both ways', '2026-12-28', '2026-12-30', '2026-12-31'],
];

describe('notification', () => {
  it.each(CASES)('by F-ENTRY-22 counts from %s (%s)', (_shows, arrival, safe, latest) => {
    expect(notification({ arrival }, library)).toMatchObject({
      ok: true,
      safe,
      latest,
      rules: ['F-ENTRY-22'],
    });
  });

  it('refuses a year whose calendar is not complete, but tells the safe day where it is certain', () => {
    expect(notification({ arrival: '2026-12-29' }, library)).toEqual({
      ok: false,
      reason: 'calendar-incomplete',
      year: '2027',
      safe: '2026-12-31',
    });
    for (const arrival of ['2026-12-30', '2027-03-10', '2030-01-15'])
      expect(notification({ arrival }, library)).toEqual({
        ok: false,
        reason: 'calendar-incomplete',
        year: arrival < '2027' ? '2027' : arrival.slice(0, 4),
      });
    expect(notification({ arrival: '2023-05-05' }, library)).toMatchObject({
      reason: 'calendar-incomplete',
      year: '2023',
    });
  });

  it('refuses days that do not exist and times without a confirmed rule', () => {
    expect(notification({ arrival: '2026-02-31' }, library)).toMatchObject({ reason: 'no-such-day' });
    expect(notification({ arrival: '2019-05-05' }, library)).toMatchObject({ reason: 'no-rule' });
  });

  it('never ends on a day off, never sooner than two days after, and never later the sooner one comes', () => {
    let before = '';
    for (let arrival = '2025-01-01'; arrival <= '2026-12-28'; arrival = addDays(arrival, 1)) {
      const result = notification({ arrival }, library);
      if (!result.ok) throw new Error(`${arrival}: ${result.reason}`);
      expect(isWorkingDay(result.safe, library.holidays), arrival).toBe(true);
      expect(isWorkingDay(result.latest, library.holidays), arrival).toBe(true);
      expect(result.safe <= result.latest, arrival).toBe(true);
      expect(result.safe >= addDays(arrival, 2), arrival).toBe(true);
      expect(result.safe >= before, arrival).toBe(true);
      before = result.safe;
    }
  });
});

describe('isWorkingDay', () => {
  it('knows moved days off and weekends on which people work', () => {
    expect(isWorkingDay('2026-05-11', library.holidays)).toBe(false);
    expect(isWeekend('2025-01-05') && isWorkingDay('2025-01-05', library.holidays)).toBe(true);
    expect(isWorkingDay('2027-05-10', library.holidays)).toBeUndefined();
  });
});
