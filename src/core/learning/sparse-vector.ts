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
  add(feature: number): void;
  /** Lifts a feature's weight to at least this. */
  raise(feature: number, weight: number): void;
  /** What was gathered, in the counter's own memory: it holds until the next feature comes, which begins anew. */
  take(): SparseVector;
}

/** Features of a long message: where room for those of one text begins, which grows with longer ones. */
export const FIRST_ROOM = 1 << 9;

/**
 * Counts features, folded into `space`, a power of two, in one hash table for all texts (open addressing): it stays in the
 * processor's nearest cache, where a table of the whole space would not, and a map for each text would cost more than what is
 * counted in it.
 */
export function createCounter(space = FEATURE_SPACE): FeatureCounter {
  let { indices, weights } = emptyVector(FIRST_ROOM);
  /** By slot, twice as many as there is room: the place of the feature that stands there, counted from 1; 0 where none does. */
  let places = new Uint32Array(2 * FIRST_ROOM);
  let count = 0;

  /** Where a feature stands among those gathered; a new one is put behind them. */
  function placeOf(feature: number): number {
    const index = fold(feature, space);
    let slot = fold(index, places.length);
    for (let place = places[slot] ?? 0; place > 0; place = places[slot] ?? 0) {
      if (indices[place - 1] === index) return place - 1;
      slot = fold(slot + 1, places.length);
    }
    if (count === indices.length) {
      grow();
      return placeOf(feature);
    }
    indices[count] = index;
    weights[count] = 0;
    places[slot] = ++count;
    return count - 1;
  }

  function grow(): void {
    const full = { indices, weights };
    ({ indices, weights } = emptyVector(2 * full.indices.length));
    places = new Uint32Array(2 * indices.length);
    count = 0;
    for (const index of full.indices) placeOf(index);
    weights.set(full.weights);
  }

  return {
    add(feature) {
      const place = placeOf(feature);
      weights[place] = (weights[place] ?? 0) + 1;
    },
    raise(feature, weight) {
      const place = placeOf(feature);
      if (weight > (weights[place] ?? 0)) weights[place] = weight;
    },
    take() {
      const taken = slice({ indices, weights }, 0, count);
      places.fill(0);
      count = 0;
      return taken;
    },
  };
}

/** A vector in memory of its own. */
export const copyOf = ({ indices, weights }: SparseVector): SparseVector => ({
  indices: indices.slice(),
  weights: weights.slice(),
});

/** A stretch of a vector, in the same memory. */
export const slice = ({ indices, weights }: SparseVector, start: number, end: number): SparseVector => ({
  indices: indices.subarray(start, end),
  weights: weights.subarray(start, end),
});

/** Vectors one after another in a few arrays: as many small ones would cost the garbage collector more than the training. */
export interface VectorList {
  readonly features: SparseVector;
  /** Vector i stands from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Uint32Array;
}

/** The vector at a place of a list, in the same memory. */
export const vectorAt = ({ features, starts }: VectorList, place: number): SparseVector =>
  slice(features, starts[place] ?? 0, starts[place + 1] ?? 0);

/** Features of a few thousand texts; the room doubles when it is full. */
const FIRST_LISTED = 1 << 20;

/** Copies vectors into a list; each has to hold only until the next is asked for. */
export function listVectors(vectors: Iterable<SparseVector>): VectorList {
  let room = emptyVector(FIRST_LISTED);
  const starts = [0];
  let end = 0;
  for (const vector of vectors) {
    const start = end;
    end += vector.indices.length;
    if (end > room.indices.length) room = copyInto(emptyVector(2 * end), room);
    copyInto(room, vector, start);
    starts.push(end);
  }
  return { features: slice(room, 0, end), starts: Uint32Array.from(starts) };
}

function copyInto(to: SparseVector, from: SparseVector, start = 0): SparseVector {
  to.indices.set(from.indices, start);
  to.weights.set(from.weights, start);
  return to;
}

/** A list with its features in memory that threads read together; the starts, which are few, are copied. */
export function share({ features, starts }: VectorList): VectorList {
  const { length } = features.indices;
  const indices = new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
  const weights = new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
  return { features: copyInto({ indices, weights }, features), starts };
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

/** Rarities as whole steps, few enough for a byte each. */
export function toSteps(rarity: Float32Array): Uint8Array {
  const steps = new Uint8Array(rarity.length);
  for (let i = 0; i < steps.length; i++) steps[i] = (rarity[i] ?? 0) * RARITY_STEPS;
  return steps;
}

export function fromSteps(steps: Uint8Array): Float32Array {
  const rarity = new Float32Array(steps.length);
  for (let i = 0; i < rarity.length; i++) rarity[i] = (steps[i] ?? 0) / RARITY_STEPS;
  return rarity;
}
