import {
  featureIndex,
  HASH_START,
  hashStep,
  hashToIndex,
  type SparseVector,
  toSparse,
} from '../learning/sparse-vector.ts';
import type { ConceptsOf } from './concepts.ts';
import { grams4, normalize, prefix4, skeletons } from './words.ts';

/** Weights of the kinds of feature before rarity: roots tell most, then word pairs, then letter windows. */
const ROOT_WEIGHT = 1;
const WORD_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.5;
const GRAM_WEIGHT = 0.45;
const CONCEPT_WEIGHT = 0.8;
const MARK_WEIGHT = 0.3;

/** Counts what a text is about. `marks` are what somebody else noticed in it, such as signs of a lexicon. */
export type TextFeatures = (text: string, marks?: readonly string[]) => SparseVector;

/**
 * Makes the reader of what texts are about, blind to their spelling: 4-letter roots of skeletons, pairs of neighbouring
 * roots, whole words, 4-letter windows; and concepts, by which languages learn from each other.
 */
export function createTextFeatures(conceptsOf: ConceptsOf): TextFeatures {
  /** A message is looked through for danger and then for its answer: the second time nothing is counted anew. */
  let last = { text: '', counts: countWords('', conceptsOf) };
  return (text, marks = []) => {
    if (text !== last.text) last = { text, counts: countWords(text, conceptsOf) };
    if (marks.length === 0) return toSparse(last.counts);
    const counts = new Map(last.counts);
    for (const mark of marks) raise(counts, featureIndex('m', mark), MARK_WEIGHT);
    return toSparse(counts);
  };
}

const raise = (counts: Map<number, number>, index: number, weight: number): void => {
  counts.set(index, Math.max(counts.get(index) ?? 0, weight));
};

function countWords(text: string, conceptsOf: ConceptsOf): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (kind: string, value: string, weight: number) =>
    raise(counts, featureIndex(kind, value), weight);
  const stems = skeletons(text);
  stems.forEach((word, i) => {
    add('r', prefix4(word), ROOT_WEIGHT);
    add('w', word, WORD_WEIGHT);
    const next = stems[i + 1];
    if (next) add('p', `${prefix4(word)} ${prefix4(next)}`, PAIR_WEIGHT);
    for (const gram of grams4(word)) add('g', gram, GRAM_WEIGHT);
    for (const concept of conceptsOf(word)) add('c', concept, CONCEPT_WEIGHT);
  });
  return counts;
}

/** Where a word root stands in the feature space. */
export const rootIndex = (root: string): number => featureIndex('r', root);

const LETTERS = /[\p{L}\p{M}']+/gu;
const LONGEST_WINDOW = 4;

/** How a text is spelled: how often each letter, each window of 2 to 4 letters and each whole word comes; digits tell nothing. */
export function letterFeatures(text: string): SparseVector {
  const counts = new Map<number, number>();
  const add = (index: number) => counts.set(index, (counts.get(index) ?? 0) + 1);
  for (const word of normalize(text).match(LETTERS) ?? []) {
    const padded = ` ${word} `;
    add(featureIndex('w', word));
    for (let start = 0; start < padded.length; start++) {
      let hash = HASH_START;
      for (let end = start; end < start + LONGEST_WINDOW && end < padded.length; end++) {
        hash = hashStep(hash, padded.charCodeAt(end));
        if (end > start || padded[start] !== ' ') add(hashToIndex(hash));
      }
    }
  }
  return toSparse(counts);
}
