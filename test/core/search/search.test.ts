import { describe, expect, it } from 'vitest';
import { createTextFeatures } from '../../../src/core/language/text-features.ts';
import { trainModel } from '../../../src/core/learning/linear-model.ts';
import { createCoverage } from '../../../src/core/search/coverage.ts';
import { indexDocuments } from '../../../src/core/search/lexical-index.ts';
import { createSearch, searchExamples } from '../../../src/core/search/search.ts';

const QUESTIONS = {
  'life.visa': ['нужна ли виза', 'где взять визу', 'сколько стоит виза'],
  'life.bank': ['как открыть счёт в банке', 'дадут ли карту банка', 'нужна карта'],
  'life.water': ['где взять воду', 'есть ли тут вода'],
};
const textFeatures = createTextFeatures(() => []);
const phrasings = Object.entries(QUESTIONS).flatMap(([entry, texts]) =>
  texts.map((text) => ({ entry, locale: 'ru' as const, text })),
);
const model = trainModel(searchExamples(phrasings, [], [{ text: 'какая завтра погода' }], textFeatures), {
  space: 1 << 12,
  epochs: 5,
  learningRate: 1,
  initialAccumulator: 0.1,
  dropout: 0,
  seed: 1,
});
const index = indexDocuments(
  Object.entries(QUESTIONS).map(([entry, questions]) => ({
    entry,
    locale: 'ru',
    title: '',
    questions,
    answer: '',
  })),
);
const searchOf = (...entries: string[]) =>
  createSearch(model, {
    index,
    coverage: createCoverage(index),
    textFeatures,
    isServed: (entry) => entries.includes(entry),
  });

describe('search', () => {
  it('finds the entry by words that its questions use', () => {
    const { hits } = searchOf('life.visa', 'life.bank', 'life.water')('где дают визу');
    expect(hits[0]?.entry).toBe('life.visa');
    expect(hits).toHaveLength(3);
  });

  it('gives an entry that was removed after learning no part, neither among the hits nor as the best match of words', () => {
    const { hits } = searchOf('life.bank', 'life.water')('где взять визу');
    expect(hits.map(({ entry }) => entry).sort()).toEqual(['life.bank', 'life.water']);
    expect(hits[0]).toMatchObject({ entry: 'life.water', lexical: 1 });
  });
});
