import { PANEL_KEYS, type PanelKey, type Shown } from '../entry.ts';
import type { TextFeatures } from '../language/text-features.ts';
import { rootsOf } from '../language/words.ts';
import { createPredictor, type Example, type LinearModel } from '../learning/linear-model.ts';
import type { Locale } from '../locale.ts';
import type { Weigh } from './phrases.ts';

/** A question, or a sentence of an answer, with what shows its place in the answer. */
export interface PlacedSample {
  readonly text: string;
  readonly shown: Shown;
}

/** The part of an entry's text to open for a question; `undefined` where the short answer will do, or in doubt. */
export type FindPanel = (question: string, entry: string, locale: Locale) => PanelKey | undefined;

export const PANEL_TRAINING = {
  space: 1 << 16,
  epochs: 4,
  learningRate: 1,
  initialAccumulator: 0.1,
  dropout: 0.3,
  seed: 3,
} as const;

/** What the parts of answers are learned from: how people ask for a cost, a paper, a way out. */
export function* panelExamples(
  placed: readonly PlacedSample[],
  textFeatures: TextFeatures,
): Generator<Example> {
  for (const { text, shown } of placed) yield { features: textFeatures(text), label: shown };
}

/** Weight of the likeness to the nearest sentence beside the log of the learned probability. */
const LIKENESS_WEIGHT = 8;
/** The short answer keeps the rest closed unless a part leads it by this much. */
const CLOSED_ADVANTAGE = 2;
/** Added to each probability, so that the learned words alone rule no part out. */
const LEAST_PROBABILITY = 1e-3;

/** Opens the part that the question asks for by its words, as learned, and by the sentence of this entry it is most like. */
export function createPanelFinder(
  model: LinearModel,
  {
    textFeatures,
    weigh,
    sentencesOf,
  }: {
    readonly textFeatures: TextFeatures;
    readonly weigh: Weigh;
    readonly sentencesOf: (entry: string, locale: Locale) => readonly PlacedSample[];
  },
): FindPanel {
  const predict = createPredictor(model);
  const likenessIn = new Map<string, Likeness>();
  const likenessOf = (entry: string, locale: Locale): Likeness => {
    const key = `${entry} ${locale}`;
    const known = likenessIn.get(key) ?? createLikeness(sentencesOf(entry, locale), weigh);
    likenessIn.set(key, known);
    return known;
  };
  return (question, entry, locale) => {
    const likeness = likenessOf(entry, locale)(question);
    const learned = predict(textFeatures(question));
    const score = (shown: Shown): number =>
      likeness[shown] === undefined
        ? Number.NEGATIVE_INFINITY
        : LIKENESS_WEIGHT * likeness[shown] +
          Math.log((learned[model.labels.indexOf(shown)] ?? 0) + LEAST_PROBABILITY);
    const closed = score('summary') + CLOSED_ADVANTAGE;
    const best = PANEL_KEYS.reduce((a, b) => (score(b) > score(a) ? b : a));
    return score(best) > closed ? best : undefined;
  };
}

/** How like a text is to the nearest sentence of each part, 0 to 1; absent for parts without a sentence. */
type Likeness = (text: string) => Partial<Record<Shown, number>>;

/** Cosine over word roots; a root counts less the more sentences of this very answer have it. */
function createLikeness(samples: readonly PlacedSample[], weigh: Weigh): Likeness {
  const sentences = samples.map(({ text }) => rootsOf(text));
  const holders = Map.groupBy(
    sentences.flatMap((roots, i) => [...roots].map((root) => ({ root, i }))),
    ({ root }) => root,
  );
  const most = Math.log(1 + samples.length) || 1;
  const squareOf = (root: string, holding: number): number =>
    (weigh(root) * (Math.log(1 + samples.length / holding) / most)) ** 2;
  const squares = new Map([...holders].map(([root, holding]) => [root, squareOf(root, holding.length)]));
  const lengths = sentences.map((roots) =>
    Math.sqrt([...roots].reduce((sum, root) => sum + (squares.get(root) ?? 0), 0)),
  );
  const shared = new Float64Array(samples.length);
  return (text) => {
    shared.fill(0);
    let asked = 0;
    for (const root of rootsOf(text)) {
      const square = squares.get(root) ?? squareOf(root, 1);
      asked += square;
      for (const { i } of holders.get(root) ?? []) shared[i] = (shared[i] ?? 0) + square;
    }
    const best: Partial<Record<Shown, number>> = {};
    samples.forEach(({ shown }, i) => {
      const alike = (shared[i] ?? 0) / (Math.sqrt(asked) * (lengths[i] ?? 0) || 1);
      best[shown] = Math.max(best[shown] ?? 0, alike);
    });
    return best;
  };
}
