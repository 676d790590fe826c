import { describe, expect, it } from 'vitest';
import { datesInText } from '../../../src/core/calculators/dates-in-text.ts';
import { arrivalIn, givenDates, isUnsure, visitsIn } from '../../../src/core/calculators/visits-in-dates.ts';

const TODAY = '2026-11-20';
const given = (text: string) => givenDates(datesInText(text, TODAY), TODAY);

describe('visitsIn', () => {
  it('takes a single day as the entry', () => {
    expect(visitsIn(given('30.03.2026'))).toEqual([{ entry: '2026-03-30' }]);
  });

  it('takes bare days in order as entry, exit and entry', () => {
    expect(visitsIn(given('12.03.2026 – 30.03.2026, 10.11.2026'))).toEqual([
      { entry: '2026-03-12', exit: '2026-03-30' },
      { entry: '2026-11-10' },
    ]);
  });

  it('does not guess which bare day is which when they are out of order', () => {
    expect(visitsIn(given('30.03.2026, 12.03.2026'))).toBeUndefined();
  });

  it('does not guess what a day beside an entry means', () => {
    expect(visitsIn(given('паспорт 12.03.2019, въехал 10.11.2026'))).toBeUndefined();
  });

  it('takes an exit without a year as the first such day after the entry', () => {
    expect(visitsIn(given('10 ноября приехал, уезжаю 5 декабря'))).toEqual([
      { entry: '2026-11-10', exit: '2026-12-05' },
    ]);
  });
});

describe('givenDates', () => {
  it('asks for the year of an older stay that may reach into the next year', () => {
    const [entry] = given('с 1 июля по 10 января');
    expect(entry && isUnsure(entry)).toBe(true);
    expect(entry?.readings).toEqual(['2026-07-01', '2025-07-01']);
  });
});

describe('arrivalIn', () => {
  it('is the last entry, or the only day', () => {
    expect(arrivalIn(given('приехал 1 мая, уехал 5 мая, приехал 10 ноября'))).toBe('2026-11-10');
    expect(arrivalIn(given('30.03.2026'))).toBe('2026-03-30');
    expect(arrivalIn(given('уехал 30.03.2026'))).toBeUndefined();
  });
});
