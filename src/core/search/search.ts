import type { TextFeatures } from '../language/text-features.ts';
import { createPredictor, type Example, type LinearModel } from '../learning/linear-model.ts';
import type { Locale } from '../locale.ts';
import type { Coverage } from './coverage.ts';
import { createLexicalSearch, type LexicalDocument, type LexicalHit } from './lexical-index.ts';

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

export const SEARCH_TRAINING = { epochs: 6, learningRate: 0.8, dropout: 0.3, seed: 11 } as const;

/** Weight of the lexical score beside the log of the learned probability; cross-validation chose 1 of 0.5–8. */
const LEXICAL_WEIGHT = 1;
/** Lexical score that "not ours" competes with; no document speaks for it. */
const NOT_OURS_LEXICAL = 0.5;
/** Above this the learned ranking needs no second opinion. */
const SURE = 0.9;
/** Bands between answer, clarify and unknown, chosen on held-out variants and on the project's own golden set. */
const BANDS = { answer: 0.75, offer: 0.06, margin: 0.12, coverage: 0.5, notOurs: 0.03 } as const;
const MAX_HITS = 5;

/** How much a sentence of an answer teaches beside a question variant. */
const SENTENCE_WEIGHT = 0.2;

/** What the ranker learns from: every phrasing and sentence under its entry, and the out-of-scope questions under none. */
export function searchExamples(
  phrasings: readonly Phrasing[],
  sentences: readonly Phrasing[],
  outOfScope: readonly string[],
  textFeatures: TextFeatures,
): Example[] {
  return [
    ...phrasings.map(({ entry, text }) => ({ features: textFeatures(text), label: entry })),
    ...sentences.map(({ entry, text }) => ({
      features: textFeatures(text),
      label: entry,
      weight: SENTENCE_WEIGHT,
    })),
    ...outOfScope.map((text) => ({ features: textFeatures(text), label: NOT_OURS })),
  ];
}

/** Ranks by the learned probability, and where that is unsure by its product with e^(lexical score). */
export function createSearch(
  model: LinearModel,
  documents: readonly LexicalDocument[],
  coverage: Coverage,
  textFeatures: TextFeatures,
): Search {
  const predict = createPredictor(model);
  const lexical = createLexicalSearch(documents);
  const entries = new Set(documents.map(({ entry }) => entry));
  return (query, priors = {}) => {
    const learned = predict(textFeatures(query));
    const sure = learned.some((probability) => probability >= SURE);
    const { hits, notOurs } = combine(
      model.labels,
      learned,
      sure ? [] : lexical(query, priors.locale),
      priors.entries,
    );
    const best = hits.filter(({ entry }) => entries.has(entry)).slice(0, MAX_HITS);
    const shareOf = coverage.shares(query);
    const covered = best.map((hit) => ({ ...hit, coverage: shareOf(hit.entry) }));
    return { ...decide(covered, notOurs), hits: covered, notOurs };
  };
}

function combine(
  labels: readonly string[],
  learned: Float64Array,
  lexicalHits: readonly LexicalHit[],
  prior: ReadonlyMap<string, number> | undefined,
): { hits: Omit<Hit, 'coverage'>[]; notOurs: number } {
  const top = lexicalHits[0]?.score ?? 1;
  const lexical = new Map(lexicalHits.map(({ entry, score }) => [entry, score / top]));
  const scoreOf = (label: string) => {
    if (lexicalHits.length === 0) return 0;
    return label === NOT_OURS ? NOT_OURS_LEXICAL : (lexical.get(label) ?? 0);
  };
  const likelihoods = labels.map(
    (label, i) => (learned[i] ?? 0) * (prior?.get(label) ?? 1) * Math.exp(LEXICAL_WEIGHT * scoreOf(label)),
  );
  const total = likelihoods.reduce((sum, likelihood) => sum + likelihood, 0) || 1;
  const hits = labels.map((entry, i) => ({
    entry,
    probability: (likelihoods[i] ?? 0) / total,
    lexical: lexical.get(entry) ?? 0,
  }));
  const notOurs = hits.find(({ entry }) => entry === NOT_OURS)?.probability ?? 0;
  const ours = hits.filter(({ entry }) => entry !== NOT_OURS).sort((a, b) => b.probability - a.probability);
  return { hits: ours, notOurs };
}

function decide(hits: readonly Hit[], notOurs: number): Pick<Found, 'decision' | 'because'> {
  const [first, second] = hits;
  if (!first || first.probability < BANDS.offer) return { decision: 'unknown', because: 'nothing fits' };
  if (notOurs > first.probability) return { decision: 'unknown', because: 'not ours' };
  if (first.probability < BANDS.answer || notOurs >= BANDS.notOurs)
    return { decision: 'clarify', because: 'unsure' };
  if (first.probability - (second?.probability ?? 0) < BANDS.margin)
    return { decision: 'clarify', because: 'close to another' };
  if (first.coverage < BANDS.coverage) return { decision: 'clarify', because: 'few words known' };
  return { decision: 'answer', because: 'sure' };
}
