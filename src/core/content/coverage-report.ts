import { z } from 'zod';
import type { Entry } from '../entry.ts';
import { figureNames } from '../figures.ts';
import { LOCALES, type Locale } from '../locale.ts';
import type { Library } from './content.ts';
import { entryFolders } from './entry-folders.ts';
import { readLines } from './parse-lines.ts';
import { collectProblems, type Problem, type SourceFiles } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { inlinesOf } from './text-lines.ts';

/** What state one entry is in, in one language; the gravest that applies. */
export type TextState = 'missing' | 'broken' | 'stale' | 'complete';

export interface TextCoverage {
  readonly state: TextState;
  readonly questions: number;
}

export interface EntryCoverage {
  readonly id: string;
  readonly texts: Readonly<Record<Locale, TextCoverage>>;
  /** The entry says openly that something in it is not confirmed. */
  readonly unconfirmed: boolean;
  readonly reviewBy: string | undefined;
}

/** Who covers what: the editors' overview. */
export interface CoverageReport {
  readonly day: string;
  readonly entries: readonly EntryCoverage[];
  readonly factsUsed: number;
  /** Facts that no entry cites; `reason` where an editor gave one. */
  readonly factsUnused: readonly { readonly id: string; readonly reason?: string }[];
  readonly figuresExpiring: readonly {
    readonly name: string;
    readonly until: string;
    readonly entries: readonly string[];
  }[];
  readonly figuresUnused: readonly string[];
}

/** Figures that end within this many days are listed, so that there is time to find the new value. */
const NOTICE_DAYS = 60;

const UNUSED_FACTS_FILE = 'content/unused-facts.yaml';
const unusedFactsSchema = z.record(z.string(), z.string().min(1));

/** Compares files, library and problems; works on an incomplete content too. `today` is an ISO day. */
export function coverageReport(
  library: Library,
  files: SourceFiles,
  problems: readonly Problem[],
  today: string,
): CoverageReport {
  const entries = [...library.entries.values()];
  const used = new Set(entries.flatMap((entry) => entry.sources));
  const reasons = readReasons(files);
  const figures = figureUse(entries);
  return {
    day: today,
    entries: entryFolders(files).map((folder) => entryCoverage(folder, library, files, problems, today)),
    factsUsed: [...library.facts.keys()].filter((id) => used.has(id)).length,
    factsUnused: [...library.facts.keys()]
      .filter((id) => !used.has(id))
      .map((id) => ({ id, ...(reasons[id] ? { reason: reasons[id] } : {}) })),
    figuresExpiring: expiring(library, figures, today),
    figuresUnused: [...library.figures.keys()].filter((name) => !figures.has(name)),
  };
}

function readReasons(files: SourceFiles): Readonly<Record<string, string>> {
  const text = files.get(UNUSED_FACTS_FILE);
  return (
    (text === undefined
      ? undefined
      : readYaml(UNUSED_FACTS_FILE, text, unusedFactsSchema, collectProblems())) ?? {}
  );
}

function entryCoverage(
  folder: string,
  library: Library,
  files: SourceFiles,
  problems: readonly Problem[],
  today: string,
): EntryCoverage {
  const id = folder.split('/').slice(-2).join('.');
  const entry = library.entries.get(id);
  const stateOf = (locale: Locale): TextCoverage => {
    const questions = readLines(files.get(`${folder}/${locale}.questions.txt`) ?? '').length;
    return { state: textState(folder, locale, entry, files, problems, today), questions };
  };
  return {
    id,
    texts: Object.fromEntries(LOCALES.map((locale) => [locale, stateOf(locale)])) as Record<
      Locale,
      TextCoverage
    >,
    unconfirmed: (entry?.confirm.length ?? 0) > 0,
    reviewBy: entry?.reviewBy,
  };
}

function textState(
  folder: string,
  locale: Locale,
  entry: Entry | undefined,
  files: SourceFiles,
  problems: readonly Problem[],
  today: string,
): TextState {
  if (!files.has(`${folder}/${locale}.md`)) return 'missing';
  const own = [`${folder}/${locale}.md`, `${folder}/${locale}.questions.txt`, `${folder}/entry.yaml`];
  const found = problems.filter(({ file }) => own.includes(file));
  if (found.some(({ severity }) => severity === 'error')) return 'broken';
  if (found.length > 0 || (entry && entry.reviewBy < today)) return 'stale';
  return 'complete';
}

/** Which entries use each figure. */
function figureUse(entries: readonly Entry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const use = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const node of inlinesOf(entry.texts.en)) {
      if (node.type !== 'figure') continue;
      for (const name of figureNames(node.expression))
        use.set(name, (use.get(name) ?? new Set()).add(entry.id));
    }
  }
  return use;
}

function expiring(
  library: Library,
  use: ReturnType<typeof figureUse>,
  today: string,
): CoverageReport['figuresExpiring'] {
  const limit = new Date(Date.parse(today) + NOTICE_DAYS * 86_400_000).toISOString().slice(0, 10);
  return [...library.figures.values()].flatMap((figure) => {
    const last =
      figure.values
        .map(({ until }) => until ?? '9999')
        .sort()
        .at(-1) ?? '9999';
    const entries = [...(use.get(figure.name) ?? [])];
    return last <= limit && entries.length > 0 ? [{ name: figure.name, until: last, entries }] : [];
  });
}
