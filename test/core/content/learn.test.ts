import { describe, expect, it } from 'vitest';
import { createTrainer, type LearningMaterial, PORTIONS } from '../../../src/core/content/learn.ts';

const WORDS = ['bread', 'water', 'train', 'doctor', 'school', 'visa', 'bank'];

/** Several questions a portion, all different. */
const questionsFrom = (first: number): string[] =>
  Array.from({ length: 3 * PORTIONS }, (_, i) => {
    const word = WORDS[(first + i) % WORDS.length];
    return `where is the ${word} of street ${'abcdefgh'.charAt(i % 8)}${Math.floor(i / 8)}`;
  });

const materialWith = (questions: readonly string[]): LearningMaterial => ({
  documents: [
    { entry: 'life.bread', locale: 'en', title: 'Bread', questions: questions.slice(0, 10), answer: '' },
    { entry: 'life.water', locale: 'en', title: 'Water', questions: questions.slice(10), answer: '' },
  ],
  sentences: [{ entry: 'life.water', locale: 'ru', text: 'вода есть в колодце' }],
  placed: questions.map((text, i) => ({ text, shown: i % 2 === 0 ? 'summary' : 'papers' })),
  outOfScope: [{ locale: 'en', text: 'what is the weather' }],
  phrases: [],
  rules: [],
  concepts: [],
  dangerExamples: [
    { text: 'fire', level: 'emergency' },
    { text: questions[3] ?? '', level: 'none' },
  ],
  samples: [],
});

const material = materialWith(questionsFrom(0));
const featuresIn = (of: LearningMaterial) => {
  const { questionFeatures } = createTrainer(of);
  return Array.from({ length: PORTIONS }, (_, portion) => questionFeatures(portion));
};

describe('learning', () => {
  it.each(['danger', 'search', 'panel'] as const)(
    'gives the same %s from questions that were taken to pieces before',
    (part) => {
      const learned = createTrainer(material).train(part, featuresIn(material));
      expect(learned).toEqual(createTrainer(material).train(part, []));
    },
  );

  it.each(['danger', 'search', 'panel'] as const)('of %s takes no question to pieces again', (part) => {
    const others = featuresIn(materialWith(questionsFrom(1)));
    expect(createTrainer(material).train(part, others)).not.toEqual(createTrainer(material).train(part, []));
  });
});
