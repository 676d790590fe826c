import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceFiles } from '../../../src/core/content/problem.ts';
import { recogniseInquiry } from '../../../src/core/dialogue/recognise-inquiry.ts';
import { CHECKED_DAY, realFiles } from '../../support/real-content.ts';

const QUESTIONS = /^content\/([^/]+)\/([^/]+)\/(..)\.questions\.txt$/;
/** Nearly all questions of the editors ask for rules; hardly one in four hundred tells a day or a number of days of its own. */
const MOST_COMPUTED = 1 / 400;

let files: SourceFiles;
beforeAll(async () => {
  files = await realFiles();
});

const questionsOf = () =>
  [...files].flatMap(([path, text]) => {
    const [, topic, slug, locale] = QUESTIONS.exec(path) ?? [];
    return topic === undefined
      ? []
      : text
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.startsWith('#'))
          .map((question) => ({ entry: `${topic}.${slug}`, locale, question }));
  });

/** Whether a question is taken for a computation when the search surely finds its entry. */
const isComputed = (entry: string, question: string): boolean =>
  recogniseInquiry(
    question,
    { decision: 'answer', hits: [{ entry, probability: 1, lexical: 1, coverage: 1 }] },
    CHECKED_DAY,
  ) !== undefined;

describe('questions as the editors collected them', () => {
  it('are answered by their entries, hardly ever by a computation', () => {
    const all = questionsOf();
    const computed = all.filter(({ entry, question }) => isComputed(entry, question));
    console.info(`${computed.length} of ${all.length} questions are taken for a computation`);
    expect(all.length).toBeGreaterThan(30_000);
    expect(computed.length / all.length).toBeLessThan(MOST_COMPUTED);
  });
});
