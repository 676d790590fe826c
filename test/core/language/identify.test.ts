import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../src/core/content/content.ts';
import { createIdentifier, languageExamples } from '../../../src/core/language/identify.ts';
import { FEATURE_SPACE } from '../../../src/core/learning/sparse-vector.ts';
import { realContent } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

describe('the language identifier', () => {
  it.each([
    ['какой штраф', 'ru'],
    ['кор ёфтан', 'tg'],
    ['медицинская страховка', 'ru'],
    ['справка о несудимости', 'ru'],
    ['жұмыс рұқсаты', 'kk'],
    ['жумушка уруксат', 'ky'],
    ['ishga ruxsat', 'uz'],
    ['ишга рухсатнома', 'uz'],
    ['иҷозати кор', 'tg'],
    ['work permit', 'en'],
  ])('knows %s', (text, locale) => {
    expect(content.identify(text).locale).toBe(locale);
  });

  it('gives probabilities that add up to one', () => {
    const sum = Object.values(content.identify('работа jumush').all).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('knows no language of a text without letters', () => {
    expect(content.identify('112 !!').locale).toBeNull();
  });

  /** A model that gives every text the same probabilities. */
  const constant = (bias: Record<string, number>) =>
    createIdentifier({
      labels: Object.keys(bias),
      rarity: new Float32Array(FEATURE_SPACE),
      leastLength: 0,
      weights: new Int8Array(FEATURE_SPACE * Object.keys(bias).length),
      scales: new Float32Array(Object.keys(bias).length),
      bias: Float32Array.from(Object.values(bias)),
    });

  it('takes a text that may as well be Russian for Russian', () => {
    expect(constant({ ru: 0, tg: 0.2 })('слово').locale).toBe('ru');
    expect(constant({ ru: 0, tg: 1 })('слово').locale).toBe('tg');
    expect(constant({ ru: 0, tg: 2, ky: 2 })('слово').locale).not.toBe('ru');
  });
});

describe('what teaches languages', () => {
  const textsOf = (length: number) =>
    Array.from({ length: 400 }, (_, i) => ({ locale: 'en', text: `${i} `.padEnd(length, 'word ') }) as const);
  const counted = (length: number) => [...languageExamples(textsOf(length))].length;

  it('is every short text', () => {
    expect(counted(40)).toBe(400);
  });

  it('is about a quarter of the long ones', () => {
    expect(counted(50)).toBeGreaterThan(70);
    expect(counted(50)).toBeLessThan(130);
  });
});
