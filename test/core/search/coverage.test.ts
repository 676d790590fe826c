import { describe, expect, it } from 'vitest';
import { createCoverage } from '../../../src/core/search/coverage.ts';
import { indexDocuments, type LexicalDocument } from '../../../src/core/search/lexical-index.ts';

const document = (
  entry: string,
  title: string,
  questions: string,
  locale: 'ru' | 'uz' = 'ru',
): LexicalDocument => ({
  entry,
  locale,
  title,
  questions: [questions],
  answer: '',
});
const coverageOf = (...documents: LexicalDocument[]) => createCoverage(indexDocuments(documents));
const coverage = coverageOf(
  document('visa', 'Виза', 'нужна ли виза, виза для ребёнка'),
  document('visa', 'Viza', 'viza kerakmi', 'uz'),
  document('bank', 'Банк', 'нужна ли карта'),
);

describe('coverage', () => {
  it('is the share of a question that an entry speaks of, rare words weighing more', () => {
    expect(coverage.shares('виза')('visa')).toBe(1);
    expect(coverage.shares('виза')('bank')).toBe(0);
    const half = coverage.shares('нужна виза')('bank');
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1);
  });

  it('counts a word once for each document, however often it stands there', () => {
    // Both stand in one document; "виза" stands there three times.
    const one = coverageOf(document('a', 'виза виза', 'виза'), document('b', 'банк', ''));
    expect(one.shares('виза банк')('a')).toBeCloseTo(0.5);
  });

  it('knows nothing of an entry that is not there, and nothing of words that no text uses', () => {
    expect(coverage.shares('виза')('nowhere')).toBe(0);
    expect(coverage.knows('viza')).toBe(true);
    expect(coverage.knows('zzzz')).toBe(false);
  });

  it('names the words that an entry uses, in any language', () => {
    expect(coverage.words('керак ли виза', 'visa')).toEqual(['керак', 'ли', 'виза']);
    expect(coverage.words('керак ли виза', 'bank')).toEqual(['ли']);
  });
});
