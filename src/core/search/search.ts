import type { TextFeatures } from '../language/text-features.ts';
import { createPredictor, type Example, type LinearModel } from '../learning/linear-model.ts';
import type { Locale } from '../locale.ts';
import type { Coverage } from './coverage.ts';
import { createLexicalSearch, type LexicalHit, type LexicalIndex } from './lexical-index.ts';

/** The label of questions that no entry answers. */
const NOT_OURS = '';

export interface Hit {
  readonly entry: string;
  /** Share of belief in this entry, 0 to 1. */
  readonly probability: number;
  /** BM25 score over the best one's; 0 where the learned ranking was sure enough alone. */
  readonly lexical: number;
  /** How much of the question the entry's texts speak of, 0 to 1. */
  readonly coverage: number;
}

export const DECISIONS = ['answer', 'clarify', 'unknown'] as const;
export const REASONS = [
  'sure',
  'unsure',
  'close to another',
  'few words known',
  'nothing fits',
  'not ours',
] as const;

export interface Found {
  /** What to do: the first hit answers, the first two or three are offered, or nothing here answers. */
  readonly decision: (typeof DECISIONS)[number];
  /** What decided it. */
  readonly because: (typeof REASONS)[number];
  /** Best first, at most five. */
  readonly hits: readonly Hit[];
  /** Belief that the question is not one of ours, 0 to 1. */
  readonly notOurs: number;
}

/** What is known before the question is read: priors, never walls. */
export interface Priors {
  /** The language of the session. */
  readonly locale?: Locale;
  /** How many times likelier some entries are, such as the one shown last. */
  readonly entries?: ReadonlyMap<string, number>;
}

/** Finds entries for a question. */
export type Search = (query: string, priors?: Priors) => Found;

/** One phrasing of an entry, in any language. */
export interface Phrasing {
  readonly entry: string;
  readonly locale: Locale;
  readonly text: string;
}

export const SEARCH_TRAINING = {
  space: 1 << 17,
  epochs: 4,
  averagedEpochs: 2,
  learningRate: 8,
  initialAccumulator: 1,
  dropout: 0.65,
  seed: 11,
} as const;

/** Weight of the lexical score beside the log of the learned probability; 7,392 questions written blind chose 4 of 0.5–12. */
const LEXICAL_WEIGHT = 4;
/** Lexical score that "not ours" competes with; no document speaks for it. */
const NOT_OURS_LEXICAL = 0.5;
/** Above this the learned ranking needs no second opinion. */
const SURE = 0.95;
/** Bands between answer, clarify and unknown, chosen on held-out variants and on the project's own golden set. */
const BANDS = {
  answer: 0.95,
  offer: 0.06,
  margin: 0.12,
  coverage: 0.4,
  notOurs: 0.001,
  worthOffering: 0.2,
} as const;
const MAX_HITS = 5;

/** How much a sentence of an answer teaches beside a question variant. */
const SENTENCE_WEIGHT = 0.4;
/** How much a question that is not ours teaches: they are many more than the variants of any entry. */
const OUT_OF_SCOPE_WEIGHT = 1;

/** What the ranker learns from: phrasings and sentences under their entry, and the out-of-scope questions under none. */
export function* searchExamples(
  phrasings: readonly Phrasing[],
  sentences: readonly Phrasing[],
  outOfScope: readonly Pick<Phrasing, 'text'>[],
  textFeatures: TextFeatures,
): Generator<Example> {
  for (const { entry, text } of phrasings) yield { features: textFeatures(text), label: entry };
  for (const { entry, text } of sentences)
    yield { features: textFeatures(text), label: entry, weight: SENTENCE_WEIGHT };
  for (const { text } of outOfScope)
    yield { features: textFeatures(text), label: NOT_OURS, weight: OUT_OF_SCOPE_WEIGHT };
}

/**
 * Ranks by the learned probability, and where that is unsure by its product with e^(weighted lexical score). The model and the
 * index may be older than the content: what is no entry any more takes no part.
 */
export function createSearch(
  model: LinearModel,
  {
    index,
    coverage,
    textFeatures,
    isServed,
  }: {
    readonly index: LexicalIndex;
    readonly coverage: Coverage;
    readonly textFeatures: TextFeatures;
    readonly isServed: (entry: string) => boolean;
  },
): Search {
  const predict = createPredictor(model);
  const lexical = createLexicalSearch(index);
  const served = model.labels.map(isServed);
  const placeOf = new Map(model.labels.map((label, i) => [label, i]));
  return (query, priors = {}) => {
    const learned = predict(textFeatures(query));
    const sure = learned.some((probability) => probability >= SURE);
    const lexicalHits = sure ? [] : lexical(query, priors.locale).filter(({ entry }) => isServed(entry));
    const belief = combine(placeOf, learned, lexicalHits, priors.entries);
    const shareOf = coverage.shares(query);
    const top = lexicalHits[0]?.score ?? 1;
    const hits = greatest(belief, served, MAX_HITS).map((i) => {
      const entry = model.labels[i] ?? NOT_OURS;
      const score = lexicalHits.find((hit) => hit.entry === entry)?.score ?? 0;
      return {
        entry,
        probability: belief[i] ?? 0,
        lexical: score / top,
        /** Worked out when asked for: only that of the first hit is needed, but for explanations. */
        get coverage() {
          return shareOf(entry);
        },
      };
    });
    const notOurs = belief[placeOf.get(NOT_OURS) ?? -1] ?? 0;
    return { ...decide(hits, notOurs), hits, notOurs };
  };
}

/** Belief in each label: the product of what was learned, the prior and e^(weighted lexical score), scaled to the sum 1. */
function combine(
  placeOf: ReadonlyMap<string, number>,
  learned: Float64Array,
  lexicalHits: readonly LexicalHit[],
  prior: ReadonlyMap<string, number> | undefined,
): Float64Array {
  if (lexicalHits.length === 0 && !prior?.size) return learned;
  const belief = learned.slice();
  const scale = (label: string, factor: number) => {
    const i = placeOf.get(label);
    if (i !== undefined) belief[i] = (belief[i] ?? 0) * factor;
  };
  const top = lexicalHits[0]?.score ?? 1;
  for (const { entry, score } of lexicalHits) scale(entry, Math.exp((LEXICAL_WEIGHT * score) / top));
  if (lexicalHits.length > 0) scale(NOT_OURS, Math.exp(LEXICAL_WEIGHT * NOT_OURS_LEXICAL));
  for (const [entry, factor] of prior ?? []) scale(entry, factor);
  const total = belief.reduce((sum, likelihood) => sum + likelihood, 0) || 1;
  return belief.map((likelihood) => likelihood / total);
}

/** Places of the greatest values among those served, greatest first. */
function greatest(values: Float64Array, served: readonly boolean[], count: number): number[] {
  const places: number[] = [];
  const valueAt = (rank: number): number => values[places[rank] ?? 0] ?? 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (!served[i] || (places.length === count && value <= valueAt(count - 1))) continue;
    let rank = places.length;
    while (rank > 0 && value > valueAt(rank - 1)) rank--;
    places.splice(rank, 0, i);
    if (places.length > count) places.pop();
  }
  return places;
}

function decide(hits: readonly Hit[], notOurs: number): Pick<Found, 'decision' | 'because'> {
  const [first, second] = hits;
  if (!first || first.probability < BANDS.offer) return { decision: 'unknown', because: 'nothing fits' };
  if (notOurs > first.probability && first.probability < BANDS.worthOffering)
    return { decision: 'unknown', because: 'not ours' };
  if (first.probability < BANDS.answer || notOurs >= BANDS.notOurs)
    return { decision: 'clarify', because: 'unsure' };
  if (first.probability - (second?.probability ?? 0) < BANDS.margin)
    return { decision: 'clarify', because: 'close to another' };
  if (first.coverage < BANDS.coverage) return { decision: 'clarify', because: 'few words known' };
  return { decision: 'answer', because: 'sure' };
}
