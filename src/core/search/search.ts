import { textFeatures } from '../language/text-features.ts';
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

export interface Found {
  /** What to do: the first hit answers, the first two or three are offered, or nothing here answers. */
  readonly decision: 'answer' | 'clarify' | 'unknown';
  /** Best first, at most five. */
  readonly hits: readonly Hit[];
  /** Belief that the question is not one of ours, 0 to 1. */
  readonly notOurs: number;
}

/** Finds entries for a question; `preferred` is the language of the session, a prior and no more. */
export type Search = (query: string, preferred?: Locale) => Found;

/** One phrasing of an entry, in any language. */
export interface Phrasing {
  readonly entry: string;
  readonly locale: Locale;
  readonly text: string;
}

export const SEARCH_TRAINING = { epochs: 8, learningRate: 0.6, dropout: 0.3, seed: 11 } as const;

/** Weight of the lexical score beside the log of the learned probability; cross-validation chose 1 of 0.5–8. */
const LEXICAL_WEIGHT = 1;
/** Lexical score that "not ours" competes with; no document speaks for it. */
const NOT_OURS_LEXICAL = 0.5;
/** Above this the learned ranking needs no second opinion. */
const SURE = 0.9;
/** Bands between answer, clarify and unknown, chosen on held-out variants and the project's own out-of-scope questions. */
const BANDS = { answer: 0.6, offer: 0.06, margin: 0.12, coverage: 0.5, notOurs: 0.05 } as const;
const MAX_HITS = 5;

/** How much a sentence of an answer teaches beside a question variant. */
const SENTENCE_WEIGHT = 0.2;

/** What the ranker learns from: every phrasing and sentence under its entry, and the out-of-scope questions under none. */
export function searchExamples(
  phrasings: readonly Phrasing[],
  sentences: readonly Phrasing[],
  outOfScope: readonly string[],
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
): Search {
  const predict = createPredictor(model);
  const lexical = createLexicalSearch(documents);
  const entries = new Set(documents.map(({ entry }) => entry));
  return (query, preferred) => {
    const learned = predict(textFeatures(query));
    const sure = learned.some((probability) => probability >= SURE);
    const { hits, notOurs } = combine(model.labels, learned, sure ? [] : lexical(query, preferred));
    const best = hits.filter(({ entry }) => entries.has(entry)).slice(0, MAX_HITS);
    const covered = best.map((hit) => ({ ...hit, coverage: coverage.share(query, hit.entry) }));
    return { decision: decide(covered, notOurs), hits: covered, notOurs };
  };
}

function combine(
  labels: readonly string[],
  learned: Float64Array,
  lexicalHits: readonly LexicalHit[],
): { hits: Omit<Hit, 'coverage'>[]; notOurs: number } {
  const top = lexicalHits[0]?.score ?? 1;
  const lexical = new Map(lexicalHits.map(({ entry, score }) => [entry, score / top]));
  const scoreOf = (label: string) => {
    if (lexicalHits.length === 0) return 0;
    return label === NOT_OURS ? NOT_OURS_LEXICAL : (lexical.get(label) ?? 0);
  };
  const likelihoods = labels.map((label, i) => (learned[i] ?? 0) * Math.exp(LEXICAL_WEIGHT * scoreOf(label)));
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

function decide(hits: readonly Hit[], notOurs: number): Found['decision'] {
  const [first, second] = hits;
  if (!first || first.probability < BANDS.offer || notOurs > first.probability) return 'unknown';
  const clear = first.probability - (second?.probability ?? 0) >= BANDS.margin && notOurs < BANDS.notOurs;
  return first.probability >= BANDS.answer && clear && first.coverage >= BANDS.coverage
    ? 'answer'
    : 'clarify';
}
