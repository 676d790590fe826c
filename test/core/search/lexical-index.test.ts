import { describe, expect, it } from 'vitest';
import { prefix4 } from '../../../src/core/language/words.ts';
import { countTerms, invert } from '../../../src/core/search/inverted-index.ts';
import { createLexicalSearch, indexDocuments } from '../../../src/core/search/lexical-index.ts';

const roots = (text: string) => countTerms(text, (stem) => [prefix4(stem)]);

describe('an inverted index', () => {
  it('tells of each term where it stands and how often in each field', () => {
    const { size, terms, starts, holders, counts } = invert([
      [roots('виза'), roots('визу, визы и банк')],
      [roots('банк'), roots('')],
    ]);
    const postingsOf = (term: string) => {
      const number = terms.indexOf(term);
      const [from, to] = [starts[number], starts[number + 1]];
      return { in: [...holders.subarray(from, to)], times: counts.map((own) => [...own.subarray(from, to)]) };
    };
    expect(size).toBe(2);
    expect(postingsOf('viza')).toEqual({ in: [0], times: [[1], [0]] });
    expect(postingsOf('bank')).toEqual({
      in: [0, 1],
      times: [
        [0, 1],
        [1, 0],
      ],
    });
  });

  it('may be empty', () => {
    expect(invert([])).toMatchObject({ size: 0, terms: [], counts: [] });
  });
});

describe('lexical search', () => {
  const document = (entry: string, locale: 'ru' | 'uz', title: string, answer = '') => ({
    entry,
    locale,
    title,
    questions: [],
    answer,
  });
  const search = createLexicalSearch(
    indexDocuments([
      document('life.visa', 'ru', 'Виза'),
      document('life.visa', 'uz', 'Viza'),
      document('life.bank', 'ru', 'Банк', 'банк и виза'),
      document('life.bank', 'uz', 'Bank'),
      document('life.water', 'ru', 'Вода'),
    ]),
  );
  const ranked = (query: string, preferred?: 'ru' | 'uz') =>
    search(query, preferred).map(({ entry }) => entry);

  it('ranks a title before a text, and leaves out what shares nothing', () => {
    expect(ranked('виза')).toEqual(['life.visa', 'life.bank']);
    expect(ranked('хлеб')).toEqual([]);
  });

  it('finds a word in another spelling and in another language than the preferred one, for less', () => {
    expect(ranked('vizasi', 'uz')[0]).toBe('life.visa');
    const [near] = search('вода', 'ru');
    const [far] = search('вода', 'uz');
    expect(far?.score).toBeGreaterThan(0);
    expect(far?.score).toBeLessThan(near?.score ?? 0);
  });
});
