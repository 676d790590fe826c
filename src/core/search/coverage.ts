import { perWord } from '../language/per-word.ts';
import { prefix4, skeleton, skeletons, words } from '../language/words.ts';
import type { LexicalDocument } from './lexical-index.ts';

/** Which words the content speaks of. */
export interface Coverage {
  /** For a query: how much of it an entry's texts speak of, as the idf-weighted share of its word roots, 0 to 1. */
  shares(query: string): (entry: string) => number;
  /** The words of a query whose roots an entry's texts use. */
  words(query: string, entry: string): string[];
  /** Whether any text uses a word root. */
  knows(root: string): boolean;
}

/** Learns from documents which roots each entry uses, in any language, and how telling each root is. */
export function createCoverage(documents: readonly LexicalDocument[]): Coverage {
  const known = new Map<string, { readonly entries: Set<string>; documents: number }>();
  for (const { entry, title, questions, answer } of documents) {
    for (const root of new Set([...title, ...questions, ...answer].map(({ root }) => root))) {
      const use = known.get(root) ?? { entries: new Set(), documents: 0 };
      use.entries.add(entry);
      use.documents++;
      known.set(root, use);
    }
  }
  const idf = (frequency: number) => Math.log(1 + documents.length / (frequency + 1));
  const uses = new Map(
    [...known].map(([root, { entries, documents }]) => [root, { entries, weight: idf(documents) }]),
  );
  const unknown = { entries: new Set<string>(), weight: idf(0) };
  const useOf = perWord((stem) => uses.get(prefix4(stem)) ?? unknown);
  return {
    knows: (root) => uses.has(root),
    words: (query, entry) =>
      words(query).filter((word) => uses.get(prefix4(skeleton(word)))?.entries.has(entry) ?? false),
    shares: (query) => (entry) => {
      let all = 0;
      let own = 0;
      for (const stem of skeletons(query)) {
        const { entries, weight } = useOf(stem);
        all += weight;
        if (entries.has(entry)) own += weight;
      }
      return own / (all || 1);
    },
  };
}
