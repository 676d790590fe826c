import { prefix4, skeletons } from '../language/words.ts';

/** How much of a query an entry's texts speak of: idf-weighted share of its word roots, 0 to 1. */
export type Coverage = (query: string, entry: string) => number;

/** Learns from documents (word roots with spaces between) which roots each entry uses, in any language, and how telling each root is. */
export function createCoverage(
  documents: readonly { readonly entry: string; readonly roots: string }[],
): Coverage {
  const byEntry = new Map<string, Set<string>>();
  const frequency = new Map<string, number>();
  for (const { entry, roots } of documents) {
    const known = byEntry.get(entry) ?? new Set<string>();
    byEntry.set(entry, known);
    for (const root of new Set(roots.split(' '))) {
      known.add(root);
      frequency.set(root, (frequency.get(root) ?? 0) + 1);
    }
  }
  const idf = (root: string) => Math.log(1 + documents.length / ((frequency.get(root) ?? 0) + 1));
  return (query, entry) => {
    const known = byEntry.get(entry);
    let shared = 0;
    let all = 0;
    for (const root of new Set(skeletons(query).map(prefix4))) {
      const weight = idf(root);
      all += weight;
      if (known?.has(root)) shared += weight;
    }
    return all === 0 ? 0 : shared / all;
  };
}
