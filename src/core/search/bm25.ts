import type { InvertedIndex } from './inverted-index.ts';

/** Score of every document for a query, given as its terms, each once; in the order of the documents; 0 where nothing matches. */
export type Bm25 = (terms: ReadonlySet<string>) => Float64Array;

/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009); the optimum is flat, see docs/benchmarks.md. */
const K1 = 1.2;
const B = 0.97;

/**
 * Ranks documents by BM25, each field with its weight. What a term adds to a document does not depend on the query, so it is
 * computed here once and a query only adds up.
 */
export function createBm25(index: InvertedIndex, boosts: readonly number[]): Bm25 {
  const { size, terms, starts, holders } = index;
  const weights = impactsOf(index, boosts);
  const numbers = new Map(terms.map((term, number) => [term, number]));
  return (query) => {
    const scores = new Float64Array(size);
    for (const term of query) {
      const number = numbers.get(term);
      if (number === undefined) continue;
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at++) {
        const document = holders[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + (weights[at] ?? 0);
      }
    }
    return scores;
  };
}

/** What the term of each posting adds to its document. */
function impactsOf(
  { size, terms, starts, holders, counts }: InvertedIndex,
  boosts: readonly number[],
): Float32Array {
  const impacts = new Float32Array(holders.length);
  counts.forEach((times, f) => {
    const lengths = new Float64Array(size);
    times.forEach((count, at) => {
      const document = holders[at] ?? 0;
      lengths[document] = (lengths[document] ?? 0) + count;
    });
    const average = lengths.reduce((sum, length) => sum + length, 0) / size || 1;
    const boost = boosts[f] ?? 1;
    times.forEach((count, at) => {
      if (count === 0) return;
      const length = K1 * (1 - B + (B * (lengths[holders[at] ?? 0] ?? 0)) / average);
      impacts[at] = (impacts[at] ?? 0) + (boost * count * (K1 + 1)) / (count + length);
    });
  });
  for (let number = 0; number < terms.length; number++) {
    const [start = 0, end = 0] = [starts[number], starts[number + 1]];
    const rarity = Math.log(1 + (size - (end - start) + 0.5) / (end - start + 0.5));
    for (let at = start; at < end; at++) impacts[at] = (impacts[at] ?? 0) * rarity;
  }
  return impacts;
}
