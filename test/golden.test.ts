import { beforeAll, describe, expect, it } from 'vitest';
import { askAll, type GoldenAnswers, readGolden, scoreOf } from '../scripts/bench/golden.ts';
import { LOCALES } from '../src/core/locale.ts';
import { CHECKED_AT, realContent } from './support/real-content.ts';

/** Floors below what was measured when they were set: a change that falls under them made Aman understand less. */
const FLOORS = { recall1: 0.93, recall3: 0.98, language: 0.98, dangerRecall: 0.88, levelRight: 0.74 };
const CEILINGS = { outOfScopeAnswered: 0.1, falseAlarms: 0.12 };

let answers: GoldenAnswers;
beforeAll(async () => {
  answers = askAll(readGolden('test/golden'), await realContent(), CHECKED_AT);
});

describe('the golden set', () => {
  it.each(LOCALES)('is understood in %s as well as it was', (locale) => {
    const score = scoreOf(answers, locale);
    for (const [name, floor] of Object.entries(FLOORS))
      expect(score[name as keyof typeof FLOORS], name).toBeGreaterThanOrEqual(floor);
    for (const [name, ceiling] of Object.entries(CEILINGS))
      expect(score[name as keyof typeof CEILINGS], name).toBeLessThanOrEqual(ceiling);
  });

  it('is whole: every entry is asked in every language, and every level of danger told', () => {
    const { questions, safety } = answers;
    expect(new Set(questions.map(({ row }) => `${row.locale} ${row.label}`)).size).toBe(112 * LOCALES.length);
    expect(new Set(safety.map(({ row }) => row.label)).size).toBe(5);
  });
});
