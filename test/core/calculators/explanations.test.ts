import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALCULATOR_MESSAGES } from '../../../src/core/calculators/calculator-messages.ts';
import { explainHouseholdPermit } from '../../../src/core/calculators/explain-household-permit.ts';
import { explainNotification } from '../../../src/core/calculators/explain-notification.ts';
import { explainOverstay } from '../../../src/core/calculators/explain-overstay.ts';
import { explainRefusal } from '../../../src/core/calculators/explain-refusal.ts';
import { explainResidenceDeadline } from '../../../src/core/calculators/explain-residence-deadline.ts';
import { explainStay } from '../../../src/core/calculators/explain-stay.ts';
import type { Explanation } from '../../../src/core/calculators/explanation.ts';
import { householdPermit } from '../../../src/core/calculators/household-permit.ts';
import { notification } from '../../../src/core/calculators/notification.ts';
import { overstay } from '../../../src/core/calculators/overstay.ts';
import type { RefusalReason } from '../../../src/core/calculators/refusal.ts';
import { residenceDeadline } from '../../../src/core/calculators/residence-deadline.ts';
import { stay } from '../../../src/core/calculators/stay.ts';
import type { Visit } from '../../../src/core/calculators/visits.ts';
import { forEachLocale, LOCALES, type Locale } from '../../../src/core/locale.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function told<Result extends { readonly ok: true }>(
  result: Result | ({ readonly ok: false } & RefusalReason),
  explain: (result: Result, t: (typeof CALCULATOR_MESSAGES)[Locale], locale: Locale) => Explanation,
  locale: Locale,
): string[] {
  const t = CALCULATOR_MESSAGES[locale];
  if (!result.ok) return [explainRefusal(result, t, locale)];
  const { explanation, assumptions } = explain(result, t, locale);
  return [...explanation, ...assumptions].map(plain);
}

const UZ_TWICE: readonly Visit[] = [{ entry: '2026-10-01', exit: '2026-10-19' }, { entry: '2026-11-10' }];
const stays: readonly (readonly [string, readonly Visit[], string])[] = [
  ['UZ', UZ_TWICE, '2026-11-20'],
  ['UZ', [{ entry: '2026-10-01' }], '2026-11-20'],
  ['UZ', [{ entry: '2024-10-01', exit: '2024-10-05' }], '2026-11-20'],
  ['UZ', [{ entry: '2026-11-01', exit: '2026-12-15' }], '2026-11-20'],
  ['RU', [{ entry: '2026-03-01', exit: '2026-05-29' }], '2026-06-15'],
  ['RU', [{ entry: '2026-03-01', exit: '2026-05-30' }], '2026-06-15'],
  ['RU', [{ entry: '2026-03-01', exit: '2026-05-29' }, { entry: '2026-06-15' }], '2026-06-20'],
  ['TJ', UZ_TWICE, '2026-11-20'],
  ['DE', UZ_TWICE, '2026-11-20'],
  ['HK', UZ_TWICE, '2026-11-20'],
];

const everything = (locale: Locale): string[] => [
  ...stays.flatMap(([citizenship, visits, on]) =>
    told(stay({ citizenship, visits, on }, library), explainStay, locale),
  ),
  ...['2026-10-23', '2026-11-21', '2026-11-16', '2026-12-29', '2027-03-01', '2019-01-01'].flatMap((arrival) =>
    told(notification({ arrival }, library), explainNotification, locale),
  ),
  ...[1, 2, 5, 12, 13].flatMap((months) =>
    told(householdPermit({ months, start: '2026-12-01' }, library), explainHouseholdPermit, locale),
  ),
  ...told(householdPermit({ months: 2, start: '2027-12-01' }, library), explainHouseholdPermit, locale),
  ...[0, 1, 2, 5, 8, 11].flatMap((days) =>
    told(overstay({ days, on: '2026-11-20' }, library), explainOverstay, locale),
  ),
  ...[10, 11].flatMap((days) =>
    told(overstay({ days, on: '2026-11-20', repeat: true }, library), explainOverstay, locale),
  ),
  ...['RU', 'UZ', 'TJ', 'CN', 'DE', 'TM', 'XX', 'KZ', 'ZZ'].flatMap((citizenship) =>
    told(
      residenceDeadline({ citizenship, arrival: '2026-11-10' }, library),
      explainResidenceDeadline,
      locale,
    ),
  ),
  ...told(
    residenceDeadline({ citizenship: 'RU', arrival: '2026-01-10' }, library),
    explainResidenceDeadline,
    locale,
  ),
  ...(
    [
      ['RU', '2026-10-01'],
      ['UZ', '2026-11-02'],
      ['UZ', '2026-10-01'],
    ] as const
  ).flatMap(([citizenship, arrival]) =>
    told(
      residenceDeadline({ citizenship, arrival, on: '2026-11-20' }, library),
      explainResidenceDeadline,
      locale,
    ),
  ),
  explainRefusal(
    { reason: 'arrival-ahead', arrival: '2026-12-01', on: '2026-11-20' },
    CALCULATOR_MESSAGES[locale],
    locale,
  ),
  ...(
    [
      [],
      [{ entry: '2026-02-31' }],
      [{ entry: '2026-03-10', exit: '2026-03-01' }],
      [{ entry: '2026-12-10' }],
      [{ entry: '2026-03-01', exit: '2026-03-10' }, { entry: '2026-03-05' }],
      [{ entry: '2026-03-01' }, { entry: '2026-03-05' }],
    ] as Visit[][]
  ).flatMap((visits) =>
    told(stay({ citizenship: 'UZ', visits, on: '2026-11-20' }, library), explainStay, locale),
  ),
];

const stories = forEachLocale(everything);

/** Texts of the picture and of the conversation around the figures. */
const SAID_ELSEWHERE = /^(?:bar|calendar|heading|result|ask|button|citizenship|remind)\./;

describe('explanations', () => {
  it.each(LOCALES)('are finished sentences without holes (%s)', (locale) => {
    for (const told of stories[locale]) {
      // A day that does not exist is repeated as it was written.
      const sentence = told.replace('2026-02-31', '');
      expect(sentence).not.toMatch(/\{\{|\}\}|undefined|NaN|null|\b[a-z-]+\.[a-z-]+\b(?!\))/);
      expect(sentence, sentence).toMatch(/[.]$/);
      expect(sentence, sentence).not.toMatch(/\d{4}-\d{2}-\d{2}|\.\.| {2}/);
    }
  });

  it('say the same things in every language', () => {
    for (const locale of LOCALES) expect(stories[locale]).toHaveLength(stories.en.length);
  });

  it('use every text of the calculators', () => {
    const said = stories.en.join('\n');
    const texts = JSON.parse(readFileSync('locales/en/calculators.json', 'utf8')) as Record<string, string>;
    const silent = Object.entries(texts)
      .filter(([key]) => !SAID_ELSEWHERE.test(key) && !/_(one|other)$/.test(key) && key !== 'index')
      .filter(
        ([, text]) =>
          !text.split(/\{\{.*?\}\}/).every((piece) => said.includes(piece.replaceAll('\u00a0', ' '))),
      )
      .map(([key]) => key);
    expect(silent).toEqual([]);
  });

  it('show the sum of the days in the reader’s language', () => {
    const result = stay({ citizenship: 'UZ', visits: UZ_TWICE, on: '2026-11-20' }, library);
    const ru = told(result, explainStay, 'ru');
    expect(ru).toContain('1 октября 2026 года – 19 октября 2026 года: 19 дней.');
    expect(ru).toContain('Использовано дней: 19 + 11 = 30.');
    expect(ru).toContain('Остаток от общего предела: 90 − 30 = 60.');
    expect(told(result, explainStay, 'uz')).toContain('Ishlatilgan kunlar: 19 + 11 = 30.');
    expect(told(result, explainStay, 'tg')).toContain('1 октябри соли 2026 – 19 октябри соли 2026: 19 рӯз.');
  });

  it('show the sum of the tax in words and tenge', () => {
    const result = householdPermit({ months: 3, start: '2026-04-15' }, library);
    expect(told(result, explainHouseholdPermit, 'en')).toContain(
      'Tax for the whole term (3 months): 3 × 17 300 ₸ = 51 900 ₸.',
    );
    expect(told(result, explainHouseholdPermit, 'kk')).toContain('АЕК-пен: 3 × 4 АЕК = 12 АЕК.');
  });

  it('say “a year” and “years” as Russian needs, whatever the law has', () => {
    const repeat = (count: number) =>
      CALCULATOR_MESSAGES.ru('overstay.assume.repeat', { count, fine: '15 МРП', arrest: 15 });
    expect([1, 2, 5, 21].map((count) => /\d+ (?:года|лет)/.exec(repeat(count))?.[0])).toEqual([
      '1 года',
      '2 лет',
      '5 лет',
      '21 года',
    ]);
  });

  it('fit whoever is away: no last day of a visit that goes on', () => {
    const away = (visits: readonly Visit[], on: string) =>
      told(stay({ citizenship: 'RU', visits, on }, library), explainStay, 'en').join('\n');
    const back = away([{ entry: '2026-10-01', exit: '2026-10-10' }], '2026-11-20');
    expect(back).toMatch(/with an entry on 20 November 2026 the last lawful day would be/);
    const full = away([{ entry: '2026-03-01', exit: '2026-05-30' }], '2026-06-15');
    expect(full).toContain('If the day of entry did not count, the days used would be 90.');
    expect(full).not.toMatch(/the last lawful day would be/);
  });

  it('tell of a ground only whom it concerns: workers of the Eurasian Union need no permit', () => {
    const ground = (citizenship: string) =>
      told(
        residenceDeadline({ citizenship, arrival: '2026-11-10' }, library),
        explainResidenceDeadline,
        'en',
      ).some((line) => line.startsWith('A residence permit needs a ground'));
    expect(['KG', 'RU', 'AM', 'BY', 'CN'].map(ground)).toEqual([false, false, false, false, false]);
    expect(['UZ', 'TJ', 'TR'].map(ground)).toEqual([true, true, true]);
  });

  it('speak of a day that has passed as passed', () => {
    const by = (citizenship: string, arrival: string) =>
      told(
        residenceDeadline({ citizenship, arrival, on: '2026-11-20' }, library),
        explainResidenceDeadline,
        'en',
      ).join('\n');
    expect(by('RU', '2026-10-01')).toMatch(
      /30 October 2026, has passed\. Go to the migration service at once/,
    );
    expect(by('RU', '2026-10-01')).not.toMatch(/before the last day and keep proof/);
    expect(by('UZ', '2026-10-01')).toMatch(/The last day .* was 30 October 2026\. If you have neither/);
    expect(by('UZ', '2026-10-01')).not.toMatch(/apply for the permit|earlier day is the safe one/);
    expect(by('UZ', '2026-11-02')).toMatch(/apply for the permit today/);
    expect(by('UZ', '2026-11-20')).toMatch(/at least \d+ days earlier: by/);
  });

  it('take the plural form that Russian needs', () => {
    const days = (count: number) => CALCULATOR_MESSAGES.ru('days', { count });
    expect([1, 2, 5, 11, 21, 42, 180].map(days)).toEqual([
      '1 день',
      '2 дня',
      '5 дней',
      '11 дней',
      '21 день',
      '42 дня',
      '180 дней',
    ]);
  });
});
