/** Size of the hashed feature space; a power of two. A model may fold it into a smaller one. */
export const FEATURE_SPACE = 1 << 20;

/** Features of a text as indices into the feature space, with their weights. */
export interface SparseVector {
  readonly indices: Uint32Array;
  readonly weights: Float32Array;
}

/** A string hash that grows letter by letter (FNV-1a), so that windows from one start share their steps. */
export const HASH_START = 2166136261;
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619);
export const hashToIndex = (hash: number): number => fold(hash ^ (hash >>> 15), FEATURE_SPACE);

/** Where a feature stands in a smaller space; both sizes are powers of two. */
export const fold = (feature: number, space: number): number => feature & (space - 1);

/** The hash of a whole text. */
export function hashOf(text: string, start = HASH_START): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  return hash;
}

/** Where a feature stands in the feature space; `kind` is one letter that keeps kinds of feature apart. */
export const featureIndex = (kind: string, text: string): number =>
  hashToIndex(hashOf(text, HASH_START ^ kind.charCodeAt(0)));

/** The same for two things by their hashes, in this order. */
export const pairIndex = (kind: string, first: number, second: number): number =>
  hashToIndex(hashStep(hashStep(HASH_START ^ kind.charCodeAt(0), first), second));

/** Gathers the features of one text after another. */
export interface FeatureCounter {
  /** Adds one to a feature's weight. */
  add(index: number): void;
  /** Lifts a feature's weight to at least this. */
  raise(index: number, weight: number): void;
  /** What was gathered; the counter is empty then. */
  take(): SparseVector;
}

/**
 * Counts in tables that are kept for all texts: a map for each would cost more than what is counted in it. Features are folded
 * into `space`, a power of two; a small table stays in the processor's cache.
 */
export function createCounter(space = FEATURE_SPACE): FeatureCounter {
  const table = new Float32Array(space);
  const touched = new Uint32Array(space);
  let count = 0;
  const set = (index: number, weight: number): void => {
    if (table[index] === 0) touched[count++] = index;
    table[index] = weight;
  };
  return {
    add(feature) {
      const index = fold(feature, space);
      set(index, (table[index] ?? 0) + 1);
    },
    raise(feature, weight) {
      const index = fold(feature, space);
      if (weight > (table[index] ?? 0)) set(index, weight);
    },
    take() {
      const indices = touched.slice(0, count);
      const weights = new Float32Array(count);
      for (let k = 0; k < count; k++) {
        const index = indices[k] ?? 0;
        weights[k] = table[index] ?? 0;
        table[index] = 0;
      }
      count = 0;
      return { indices, weights };
    },
  };
}

/** Where the rarities of a model's features stand among other numbers: that of feature f at f × stride + offset. */
export interface Rarity {
  readonly values: Float32Array;
  /** Size of the model's own feature space, a power of two. */
  readonly space: number;
  readonly stride: number;
  readonly offset: number;
}

interface Weighing {
  readonly from: SparseVector;
  readonly into: SparseVector;
  readonly rarity: Rarity;
  readonly leastLength: number;
}

/**
 * Folds features into the model's space, multiplies each by its rarity and divides by the Euclidean length, so that long and
 * short texts weigh the same; by `leastLength` where the vector is shorter: then a word or two prove less than a sentence.
 * Written into a vector with as much room, which may be the same one, and given back.
 */
export function weigh({ from: { indices, weights }, into, rarity, leastLength }: Weighing): SparseVector {
  const { values, space, stride, offset } = rarity;
  let square = 0;
  for (let k = 0; k < indices.length; k++) {
    const index = fold(indices[k] ?? 0, space);
    const weight = (weights[k] ?? 0) * (values[index * stride + offset] ?? 1);
    into.indices[k] = index;
    into.weights[k] = weight;
    square += weight * weight;
  }
  const length = Math.max(Math.sqrt(square), leastLength) || 1;
  for (let k = 0; k < indices.length; k++) into.weights[k] = (into.weights[k] ?? 0) / length;
  return into;
}

/** A vector of so many features, to be filled. */
export const emptyVector = (length: number): SparseVector => ({
  indices: new Uint32Array(length),
  weights: new Float32Array(length),
});

/** Rarities are kept in eighths: finer ones rank no better and need more room in a file. */
const RARITY_STEPS = 8;

/** Inverse document frequency of each feature of a space over the training texts, whose features stand one text after another; unseen features get the weight of the rarest. */
export function rarityOf(indices: Uint32Array, texts: number, space: number): Float32Array {
  const seen = new Float32Array(space);
  for (const index of indices) {
    const at = fold(index, space);
    seen[at] = (seen[at] ?? 0) + 1;
  }
  return seen.map((count) => Math.round(RARITY_STEPS * Math.log(1 + texts / (count + 1))) / RARITY_STEPS);
}
