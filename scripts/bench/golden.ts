import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../src/core/content/content.ts';
import { respond } from '../../src/core/dialogue/respond.ts';
import { PLACES, type Place, shownBy } from '../../src/core/entry.ts';
import { LOCALES, type Locale } from '../../src/core/locale.ts';
import { screen } from '../../src/core/safety/screen.ts';
import { NEW_SESSION } from '../../src/core/session.ts';

/** A labelled text of the golden set: `label` is an entry id, a danger level (or `none`), or a kind of out-of-scope text. */
export interface GoldenRow {
  readonly locale: Locale;
  readonly label: string;
  readonly text: string;
}

/** A question about an entry, and where in its text the answer stands. */
export interface GoldenDetail {
  readonly locale: Locale;
  readonly entry: string;
  readonly place: Place;
  readonly text: string;
}

export interface GoldenSet {
  readonly questions: readonly GoldenRow[];
  readonly safety: readonly GoldenRow[];
  readonly outOfScope: readonly GoldenRow[];
  readonly details: readonly GoldenDetail[];
}

/** How one row was answered, as a new visitor without a chosen language would see it. */
export interface GoldenResult {
  readonly row: GoldenRow;
  readonly locale: Locale;
  readonly outcome: string;
  readonly entries: readonly string[];
  readonly level: string;
}

/** Shares from 0 to 1. */
export interface GoldenScore {
  readonly recall1: number;
  readonly recall3: number;
  readonly language: number;
  readonly outOfScopeAnswered: number;
  readonly dangerRecall: number;
  readonly levelRight: number;
  readonly falseAlarms: number;
}

/**
 * Reads `<folder>/<tag>/{questions,safety,out-of-scope}.tsv`: lines of a label, a tab and a text; and `details.tsv`: an entry, the
 * section that answers (or `summary`) and a question.
 */
export function readGolden(folder: string): GoldenSet {
  const rowsOf = (name: string): { locale: Locale; cells: string[] }[] =>
    LOCALES.flatMap((locale) =>
      readFileSync(join(folder, locale, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ locale, cells: line.split('\t') })),
    );
  const read = (name: string): GoldenRow[] =>
    rowsOf(name).map(({ locale, cells: [label = '', text = ''] }) => ({ locale, label, text }));
  return {
    questions: read('questions.tsv'),
    safety: read('safety.tsv'),
    outOfScope: read('out-of-scope.tsv'),
    details: rowsOf('details.tsv').map(({ locale, cells: [entry = '', named = '', text = ''] }) => {
      const place = PLACES.find((known) => known === named);
      if (!place) throw new Error(`${locale}/details.tsv names "${named}", which is no section`);
      return { locale, entry, place, text };
    }),
  };
}

/** Asks one row through the whole core: screening, language, phrases, search, answer. */
export function askRow(row: GoldenRow, content: Content, now: Date): GoldenResult {
  const screened = screen({ type: 'text', text: row.text }, content);
  const { reply } = respond(screened, NEW_SESSION, { content, now });
  const found = reply.outcome === 'answer' || reply.outcome === 'clarify';
  return {
    row,
    locale: reply.locale,
    outcome: reply.outcome,
    entries: found ? reply.answers.map(({ id }) => id) : [],
    level: screened.danger?.level ?? 'none',
  };
}

export interface GoldenAnswers {
  readonly questions: readonly GoldenResult[];
  readonly safety: readonly GoldenResult[];
  readonly outOfScope: readonly GoldenResult[];
}

export const askAll = (set: GoldenSet, content: Content, now: Date): GoldenAnswers => ({
  questions: set.questions.map((row) => askRow(row, content, now)),
  safety: set.safety.map((row) => askRow(row, content, now)),
  outOfScope: set.outOfScope.map((row) => askRow(row, content, now)),
});

/** The score of one language, or of all when none is named. */
export function scoreOf(answers: GoldenAnswers, locale?: Locale): GoldenScore {
  const of = (results: readonly GoldenResult[]) =>
    results.filter(({ row }) => locale === undefined || row.locale === locale);
  const questions = of(answers.questions);
  const safety = of(answers.safety);
  const dangerous = safety.filter(({ row }) => row.label !== 'none');
  const harmless = safety.filter(({ row }) => row.label === 'none');
  return {
    recall1: share(questions, ({ row, entries }) => entries[0] === row.label),
    recall3: share(questions, ({ row, entries }) => entries.includes(row.label)),
    language: share(questions, (result) => result.locale === result.row.locale),
    outOfScopeAnswered: share(of(answers.outOfScope), ({ outcome }) => outcome === 'answer'),
    dangerRecall: share(dangerous, ({ level }) => level !== 'none'),
    levelRight: share(dangerous, ({ row, level }) => level === row.label),
    falseAlarms: share(harmless, ({ level }) => level !== 'none'),
  };
}

/** Shares from 0 to 1, of the questions whose entry is known. */
export interface DetailScore {
  /** Of the questions that a closed part answers: the right one, or another, is opened. */
  readonly opened: number;
  readonly wronglyOpened: number;
  /** Of the questions that the short answer answers: a part is opened all the same. */
  readonly idlyOpened: number;
}

/** Which part of the right entry is opened, for the details of one language, or of all when none is named. */
export function scoreDetails(
  details: readonly GoldenDetail[],
  content: Content,
  locale?: Locale,
): DetailScore {
  const shown = details
    .filter((detail) => locale === undefined || detail.locale === locale)
    .map((detail) => ({
      wanted: shownBy(detail.place),
      got: content.findPanel(detail.text, detail.entry, detail.locale) ?? 'summary',
    }));
  const closed = shown.filter(({ wanted }) => wanted !== 'summary');
  const main = shown.filter(({ wanted }) => wanted === 'summary');
  return {
    opened: share(closed, ({ wanted, got }) => got === wanted),
    wronglyOpened: share(closed, ({ wanted, got }) => got !== wanted && got !== 'summary'),
    idlyOpened: share(main, ({ got }) => got !== 'summary'),
  };
}

const share = <T>(rows: readonly T[], good: (row: T) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(good).length / rows.length;

/** Which wrong entry came first how often, most frequent first. */
export function confusions(results: readonly GoldenResult[]): { want: string; got: string; times: number }[] {
  const times = new Map<string, number>();
  for (const { row, entries } of results) {
    const got = entries[0] ?? '(none)';
    if (got === row.label) continue;
    const pair = `${row.label} ${got}`;
    times.set(pair, (times.get(pair) ?? 0) + 1);
  }
  return [...times]
    .map(([pair, n]) => ({ want: pair.split(' ')[0] ?? '', got: pair.split(' ')[1] ?? '', times: n }))
    .sort((a, b) => b.times - a.times);
}
