import type { Locale } from '../locale.ts';
import type { AnalysedWord } from './analyse.ts';
import { createBm25 } from './bm25.ts';

/** One entry in one language, as it is indexed: each field as its analysed words. */
export interface LexicalDocument {
  readonly entry: string;
  readonly locale: Locale;
  readonly title: readonly AnalysedWord[];
  readonly questions: readonly AnalysedWord[];
  readonly answer: readonly AnalysedWord[];
}

export interface LexicalHit {
  readonly entry: string;
  readonly score: number;
}

/** Ranks entries by BM25, best first; entries that share nothing with the query are left out. */
export type LexicalSearch = (query: string, preferred: Locale | undefined) => LexicalHit[];

const FIELDS = ['title', 'questions', 'answer'] as const;
const BOOSTS = [3, 4, 1];

/** Weight of documents in other languages than the preferred one: a prior, never a wall. */
const OTHER_LOCALE = 0.6;

/** Indexes every language together, by roots alone: letter windows are what the learned ranking sees already. */
export function createLexicalSearch(documents: readonly LexicalDocument[]): LexicalSearch {
  const score = createBm25(
    documents.map((document) => FIELDS.map((field) => document[field])),
    { boosts: BOOSTS, windows: false },
  );
  const entries = [...new Set(documents.map(({ entry }) => entry))];
  const numbers = new Map(entries.map((entry, i) => [entry, i]));
  const entryOf = documents.map(({ entry }) => numbers.get(entry) ?? 0);
  return (query, preferred) => {
    const best = new Float64Array(entries.length);
    score(query).forEach((plain, i) => {
      if (plain === 0) return;
      const near = preferred === undefined || documents[i]?.locale === preferred;
      const number = entryOf[i] ?? 0;
      best[number] = Math.max(best[number] ?? 0, near ? plain : plain * OTHER_LOCALE);
    });
    return entries
      .map((entry, i) => ({ entry, score: best[i] ?? 0 }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score);
  };
}
