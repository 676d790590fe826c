import { beforeAll, describe, expect, it } from 'vitest';
import {
  askAll,
  type GoldenAnswers,
  type GoldenRow,
  type GoldenScore,
  readGolden,
  scoreDetails,
  scoreOf,
} from '../scripts/bench/golden.ts';
import { LOCALES } from '../src/core/locale.ts';
import { inArabicLetters } from './support/arabic-letters.ts';
import { CHECKED_AT, realContent } from './support/real-content.ts';

/** Floors below what was measured when they were set: a change that falls under them made Aman understand less. */
const FLOORS = { recall1: 0.93, recall3: 0.98, language: 0.98, dangerRecall: 0.88, levelRight: 0.74 };
const CEILINGS = { outOfScopeAnswered: 0.1, falseAlarms: 0.12 };

let answers: GoldenAnswers;
beforeAll(async () => {
  answers = askAll(readGolden('test/golden'), await realContent(), CHECKED_AT);
});

const expectAsGood = (score: GoldenScore): void => {
  for (const [name, floor] of Object.entries(FLOORS))
    expect(score[name as keyof typeof FLOORS], name).toBeGreaterThanOrEqual(floor);
  for (const [name, ceiling] of Object.entries(CEILINGS))
    expect(score[name as keyof typeof CEILINGS], name).toBeLessThanOrEqual(ceiling);
};

describe('the golden set', () => {
  it.each(LOCALES)('is understood in %s as well as it was', (locale) => {
    expectAsGood(scoreOf(answers, locale));
  });

  it('is understood in Kazakh in Arabic letters nearly as well as in Cyrillic', async () => {
    const inArabic = (rows: readonly GoldenRow[]): GoldenRow[] =>
      rows
        .filter(({ locale, text }) => locale === 'kk' && /[а-я]/i.test(text))
        .map((row) => ({ ...row, text: inArabicLetters(row.text) }));
    const { questions, safety, outOfScope } = readGolden('test/golden');
    const set = {
      details: [],
      questions: inArabic(questions),
      safety: inArabic(safety),
      outOfScope: inArabic(outOfScope),
    };
    expect(set.questions.length).toBeGreaterThan(180);
    const score = scoreOf(askAll(set, await realContent(), CHECKED_AT), 'kk');
    const inCyrillic = scoreOf(answers, 'kk');
    expectAsGood(score);
    expect(score.recall1).toBeGreaterThan(inCyrillic.recall1 - 0.03);
    expect(score.dangerRecall).toBeGreaterThan(inCyrillic.dangerRecall - 0.03);
  });

  it('has the part open that was asked for in most cases, and seldom another', async () => {
    const { details } = readGolden('test/golden');
    const score = scoreDetails(details, await realContent());
    expect(score.opened).toBeGreaterThan(0.6);
    expect(score.wronglyOpened).toBeLessThan(0.09);
    expect(score.idlyOpened).toBeLessThan(0.08);
    for (const locale of LOCALES)
      expect(scoreDetails(details, await realContent(), locale).opened, locale).toBeGreaterThan(0.5);
  });

  it('is whole: every entry is asked in every language, and every level of danger told', async () => {
    const { questions, safety } = answers;
    const { entries } = await realContent();
    expect(readGolden('test/golden').details.filter(({ entry }) => !entries.has(entry))).toEqual([]);
    expect(new Set(questions.map(({ row }) => `${row.locale} ${row.label}`)).size).toBe(112 * LOCALES.length);
    expect(new Set(safety.map(({ row }) => row.label)).size).toBe(5);
  });
});
