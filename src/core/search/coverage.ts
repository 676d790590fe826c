import { prefix4, skeleton, words } from '../language/words.ts';
import { analyse } from './analyse.ts';
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
  const byEntry = new Map<string, Set<string>>();
  const frequency = new Map<string, number>();
  for (const { entry, title, questions, answer } of documents) {
    const known = byEntry.get(entry) ?? new Set<string>();
    byEntry.set(entry, known);
    for (const root of new Set([...title, ...questions, ...answer].map(({ root }) => root))) {
      known.add(root);
      frequency.set(root, (frequency.get(root) ?? 0) + 1);
    }
  }
  const idf = (root: string) => Math.log(1 + documents.length / ((frequency.get(root) ?? 0) + 1));
  return {
    knows: (root) => frequency.has(root),
    words: (query, entry) =>
      words(query).filter((word) => byEntry.get(entry)?.has(prefix4(skeleton(word))) ?? false),
    shares(query) {
      const roots = [...new Set(analyse(query).map(({ root }) => root))].map((root) => ({
        root,
        weight: idf(root),
      }));
      const all = roots.reduce((sum, { weight }) => sum + weight, 0) || 1;
      return (entry) => {
        const known = byEntry.get(entry);
        return roots.reduce((sum, { root, weight }) => sum + (known?.has(root) ? weight : 0), 0) / all;
      };
    },
  };
}
