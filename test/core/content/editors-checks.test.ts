import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../../src/core/content/build-content.ts';
import type { Library } from '../../../src/core/content/content.ts';
import { coverageReport } from '../../../src/core/content/coverage-report.ts';
import { parseBlocks, parseInline } from '../../../src/core/content/parse-template.ts';
import type { SourceFiles } from '../../../src/core/content/problem.ts';
import { hardToRead } from '../../../src/core/content/readability.ts';
import { similarQuestions } from '../../../src/core/content/similar-questions.ts';
import { strayTerms } from '../../../src/core/content/stray-terms.ts';
import type { EntryText } from '../../../src/core/entry.ts';
import { forEachLocale, LOCALES } from '../../../src/core/locale.ts';
import { CHECKED_DAY, realFiles } from '../../support/real-content.ts';

const textOf = (summary: string, steps = ''): EntryText => ({
  title: 'Title',
  summary: parseInline(summary).value,
  sections: steps ? [{ key: 'steps', blocks: parseBlocks(steps).value }] : [],
  questions: [],
  placed: [],
});

describe('hardToRead', () => {
  it('names a sentence over the limit and leaves short ones alone', () => {
    const long = `${'word '.repeat(25)}end.`;
    expect(hardToRead(textOf('Short. And plain.', long), 'en')).toEqual([
      expect.stringContaining('a sentence of 26 words (limit 24)'),
    ]);
  });

  it('counts list items apart', () => {
    expect(hardToRead(textOf('Bring:', '- one thing\n- another thing\n- a third thing'), 'en')).toEqual([]);
  });

  it('names a heap of abstract nouns', () => {
    const heap = 'оформление получения разрешения продления для вас';
    expect(hardToRead(textOf(heap), 'ru').join()).toContain('abstract nouns');
  });

  it('names too many long words', () => {
    expect(hardToRead(textOf('Administrative responsibility notwithstanding.'), 'en').join()).toContain(
      'long words',
    );
  });
});

describe('strayTerms', () => {
  const term = {
    id: 'permit',
    paper: 'РВП',
    names: forEachLocale(() => 'разрешение'),
    avoid: { ru: ['вид на временное*'] },
  };

  it('names a rendering that the glossary does not want', () => {
    expect(strayTerms(textOf('Получите вид на временное проживание.'), 'ru', [term])).toHaveLength(1);
    expect(strayTerms(textOf('Получите разрешение.'), 'ru', [term])).toEqual([]);
  });
});

describe('the editors’ overview of the project’s own content', () => {
  let files: SourceFiles;
  let library: Library;
  beforeAll(async () => {
    files = await realFiles();
    library = readLibrary({ files, today: CHECKED_DAY }).library;
  });
  const report = (today = CHECKED_DAY) =>
    coverageReport(library, files, readLibrary({ files, today }).problems, today);

  it('finds every text present', () => {
    for (const entry of report().entries) {
      for (const locale of LOCALES)
        expect(['complete', 'stale'], `${entry.id} ${locale}`).toContain(entry.texts[locale].state);
    }
  });

  it('gives a reason for every fact that no entry cites', () => {
    expect(report().factsUnused.filter(({ reason }) => !reason)).toEqual([]);
  });

  it('lists the figures that end with the year, with the entries that use them', () => {
    const mci = report().figuresExpiring.find(({ name }) => name === 'mci');
    expect(mci).toMatchObject({ until: '2026-12-31' });
    expect(mci?.entries).toContain('notify.fine');
  });

  it('has no figure that no text uses', () => {
    expect(report().figuresUnused).toEqual([]);
  });

  it('finds a question that nearly stands under two entries', () => {
    const [first, second] = [...library.entries.values()];
    if (!first || !second) throw new Error('two entries are needed');
    const question = 'where exactly do I bring my documents on a Saturday morning';
    const withQuestion = (entry: typeof first, text: string) => ({
      ...entry,
      texts: { ...entry.texts, en: { ...entry.texts.en, questions: [text] } },
    });
    const twins = new Map([
      [first.id, withQuestion(first, question)],
      [second.id, withQuestion(second, `${question} please`)],
    ]);
    expect(similarQuestions({ entries: twins }).filter(({ locale }) => locale === 'en')).toHaveLength(1);
  });
});
