import { describe, expect, it } from 'vitest';
import type { LearningMaterial } from '../../src/core/content/learn.ts';
import { learnBeside } from '../../src/storage/learning-worker.ts';

const material: LearningMaterial = {
  documents: [{ entry: 'life.water', locale: 'ru', title: 'Вода', questions: ['где вода'], answer: '' }],
  sentences: [],
  placed: [{ text: 'где вода', shown: 'summary' }],
  outOfScope: [],
  phrases: [],
  rules: [],
  concepts: [],
  dangerExamples: [{ text: 'пожар', level: 'emergency' }],
  samples: [],
};

const threads = (): string[] =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'MessagePort' || resource === 'Worker');

describe('learning in threads', () => {
  it.each(['documents', 'placed', 'dangerExamples'] as const)(
    'rejects with the cause when the %s are damaged, and leaves no thread behind',
    async (damaged) => {
      const before = threads();
      await expect(learnBeside({ ...material, [damaged]: null })).rejects.toThrow(/null|iterable/);
      expect(threads()).toEqual(before);
    },
  );

  it('leaves no thread behind when it is done', async () => {
    const before = threads();
    await learnBeside(material);
    expect(threads()).toEqual(before);
  });
});
