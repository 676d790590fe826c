import { describe, expect, it } from 'vitest';
import { reminderTimes } from '../../../src/core/calculators/reminder-times.ts';

const at = (now: string) =>
  reminderTimes('2026-12-01', new Date(now)).map(({ text, due }) => [text, new Date(due).toISOString()]);

const SOON = ['soon', '2026-11-29T05:00:00.000Z'];
const TODAY = ['today', '2026-12-01T05:00:00.000Z'];

describe('reminderTimes', () => {
  it('names ten in the morning in Kazakhstan, two days before and on the day itself', () => {
    expect(at('2026-11-20T09:00:00Z')).toEqual([SOON, TODAY]);
  });

  it('leaves out what is over', () => {
    expect(at('2026-11-29T04:59:59Z')).toEqual([SOON, TODAY]);
    expect(at('2026-11-29T05:00:00Z')).toEqual([TODAY]);
    expect(at('2026-12-01T04:59:59Z')).toEqual([TODAY]);
    expect(at('2026-12-01T05:00:00Z')).toEqual([]);
    expect(at('2027-01-01T00:00:00Z')).toEqual([]);
  });

  it('follows the clock that Kazakhstan had on the day', () => {
    const before = reminderTimes('2023-06-03', new Date('2023-01-01T00:00:00Z'));
    expect(before.map(({ due }) => new Date(due).toISOString())).toEqual([
      '2023-06-01T04:00:00.000Z',
      '2023-06-03T04:00:00.000Z',
    ]);
  });
});
