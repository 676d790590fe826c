import type { Concept } from '../language/concepts.ts';
import { words } from '../language/words.ts';
import { LOCALES } from '../locale.ts';
import { readLines } from './parse-lines.ts';
import type { Problems, SourceFiles } from './problem.ts';

const LINE = /^([a-z-]+)\t(\S+(?: \S+)*)$/;

/** Reads `locales/<tag>/concepts.txt`: a concept, a tab, its words. Every language has to say every concept. */
export function parseConcepts(files: SourceFiles, problems: Problems): Concept[] {
  const perLocale = LOCALES.map((locale) => {
    const file = `locales/${locale}/concepts.txt`;
    return { file, concepts: readConcepts(file, files.get(file) ?? '', problems) };
  });
  const all = new Set(perLocale.flatMap(({ concepts }) => concepts.map(({ id }) => id)));
  for (const { file, concepts } of perLocale) {
    const known = new Set(concepts.map(({ id }) => id));
    for (const id of all) {
      if (!known.has(id)) problems.error(file, `the concept "${id}" is missing; other languages have it`);
    }
  }
  return perLocale.flatMap(({ concepts }) => concepts);
}

function readConcepts(file: string, text: string, problems: Problems): Concept[] {
  const seen = new Set<string>();
  return readLines(text).flatMap(({ text: content, line }) => {
    const [, id = '', written = ''] = LINE.exec(content) ?? [];
    if (id === '') {
      problems.error(file, 'write a concept, a tab, and words with spaces between', line);
      return [];
    }
    if (seen.has(id)) problems.error(file, `the concept "${id}" stands twice; join the lines`, line);
    seen.add(id);
    const terms = written.split(' ');
    for (const term of terms.filter((each) => words(each).length !== 1))
      problems.error(file, `"${term}" is not one word; only single words say a concept`, line);
    return [{ id, terms }];
  });
}
