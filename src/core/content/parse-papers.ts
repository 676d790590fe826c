import type { LocaleTexts } from '../contacts.ts';
import type { TemplateBlock } from '../entry.ts';
import { forEachLocale } from '../locale.ts';
import type { Card, Letter, PaperTexts } from './content.ts';
import { parseBlocks } from './parse-template.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { lineInYaml, readYaml } from './read-yaml.ts';
import { cardsSchema, lettersSchema } from './schemas.ts';

export const LETTERS_FILE = 'content/letters.yaml';
export const CARDS_FILE = 'content/cards.yaml';

/** `content/letters.yaml` as a list; empty where there is no such file. */
export function parseLetters(files: SourceFiles, problems: Problems): Letter[] {
  const text = files.get(LETTERS_FILE);
  if (text === undefined) return [];
  const data = readYaml(LETTERS_FILE, text, lettersSchema, problems) ?? {};
  const read = (id: string, field: string, texts: LocaleTexts) =>
    readTexts({ file: LETTERS_FILE, text, path: [id, field] }, texts, problems);
  return Object.entries(data).map(([id, { entries, facts, before, texts }]) => ({
    id,
    entries,
    facts,
    ...(before ? { before: read(id, 'before', before) } : {}),
    texts: read(id, 'texts', texts),
  }));
}

/** `content/cards.yaml` by name; empty where there is no such file. */
export function parseCards(files: SourceFiles, problems: Problems): ReadonlyMap<string, Card> {
  const text = files.get(CARDS_FILE);
  if (text === undefined) return new Map();
  const data = readYaml(CARDS_FILE, text, cardsSchema, problems) ?? {};
  return new Map(
    Object.entries(data).map(([name, card]) => {
      const place = { file: CARDS_FILE, text, path: [name, 'texts'] };
      return [name, { ...card, name, texts: readTexts(place, card.texts, problems) }];
    }),
  );
}

/** Where the texts of one paper stand. */
interface Place {
  readonly file: string;
  readonly text: string;
  readonly path: readonly string[];
}

const readTexts = ({ file, text, path }: Place, texts: LocaleTexts, problems: Problems): PaperTexts =>
  forEachLocale((locale): readonly TemplateBlock[] => {
    const { value, faults } = parseBlocks(texts[locale]);
    for (const { line, message } of faults)
      problems.error(file, message, lineInYaml(text, [...path, locale]) + line);
    return value;
  });
