import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  isDay,
  weekdayOf,
} from '../../../src/core/calculators/dates.ts';
import { datesInText, readDates } from '../../../src/core/calculators/dates-in-text.ts';
import type { FoundDate } from '../../../src/core/calculators/found-date.ts';

/** A Friday. */
const TODAY = '2026-11-20';

const readingsOf = (date: FoundDate): readonly Day[] =>
  date.kind === 'impossible' ? [] : date.kind === 'day' ? [date.day] : date.readings;

/** A found date in short: `2026-11-16 entry`, `a|b` when it has to be asked, `a?` when it has to be confirmed. */
function shown(date: FoundDate): string {
  const sign = date.kind === 'ambiguous' && date.readings.length === 1 ? '?' : '';
  return [readingsOf(date).join('|') + sign, date.role].filter(Boolean).join(' ');
}
const found = (text: string): string => datesInText(text, TODAY).map(shown).join(', ');

describe('weekdays', () => {
  it.each([
    ['в понедельник приехал', '2026-11-16 entry'],
    ['приехал в среду', '2026-11-18 entry'],
    ['приехал в сб', '2026-11-14 entry'],
    ['приехал в понедельник по визе', '2026-11-16 entry'],
    ['приехал в прошлое воскресенье', '2026-11-15 entry'],
    ['приехал в понедельник на прошлой неделе', '2026-11-09 entry'],
    ['приехал в понедельник 16 ноября', '2026-11-16 entry'],
    ['вчера, в четверг, приехал', '2026-11-19 entry'],
    ['dushanba kuni keldim', '2026-11-16 entry'],
    ['o‘tgan hafta seshanba kuni keldim', '2026-11-10 entry'],
    ['yakshamba keldim', '2026-11-15 entry'],
    ['дүйсенбіде келдім', '2026-11-16 entry'],
    ['бейсенби куни келдим', '2026-11-19 entry'],
    ['дүйшөмбүдө келдим', '2026-11-16 entry'],
    ['рӯзи душанбе омадам', '2026-11-16 entry'],
    ['рӯзи душанбе аз Душанбе омадам', '2026-11-16 entry'],
    ['панчшанбе омадам', '2026-11-19 entry'],
    ['arrived on wensday', '2026-11-18 entry'],
    ['I came on Monday last week', '2026-11-09 entry'],
    ['в понедельник приеду', '2026-11-23 entry'],
    ['next Friday I will arrive', '2026-11-27 entry'],
    ['келесі дүйсенбіде келемін', '2026-11-23 entry'],
  ])('read %s', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it.each([
    [
      'last Monday, early in the week and late',
      'приехал в прошлый понедельник',
      '2026-11-16|2026-11-09 entry',
    ],
    ['last Friday, said on a Friday', 'oʻtgan juma keldim', '2026-11-13|2026-11-20 entry'],
    ['Friday, said on a Friday', 'I came on Friday', '2026-11-20|2026-11-13 entry'],
    ['next Sunday', 'next Sunday I will arrive', '2026-11-22|2026-11-29 entry'],
    ['the one before the last', 'приехал в позапрошлый вторник', '2026-11-10|2026-11-03 entry'],
    ['a verb without a time', 'въезжаю в понедельник', '2026-11-16|2026-11-23 entry'],
    [
      'a weekday that is not the one of its date',
      'приехал во вторник 16 ноября',
      '2026-11-16|2026-11-17 entry',
    ],
    ['a word for Friday and for a week', 'өткөн жумада келдим', '2026-11-13|2026-11-20 entry'],
  ])('leave open %s', (_case, text, wanted) => {
    expect(datesInText(text, TODAY)[0]?.kind).toBe('ambiguous');
    expect(found(text)).toBe(wanted);
  });

  it.each([
    'аз Душанбе омадам',
    'я из Душанбе',
    'Dushanbedan keldim',
    'Dushanbadan keldim',
    'we came from Dushanbe last week',
    'среда обитания',
    'среди мигрантов',
    'в рабочей среде приехал',
    'каждую пятницу приезжаю',
    'по понедельникам приезжаю',
    'жұма сайын келемін',
    'har juma kelaman',
    'shunday keldim',
    'мұндай келдім',
    'пьяница приехал',
    'четвертый раз приехал',
    'сен би келдің',
    'в прошлом месяце в понедельник приехал',
  ])('are not found in %s', (text) => {
    expect(found(text)).toBe('');
  });
});

describe('times before today', () => {
  it.each([
    ['a week ago', '2026-11-13'],
    ['неделю назад', '2026-11-13'],
    ['bir hafta oldin', '2026-11-13'],
    ['як ҳафта пеш', '2026-11-13'],
    ['үч жума мурун', '2026-10-30'],
    ['үш жұма бұрын', '2026-10-30'],
    ['неделю и два дня назад', '2026-11-11'],
    ['two weeks and three days ago', '2026-11-03'],
    ['Бишкектен үч күн мурун келдим', '2026-11-17 entry'],
    ['месяц назад', '2026-10-20?'],
    ['two months ago', '2026-09-20?'],
    ['2 ой олдин', '2026-09-20?'],
    ['екі ай бұрын', '2026-09-20?'],
    ['ду моҳ пеш', '2026-09-20?'],
    ['эки ай мурун', '2026-09-20?'],
    ['2 месяца и 10 дней назад', '2026-09-10?'],
    ['месяц и неделю назад', '2026-10-13?'],
    ['полгода назад', '2026-05-20?'],
    ['yarim yil oldin', '2026-05-20?'],
    ['half a year ago', '2026-05-20?'],
    ['примерно две недели назад', '2026-11-06?'],
    ['дней десять назад', '2026-11-10?'],
  ])('read %s', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it.each([
    'полтора месяца назад',
    '1,5 месяца назад',
    'пару недель назад',
    'около недели назад',
    'больше двух недель назад',
    'бир неча кун олдин',
    'a few days ago',
    'more than a month ago',
    'a month and a half ago',
    'приехал 5 октября и через три дня уехал',
  ])('are told too vaguely in %s', (text) => {
    expect(readDates(text, TODAY).unread).toBe(true);
  });

  it.each([
    'kelishdan 3 kun oldin',
    'viza tugashidan 10 kun oldin',
    '10 рӯз пеш аз омадан',
    'шығудан 3 күн бұрын',
  ])('are not found before something else: %s', (text) => {
    expect(found(text)).toBe('');
  });
});

describe('days since the arrival', () => {
  it.each([
    ['сегодня 10-й день как приехал', '2026-11-11|2026-11-10 entry'],
    ['уже 20 дней здесь', '2026-10-31|2026-11-01 entry'],
    ['месяц как приехал', '2026-10-20? entry'],
    ['20 kundan beri shu yerdaman', '2026-10-31|2026-11-01 entry'],
    ['kelganimga 2 hafta boʻldi', '2026-11-06|2026-11-07 entry'],
    ['10 kun boʻldi kelganimga', '2026-11-10|2026-11-11 entry'],
    ['келгеніме 10 күн болды', '2026-11-10|2026-11-11 entry'],
    ['10 күннен бері осындамын', '2026-11-10|2026-11-11 entry'],
    ['келгениме 10 күн болду', '2026-11-10|2026-11-11 entry'],
    ['бүгүн келгениме үчүнчү күн', '2026-11-18|2026-11-17 entry'],
    ['даҳ рӯз шуд, ки омадам', '2026-11-10|2026-11-11 entry'],
    ['имрӯз рӯзи сеюми омаданам', '2026-11-18|2026-11-17 entry'],
    ["I've been here 12 days", '2026-11-08|2026-11-09 entry'],
    ['it has been two months since I arrived', '2026-09-20? entry'],
    ['today is my third day here', '2026-11-18|2026-11-17 entry'],
  ])('give both days of arrival for %s', (text, wanted) => {
    expect(datesInText(text, TODAY)[0]?.kind).toBe('ambiguous');
    expect(found(text)).toBe(wanted);
  });

  it.each([
    'приехал на 10 дней',
    'я здесь на 30 дней',
    'у меня уже осталось 5 дней здесь',
    'уже второй месяц здесь',
    'I am here for 12 days',
    'I have been told I have 30 days here',
    'on the third day after arrival',
    'kelganimdan keyin 10 kun ichida',
    'келгеннен кейін 3 күн ішінде',
    '30 күннен асып кетті, осындамын',
  ])('are not found in %s', (text) => {
    expect(found(text)).toBe('');
  });

  it('give way to the day itself', () => {
    expect(found('приехал 5 ноября, уже 15 дней здесь')).toBe('2026-11-05 entry');
  });
});

describe('plans', () => {
  it.each([
    ['tomorrow I arrive', '2026-11-21 entry'],
    ['эртең барам', '2026-11-21 entry'],
    ['послезавтра приеду', '2026-11-22 entry'],
    ['the day after tomorrow I will arrive', '2026-11-22 entry'],
    ['через неделю приеду', '2026-11-27 entry'],
    ['3 kundan keyin kelaman', '2026-11-23 entry'],
    ['екі күннен соң келемін', '2026-11-22 entry'],
    ['баъди се рӯз меоям', '2026-11-23 entry'],
    ['приеду 5 декабря', '2026-12-05 entry'],
    ['приеду 5 марта', '2027-03-05 entry'],
    ['I will arrive on 5 December', '2026-12-05 entry'],
    ['приехал 1 мая, уехал 20 мая, приеду 5 декабря', '2026-05-01 entry, 2026-05-20 exit, 2026-12-05 entry'],
    ['приехал 10 ноября, завтра поеду в ЦОН', '2026-11-10 entry'],
    ['arrived yesterday must register in 3 days', '2026-11-19 entry'],
  ])('read %s', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it('are told from a day that was mistyped', () => {
    expect(datesInText('приеду 5 декабря', TODAY)[0]?.planned).toBe(true);
    expect(datesInText('приехал 5 декабря 2027', TODAY)[0]?.planned).toBeUndefined();
  });
});

describe('times that are no day', () => {
  it.each([
    'в начале марта приехал',
    'mart oxirida keldim',
    'Наурызда келдім',
    'на новый год приехал',
    'yangi yilda keldim',
    'после Курбан айта приехал',
    'баъди иди Қурбон омадам',
    'arrived after Eid',
    'на прошлой неделе приехал',
    'oʻtgan oy keldim',
    'ай басында келдім',
  ])('are told apart in %s', (text) => {
    const { dates, unread, vague } = readDates(text, TODAY);
    expect(dates).toEqual([]);
    expect(unread || vague).toBe(true);
  });
});

const someDay = fc.integer({ min: 10_957, max: 25_566 }).map((number): Day => dayOf(number));

/** Monday to Sunday, with a verb of the past. */
const WEEKDAYS: Readonly<Record<string, readonly string[]>> = {
  kk: ['дүйсенбіде', 'сейсенбіде', 'сәрсенбіде', 'бейсенбіде', 'жұма күні', 'сенбіде', 'жексенбіде'].map(
    (name) => `${name} келдім`,
  ),
  'kk without its letters': ['дуйсенби', 'сейсенби', 'сарсенби', 'бейсенби', 'жума', 'сенби', 'жексенби'].map(
    (name) => `${name} куни келдим`,
  ),
  ru: ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'].map(
    (name) => `приехал в ${name}`,
  ),
  uz: ['dushanba', 'seshanba', 'chorshanba', 'payshanba', 'juma', 'shanba', 'yakshanba'].map(
    (name) => `${name} kuni keldim`,
  ),
  'uz in Cyrillic': ['душанба', 'сешанба', 'чоршанба', 'пайшанба', 'жума', 'шанба', 'якшанба'].map(
    (name) => `${name} куни келдим`,
  ),
  tg: ['душанбе', 'сешанбе', 'чоршанбе', 'панҷшанбе', 'ҷумъа', 'шанбе', 'якшанбе'].map(
    (name) => `рӯзи ${name} омадам`,
  ),
  ky: ['дүйшөмбүдө', 'шейшембиде', 'шаршембиде', 'бейшембиде', 'жума күнү', 'ишембиде', 'жекшембиде'].map(
    (name) => `${name} келдим`,
  ),
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
    (name) => `I arrived on ${name}`,
  ),
};

/** So many days ago, in the words of each language. */
const DAYS_AGO: readonly ((days: number) => string)[] = [
  (days) => `${days} күн бұрын келдім`,
  (days) => `приехал ${days} дней назад`,
  (days) => `${days} kun oldin keldim`,
  (days) => `${days} кун олдин келдим`,
  (days) => `${days} рӯз пеш омадам`,
  (days) => `${days} күн мурун келдим`,
  (days) => `I came ${days} days ago`,
];
const MONTHS_AGO: readonly ((months: number) => string)[] = [
  (months) => `${months} ай бұрын келдім`,
  (months) => `приехал ${months} месяцев назад`,
  (months) => `${months} oy oldin keldim`,
  (months) => `${months} моҳ пеш омадам`,
  (months) => `${months} ай мурун келдим`,
  (months) => `I came ${months} months ago`,
];

describe('days named by their place beside today, on any day', () => {
  it.each(Object.entries(WEEKDAYS))(
    'are of the last seven days when a weekday is told in %s',
    (_locale, texts) => {
      fc.assert(
        fc.property(someDay, fc.integer({ min: 1, max: 7 }), (today, weekday) => {
          const [date, ...others] = datesInText(texts[weekday - 1] ?? '', today);
          expect(others).toEqual([]);
          const readings = date ? readingsOf(date) : [];
          expect(readings).toHaveLength(weekdayOf(today) === weekday ? 2 : 1);
          for (const day of readings) {
            expect(weekdayOf(day)).toBe(weekday);
            expect(daysBetween(day, today)).toBeGreaterThanOrEqual(0);
            expect(daysBetween(day, today)).toBeLessThanOrEqual(7);
          }
        }),
      );
    },
  );

  it('are exact in days', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 2, max: 999 }),
        fc.constantFrom(...DAYS_AGO),
        (today, days, say) => {
          expect(datesInText(say(days), today)).toMatchObject([
            { kind: 'day', day: addDays(today, -days), role: 'entry' },
          ]);
        },
      ),
    );
  });

  it('are the same day of an earlier month, or its last one, and are to be confirmed', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 2, max: 60 }),
        fc.constantFrom(...MONTHS_AGO),
        (today, months, say) => {
          const [date, ...others] = datesInText(say(months), today);
          expect(others).toEqual([]);
          expect(date?.kind).toBe('ambiguous');
          expect(date && readingsOf(date)).toEqual([addMonths(today, -months)]);
        },
      ),
    );
  });

  it('never throw, and are days that the calendar has', () => {
    const pieces = fc.constantFrom(
      ...[
        '3',
        '31',
        '999',
        'два',
        'a',
        'half',
        'неделю',
        'kun',
        'күннен',
        'месяца',
        'жума',
        'душанбе',
        'рӯзи',
      ],
      ...[
        'понедельник',
        'last',
        'өткен',
        'гузашта',
        'через',
        'keyin',
        'ago',
        'олдин',
        'и',
        'уже',
        'как',
        'здесь',
      ],
      ...[
        'келгеніме',
        'омадам',
        'приехал',
        'уехал',
        'буду',
        'марта',
        '5',
        'Наурыз',
        'конце',
        'сегодня',
        ',',
        '.',
      ],
    );
    const said = fc.array(pieces, { maxLength: 16 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(said, someDay, (text, today) => {
        for (const date of datesInText(text, today)) expect(readingsOf(date).every(isDay)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
