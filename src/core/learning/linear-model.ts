import {
  countFeatures,
  FEATURE_SPACE,
  type FeatureVector,
  rarityOf,
  rootIndex,
  toVector,
} from './features.ts';

export interface Example {
  readonly text: string;
  readonly label: string;
  /** What else was noticed in the text, as further features. */
  readonly marks?: readonly string[];
  /** How much the example counts; 1 when absent. */
  readonly weight?: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** Share of features hidden at each step, so that no few words decide alone; 0 to 1. */
  readonly dropout: number;
  readonly seed: number;
}

/** A trained classifier as plain numbers, small enough to keep in a file: weights in 8 bits, one scale a label. */
export interface LinearModel {
  readonly labels: readonly string[];
  /** Rarity weight of each hashed feature. */
  readonly rarity: Float32Array;
  /** Feature-major: the weight of feature f for label c stands at f × labels + c, in units of `scales[c]`. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** Probability of each label, in the order of the model's labels; sums to 1. */
export type Predict = (text: string, marks?: readonly string[]) => Float64Array;

/** Gradients below this change nothing that matters and cost most of the time. */
const NEGLIGIBLE = 1e-3;
const FIRST_SQUARE = 0.1;
const BIAS_RATE = 0.05;

/**
 * Multinomial logistic regression over hashed skeleton features, trained by AdaGrad.
 * Deterministic: the same examples and options give the same model.
 */
export function trainModel(examples: readonly Example[], options: TrainingOptions): LinearModel {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const counts = examples.map((example) => countFeatures(example.text, example.marks));
  const rarity = rarityOf(counts);
  const rows = examples.map((example, i) => ({
    vector: toVector(counts[i] ?? new Map(), rarity),
    target: labels.indexOf(example.label),
    weight: example.weight ?? 1,
  }));
  const { weights, bias } = fitRows(rows, labels.length, options);
  return { labels, rarity, bias, ...quantize(weights, labels.length) };
}

interface Row {
  readonly vector: FeatureVector;
  readonly target: number;
  readonly weight: number;
}

function fitRows(
  rows: readonly Row[],
  size: number,
  { epochs, learningRate, dropout, seed }: TrainingOptions,
) {
  const weights = new Float32Array(FEATURE_SPACE * size);
  const squares = new Float32Array(FEATURE_SPACE * size).fill(FIRST_SQUARE);
  const bias = new Float32Array(size);
  const scores = new Float64Array(size);
  const random = createRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const i of shuffled(rows.length, random)) {
      const row = rows[i];
      if (row) learn({ ...row, vector: hideSome(row.vector, dropout, random) });
    }
  }
  return { weights, bias };

  function learn({ vector, target, weight }: Row): void {
    scoreInto(scores, vector, weights, bias);
    softmaxInPlace(scores);
    for (let c = 0; c < size; c++) {
      const gradient = ((scores[c] ?? 0) - (c === target ? 1 : 0)) * weight;
      bias[c] = (bias[c] ?? 0) - BIAS_RATE * learningRate * gradient;
      if (Math.abs(gradient) < NEGLIGIBLE) continue;
      for (let k = 0; k < vector.indices.length; k++) {
        const at = (vector.indices[k] ?? 0) * size + c;
        const step = gradient * (vector.weights[k] ?? 0);
        const square = (squares[at] ?? 0) + step * step;
        squares[at] = square;
        weights[at] = (weights[at] ?? 0) - (learningRate * step) / Math.sqrt(square);
      }
    }
  }
}

/** A vector without some of its features, of length 1 again. */
function hideSome({ indices, weights }: FeatureVector, dropout: number, random: Random): FeatureVector {
  const kept: number[] = [];
  let square = 0;
  for (let k = 0; k < indices.length; k++) {
    if (random() < dropout) continue;
    kept.push(k);
    square += (weights[k] ?? 0) ** 2;
  }
  const length = Math.sqrt(square) || 1;
  return {
    indices: Uint32Array.from(kept, (k) => indices[k] ?? 0),
    weights: Float32Array.from(kept, (k) => (weights[k] ?? 0) / length),
  };
}

function quantize(weights: Float32Array, size: number): Pick<LinearModel, 'weights' | 'scales'> {
  const scales = new Float32Array(size).fill(1e-9);
  weights.forEach((weight, i) => {
    const c = i % size;
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(weight) / 127);
  });
  return {
    weights: Int8Array.from(weights, (weight, i) => Math.round(weight / (scales[i % size] ?? 1))),
    scales,
  };
}

/** How telling a word root is among the texts a model learned from: log of one over its share. */
export const rootRarity = ({ rarity }: LinearModel, root: string): number => rarity[rootIndex(root)] ?? 0;

/** Makes a model answer. */
export function createPredictor({ labels, rarity, weights, scales, bias }: LinearModel): Predict {
  return (text, marks) => {
    const scores = new Float64Array(labels.length);
    const none = new Float32Array(labels.length);
    scoreInto(scores, toVector(countFeatures(text, marks), rarity), weights, none);
    for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) * (scales[c] ?? 0) + (bias[c] ?? 0);
    softmaxInPlace(scores);
    return scores;
  };
}

function scoreInto(
  scores: Float64Array,
  vector: FeatureVector,
  weights: Float32Array | Int8Array,
  bias: Float32Array,
): void {
  const size = scores.length;
  for (let c = 0; c < size; c++) scores[c] = bias[c] ?? 0;
  for (let k = 0; k < vector.indices.length; k++) {
    const base = (vector.indices[k] ?? 0) * size;
    const value = vector.weights[k] ?? 0;
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
