import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  isDay,
  isWeekend,
} from '../../../src/core/calculators/dates.ts';

describe('isDay', () => {
  it.each(['2026-11-20', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('knows %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '2026-02-31',
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-00',
    '2026-4-1',
    '20.11.2026',
    '2026-11-20T00:00:00Z',
    '2026-11-20 ',
    '',
    '9999-12-31',
    '0001-01-01',
    '２０２６-11-20',
  ])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('day arithmetic', () => {
  it('crosses leap days, years and the changes of clocks', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2024-02-29', '2024-03-01')).toBe(1);
    expect(daysBetween('2025-03-01', '2026-03-01')).toBe(365);
  });

  it('turns every day into a number and back', () => {
    for (let number = dayNumber('2023-12-25'); number < dayNumber('2025-01-05'); number += 1)
      expect(dayNumber(dayOf(number))).toBe(number);
  });

  it('stays in the month when it adds months', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-12-15', 3)).toBe('2027-03-15');
    expect(addMonths('2026-03-31', 12)).toBe('2027-03-31');
  });

  it('knows the weekend', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
