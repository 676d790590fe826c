import type { Entry, EntryText, TemplateInline } from '../entry.ts';
import { evaluate, figureNames } from '../figures.ts';
import { LOCALES } from '../locale.ts';
import type { Library } from './content.ts';
import type { Problems } from './problem.ts';
import { hardToRead } from './readability.ts';
import { strayTerms } from './stray-terms.ts';
import { inlinesOf } from './text-lines.ts';

/** A reference inside a text, as siblings in other languages must have it too. */
interface Reference {
  readonly kind: 'figure' | 'contact' | 'entry' | 'for' | 'stay-table' | 'section';
  readonly name: string;
}

/** Checks what only the whole can show: that every name leads somewhere, that languages agree, that nothing has expired. */
export function checkLibrary(library: Library, today: string, problems: Problems): void {
  for (const entry of library.entries.values()) {
    checkNames(entry, library, problems);
    checkDates(entry, library, today, problems);
    for (const locale of LOCALES)
      checkText(entry, entry.texts[locale], fileOf(entry, locale), library, today, problems);
    checkSiblings(entry, problems);
  }
  checkQuestionsAcross(library, problems);
}

/** Advice on style: terms named otherwise than in the glossary, and what is hard to read. Costs time, so services leave it out. */
export function adviseLibrary({ entries, glossary }: Library, problems: Problems): void {
  for (const entry of entries.values()) {
    for (const locale of LOCALES) {
      const text = entry.texts[locale];
      const remarks = [...strayTerms(text, locale, glossary), ...hardToRead(text, locale)];
      for (const remark of remarks) problems.warn(fileOf(entry, locale), remark);
    }
  }
}

const folderOf = (entry: Entry) => `content/${entry.id.replace('.', '/')}`;
const fileOf = (entry: Entry, locale: string) => `${folderOf(entry)}/${locale}.md`;

function checkNames(entry: Entry, library: Library, problems: Problems): void {
  const file = `${folderOf(entry)}/entry.yaml`;
  for (const id of entry.sources) {
    if (!library.facts.has(id))
      problems.error(file, `"sources" names the fact ${id}, which content/sources.yaml does not hold`);
  }
  for (const id of [...entry.contacts, ...entry.confirm]) {
    if (!library.contacts.has(id))
      problems.error(
        file,
        `the contact "${id}" is not in content/contacts.yaml; add it there or correct the name`,
      );
  }
  for (const id of entry.related) {
    if (!library.entries.has(id))
      problems.error(file, `"related" names ${id}, which does not exist; remove it or write that entry`);
  }
}

function checkDates(entry: Entry, _library: Library, today: string, problems: Problems): void {
  const file = `${folderOf(entry)}/entry.yaml`;
  if (entry.checked > today)
    problems.error(file, '"checked" lies in the future; write the day on which the sources were read');
  if (entry.reviewBy <= entry.checked) problems.error(file, '"review_by" must come after "checked"');
  if (entry.reviewBy < today)
    problems.warn(
      file,
      `"review_by" ${entry.reviewBy} has passed; check the sources and set both dates anew`,
    );
}

function checkText(
  entry: Entry,
  text: EntryText,
  file: string,
  library: Library,
  today: string,
  problems: Problems,
): void {
  for (const node of inlinesOf(text)) checkInline(node, file, library, today, problems);
  for (const group of groupsOf(text)) {
    const known = library.countries.groups.has(group) || library.countries.byCode.has(group);
    if (!known) {
      const names = [...library.countries.groups.keys()].join(', ');
      problems.error(
        file,
        `":::for ${group}" names an unknown group; use a country code such as UZ or one of ${names}`,
      );
    }
  }
  const words = wordCount(text.summary);
  if (words > MAX_SUMMARY_WORDS)
    problems.warn(file, `the summary has ${words} words; the limit is ${MAX_SUMMARY_WORDS}`);
  if (entry.confirm.length > 0 && !text.sections.some((section) => section.key === 'unconfirmed')) {
    problems.error(
      file,
      'entry.yaml names who can confirm, but there is no "## unconfirmed" section; say what is not confirmed',
    );
  }
}

const MAX_SUMMARY_WORDS = 45;

const wordCount = (nodes: readonly TemplateInline[]): number =>
  nodes.reduce((sum, node) => {
    if (node.type === 'strong') return sum + wordCount(node.children);
    if (node.type === 'text') return sum + (node.value.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
    return sum + 1;
  }, 0);

/** Checks one piece of text: its figure, contact or link leads somewhere, and no number is typed. */
export function checkInline(
  node: TemplateInline,
  file: string,
  library: Library,
  today: string,
  problems: Problems,
): void {
  switch (node.type) {
    case 'figure':
      checkFigure(node.expression, file, library, today, problems);
      return;
    case 'contact':
      if (!library.contacts.has(node.id))
        problems.error(
          file,
          `{{contact:${node.id}}} is not in content/contacts.yaml; add it there or correct the name`,
        );
      return;
    case 'entry':
      if (!library.entries.has(node.id))
        problems.error(file, `the link to entry:${node.id} leads nowhere; correct it or write that entry`);
      return;
    case 'text': {
      const digits = /\d[\d\s.,-]*/.exec(node.value)?.[0]?.trim();
      if (digits)
        problems.error(
          file,
          `"${digits}" is typed in the text; numbers live in content/figures.yaml, phones in content/contacts.yaml, and are named as {{…}}`,
        );
      return;
    }
    case 'strong':
      for (const child of node.children) checkInline(child, file, library, today, problems);
      return;
    default:
      node satisfies never;
  }
}

function checkFigure(
  expression: Parameters<typeof figureNames>[0],
  file: string,
  library: Library,
  today: string,
  problems: Problems,
): void {
  const unknown = figureNames(expression).filter((name) => !library.figures.has(name));
  for (const name of unknown)
    problems.error(file, `{{${name}}} is not in content/figures.yaml; add it there or correct the name`);
  if (unknown.length > 0) return;
  try {
    const { expired } = evaluate(expression, library.figures, today);
    if (expired) {
      problems.warn(
        file,
        `{{${figureNames(expression).join(', ')}}} has no value for ${today}: its last value has expired; add the new one to content/figures.yaml`,
      );
    }
  } catch (error) {
    problems.error(file, error instanceof Error ? error.message : String(error));
  }
}

/** Numbers, phones, links and blocks must be the same in all languages; English is the measure. */
function checkSiblings(entry: Entry, problems: Problems): void {
  const expected = referencesOf(entry.texts.en);
  for (const locale of LOCALES) {
    const actual = referencesOf(entry.texts[locale]);
    for (const reference of new Set([...expected.keys(), ...actual.keys()])) {
      const [want, have] = [expected.get(reference) ?? 0, actual.get(reference) ?? 0];
      if (want !== have) {
        problems.error(
          fileOf(entry, locale),
          `${reference} stands ${have} times here and ${want} times in en.md; make the languages agree`,
        );
      }
    }
  }
}

function referencesOf(text: EntryText): Map<string, number> {
  const counts = new Map<string, number>();
  const add = ({ kind, name }: Reference) =>
    counts.set(`${kind} "${name}"`, (counts.get(`${kind} "${name}"`) ?? 0) + 1);
  for (const section of text.sections) add({ kind: 'section', name: section.key });
  for (const group of groupsOf(text)) add({ kind: 'for', name: group });
  for (const node of inlinesOf(text)) {
    if (node.type === 'figure')
      for (const name of figureNames(node.expression)) add({ kind: 'figure', name });
    if (node.type === 'contact') add({ kind: 'contact', name: node.id });
    if (node.type === 'entry') add({ kind: 'entry', name: node.id });
  }
  return counts;
}

/** One question cannot lead to two answers. */
function checkQuestionsAcross(library: Library, problems: Problems): void {
  const owner = new Map<string, string>();
  for (const entry of library.entries.values()) {
    for (const locale of LOCALES) {
      for (const question of entry.texts[locale].questions) {
        const asked = question.toLowerCase();
        const other = owner.get(asked);
        if (other && other !== entry.id) {
          problems.error(
            `${folderOf(entry)}/${locale}.questions.txt`,
            `"${question}" stands under ${other} too; keep it where it fits best`,
          );
        }
        owner.set(asked, entry.id);
      }
    }
  }
}

const groupsOf = (text: EntryText): string[] =>
  text.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.type === 'for' ? block.group.members : [])),
  );
