import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf, isDay } from '../../../src/core/calculators/dates.ts';
import { datesInText } from '../../../src/core/calculators/dates-in-text.ts';
import type { FoundDate } from '../../../src/core/calculators/found-date.ts';
import { formatDate } from '../../../src/core/format.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { toUzbekCyrillic } from '../../../src/core/uzbek-cyrillic.ts';

const TODAY = '2026-11-20';

/** A found date in short: `2026-03-30 entry`, `a|b`, `no 31.02`. */
function shown(date: FoundDate): string {
  const what =
    date.kind === 'day'
      ? date.day
      : date.kind === 'ambiguous'
        ? date.readings.join('|')
        : `no ${date.written}`;
  return date.role ? `${what} ${date.role}` : what;
}
const found = (text: string): string => datesInText(text, TODAY).map(shown).join(', ');

describe('datesInText', () => {
  it.each([
    ['30 mart kuni keldim', '2026-03-30 entry'],
    ['30 марта приехал, уехал 5 мая', '2026-03-30 entry, 2026-05-05 exit'],
    ['приехал 12 мая уехал 20 июня', '2026-05-12 entry, 2026-06-20 exit'],
    ['12-апрелде келдим', '2026-04-12 entry'],
    ['апрелдин 12синде келдим', '2026-04-12 entry'],
    ['наурыздың 30-ы күні келдім', '2026-03-30 entry'],
    ['аз 5 май инҷо', '2026-05-05 entry'],
    ['с 1 по 20 мая', '2026-05-01 entry, 2026-05-20 exit'],
    ['1 maydan 20 maygacha', '2026-05-01 entry, 2026-05-20 exit'],
    ['12 мамырдан 3 маусымға дейін', '2026-05-12 entry, 2026-06-03 exit'],
    ['I arrived on May 12 and left June 14', '2026-05-12 entry, 2026-06-14 exit'],
    ['тридцатого марта', '2026-03-30'],
    ['yigirma beshinchi aprel', '2026-04-25'],
    ['бисту панҷуми март', '2026-03-25'],
    ['он екінші шілде', '2026-07-12'],
    ['отузунчу октябрь', '2026-10-30'],
    ['the twenty first of August', '2026-08-21'],
    ['3 kun oldin', '2026-11-17'],
    ['три дня назад', '2026-11-17'],
    ['се рӯз пеш', '2026-11-17'],
    ['үч күн мурун', '2026-11-17'],
    ['кеше', '2026-11-19'],
    ['кечээ', '2026-11-19'],
    ['дирӯз', '2026-11-19'],
    ['the day before yesterday', '2026-11-18'],
    ['30 марта прошлого года', '2025-03-30'],
    ['5 сентебря', '2026-09-05'],
    ['12 февралья', '2026-02-12'],
    ['30.03.26', '2026-03-30'],
    ['30 03 2026', '2026-03-30'],
  ])('reads %s', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it.each([
    ['a day and month that may be exchanged', '03/04/2026', '2026-04-03|2026-03-04'],
    ['a month that stands first', '03/13/2026', '2026-03-13'],
    ['two days with a dash between', '12-13 мая', '2026-05-12|2026-05-13'],
    ['a plan that is only wished for', 'хочу въехать 5 декабря', '2026-12-05|2025-12-05'],
    ['a near day without a verb', '5 dekabr', '2026-12-05|2025-12-05'],
  ])('leaves open %s', (_case, text, wanted) => {
    const [date] = datesInText(text, TODAY);
    expect(date?.kind).toBe('ambiguous');
    expect(found(text)).toBe(wanted);
  });

  it.each(['31 февраля', '31.02.2026', '29 February', '45 марта', '30.13.2026'])(
    'says that the calendar has no %s',
    (text) => {
      expect(datesInText(text, TODAY)[0]?.kind).toBe('impossible');
    },
  );

  it.each([
    'Qozogʻistonga 3 marta keldim',
    'how long one may stay',
    'в мае 5 раз',
    'работаю 24/7',
    'в 12.30 приду',
    'в мае 2026',
    '12 345 67',
    'щас июнь',
    'приехал полтора месяца назад',
  ])('finds no date in %s', (text) => {
    expect(found(text)).toBe('');
  });

  it('takes a year that is missing as the latest such day not after today', () => {
    expect(found('20 ноября приехал')).toBe('2026-11-20 entry');
    expect(found('21 ноября приехал')).toBe('2025-11-21 entry');
  });

  it('says where the date stands', () => {
    const text = 'ну 30 марта да';
    const [date] = datesInText(text, TODAY);
    expect(text.slice(date?.start, date?.end)).toBe('30 марта');
  });
});

const day = fc.integer({ min: 10_957, max: 25_566 }).map((number): Day => dayOf(number));

describe('datesInText, for any text and day', () => {
  it('never throws, and names only days that the calendar has', () => {
    const pieces = fc.constantFrom(
      '30',
      '31',
      '02',
      '2026',
      '.',
      '/',
      '-',
      ' ',
      'mart',
      'мая',
      'с',
      'по',
      'dan',
      'keldim',
      'may',
      '’',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, day, (said, today) => {
        for (const date of datesInText(said, today)) {
          if (date.kind === 'day') expect(isDay(date.day)).toBe(true);
          if (date.kind === 'ambiguous') expect(date.readings.every(isDay)).toBe(true);
          expect(date.start).toBeLessThan(date.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(LOCALES)('finds a day again as it is written in %s', (locale) => {
    fc.assert(
      fc.property(day, (original) => {
        const [date, ...others] = datesInText(formatDate(original, locale), TODAY);
        expect(others).toEqual([]);
        expect(date).toMatchObject({ kind: 'day', day: original, year: true });
      }),
    );
  });

  it('finds a day again as it is written in Uzbek Cyrillic', () => {
    fc.assert(
      fc.property(day, (original) => {
        expect(datesInText(toUzbekCyrillic(formatDate(original, 'uz')), TODAY)).toMatchObject([
          { kind: 'day', day: original },
        ]);
      }),
    );
  });

  it('finds a day again in digits, whatever stands between them', () => {
    const [dot, slash] = ['.', '/'];
    fc.assert(
      fc.property(day, fc.constantFrom(dot, '-', ' ', slash), (original, sign) => {
        const [year = '', month = '', date = ''] = original.split('-');
        const [read] = datesInText([date, month, year].join(sign), TODAY);
        const readings = read?.kind === 'day' ? [read.day] : read?.kind === 'ambiguous' ? read.readings : [];
        expect(readings).toContain(original);
        if (sign !== slash) expect(readings).toHaveLength(1);
        expect(datesInText(original, TODAY)).toMatchObject([{ kind: 'day', day: original }]);
      }),
    );
  });
});
