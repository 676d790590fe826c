import type { TemplateBlock, TemplateInline } from '../entry.ts';
import { figureNames } from '../figures.ts';
import { LOCALES } from '../locale.ts';
import { OWN_DAYS, withOwnDays } from '../own-days.ts';
import { checkInline } from './check-library.ts';
import type { Library, PaperTexts } from './content.ts';
import { CARDS_FILE, LETTERS_FILE } from './parse-papers.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { lineInYaml } from './read-yaml.ts';
import { inlinesOfBlocks } from './text-lines.ts';

/** A letter or a card as it is checked. */
interface Paper {
  readonly file: string;
  readonly id: string;
  readonly entries: readonly string[];
  readonly facts: readonly string[];
  readonly texts: Readonly<Partial<Record<'before' | 'texts', PaperTexts>>>;
}

interface Check {
  readonly library: Library;
  readonly files: SourceFiles;
  readonly today: string;
  readonly problems: Problems;
}

/** Checks messages to send and cards to show: every name leads somewhere, facts are the entry's own, languages agree. */
export function checkPapers(check: Check): void {
  const { library } = check;
  const someDay = Object.fromEntries(OWN_DAYS.map((name) => [name, check.today]));
  const withDays = { ...library, figures: withOwnDays(library.figures, someDay) };
  for (const { id, entries, facts, before, texts } of library.letters) {
    const paper = { file: LETTERS_FILE, id, entries, facts, texts: before ? { before, texts } : { texts } };
    checkPaper(paper, { ...check, library: withDays });
  }
  for (const { name, entry, facts, texts } of library.cards.values())
    checkPaper({ file: CARDS_FILE, id: name, entries: [entry], facts, texts: { texts } }, check);
  checkOneLetterEach(check);
}

function checkPaper(paper: Paper, check: Check): void {
  checkNames(paper, check);
  for (const field of ['before', 'texts'] as const) {
    const texts = paper.texts[field];
    if (texts) checkTexts(paper, field, texts, check);
  }
}

function checkNames({ file, id, entries, facts }: Paper, { library, files, problems }: Check): void {
  const line = (field: string) => lineInYaml(files.get(file) ?? '', [id, field]);
  for (const entry of entries) {
    if (!library.entries.has(entry))
      problems.error(
        file,
        `"${id}" names the entry ${entry}, which does not exist; correct the name`,
        line(file === LETTERS_FILE ? 'entries' : 'entry'),
      );
  }
  const cited = new Set(entries.flatMap((entry) => library.entries.get(entry)?.sources ?? []));
  for (const fact of facts) {
    if (!cited.has(fact))
      problems.error(
        file,
        `"${id}" relies on the fact ${fact}, which ${entries.join(', ')} does not cite; say only what the entry says`,
        line('facts'),
      );
  }
}

function checkTexts(
  { file, id }: Paper,
  field: 'before' | 'texts',
  texts: PaperTexts,
  { library, files, today, problems }: Check,
): void {
  const expected = referencesOf(texts.en);
  for (const locale of LOCALES) {
    const line = (): number => lineInYaml(files.get(file) ?? '', [id, field, locale]);
    const here: Problems = { ...problems, error: (name, message) => problems.error(name, message, line()) };
    for (const fault of texts[locale].flatMap(unshowable)) here.error(file, fault);
    for (const node of inlinesOfBlocks(texts[locale])) checkInline(node, file, library, today, here);
    if (referencesOf(texts[locale]) !== expected)
      here.error(file, `the {{…}} of ${id}.${field}.${locale} differ from those of en; make them agree`);
  }
}

/** What plain text cannot show. */
function unshowable(block: TemplateBlock): string[] {
  if (block.type === 'for' || block.type === 'stay-table')
    return ['":::for" and "{{stay-table}}" do not belong here; use paragraphs and lists'];
  return inlinesOfBlocks([block]).some(({ type }) => type === 'entry')
    ? ['a link to an entry does not belong here; the text leaves Aman']
    : [];
}

/** Every figure and contact that a text names, in one line to compare. */
const referencesOf = (blocks: readonly TemplateBlock[]): string =>
  inlinesOfBlocks(blocks).flatMap(namesIn).sort().join(' ');

/** Every figure and contact that a piece of text names. */
export function namesIn(node: TemplateInline): string[] {
  if (node.type === 'figure') return figureNames(node.expression);
  return node.type === 'contact' ? [`contact:${node.id}`] : [];
}

/** A button under an entry opens one message. */
function checkOneLetterEach({ library, files, problems }: Check): void {
  const owner = new Map<string, string>();
  for (const { id, entries } of library.letters) {
    for (const entry of entries) {
      const other = owner.get(entry);
      if (other !== undefined)
        problems.error(
          LETTERS_FILE,
          `${entry} has the message "${other}" already; keep one of the two`,
          lineInYaml(files.get(LETTERS_FILE) ?? '', [id, 'entries']),
        );
      owner.set(entry, id);
    }
  }
}
