import { beforeAll, describe, expect, it } from 'vitest';
import type { Countries } from '../../../src/core/content/content.ts';
import type { SourceFiles } from '../../../src/core/content/problem.ts';
import { recogniseInquiry } from '../../../src/core/dialogue/recognise-inquiry.ts';
import { CHECKED_DAY, realContent, realFiles } from '../../support/real-content.ts';

const QUESTIONS = /^content\/([^/]+)\/([^/]+)\/(..)\.questions\.txt$/;
/** Nearly all questions of the editors ask for rules; hardly one in eight hundred tells a day of its own. */
const MOST_COMPUTED = 1 / 800;

let files: SourceFiles;
let countries: Countries;
beforeAll(async () => {
  files = await realFiles();
  ({ countries } = await realContent());
});

const questionsOf = () =>
  [...files].flatMap(([path, text]) => {
    const [, topic, slug, locale] = QUESTIONS.exec(path) ?? [];
    return topic === undefined
      ? []
      : text
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.startsWith('#'))
          .map((line) => ({ entry: `${topic}.${slug}`, locale, question: line.split('\t').at(-1) ?? '' }));
  });

/**
 * Whether a question is taken for a computation when the search surely finds its entry. "Twelve days late" does not count: who
 * tells so wants to know what these days cost, and that is computed.
 */
function isComputed(entry: string, question: string): boolean {
  const inquiry = recogniseInquiry(
    question,
    { decision: 'answer', hits: [{ entry, probability: 1, lexical: 1, coverage: 1 }] },
    { today: CHECKED_DAY, countries },
  );
  return inquiry !== undefined && inquiry.calculator !== 'overstay';
}

describe('questions as the editors collected them', () => {
  it('are answered by their entries, hardly ever by a computation', () => {
    const all = questionsOf();
    const computed = all.filter(({ entry, question }) => isComputed(entry, question));
    console.info(`${computed.length} of ${all.length} questions are taken for a computation`);
    expect(all.length).toBeGreaterThan(30_000);
    expect(computed.length / all.length).toBeLessThan(MOST_COMPUTED);
  });
});
