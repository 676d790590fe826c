import { type Classifier, type Example, trainClassifier } from '../learning/softmax.ts';
import type { Locale } from '../locale.ts';
import { createLexicalSearch, type LexicalDocument } from './lexical-index.ts';
import { createOverlap } from './overlap.ts';

/** The label of questions that no entry answers. */
const NOT_OURS = '';

export interface Hit {
  readonly entry: string;
  /** Calibrated share of belief in this entry, 0 to 1. */
  readonly probability: number;
  /** BM25 score over the best one's. */
  readonly lexical: number;
  /** Idf-weighted likeness to the closest phrasing, 0 to 1. */
  readonly overlap: number;
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

export interface SearchMaterial {
  readonly documents: readonly LexicalDocument[];
  readonly phrasings: readonly Phrasing[];
  readonly outOfScope: readonly string[];
}

/** Weight of the lexical score beside the log of the learned probability; cross-validation over the variants chose 1 of 0.5–8. */
const LEXICAL_WEIGHT = 1;
/** Lexical score that "not ours" competes with; no document speaks for it. */
const NOT_OURS_LEXICAL = 0.5;
/** Bands between answer, clarify and unknown, chosen on held-out variants and the project's own out-of-scope questions. */
const BANDS = { answer: 0.5, offer: 0.16, margin: 0.12, weakOverlap: 0.16 } as const;

const TRAINING = { epochs: 8, learningRate: 0.6, decay: 1e-6, seed: 11 } as const;
const CANDIDATES = 12;

export function createSearch({ documents, phrasings, outOfScope }: SearchMaterial): Search {
  const lexical = createLexicalSearch(documents);
  const classifier = trainClassifier(examples(phrasings, outOfScope), TRAINING);
  const overlap = createOverlap(phrasings);
  return (query, preferred) => {
    const scores = combine(classifier, lexical(query, preferred, CANDIDATES), query);
    const hits = scores.hits.slice(0, 5).map((hit) => ({ ...hit, overlap: overlap(query, hit.entry) }));
    return { decision: decide(hits, scores.notOurs), hits, notOurs: scores.notOurs };
  };
}

function examples(phrasings: readonly Phrasing[], outOfScope: readonly string[]): Example[] {
  return [
    ...phrasings.map(({ entry, text }) => ({ text, label: entry })),
    ...outOfScope.map((text) => ({ text, label: NOT_OURS })),
  ];
}

function combine(
  classifier: Classifier,
  lexicalHits: readonly { entry: string; score: number }[],
  query: string,
): { hits: Omit<Hit, 'overlap'>[]; notOurs: number } {
  const predicted = classifier.predict(query);
  const top = lexicalHits[0]?.score ?? 1;
  const lexical = new Map(lexicalHits.map(({ entry, score }) => [entry, score / top]));
  const learned = new Map(classifier.labels.map((label, i) => [label, predicted[i] ?? 0]));
  const likelihood = (label: string) =>
    (learned.get(label) ?? 0) *
    Math.exp(LEXICAL_WEIGHT * (label === NOT_OURS ? NOT_OURS_LEXICAL : (lexical.get(label) ?? 0)));
  const total = classifier.labels.reduce((sum, label) => sum + likelihood(label), 0) || 1;
  const hits = classifier.labels
    .filter((label) => label !== NOT_OURS)
    .map((entry) => ({ entry, probability: likelihood(entry) / total, lexical: lexical.get(entry) ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
  return { hits, notOurs: likelihood(NOT_OURS) / total };
}

function decide(hits: readonly Hit[], notOurs: number): Found['decision'] {
  const [first, second] = hits;
  if (!first || first.probability < BANDS.offer || notOurs > first.probability) return 'unknown';
  const clear = first.probability - (second?.probability ?? 0) >= BANDS.margin;
  return first.probability >= BANDS.answer && clear && first.overlap >= BANDS.weakOverlap
    ? 'answer'
    : 'clarify';
}
