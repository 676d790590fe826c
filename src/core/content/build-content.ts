import type { Entry, TemplateInline } from '../entry.ts';
import { type LanguageSample, trainIdentifier } from '../language/identify.ts';
import { LOCALES } from '../locale.ts';
import { createDangerDetector } from '../safety/danger.ts';
import { createPhraseMatcher } from '../search/phrases.ts';
import { createSearch, type SearchMaterial } from '../search/search.ts';
import { checkLibrary, inlinesOf } from './check-library.ts';
import type { Content, Library } from './content.ts';
import { parseContacts, parseCountries, parseFacts, parseFigures, parseHolidays } from './parse-data.ts';
import { parseEntry } from './parse-entry.ts';
import { type LanguageMaterial, parseLanguages } from './parse-language.ts';
import { collectProblems, type Problem, type SourceFiles } from './problem.ts';

export interface BuildInput {
  readonly files: SourceFiles;
  /** Short hash over the files. */
  readonly version: string;
  /** ISO day against which dates are checked. */
  readonly today: string;
  /** Further texts of known language for language identification (the Universal Declaration of Human Rights). */
  readonly languageSamples: readonly LanguageSample[];
}

export interface BuildResult {
  /** Absent when any problem is an error: nothing is published half. */
  readonly content?: Content;
  readonly problems: readonly Problem[];
}

/** Parses, checks and learns: the editors' files in, one immutable snapshot out. */
export function buildContent(input: BuildInput): BuildResult {
  const { library, languages, problems } = readLibrary(input);
  if (problems.some((problem) => problem.severity === 'error')) return { problems };
  return { content: learn(library, languages, input), problems };
}

/** Parses and checks without learning; what the content check needs. */
export function readLibrary({ files, today }: Pick<BuildInput, 'files' | 'today'>): {
  library: Library;
  languages: LanguageMaterial;
  problems: readonly Problem[];
} {
  const problems = collectProblems();
  const library: Library = {
    figures: parseFigures(files, problems),
    contacts: parseContacts(files, problems),
    countries: parseCountries(files, problems),
    holidays: parseHolidays(files, problems),
    facts: parseFacts(files, problems),
    entries: new Map(entryFolders(files).flatMap((folder) => withId(parseEntry(folder, files, problems)))),
  };
  const languages = parseLanguages(files, problems);
  if (library.entries.size === 0)
    problems.error('content', 'there is no entry; add folders such as content/work/eaeu');
  // References into a data file that could not be read would all be reported: the file itself comes first.
  if (!problems.all.some(({ file, severity }) => severity === 'error' && DATA_FILE.test(file))) {
    checkLibrary(library, today, problems);
  }
  return { library, languages, problems: problems.all };
}

const DATA_FILE = /^content\/[^/]+\.yaml$/;

const withId = (entry: Entry | undefined): [string, Entry][] => (entry ? [[entry.id, entry]] : []);

function entryFolders(files: SourceFiles): string[] {
  const folders = [...files.keys()].flatMap((file) => /^(content\/[^/]+\/[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

function learn(
  library: Library,
  languages: LanguageMaterial,
  { version, languageSamples }: BuildInput,
): Content {
  const material = searchMaterial(library, languages);
  return {
    ...library,
    version,
    search: createSearch(material),
    danger: createDangerDetector(languages.rules, {
      examples: languages.dangerExamples,
      ordinary: [...ordinaryQuestions(material), ...languages.outOfScope],
    }),
    identify: trainIdentifier([
      ...languageSamples,
      ...material.phrasings,
      ...answerSamples(material),
      ...languages.phrases,
    ]),
    matchPhrase: createPhraseMatcher(
      languages.phrases,
      material.phrasings.map(({ text }) => text),
    ),
  };
}

/** Questions about safety entries sound like danger, so the rest stands for what is harmless. */
const ordinaryQuestions = ({ phrasings }: SearchMaterial): string[] =>
  phrasings.filter(({ entry }) => !entry.startsWith('safety.')).map(({ text }) => text);

/** What the search learns from: every title, variant and text of every language. */
export function searchMaterial(library: Library, languages: LanguageMaterial): SearchMaterial {
  const texts = [...library.entries.values()].flatMap((entry) =>
    LOCALES.map((locale) => ({ entry: entry.id, locale, text: entry.texts[locale] })),
  );
  return {
    documents: texts.map(({ entry, locale, text }) => ({
      entry,
      locale,
      title: text.title,
      questions: text.questions.join('\n'),
      answer: inlinesOf(text).map(templateToPlain).join(' '),
    })),
    phrasings: texts.flatMap(({ entry, locale, text }) =>
      [text.title, ...text.questions].map((phrasing) => ({ entry, locale, text: phrasing })),
    ),
    outOfScope: languages.outOfScope,
  };
}

const answerSamples = ({ documents }: SearchMaterial): LanguageSample[] =>
  documents.flatMap(({ locale, answer }) => (answer.match(/[^.]+/g) ?? []).map((text) => ({ locale, text })));

function templateToPlain(node: TemplateInline): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'entry':
      return node.label;
    case 'strong':
      return node.children.map(templateToPlain).join('');
    case 'figure':
    case 'contact':
      return '';
    default:
      return node satisfies never;
  }
}
