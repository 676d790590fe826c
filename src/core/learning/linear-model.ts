import {
  emptyVector,
  FIRST_ROOM,
  fold,
  listVectors,
  type Rarity,
  rarityOf,
  type SparseVector,
  slice,
  type VectorList,
  vectorAt,
  weigh,
} from './sparse-vector.ts';

export interface Example {
  /** Read before the next example is asked for, so it need not hold longer. */
  readonly features: SparseVector;
  readonly label: string;
  /** How much the example counts; 1 when absent. */
  readonly weight?: number;
}

export interface TrainingOptions {
  /** Size of the model's feature space: a power of two, at most FEATURE_SPACE. */
  readonly space: number;
  readonly epochs: number;
  /** The weights after each of the last so many epochs are averaged; 1, the last alone, when absent. */
  readonly averagedEpochs?: number;
  readonly learningRate: number;
  /** Where the sum of a feature's squared gradients begins, above 0: the greater, the smaller the first steps of a rare feature. */
  readonly initialAccumulator: number;
  /** Share of features hidden at each step, so that no few words decide alone; 0 to 1. */
  readonly dropout: number;
  readonly seed: number;
  /** An example that was missed by less than this probability when it was shown, some features hidden, is known and not shown again; all are shown each time when absent. */
  readonly knownBelow?: number;
  /** Length below which a vector proves less, on the scale of rarities; one word has about 11, a short sentence 20 to 30. 0 when absent. */
  readonly leastLength?: number;
}

/** A trained classifier as plain numbers, small enough to keep in a file: weights in 7 bits, one scale a label. */
export interface LinearModel {
  readonly labels: readonly string[];
  /** Rarity weight of each hashed feature. */
  readonly rarity: Float32Array;
  /** Feature-major: the weight of feature f for label c stands at f × labels + c, in units of `scales[c]`. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** As it was trained with. */
  readonly leastLength: number;
}

/** How rare a feature is among what a model learned from. */
export const rarityIn = ({ rarity }: LinearModel, feature: number): number =>
  rarity[fold(feature, rarity.length)] ?? 0;

/** Probability of each label, in the order of the model's labels; sums to 1. */
export type Predict = (features: SparseVector) => Float64Array;

/** Gradients below this change nothing that matters and cost most of the time. */
const NEGLIGIBLE = 6e-3;
/** Where the sum of the squared gradients of a bias begins, which every example moves. */
const INITIAL_BIAS_ACCUMULATOR = 1;
/** Weights are kept as whole numbers up to this: twice as fine ranks no better and needs a third more room in a file. */
const LARGEST_WEIGHT = 63;
/** Smaller ones are dropped: weights of one unit are half of all, tell nothing that could be measured and take a quarter of a file. */
const SMALLEST_WEIGHT = 2;

/**
 * Multinomial logistic regression over hashed features, trained by row-wise AdaGrad: one step size a feature, shared by its labels.
 * Deterministic: the same examples and options give the same model. Examples are read one by one, never kept.
 */
export function trainModel(examples: Iterable<Example>, options: TrainingOptions): LinearModel {
  const { space, leastLength = 0 } = options;
  const rows = gather(examples);
  const labels = [...new Set(rows.labels)].sort();
  const values = rarityOf(rows.vectors.features.indices, rows.labels.length, space);
  const rarity = { values, space, stride: 1, offset: 0 };
  rows.labels.forEach((_, i) => {
    const row = vectorAt(rows.vectors, i);
    weigh({ from: row, into: row, rarity, leastLength });
  });
  const { table, bias } = fitRows(rows, labels, options);
  return { labels, rarity: values, bias, leastLength, ...quantize(table, labels.length) };
}

/** Examples, their parts each in one place. */
interface Rows {
  readonly vectors: VectorList;
  readonly labels: readonly string[];
  /** How much each row counts. */
  readonly weights: readonly number[];
}

/** Reads examples, which may be made one by one. */
function gather(examples: Iterable<Example>): Rows {
  const labels: string[] = [];
  const weights: number[] = [];
  function* vectors(): Generator<SparseVector> {
    for (const { features, label, weight = 1 } of examples) {
      labels.push(label);
      weights.push(weight);
      yield features;
    }
  }
  return { vectors: listVectors(vectors()), labels, weights };
}

/** What was fitted: a training table, see `strideOf`, and the biases of the labels. */
interface Fitted {
  readonly table: Float32Array;
  readonly bias: Float32Array;
}

const meanOf = (fitted: readonly Fitted[]): Fitted => ({
  table: average(fitted.map(({ table }) => table)),
  bias: average(fitted.map(({ bias }) => bias)),
});

/** The mean of arrays of one length, place for place, written into the first. */
function average([mean = new Float32Array(), ...others]: readonly Float32Array[]): Float32Array {
  if (others.length === 0) return mean;
  for (let i = 0; i < mean.length; i++) {
    let sum = mean[i] ?? 0;
    for (const other of others) sum += other[i] ?? 0;
    mean[i] = sum / (others.length + 1);
  }
  return mean;
}

/** A row of the training table: the weights of a feature, and behind them the sum of their squared gradients, so that a step touches one stretch of memory. */
const strideOf = (size: number): number => size + 1;

function fitRows(
  rows: Rows,
  labels: readonly string[],
  {
    space,
    epochs,
    averagedEpochs = 1,
    learningRate,
    initialAccumulator,
    dropout,
    seed,
    knownBelow = 0,
  }: TrainingOptions,
): Fitted {
  const size = labels.length;
  const count = rows.labels.length;
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  const targets = rows.labels.map((label) => placeOf.get(label) ?? 0);
  const stride = strideOf(size);
  const table = new Float32Array(space * stride);
  for (let at = size; at < table.length; at += stride) table[at] = initialAccumulator;
  const bias = new Float32Array(size);
  const biasSquares = new Float64Array(size).fill(INITIAL_BIAS_ACCUMULATOR);
  const scores = new Float64Array(size);
  const gradients = new Float64Array(size);
  /** Labels whose gradient matters in this step; mostly a handful. */
  const moved = new Uint32Array(size);
  const random = createRandom(seed);
  const hideSome = createHider(rows.vectors, dropout, random);
  const isKnown = new Uint8Array(count);
  const earlier: Fitted[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch > epochs - averagedEpochs) earlier.push({ table: table.slice(), bias: bias.slice() });
    for (const i of shuffled(count, random)) {
      if (isKnown[i]) continue;
      const missed = learn(hideSome(i), targets[i] ?? 0, rows.weights[i] ?? 1);
      if (missed < knownBelow) isKnown[i] = 1;
    }
  }
  return meanOf([{ table, bias }, ...earlier]);

  /** One step; gives by how much the probability of the target was missed before it. */
  function learn(vector: SparseVector, target: number, weight: number): number {
    scoreInto(scores, vector, table, bias, stride);
    softmaxInPlace(scores);
    const missed = 1 - (scores[target] ?? 0);
    let moving = 0;
    for (let c = 0; c < size; c++) {
      const gradient = ((scores[c] ?? 0) - (c === target ? 1 : 0)) * weight;
      const square = (biasSquares[c] ?? 0) + gradient * gradient;
      biasSquares[c] = square;
      bias[c] = (bias[c] ?? 0) - (learningRate * gradient) / Math.sqrt(square);
      if (Math.abs(gradient) < NEGLIGIBLE) continue;
      gradients[moving] = gradient;
      moved[moving++] = c;
    }
    if (moving === 0) return missed;
    /** Squared length of the gradient over the labels. */
    let squaredNorm = 0;
    for (let j = 0; j < moving; j++) squaredNorm += (gradients[j] ?? 0) ** 2;
    // Features outside, labels inside: the weights of one feature lie side by side.
    for (let k = 0; k < vector.indices.length; k++) {
      const base = (vector.indices[k] ?? 0) * stride;
      const value = vector.weights[k] ?? 0;
      const square = (table[base + size] ?? 0) + squaredNorm * value * value;
      table[base + size] = square;
      const step = (learningRate * value) / Math.sqrt(square);
      for (let j = 0; j < moving; j++) {
        const at = base + (moved[j] ?? 0);
        table[at] = (table[at] ?? 0) - step * (gradients[j] ?? 0);
      }
    }
    return missed;
  }
}

/** Gives vectors of a list without a share of their features, as long as before; each is valid until the next is asked for. */
function createHider(
  { features: { indices, weights }, starts }: VectorList,
  hidden: number,
  random: Random,
): (place: number) => SparseVector {
  const longest = starts.reduce((most, start, i) => Math.max(most, start - (starts[i - 1] ?? 0)), 0);
  const room = emptyVector(longest);
  return (place) => {
    let kept = 0;
    let square = 0;
    let whole = 0;
    const end = starts[place + 1] ?? 0;
    for (let k = starts[place] ?? 0; k < end; k++) {
      const weight = weights[k] ?? 0;
      whole += weight * weight;
      if (random() < hidden) continue;
      room.indices[kept] = indices[k] ?? 0;
      room.weights[kept++] = weight;
      square += weight * weight;
    }
    const growth = Math.sqrt(whole / (square || 1));
    for (let k = 0; k < kept; k++) room.weights[k] = (room.weights[k] ?? 0) * growth;
    return slice(room, 0, kept);
  };
}

/** The weights of a training table in whole numbers, each label on a scale of its own. */
function quantize(table: Float32Array, size: number): Pick<LinearModel, 'weights' | 'scales'> {
  const stride = strideOf(size);
  const space = table.length / stride;
  const weightAt = (feature: number, c: number): number => table[feature * stride + c] ?? 0;
  const scales = new Float32Array(size).fill(1e-9);
  for (let feature = 0; feature < space; feature++)
    for (let c = 0; c < size; c++)
      scales[c] = Math.max(scales[c] ?? 0, Math.abs(weightAt(feature, c)) / LARGEST_WEIGHT);
  const weights = new Int8Array(space * size);
  for (let feature = 0; feature < space; feature++)
    for (let c = 0; c < size; c++) {
      const weight = Math.round(weightAt(feature, c) / (scales[c] ?? 1));
      if (Math.abs(weight) >= SMALLEST_WEIGHT) weights[feature * size + c] = weight;
    }
  return { weights, scales };
}

/** Makes a model answer. */
export function createPredictor(model: LinearModel): Predict {
  const { labels, scales, bias, leastLength } = model;
  const { rows, rarity } = pack(model);
  const none = new Float32Array(labels.length);
  // Kept for all predictions, so that none makes its own; it grows with the longest text.
  let room = emptyVector(FIRST_ROOM);
  return (features) => {
    const scores = new Float64Array(labels.length);
    const length = features.indices.length;
    if (length > room.indices.length) room = emptyVector(2 * length);
    const weighed = weigh({ from: features, into: slice(room, 0, length), rarity, leastLength });
    scoreInto(scores, weighed, rows, none, rarity.stride * RARITY_BYTES);
    for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) * (scales[c] ?? 0) + (bias[c] ?? 0);
    softmaxInPlace(scores);
    return scores;
  };
}

/** Bytes that are fetched from memory together. */
const CACHE_LINE = 64;
const RARITY_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * A model as it is read fastest: the weights of a feature and behind them its rarity in one row, and no row over more cache
 * lines than it needs. Waiting for memory is most of what a prediction costs.
 */
function pack({ labels, rarity, weights }: LinearModel): { rows: Int8Array; rarity: Rarity } {
  const size = labels.length;
  const needed = size + RARITY_BYTES;
  const length =
    needed < CACHE_LINE ? 2 ** Math.ceil(Math.log2(needed)) : Math.ceil(needed / CACHE_LINE) * CACHE_LINE;
  const rows = new Int8Array(rarity.length * length);
  const values = new Float32Array(rows.buffer);
  const stride = length / RARITY_BYTES;
  for (let feature = 0; feature < rarity.length; feature++) {
    rows.set(weights.subarray(feature * size, (feature + 1) * size), feature * length);
    values[(feature + 1) * stride - 1] = rarity[feature] ?? 1;
  }
  return { rows, rarity: { values, space: rarity.length, stride, offset: stride - 1 } };
}

/** Adds up the weights of a vector's features; the row of a feature begins at its number times `stride`. */
function scoreInto(
  scores: Float64Array,
  vector: SparseVector,
  weights: Float32Array | Int8Array,
  bias: Float32Array,
  stride = scores.length,
): void {
  const size = scores.length;
  const { indices, weights: values } = vector;
  for (let c = 0; c < size; c++) scores[c] = bias[c] ?? 0;
  // Eight features at once: their rows lie far apart, and the waits for memory overlap.
  const inEights = indices.length - (indices.length % 8);
  for (let k = 0; k < inEights; k += 8) {
    const base0 = (indices[k] ?? 0) * stride;
    const base1 = (indices[k + 1] ?? 0) * stride;
    const base2 = (indices[k + 2] ?? 0) * stride;
    const base3 = (indices[k + 3] ?? 0) * stride;
    const base4 = (indices[k + 4] ?? 0) * stride;
    const base5 = (indices[k + 5] ?? 0) * stride;
    const base6 = (indices[k + 6] ?? 0) * stride;
    const base7 = (indices[k + 7] ?? 0) * stride;
    const value0 = values[k] ?? 0;
    const value1 = values[k + 1] ?? 0;
    const value2 = values[k + 2] ?? 0;
    const value3 = values[k + 3] ?? 0;
    const value4 = values[k + 4] ?? 0;
    const value5 = values[k + 5] ?? 0;
    const value6 = values[k + 6] ?? 0;
    const value7 = values[k + 7] ?? 0;
    for (let c = 0; c < size; c++) {
      scores[c] =
        (scores[c] ?? 0) +
        (value0 * (weights[base0 + c] ?? 0) + value1 * (weights[base1 + c] ?? 0)) +
        (value2 * (weights[base2 + c] ?? 0) + value3 * (weights[base3 + c] ?? 0)) +
        (value4 * (weights[base4 + c] ?? 0) + value5 * (weights[base5 + c] ?? 0)) +
        (value6 * (weights[base6 + c] ?? 0) + value7 * (weights[base7 + c] ?? 0));
    }
  }
  for (let k = inEights; k < indices.length; k++) {
    const base = (indices[k] ?? 0) * stride;
    const value = values[k] ?? 0;
    for (let c = 0; c < size; c++) scores[c] = (scores[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
}

function softmaxInPlace(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp((scores[c] ?? 0) - top);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/** Numbers from 0 up to 1. */
type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The numbers 0 to n − 1 in a random order (Fisher–Yates). */
function shuffled(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swap;
  }
  return order;
}
