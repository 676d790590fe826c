import { describe, expect, it } from 'vitest';
import { createLearner, type LearningMaterial, PARTS, PORTIONS } from '../../../src/core/content/learn.ts';

const material: LearningMaterial = {
  documents: [
    { entry: 'life.bread', locale: 'en', title: 'Bread', questions: ['where do I buy bread'], answer: '' },
    { entry: 'life.water', locale: 'ru', title: 'Вода', questions: ['где вода', 'вода'], answer: '' },
  ],
  sentences: [{ entry: 'life.water', locale: 'ru', text: 'вода есть в колодце' }],
  placed: [{ text: 'where do I buy bread', shown: 'summary' }],
  outOfScope: [{ locale: 'en', text: 'what is the weather' }],
  phrases: [],
  rules: [],
  concepts: [],
  dangerExamples: [
    { text: 'пожар', level: 'emergency' },
    { text: 'где вода', level: 'none' },
  ],
  samples: [],
};

describe('learning', () => {
  it.each(PARTS)('gives the same %s from questions that were taken to pieces before', (part) => {
    const { questionFeatures, learn } = createLearner(material);
    const questions = Array.from({ length: PORTIONS }, (_, portion) => questionFeatures(portion));
    expect(learn(part, questions)).toEqual(createLearner(material).learn(part));
  });
});
