import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../src/core/content/content.ts';
import { createIdentifier } from '../../../src/core/language/identify.ts';
import { realContent } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

describe('the language identifier', () => {
  it.each([
    ['какой штраф', 'ru'],
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

  it('does not break on a model that knows none of the languages', () => {
    const size = 1 << 17;
    const identify = createIdentifier({
      labels: ['xx'],
      rarity: new Float32Array(size),
      weights: new Int8Array(size),
      scales: new Float32Array(1),
      bias: new Float32Array(1),
    });
    expect(identify('слово').probability).toBe(0);
  });
});
