import { grams4, skeletons } from '../language/words.ts';

/** How well a query is covered by the closest known phrasing of an entry: idf-weighted F1 of letter windows, 0 to 1. */
export type Overlap = (query: string, entry: string) => number;

interface Phrasing {
  readonly grams: ReadonlySet<string>;
  readonly mass: number;
}

const gramsOf = (text: string) => new Set(skeletons(text).flatMap(grams4));

/** Learns how telling each letter window is from all phrasings, and keeps the phrasings by entry. */
export function createOverlap(phrasings: readonly { entry: string; text: string }[]): Overlap {
  const sets = phrasings.map(({ entry, text }) => ({ entry, grams: gramsOf(text) }));
  const frequency = new Map<string, number>();
  for (const { grams } of sets) for (const gram of grams) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const idf = (gram: string) => Math.log(1 + (sets.length + 0.5) / ((frequency.get(gram) ?? 0) + 0.5));
  const massOf = (grams: ReadonlySet<string>) => [...grams].reduce((sum, gram) => sum + idf(gram), 0);
  const byEntry = new Map<string, Phrasing[]>();
  for (const { entry, grams } of sets) {
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), { grams, mass: massOf(grams) }]);
  }
  return (query, entry) => {
    const grams = gramsOf(query);
    const weights = [...grams].map((gram) => [gram, idf(gram)] as const);
    const mass = weights.reduce((sum, [, weight]) => sum + weight, 0);
    if (mass === 0) return 0;
    return Math.max(0, ...(byEntry.get(entry) ?? []).map((phrasing) => f1(weights, mass, phrasing)));
  };
}

function f1(weights: readonly (readonly [string, number])[], mass: number, phrasing: Phrasing): number {
  const shared = weights.reduce((sum, [gram, weight]) => (phrasing.grams.has(gram) ? sum + weight : sum), 0);
  const precision = shared / mass;
  const recall = shared / (phrasing.mass || 1);
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
