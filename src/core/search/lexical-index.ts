import MiniSearch, { type SearchResult } from 'minisearch';
import { prefix4, skeleton, skeletons, words } from '../language/words.ts';
import type { Locale } from '../locale.ts';

/** One entry in one language, as it is indexed: each field as its word roots with spaces between (`createRootReader`). */
export interface LexicalDocument {
  readonly entry: string;
  readonly locale: Locale;
  readonly title: string;
  readonly questions: string;
  readonly answer: string;
}

export interface LexicalHit {
  readonly entry: string;
  readonly score: number;
}

/** Ranks entries by BM25 over word roots, best first. */
export type LexicalSearch = (query: string, preferred: Locale | undefined) => LexicalHit[];

const BOOST = { title: 3, questions: 4, answer: 1 } as const;
const BM25 = { k: 1.2, b: 0.9, d: 0 } as const;
/** Weight of documents in other languages than the preferred one: a prior, never a wall. */
const OTHER_LOCALE = 0.6;

const roots = (text: string): string[] => skeletons(text).map(prefix4);

/**
 * Makes the reader of word roots for many texts: each with spaces between, made once, read by the index and by the coverage.
 * It remembers the words it met: most words of all texts are repeated, and finding a skeleton is the costly step.
 */
export function createRootReader(): (text: string) => string {
  const known = new Map<string, string>();
  const rootOf = (word: string): string => {
    const root = known.get(word) ?? prefix4(skeleton(word));
    known.set(word, root);
    return root;
  };
  return (text) => words(text).map(rootOf).filter(Boolean).join(' ');
}

const splitRoots = (field: string): string[] => field.split(' ').filter(Boolean);

/** Builds a MiniSearch index over the 4-letter roots of skeletons; typing errors are left to the learned ranking. */
export function createLexicalSearch(documents: readonly LexicalDocument[]): LexicalSearch {
  const index = new MiniSearch<LexicalDocument & { id: number }>({
    fields: Object.keys(BOOST),
    storeFields: ['entry', 'locale'],
    tokenize: splitRoots,
    processTerm: (term) => term,
  });
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return (query, preferred) => {
    const terms = [...new Set(roots(query))];
    const results = index.search(query, {
      tokenize: () => terms,
      boost: BOOST,
      bm25: BM25,
      prefix: false,
      fuzzy: false,
    });
    return bestByEntry(results, preferred);
  };
}

function bestByEntry(results: readonly SearchResult[], preferred: Locale | undefined): LexicalHit[] {
  const best = new Map<string, number>();
  for (const result of results) {
    // MiniSearch multiplies by the number of matched terms, which costs 2–4 points of nDCG: undo it.
    const plain = result.score / result.queryTerms.length;
    const score = preferred === undefined || result.locale === preferred ? plain : plain * OTHER_LOCALE;
    best.set(result.entry, Math.max(best.get(result.entry) ?? 0, score));
  }
  return [...best].map(([entry, score]) => ({ entry, score })).sort((a, b) => b.score - a.score);
}
