import { describe, expect, it } from 'vitest';
import { createPredictor, trainModel } from '../../../src/core/learning/linear-model.ts';
import { featureIndex, type SparseVector } from '../../../src/core/learning/sparse-vector.ts';

const OPTIONS = {
  space: 1 << 10,
  epochs: 2,
  learningRate: 1,
  initialAccumulator: 0.1,
  dropout: 0.2,
  seed: 3,
} as const;

/** A text as the words it says. */
const features = (text: string): SparseVector => {
  const words = text.split(' ');
  return {
    indices: Uint32Array.from(words, (word) => featureIndex('w', word)),
    weights: new Float32Array(words.length).fill(1),
  };
};

const EXAMPLES = [
  ['papers', 'visa stamp border'],
  ['papers', 'passport stamp office'],
  ['papers', 'visa passport form'],
  ['health', 'doctor fever clinic'],
  ['health', 'clinic medicine office'],
  ['health', 'doctor medicine pain'],
].map(([label = '', text = '']) => ({ label, text, features: features(text) }));

/** The log of how many times likelier the first label is than the second. */
function logOdds(options: Partial<Parameters<typeof trainModel>[1]>, text: string): number {
  const [first = 0, second = 0] = createPredictor(trainModel(EXAMPLES, { ...OPTIONS, ...options }))(
    features(text),
  );
  return Math.log(first / second);
}

describe('a linear model', () => {
  it('tells what it learned', () => {
    const model = trainModel(EXAMPLES, { ...OPTIONS, epochs: 20 });
    const predict = createPredictor(model);
    const likeliest = (text: string) => {
      const probabilities = predict(features(text));
      return model.labels[probabilities.indexOf(Math.max(...probabilities))];
    };
    expect(EXAMPLES.map(({ text }) => likeliest(text))).toEqual(EXAMPLES.map(({ label }) => label));
  });

  it('judges a text the same after one that is longer than any before', () => {
    const predict = createPredictor(trainModel(EXAMPLES, OPTIONS));
    const before = predict(features('visa office'));
    predict(features(Array.from({ length: 2000 }, (_, i) => `doctor${i}`).join(' ')));
    expect(predict(features('visa office'))).toEqual(before);
  });

  it('is the same for the same examples and seed, and another for another seed', () => {
    expect(logOdds({}, 'visa office')).toBe(logOdds({}, 'visa office'));
    expect(logOdds({ seed: 4 }, 'visa office')).not.toBe(logOdds({}, 'visa office'));
  });

  it('lies in the middle of the epochs it averages', () => {
    const middle = (logOdds({ epochs: 1 }, 'doctor clinic') + logOdds({ epochs: 2 }, 'doctor clinic')) / 2;
    expect(logOdds({ averagedEpochs: 2 }, 'doctor clinic')).toBeCloseTo(middle, 1);
  });

  it('learns no more from what it knows', () => {
    const allKnown = logOdds({ epochs: 20, knownBelow: 1 }, 'visa office');
    expect(allKnown).toBe(logOdds({ epochs: 1 }, 'visa office'));
    const certainty = (options: Parameters<typeof logOdds>[0]) =>
      Math.abs(logOdds({ epochs: 20, ...options }, 'visa stamp border'));
    expect(certainty({ knownBelow: 0.2 })).toBeLessThan(certainty({}));
  });

  it('moves less by an example the greater the initial accumulator', () => {
    const certainty = (initialAccumulator: number) =>
      Math.abs(logOdds({ epochs: 1, initialAccumulator }, 'visa stamp border'));
    expect(certainty(10)).toBeLessThan(certainty(0.1));
  });
});
