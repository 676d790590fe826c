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
  return (query, preferred) => {
    const best = new Map<string, number>();
    const scores = score(query);
    documents.forEach(({ entry, locale }, i) => {
      const plain = scores[i] ?? 0;
      if (plain === 0) return;
      const weighed = preferred === undefined || locale === preferred ? plain : plain * OTHER_LOCALE;
      best.set(entry, Math.max(best.get(entry) ?? 0, weighed));
    });
    return [...best].map(([entry, weighed]) => ({ entry, score: weighed })).sort((a, b) => b.score - a.score);
  };
}
