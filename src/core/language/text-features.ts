import {
  createCounter,
  type FeatureCounter,
  featureIndex,
  HASH_START,
  hashOf,
  hashStep,
  hashToIndex,
  pairIndex,
  type SparseVector,
} from '../learning/sparse-vector.ts';
import type { ConceptsOf } from './concepts.ts';
import { perWord } from './per-word.ts';
import { grams4, normalize, prefix4, skeletons } from './words.ts';

/** Weights of the kinds of feature before rarity: roots tell most, then word pairs, then letter windows. */
const ROOT_WEIGHT = 1;
const WORD_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.5;
const GRAM_WEIGHT = 0.45;
const CONCEPT_WEIGHT = 0.8;
const CONCEPT_PAIR_WEIGHT = 0.6;
/** A concept is paired with those of so many following words that say one. */
const CONCEPT_REACH = 3;
const MARK_WEIGHT = 0.05;

/** Counts what a text is about. `marks` are what somebody else noticed in it, such as signs of a lexicon. */
export type TextFeatures = (text: string, marks?: readonly string[]) => SparseVector;

/**
 * Makes the reader of what texts are about, blind to their spelling: 4-letter roots of skeletons, pairs of neighbouring
 * roots, whole words, 4-letter windows; and concepts, alone and with those near them, by which languages learn from each other.
 */
export function createTextFeatures(conceptsOf: ConceptsOf): TextFeatures {
  const counter = createCounter();
  const featuresOf = perWord((stem) => wordFeatures(stem, conceptsOf(stem)));
  /** A message is looked through for danger and then for its answer: the second time nothing is counted anew. */
  let last = { text: '', counts: counter.take() };
  return (text, marks = []) => {
    if (text !== last.text) {
      countWords(skeletons(text).map(featuresOf), counter);
      last = { text, counts: counter.take() };
    }
    if (marks.length === 0) return last.counts;
    counter.put(last.counts);
    for (const mark of marks) counter.raise(featureIndex('m', mark), MARK_WEIGHT);
    return counter.take();
  };
}

/** What a word says wherever it stands, and the hashes by which it makes pairs with those near it. */
interface WordFeatures extends SparseVector {
  readonly root: number;
  readonly concepts: readonly number[];
}

function wordFeatures(stem: string, concepts: readonly string[]): WordFeatures {
  const root = prefix4(stem);
  const grams = grams4(stem);
  const indices = [
    rootIndex(root),
    featureIndex('w', stem),
    ...grams.map((gram) => featureIndex('g', gram)),
    ...concepts.map((concept) => featureIndex('c', concept)),
  ];
  const weights = [
    ROOT_WEIGHT,
    WORD_WEIGHT,
    ...grams.map(() => GRAM_WEIGHT),
    ...concepts.map(() => CONCEPT_WEIGHT),
  ];
  return {
    indices: Uint32Array.from(indices),
    weights: Float32Array.from(weights),
    root: hashOf(root),
    concepts: concepts.map((concept) => hashOf(concept)),
  };
}

function countWords(words: readonly WordFeatures[], { raise }: FeatureCounter): void {
  const said: (readonly number[])[] = [];
  words.forEach(({ indices, weights, root, concepts }, i) => {
    for (let k = 0; k < indices.length; k++) raise(indices[k] ?? 0, weights[k] ?? 0);
    const next = words[i + 1];
    if (next) raise(pairIndex('p', root, next.root), PAIR_WEIGHT);
    if (concepts.length > 0) said.push(concepts);
  });
  said.forEach((concepts, i) => {
    // In one order whichever comes first: languages differ in the order of words.
    for (const others of said.slice(i + 1, i + 1 + CONCEPT_REACH))
      for (const one of concepts)
        for (const other of others)
          if (one !== other)
            raise(pairIndex('d', Math.min(one, other), Math.max(one, other)), CONCEPT_PAIR_WEIGHT);
  });
}

/** Where a word root stands in the feature space. */
export const rootIndex = (root: string): number => featureIndex('r', root);

const LETTERS = /[\p{L}\p{M}']+/gu;
const LONGEST_WINDOW = 4;
const letters = createCounter();

/** How a text is spelled: how often each letter, each window of 2 to 4 letters and each whole word comes; digits tell nothing. */
export function letterFeatures(text: string): SparseVector {
  const { add, take } = letters;
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
  return take();
}
