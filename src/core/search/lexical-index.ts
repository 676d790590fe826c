import { prefix4, rootsOf } from '../language/words.ts';
import type { Locale } from '../locale.ts';
import { createBm25 } from './bm25.ts';
import { countTerms, type InvertedIndex, invert } from './inverted-index.ts';

/** One entry in one language: the texts of each field. */
export interface LexicalDocument {
  readonly entry: string;
  readonly locale: Locale;
  readonly title: string;
  readonly questions: readonly string[];
  readonly answer: string;
}

/** Which roots stand in which entry, language and field. */
export interface LexicalIndex extends InvertedIndex {
  readonly documents: readonly Pick<LexicalDocument, 'entry' | 'locale'>[];
}

export interface LexicalHit {
  readonly entry: string;
  readonly score: number;
}

/** Ranks entries by BM25, best first; entries that share nothing with the query are left out. */
export type LexicalSearch = (query: string, preferred: Locale | undefined) => LexicalHit[];

/** Weights of title, questions and answer. */
const BOOSTS = [3, 4, 1];

/** Weight of documents in other languages than the preferred one: a prior, never a wall. */
const OTHER_LOCALE = 0.6;

/** Indexes every language together, by roots alone: letter windows are what the learned ranking sees already. */
export function indexDocuments(documents: readonly LexicalDocument[]): LexicalIndex {
  const roots = (text: string) => countTerms(text, (stem) => [prefix4(stem)]);
  const fields = documents.map(({ title, questions, answer }) => [
    roots(title),
    roots(questions.join('\n')),
    roots(answer),
  ]);
  return { documents: documents.map(({ entry, locale }) => ({ entry, locale })), ...invert(fields) };
}

/** The entries of an index by number, and for each document the number of its entry. */
export function numberEntries({ documents }: LexicalIndex): {
  readonly numbers: ReadonlyMap<string, number>;
  readonly entryOf: readonly number[];
} {
  const numbers = new Map<string, number>();
  const entryOf = documents.map(({ entry }) => {
    const number = numbers.get(entry) ?? numbers.size;
    numbers.set(entry, number);
    return number;
  });
  return { numbers, entryOf };
}

export function createLexicalSearch(index: LexicalIndex): LexicalSearch {
  const { documents } = index;
  const score = createBm25(index, BOOSTS);
  const { numbers, entryOf } = numberEntries(index);
  const entries = [...numbers.keys()];
  return (query, preferred) => {
    const best = new Float64Array(entries.length);
    score(rootsOf(query)).forEach((plain, i) => {
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
