import { countFeatures, FEATURE_SPACE, type FeatureVector, rarityOf, toVector } from './features.ts';

export interface Example {
  readonly text: string;
  readonly label: string;
  /** How much the example counts; 1 when absent. */
  readonly weight?: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** Pull of the weights towards zero, per update. */
  readonly decay: number;
  readonly seed: number;
}

export interface Classifier {
  readonly labels: readonly string[];
  /** Probability of each label, in the order of `labels`; sums to 1. */
  predict(text: string): Float64Array;
}

/** Gradients below this change nothing that matters and cost most of the time. */
const NEGLIGIBLE = 1e-3;

/**
 * Multinomial logistic regression over hashed skeleton features, trained by AdaGrad.
 * Deterministic: the same examples and options give the same classifier.
 */
export function trainClassifier(examples: readonly Example[], options: TrainingOptions): Classifier {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const counts = examples.map((example) => countFeatures(example.text));
  const rarity = rarityOf(counts);
  const rows = examples.map((example, i) => ({
    vector: toVector(counts[i] ?? new Map(), rarity),
    target: labels.indexOf(example.label),
    weight: example.weight ?? 1,
  }));
  const size = labels.length;
  const weights = new Float32Array(FEATURE_SPACE * size);
  const squares = new Float32Array(FEATURE_SPACE * size).fill(0.1);
  const bias = new Float32Array(size);
  const scores = new Float64Array(size);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const i of shuffled(rows.length, options.seed + epoch)) {
      const row = rows[i];
      if (!row) continue;
      scoreInto(scores, row.vector, weights, bias);
      softmaxInPlace(scores);
      learn(row);
    }
  }

  function learn({ vector, target, weight }: (typeof rows)[number]): void {
    for (let c = 0; c < size; c++) {
      const gradient = ((scores[c] ?? 0) - (c === target ? 1 : 0)) * weight;
      bias[c] = (bias[c] ?? 0) - 0.05 * options.learningRate * gradient;
      if (Math.abs(gradient) < NEGLIGIBLE) continue;
      for (let k = 0; k < vector.indices.length; k++) {
        const at = (vector.indices[k] ?? 0) * size + c;
        const step = gradient * (vector.weights[k] ?? 0) + options.decay * (weights[at] ?? 0);
        const square = (squares[at] ?? 0) + step * step;
        squares[at] = square;
        weights[at] = (weights[at] ?? 0) - (options.learningRate * step) / Math.sqrt(square);
      }
    }
  }

  return {
    labels,
    predict(text) {
      const result = new Float64Array(size);
      scoreInto(result, toVector(countFeatures(text), rarity), weights, bias);
      softmaxInPlace(result);
      return result;
    },
  };
}

function scoreInto(
  scores: Float64Array,
  vector: FeatureVector,
  weights: Float32Array,
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
  const top = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp((scores[c] ?? 0) - top);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/** The numbers 0 to n − 1 in an order fixed by the seed (mulberry32, Fisher–Yates). */
function shuffled(n: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swap;
  }
  return order;
}
