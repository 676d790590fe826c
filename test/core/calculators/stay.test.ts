import { describe, expect, it } from 'vitest';
import { stay } from '../../../src/core/calculators/stay.ts';
import type { Visit } from '../../../src/core/calculators/visits.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();

/** `2026-03-12/2026-03-30 2026-11-10/` as visits; the last one is open. */
const visitsOf = (text: string): Visit[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((visit) => {
      const [entry = '', exit] = visit.split('/');
      return exit ? { entry, exit } : { entry };
    });

interface Expected {
  readonly used?: number;
  readonly visitLast?: string;
  readonly windowLast?: string;
  readonly last?: string;
  readonly left?: number;
  readonly over?: number;
  readonly freeFrom?: string;
}

/** Fact or article, what it shows, citizenship, visits, day, what must come out. */
type Case = readonly [string, string, string, string, string, Expected];

const CASES: readonly Case[] = [
  [
    'F-ENTRY-05',
    'the day of entry is day 1 of 30',
    'UZ',
    '2026-11-20/',
    '2026-11-20',
    { used: 1, last: '2026-12-19', left: 29 },
  ],
  [
    'F-ENTRY-05',
    'day 30 is the last',
    'UZ',
    '2026-10-22/',
    '2026-11-20',
    { used: 30, last: '2026-11-20', left: 0, over: 0 },
  ],
  [
    'F-ENTRY-05',
    'day 31 is one too many',
    'UZ',
    '2026-10-21/',
    '2026-11-20',
    { used: 31, last: '2026-11-19', left: 0, over: 1, freeFrom: '2026-11-21' },
  ],
  [
    'F-ENTRY-05',
    '30 days a visit although 90 are left in all',
    'UZ',
    '2026-11-10/',
    '2026-11-20',
    { visitLast: '2026-12-09', windowLast: '2027-02-07', last: '2026-12-09', left: 19 },
  ],
  [
    'F-ENTRY-05',
    'a new visit begins a new 30 days',
    'UZ',
    '2026-09-01/2026-09-30 2026-10-02/',
    '2026-10-02',
    { used: 31, visitLast: '2026-10-31', last: '2026-10-31', left: 29 },
  ],
  [
    'F-ENTRY-05',
    'the total binds before the visit does',
    'UZ',
    '2026-06-01/2026-06-30 2026-07-05/2026-08-03 2026-08-10/2026-08-29 2026-09-05/',
    '2026-09-05',
    { used: 81, windowLast: '2026-09-14', last: '2026-09-14', left: 9 },
  ],
  [
    'art. 6(4)',
    'a leap day is a day like others',
    'DE',
    '2024-02-10/',
    '2024-02-29',
    { used: 20, last: '2024-03-10', left: 10 },
  ],
  [
    'art. 6(4)',
    'without a leap day the month is shorter',
    'DE',
    '2026-02-10/',
    '2026-02-28',
    { used: 19, last: '2026-03-11', left: 11 },
  ],
  [
    'F-ENTRY-01',
    'a visit over the new year',
    'JP',
    '2026-12-15/',
    '2026-12-31',
    { used: 17, last: '2027-01-13', left: 13 },
  ],
  [
    'F-ENTRY-01',
    'somebody who has never been here may come for 30 days',
    'US',
    '2025-01-05/2025-01-06',
    '2026-11-20',
    { used: 0, last: '2026-12-19', left: 30 },
  ],
  [
    'F-ENTRY-02',
    '90 days in one stretch',
    'RU',
    '2026-08-23/',
    '2026-11-20',
    { used: 90, last: '2026-11-20', left: 0, over: 0 },
  ],
  [
    'F-ENTRY-02',
    'the 91st day is over the limit',
    'RU',
    '2026-08-22/',
    '2026-11-20',
    { used: 91, last: '2026-11-19', over: 1 },
  ],
  [
    'F-ENTRY-02',
    'a day abroad does not restart the count',
    'RU',
    '2026-07-01/2026-08-14 2026-08-16/',
    '2026-08-16',
    { used: 46, windowLast: '2026-09-29', last: '2026-09-29', left: 44 },
  ],
  [
    'F-ENTRY-02',
    'the same for Armenia',
    'AM',
    '2026-07-01/2026-08-14 2026-08-16/',
    '2026-08-16',
    { used: 46, last: '2026-09-29' },
  ],
  [
    'F-ENTRY-02',
    'the same for Belarus',
    'BY',
    '2026-07-01/2026-08-14 2026-08-16/',
    '2026-08-16',
    { used: 46, last: '2026-09-29' },
  ],
  [
    'F-ENTRY-07',
    'the same for Kyrgyzstan',
    'KG',
    '2026-07-01/2026-08-14 2026-08-16/',
    '2026-08-16',
    { used: 46, last: '2026-09-29' },
  ],
  [
    'F-ENTRY-03',
    'after 90 days in a stretch about 90 days outside',
    'RU',
    '2026-03-01/2026-05-29',
    '2026-06-15',
    { used: 90, left: 0, freeFrom: '2026-08-28' },
  ],
  [
    'F-ENTRY-03',
    'on the day the oldest day drops out one day is free',
    'RU',
    '2026-03-01/2026-05-29',
    '2026-08-28',
    { used: 89, last: '2026-11-25', left: 90 },
  ],
  [
    'F-ENTRY-03',
    'the day before it none is free',
    'RU',
    '2026-03-01/2026-05-29',
    '2026-08-27',
    { used: 90, left: 0, freeFrom: '2026-08-28' },
  ],
  [
    'F-ENTRY-03',
    'the first day of the window counts',
    'UZ',
    '2026-05-25/2026-05-25',
    '2026-11-20',
    { used: 1 },
  ],
  [
    'F-ENTRY-03',
    'the day before the window does not',
    'UZ',
    '2026-05-24/2026-05-24',
    '2026-11-20',
    { used: 0 },
  ],
  [
    'F-ENTRY-03',
    'a visit over the edge of the window counts in part',
    'UZ',
    '2026-01-10/2026-02-08 2026-05-01/2026-05-30',
    '2026-07-15',
    { used: 53, last: '2026-08-13', left: 30 },
  ],
  [
    'F-ENTRY-03',
    'days of entry and exit both count',
    'UZ',
    '2026-10-01/2026-10-02',
    '2026-11-20',
    { used: 2 },
  ],
  ['F-ENTRY-03', 'a visit of one day is one day', 'UZ', '2026-10-01/2026-10-01', '2026-11-20', { used: 1 }],
  [
    'F-ENTRY-03',
    'a day on which one leaves and comes back counts once',
    'UZ',
    '2026-11-01/2026-11-10 2026-11-10/',
    '2026-11-12',
    { used: 12, visitLast: '2026-12-09' },
  ],
  [
    'F-ENTRY-03',
    'old days that drop out give new ones during a stay',
    'RU',
    '2026-01-01/2026-02-14 2026-06-01/',
    '2026-06-10',
    { used: 45 + 10, windowLast: '2026-08-29', last: '2026-08-29' },
  ],
  [
    'F-ENTRY-03',
    'on the day of exit one is still here',
    'UZ',
    '2026-11-01/2026-11-20',
    '2026-11-20',
    { used: 20, last: '2026-11-30', left: 10 },
  ],
  [
    'F-ENTRY-03',
    'an exit planned for later does not count yet',
    'UZ',
    '2026-11-01/2026-11-28',
    '2026-11-20',
    { used: 20, last: '2026-11-30', left: 10 },
  ],
  [
    'F-ENTRY-09',
    'India: 14 days a visit',
    'IN',
    '2026-11-10/',
    '2026-11-20',
    { used: 11, last: '2026-11-23', left: 3 },
  ],
  [
    'F-ENTRY-09',
    'Iran: 42 days in all',
    'IR',
    '2026-06-01/2026-06-14 2026-07-01/2026-07-14 2026-08-01/2026-08-14',
    '2026-09-01',
    { used: 42, left: 0, freeFrom: '2026-11-28' },
  ],
  [
    'F-ENTRY-09',
    'India: the fourth visit ends where the total does',
    'IN',
    '2026-06-01/2026-06-14 2026-07-01/2026-07-14 2026-08-01/2026-08-10 2026-09-01/',
    '2026-09-01',
    { used: 39, windowLast: '2026-09-04', last: '2026-09-04', left: 3 },
  ],
  [
    'F-ENTRY-10',
    'China: 30 days a visit',
    'CN',
    '2026-11-01/',
    '2026-11-20',
    { used: 20, last: '2026-11-30', left: 10 },
  ],
  [
    'F-ENTRY-11',
    'Turkey: 90 days',
    'TR',
    '2026-09-01/',
    '2026-10-10',
    { used: 40, last: '2026-11-29', left: 50 },
  ],
  [
    'F-ENTRY-12',
    'Georgia: 90 days',
    'GE',
    '2026-09-01/',
    '2026-10-10',
    { used: 40, last: '2026-11-29', left: 50 },
  ],
  [
    'F-ENTRY-06',
    'Tajikistan: the safe 30 days',
    'TJ',
    '2026-11-01/',
    '2026-11-20',
    { last: '2026-11-30', left: 10 },
  ],
  [
    'F-ENTRY-14',
    'Azerbaijan: the safe 30 days',
    'AZ',
    '2026-11-01/',
    '2026-11-20',
    { last: '2026-11-30', left: 10 },
  ],
  ['F-ENTRY-13', 'Korea: 30 days', 'KR', '2026-11-01/', '2026-11-20', { last: '2026-11-30', left: 10 }],
];

describe('stay', () => {
  it.each(CASES)('by %s: %s (%s)', (_fact, _shows, citizenship, visits, on, expected) => {
    const result = stay({ citizenship, visits: visitsOf(visits), on }, library);
    if (!result.ok) throw new Error(result.reason);
    const found: Expected = {
      used: result.window.used,
      visitLast: result.perVisit.lastDay,
      windowLast: result.window.lastDay,
      last: result.lastLawfulDay,
      left: result.daysLeft,
      over: result.overDays,
      ...(result.freeAgain ? { freeFrom: result.freeAgain.from } : {}),
    };
    expect(found).toMatchObject(expected);
  });

  const NO_RULE: readonly (readonly [string, string, string, string, string])[] = [
    ['F-ENTRY-15', 'a country that needs a visa', 'TM', '2026-11-20', 'visa-needed'],
    ['F-ENTRY-15', 'another one', 'AF', '2026-11-20', 'visa-needed'],
    ['F-ENTRY-10', 'Hong Kong, whose total is not confirmed', 'HK', '2026-11-20', 'total-unknown'],
    ['F-ENTRY-10', 'Macao, whose total is not confirmed', 'MO', '2026-11-20', 'total-unknown'],
    ['F-ENTRY-11', 'Turkey before its 90 days', 'TR', '2025-08-01', 'before-rule'],
    ['F-SUP-65', 'Kyrgyzstan before its present rule', 'KG', '2025-08-31', 'before-rule'],
    ['F-ENTRY-02', 'a day before the window was counted', 'RU', '2023-01-26', 'before-rule'],
    ['no fact', 'people without a citizenship', 'XX', '2026-11-20', 'stateless'],
    ['no fact', 'citizens of the country itself', 'KZ', '2026-11-20', 'own-citizen'],
    ['no fact', 'a country the content does not hold', 'ZZ', '2026-11-20', 'unknown-country'],
  ];
  it.each(NO_RULE)('by %s refuses %s (%s on %s)', (_fact, _whom, citizenship, on, reason) => {
    expect(stay({ citizenship, visits: [{ entry: '2023-01-01' }], on }, library)).toMatchObject({
      ok: false,
      reason,
    });
  });

  const CLASHES: readonly (readonly [string, string, string, object])[] = [
    ['no visits', '', '2026-11-20', { reason: 'no-visits' }],
    ['31 February', '2026-02-31/', '2026-11-20', { reason: 'no-such-day', day: '2026-02-31' }],
    [
      'an impossible exit',
      '2026-02-01/2026-02-30',
      '2026-11-20',
      { reason: 'no-such-day', day: '2026-02-30' },
    ],
    [
      'an impossible day to count for',
      '2026-02-01/',
      '2026-11-31',
      { reason: 'no-such-day', day: '2026-11-31' },
    ],
    ['an exit before the entry', '2026-03-10/2026-03-01', '2026-11-20', { reason: 'exit-before-entry' }],
    [
      'an entry in the future',
      '2026-12-01/',
      '2026-11-20',
      { reason: 'entry-after-day', entry: '2026-12-01' },
    ],
    [
      'visits that overlap',
      '2026-03-01/2026-03-10 2026-03-09/2026-03-20',
      '2026-11-20',
      { reason: 'overlap', first: '2026-03-01', second: '2026-03-09' },
    ],
    [
      'the same visit twice',
      '2026-03-01/2026-03-10 2026-03-01/2026-03-10',
      '2026-11-20',
      { reason: 'overlap' },
    ],
    [
      'an open visit before another',
      '2026-03-01/ 2026-04-01/2026-04-03',
      '2026-11-20',
      { reason: 'open-not-last', entry: '2026-03-01' },
    ],
    ['two open visits', '2026-03-01/ 2026-04-01/', '2026-11-20', { reason: 'open-not-last' }],
  ];
  it.each(CLASHES)('refuses %s', (_name, visits, on, expected) => {
    expect(stay({ citizenship: 'UZ', visits: visitsOf(visits), on }, library)).toMatchObject({
      ok: false,
      ...expected,
    });
  });

  it('counts forty visits and many more', () => {
    const many = (count: number): Visit[] =>
      Array.from({ length: count }, (_, i) => {
        const day = new Date(Date.UTC(2026, 10, 20 - 2 * i)).toISOString().slice(0, 10);
        return { entry: day, exit: day };
      });
    expect(stay({ citizenship: 'RU', visits: many(40), on: '2026-11-20' }, library)).toMatchObject({
      window: { used: 40 },
    });
    expect(stay({ citizenship: 'RU', visits: many(500), on: '2026-11-20' }, library)).toMatchObject({
      window: { used: 90 },
    });
  });

  it('warns of a planned exit that comes too late', () => {
    const result = stay(
      { citizenship: 'UZ', visits: visitsOf('2026-11-01/2026-12-05'), on: '2026-11-20' },
      library,
    );
    expect(result).toMatchObject({ plannedExit: '2026-12-05', lastLawfulDay: '2026-11-30' });
  });

  it('tells the other way of counting too: without the day of entry', () => {
    const result = stay(
      { citizenship: 'UZ', visits: visitsOf('2026-10-01/2026-10-10 2026-11-10/'), on: '2026-11-20' },
      library,
    );
    expect(result).toMatchObject({
      window: { used: 21 },
      entryDayFree: { used: 19, lastLawfulDay: '2026-12-10' },
    });
  });

  it('names only facts that the content holds, for every country', () => {
    for (const citizenship of library.countries.byCode.keys()) {
      const result = stay({ citizenship, visits: [{ entry: '2026-11-20' }], on: '2026-11-20' }, library);
      if (result.ok)
        for (const fact of result.rules) expect([...library.facts.keys()], citizenship).toContain(fact);
    }
  });
});
