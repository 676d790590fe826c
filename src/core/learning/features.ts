import { grams4, prefix4, skeletons } from '../language/words.ts';

/** Size of the hashed feature space; a power of two. */
export const FEATURE_SPACE = 1 << 17;

/** A text as a sparse vector: indices into the feature space, each with its weight, of Euclidean length 1. */
export interface FeatureVector {
  readonly indices: Uint32Array;
  readonly weights: Float32Array;
}

/** Weights of the kinds of feature before normalisation: roots tell most, then word pairs, then letter windows. */
const ROOT_WEIGHT = 1;
const PAIR_WEIGHT = 0.5;
const GRAM_WEIGHT = 0.45;
const MARK_WEIGHT = 0.3;

function hash(kind: string, text: string): number {
  let h = 2166136261 ^ kind.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 16777619);
  }
  return (h ^ (h >>> 15)) & (FEATURE_SPACE - 1);
}

/**
 * Counts hashed features of a text: 4-letter roots, pairs of neighbouring roots, whole words, 4-letter windows; and of what
 * somebody else noticed in it (`marks`), such as signs of a lexicon.
 */
export function countFeatures(text: string, marks: readonly string[] = []): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (kind: string, value: string, weight: number) => {
    const index = hash(kind, value);
    counts.set(index, Math.max(counts.get(index) ?? 0, weight));
  };
  const stems = skeletons(text);
  stems.forEach((word, i) => {
    add('r', prefix4(word), ROOT_WEIGHT);
    add('w', word, ROOT_WEIGHT / 2);
    const next = stems[i + 1];
    if (next) add('p', `${prefix4(word)} ${prefix4(next)}`, PAIR_WEIGHT);
    for (const gram of grams4(word)) add('g', gram, GRAM_WEIGHT);
  });
  for (const mark of marks) add('m', mark, MARK_WEIGHT);
  return counts;
}

/** Where a word root stands in the feature space. */
export const rootIndex = (root: string): number => hash('r', root);

/** Multiplies counts by a rarity weight per feature and scales to length 1. */
export function toVector(counts: ReadonlyMap<number, number>, rarity: Float32Array): FeatureVector {
  const indices = Uint32Array.from(counts.keys());
  const weights = Float32Array.from(indices, (index) => (counts.get(index) ?? 0) * (rarity[index] ?? 1));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { indices, weights: weights.map((weight) => weight / length) };
}

/** Inverse document frequency of each hashed feature over the training texts; unseen features get the weight of the rarest. */
export function rarityOf(documents: readonly ReadonlyMap<number, number>[]): Float32Array {
  const seen = new Float32Array(FEATURE_SPACE);
  for (const document of documents) for (const index of document.keys()) seen[index] = (seen[index] ?? 0) + 1;
  return seen.map((count) => Math.log(1 + documents.length / (count + 1)));
}
