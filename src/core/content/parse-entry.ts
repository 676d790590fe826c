import type {
  Entry,
  EntrySection,
  EntryText,
  Place,
  PlacedQuestion,
  SectionKey,
  TemplateBlock,
  TemplateInline,
  Topic,
} from '../entry.ts';
import { PLACES, SECTIONS, TOPICS, topicOf } from '../entry.ts';
import { forEachLocale, LOCALES, type Locale } from '../locale.ts';
import { readLines, splitLabel } from './parse-lines.ts';
import { parseBlocks, parseInline, type Template } from './parse-template.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { entrySchema, frontMatterSchema } from './schemas.ts';

/** Fewest question variants an entry may have in a language. */
export const MIN_QUESTIONS = 15;

/**
 * Reads one entry folder, e.g. `content/notify/arrival`, without its question variants when these were `taught` already. Returns
 * `undefined` after reporting what is wrong.
 */
export function parseEntry(
  folder: string,
  files: SourceFiles,
  problems: Problems,
  taught: boolean,
): Entry | undefined {
  const file = `${folder}/entry.yaml`;
  const meta = readYaml(file, files.get(file) ?? '', entrySchema, problems);
  if (!meta) return undefined;
  const expected = folder.split('/').slice(-2).join('.');
  if (meta.id !== expected)
    problems.error(file, `"id" is ${meta.id}, but the folder says ${expected}; make them equal`);
  const topic = topicOf(meta.id);
  if (!topic) {
    problems.error(file, `"id" begins with an unknown topic; use one of ${TOPICS.join(', ')}`);
    return undefined;
  }
  const texts = readTexts(folder, files, problems, taught);
  return texts && toEntry(meta, topic, texts);
}

function toEntry(
  meta: ReturnType<typeof entrySchema.parse>,
  topic: Topic,
  texts: Record<Locale, EntryText>,
): Entry {
  return {
    id: meta.id,
    topic,
    audience: meta.audience,
    sources: meta.sources,
    checked: meta.checked,
    reviewBy: meta.review_by,
    ...(meta.valid_from ? { validFrom: meta.valid_from } : {}),
    ...(meta.valid_until ? { validUntil: meta.valid_until } : {}),
    contacts: meta.contacts,
    confirm: meta.confirm,
    related: meta.related,
    texts,
  };
}

function readTexts(
  folder: string,
  files: SourceFiles,
  problems: Problems,
  taught: boolean,
): Record<Locale, EntryText> | undefined {
  const texts = forEachLocale((locale) => {
    const text = readText(folder, locale, files, problems);
    const { questions, placed } =
      !text || taught ? NO_QUESTIONS : readQuestions(folder, locale, text.sections, files, problems);
    return text && { ...text, questions, placed };
  });
  return LOCALES.every((locale) => texts[locale]) ? (texts as Record<Locale, EntryText>) : undefined;
}

type Questions = Pick<EntryText, 'questions' | 'placed'>;
const NO_QUESTIONS: Questions = { questions: [], placed: [] };

function readText(
  folder: string,
  locale: Locale,
  files: SourceFiles,
  problems: Problems,
): Omit<EntryText, keyof Questions> | undefined {
  const file = `${folder}/${locale}.md`;
  const source = files.get(file);
  if (source === undefined) {
    problems.error(file, 'the file is missing; every entry needs its text in every language');
    return undefined;
  }
  const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(source.replace(/\r\n/g, '\n'));
  if (!parts) {
    problems.error(file, 'begin the file with "---", the lines "title:" and "summary:", and "---"', 1);
    return undefined;
  }
  const [, head = '', body = ''] = parts;
  const front = readYaml(file, head, frontMatterSchema, problems, 1);
  if (!front) return undefined;
  const summary = noted(file, 2, parseInline(front.summary), problems);
  const sections = readSections(file, body, head.split('\n').length + 2, problems);
  return { title: front.title, summary, sections };
}

function noted<T extends TemplateInline | TemplateBlock>(
  file: string,
  lineOffset: number,
  { value, faults }: Template<T>,
  problems: Problems,
): readonly T[] {
  for (const fault of faults) problems.error(file, fault.message, fault.line + lineOffset);
  return value;
}

function readSections(file: string, body: string, lineOffset: number, problems: Problems): EntrySection[] {
  const sections: EntrySection[] = [];
  const pieces = body.split(/^## +(.+)$/m);
  let line = lineOffset + (pieces[0]?.split('\n').length ?? 1);
  if (pieces[0]?.trim())
    problems.error(file, 'text before the first "## " heading; move it into a section', lineOffset + 1);
  for (let i = 1; i < pieces.length; i += 2) {
    const name = pieces[i]?.trim() ?? '';
    const text = pieces[i + 1] ?? '';
    const key = SECTIONS.find((candidate) => candidate === name);
    if (key) sections.push(readSection(file, key, text, line - 1, problems));
    else problems.error(file, `unknown section "## ${name}"; use one of ${SECTIONS.join(', ')}`, line);
    line += text.split('\n').length - 1;
  }
  return sections.sort((a, b) => SECTIONS.indexOf(a.key) - SECTIONS.indexOf(b.key));
}

function readSection(
  file: string,
  key: SectionKey,
  text: string,
  lineOffset: number,
  problems: Problems,
): EntrySection {
  const blocks = noted(file, lineOffset, parseBlocks(text), problems);
  if (blocks.length === 0)
    problems.error(file, `the section "## ${key}" is empty; fill it or remove it`, lineOffset + 1);
  return { key, blocks };
}

/** A place without its question, or with spaces where the tab belongs: it would be taught as a question. */
const BROKEN_PLACE = new RegExp(`^(?:${PLACES.join('|')})(?: {2}|$)`);

/** Questions one a line; a place and a tab before one say where its answer stands. */
function readQuestions(
  folder: string,
  locale: Locale,
  sections: readonly EntrySection[],
  files: SourceFiles,
  problems: Problems,
): Questions {
  const file = `${folder}/${locale}.questions.txt`;
  const lines = readLines(files.get(file) ?? '');
  if (lines.length < MIN_QUESTIONS) {
    problems.error(file, `${lines.length} question variants; write at least ${MIN_QUESTIONS}, one a line`);
  }
  const places: readonly Place[] = ['summary', ...sections.map(({ key }) => key)];
  const seen = new Set<string>();
  const placed: PlacedQuestion[] = [];
  for (const { text: written, line } of lines) {
    const { label, text } = splitLabel(written);
    if (seen.has(text)) problems.warn(file, 'this question stands twice; remove one', line);
    seen.add(text);
    if (label === undefined && BROKEN_PLACE.test(text))
      problems.error(
        file,
        `write "${text.split(' ')[0]}", one tab and the question, or the question alone`,
        line,
      );
    if (label === undefined) continue;
    const place = places.find((candidate) => candidate === label);
    if (place) placed.push({ text, place });
    else
      problems.error(
        file,
        `"${label}" before the tab is no section of ${locale}.md; write one of ${places.join(', ')}`,
        line,
      );
  }
  return { questions: [...seen], placed };
}
