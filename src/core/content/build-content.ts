import { type Entry, type EntryText, type Shown, shownBy } from '../entry.ts';
import { createConcepts } from '../language/concepts.ts';
import { createIdentifier } from '../language/identify.ts';
import { createOtherLanguages } from '../language/other-languages.ts';
import { createRereader } from '../language/reread.ts';
import { createTextFeatures, rootIndex } from '../language/text-features.ts';
import { prefix4, rootsOf } from '../language/words.ts';
import { rarityIn } from '../learning/linear-model.ts';
import { createDangerDetector } from '../safety/danger.ts';
import { createCoverage } from '../search/coverage.ts';
import { createPanelFinder, type PlacedSample } from '../search/panel.ts';
import { createPhraseMatcher } from '../search/phrases.ts';
import { createSearch } from '../search/search.ts';
import { checkChecklist } from './check-checklist.ts';
import { adviseLibrary, checkLibrary } from './check-library.ts';
import { checkPapers } from './check-papers.ts';
import type { Content, Library } from './content.ts';
import { entryFolders } from './entry-folders.ts';
import type { LearnedModels } from './learn.ts';
import { parseChecklist } from './parse-checklist.ts';
import {
  parseContacts,
  parseCountries,
  parseFacts,
  parseFigures,
  parseGlossary,
  parseHolidays,
} from './parse-data.ts';
import { parseEntry } from './parse-entry.ts';
import { type LanguageMaterial, parseLanguages } from './parse-language.ts';
import { parseCards, parseLetters } from './parse-papers.ts';
import { collectProblems, type Problem, type SourceFiles } from './problem.ts';
import { sentencesOf } from './readability.ts';
import type { TextBody } from './text-lines.ts';

/** Files and the ISO day against which dates are checked. */
export interface LibraryInput {
  readonly files: SourceFiles;
  readonly today: string;
  /** Advise on style too; for editors, not for a running service. */
  readonly advice?: boolean;
  /**
   * The models at hand were made from these very files: what only teaches (question variants, examples, out-of-scope questions)
   * was read and checked then, and is left out, which takes a third off the time.
   */
  readonly taught?: boolean;
}

/** Parses and checks the editors' files; problems say what is wrong, and the library holds what could be read. */
export function readLibrary({ files, today, advice = false, taught = false }: LibraryInput): {
  library: Library;
  languages: LanguageMaterial;
  problems: readonly Problem[];
} {
  const problems = collectProblems();
  const checklist = parseChecklist(files, problems);
  const library: Library = {
    figures: parseFigures(files, problems),
    contacts: parseContacts(files, problems),
    countries: parseCountries(files, problems),
    holidays: parseHolidays(files, problems),
    facts: parseFacts(files, problems),
    glossary: parseGlossary(files, problems),
    letters: parseLetters(files, problems),
    cards: parseCards(files, problems),
    ...(checklist ? { checklist } : {}),
    entries: new Map(
      entryFolders(files).flatMap((folder) => withId(parseEntry(folder, files, problems, taught))),
    ),
  };
  const languages = parseLanguages(files, problems, taught);
  if (library.entries.size === 0)
    problems.error('content', 'there is no entry; add folders such as content/notify/arrival');
  // References into a data file that could not be read would all be reported: the file itself comes first.
  if (!problems.all.some(({ file, severity }) => severity === 'error' && DATA_FILE.test(file))) {
    checkLibrary(library, today, problems);
    checkPapers({ library, files, today, problems });
    checkChecklist({ library, files, today, problems });
    if (advice) adviseLibrary(library, problems);
  }
  return { library, languages, problems: problems.all };
}

/** Other files refer into these. */
const DATA_FILE = /^content\/(?!letters|cards)[^/]+\.yaml$/;

const withId = (entry: Entry | undefined): [string, Entry][] => (entry ? [[entry.id, entry]] : []);

export interface Assembly {
  readonly library: Library;
  readonly languages: LanguageMaterial;
  readonly models: LearnedModels;
  readonly version: string;
}

/**
 * Joins checked files and models into a snapshot. Models may be older than the files: they rank only the entries they know, and
 * know the words of the texts they were made from.
 */
export function assembleContent({ library, languages, models, version }: Assembly): Content {
  const coverage = createCoverage(models.index);
  const textFeatures = createTextFeatures(createConcepts(languages.concepts));
  const identify = createIdentifier(models.language);
  const inPhrases = new Set(languages.phrases.flatMap(({ text }) => [...rootsOf(text)]));
  const weigh = (root: string): number => rarityIn(models.search, rootIndex(root));
  return {
    ...library,
    version,
    ...createRereader((stem) => coverage.knows(stem) || inPhrases.has(prefix4(stem))),
    search: createSearch(models.search, {
      index: models.index,
      coverage,
      textFeatures,
      isServed: (entry) => library.entries.has(entry),
    }),
    sharedWords: coverage.words,
    danger: createDangerDetector(languages, models.danger, textFeatures, identify),
    identify,
    otherLanguage: createOtherLanguages(languages.otherLanguages),
    matchPhrase: createPhraseMatcher(languages.phrases, weigh),
    findPanel: createPanelFinder(models.panel, {
      textFeatures,
      weigh,
      sentencesOf: (entry, locale) => {
        const text = library.entries.get(entry)?.texts[locale];
        return text ? placedSentences(text) : [];
      },
    }),
  };
}

/** The sentences of a text with what shows each. */
const placedSentences = ({ title, summary, sections }: EntryText): PlacedSample[] => [
  { text: title, shown: 'summary' },
  ...shownSentences('summary', { summary, sections: [] }),
  ...sections.flatMap((section) =>
    shownSentences(shownBy(section.key), { summary: [], sections: [section] }),
  ),
];

const shownSentences = (shown: Shown, body: TextBody): PlacedSample[] =>
  sentencesOf(body).map((text) => ({ text, shown }));
