import {
  copyOf,
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
import {
  type Direction,
  directionsIn,
  type Land,
  type PlaceSense,
  placeSense,
  type Way,
} from './directions.ts';
import { perText } from './per-text.ts';
import { perWord } from './per-word.ts';
import { grams4, normalize, prefix4, skeletons } from './words.ts';

/** Weights of the kinds of feature before rarity: roots tell most, then word pairs, then letter windows. */
const ROOT_WEIGHT = 1;
const WORD_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.5;
const GRAM_WEIGHT = 0.45;
const OPENING_WEIGHT = 0.5;
const CONCEPT_WEIGHT = 0.8;
const CONCEPT_PAIR_WEIGHT = 0.6;
/** A concept is paired with those of so many following words that say one. */
const CONCEPT_REACH = 3;
/** Where things are said: a sentence begins with whom it is about, and most of these languages end it with what happened. */
const HALF_WEIGHT = 0.4;
const EDGE_WEIGHT = 0.6;
const TONE_WEIGHT = 0.8;
/** Who goes where: "from Taraz to Bishkek" has the words of "from Bishkek to Taraz". */
const DIRECTION_WEIGHT = 1.2;
/** Letters of a whole root. */
const SHORTEST_ROOT = 4;
/** Letters and spaces of an opening. */
const OPENING = 5;

/** Counts what a text is about. What `createTextFeatures` gives stays, what a reader gives holds until it is asked again. */
export type TextFeatures = (text: string) => SparseVector;

/**
 * Makes the reader of what texts are about, blind to their spelling: 4-letter roots of skeletons, pairs of neighbouring
 * roots, whole words, 4-letter windows beyond the root, the five letters from each word's beginning on; concepts, alone, with
 * those near them and by the half of the text they stand in, by which languages learn from each other; the first and the last
 * word; its tone; and who goes where.
 */
export function createTextFeatures(conceptsOf: ConceptsOf): TextFeatures {
  const read = createFeatureReader(conceptsOf);
  // A message is looked through for danger and then for its answer: the second time nothing is counted anew.
  return perText((text) => copyOf(read(text)));
}

/** The same for texts that are read one after another, without a copy of each. */
export function createFeatureReader(conceptsOf: ConceptsOf): TextFeatures {
  const counter = createCounter();
  const featuresOf = perWord((stem) => wordFeatures(stem, conceptsOf(stem)));
  return (text) => {
    const stems = skeletons(text);
    const words = stems.map(featuresOf);
    countWords(words, counter);
    countOpenings(stems, counter);
    countDirections(directionsIn(words.map(({ place }) => place)), counter);
    for (const tone of tonesOf(text, stems.length)) counter.raise(tone, TONE_WEIGHT);
    return counter.take();
  };
}

/** What a word says wherever it stands, and the hashes by which it makes pairs with those near it. */
interface WordFeatures extends SparseVector {
  readonly stem: number;
  readonly root: number;
  readonly concepts: readonly number[];
  readonly place: PlaceSense;
}

function wordFeatures(stem: string, concepts: readonly string[]): WordFeatures {
  const root = prefix4(stem);
  const grams = windowsBeyondRoot(stem);
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
    indices: new Uint32Array(indices),
    weights: new Float32Array(weights),
    stem: hashOf(stem),
    root: hashOf(root),
    concepts: concepts.map((concept) => hashOf(concept)),
    place: placeSense(stem, concepts),
  };
}

/** The first two windows of all but the shortest words say what the root says. */
const windowsBeyondRoot = (stem: string): string[] =>
  stem.length < SHORTEST_ROOT ? grams4(stem) : grams4(stem).slice(2);

function countWords(words: readonly WordFeatures[], { raise }: FeatureCounter): void {
  const said: (readonly number[])[] = [];
  const middle = words.length / 2;
  words.forEach(({ indices, weights, root, concepts }, i) => {
    for (let k = 0; k < indices.length; k++) raise(indices[k] ?? 0, weights[k] ?? 0);
    const next = words[i + 1];
    if (next) raise(pairIndex('p', root, next.root), PAIR_WEIGHT);
    if (concepts.length > 0) said.push(concepts);
    for (const concept of concepts) raise(pairIndex('h', concept, i < middle ? 0 : 1), HALF_WEIGHT);
  });
  const edges = [words[0], words.at(-1)];
  edges.forEach((word, edge) => {
    if (!word) return;
    raise(pairIndex('e', word.stem, edge), EDGE_WEIGHT);
    for (const concept of word.concepts) raise(pairIndex('e', concept, edge), EDGE_WEIGHT);
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

/** From the beginning of each word on, over its end into the next: short words say little alone ("not", "I", "to"). */
function countOpenings(stems: readonly string[], { raise }: FeatureCounter): void {
  const text = stems.join(' ');
  let start = 0;
  for (const { length } of stems) {
    raise(featureIndex('k', text.slice(start, start + OPENING)), OPENING_WEIGHT);
    start += length + 1;
  }
}

const LAND_CODES: Readonly<Record<Land, number>> = { home: 1, abroad: 2 };
const WAY_CODES: Readonly<Record<Way, number>> = { named: 0, from: 1, to: 2, of: 3 };
/** A place is paired with so many named after it. */
const DIRECTION_REACH = 4;

/** Each place by what is said of it, each two places together, and whether all lie at home, abroad, or in both. */
function countDirections(directions: readonly Direction[], { raise }: FeatureCounter): void {
  if (directions.length === 0) return;
  const count = (kind: string, one: number, other = 0): void =>
    raise(pairIndex(kind, one, other), DIRECTION_WEIGHT);
  const lands = new Set(directions.map(({ land }) => land));
  count(
    'b',
    [...lands].reduce((sum, land) => sum + LAND_CODES[land], 0),
  );
  const ways = directions.map(({ land, way }) => LAND_CODES[land] * 4 + WAY_CODES[way]);
  const exact = directions.map(({ isCitizens }, i) => (ways[i] ?? 0) * 2 + (isCitizens ? 1 : 0));
  ways.forEach((way, i) => {
    const whole = exact[i] ?? 0;
    count('y', way);
    count('x', whole);
    for (let later = i + 1; later < ways.length && later <= i + DIRECTION_REACH; later++) {
      const other = ways[later] ?? 0;
      // Languages differ in the order, and yet who comes first mostly goes: in either order, and in this one.
      count('o', Math.min(way, other), Math.max(way, other));
      count('z', whole, exact[later] ?? 0);
    }
  });
}

/** Laughter in normalised text: brackets, syllables, faces. */
const LAUGHTER = /\)\)|(?:ha|xa|ха){2}|[\u{1f600}-\u{1f606}\u{1f923}]/u;
/** Words from which on a text is a phrase, a sentence, a story. */
const LENGTHS = [4, 8, 14];
const QUESTION = featureIndex('t', '?');
const EXCLAMATION = featureIndex('t', '!');
const LAUGHS = featureIndex('t', ')');
const LENGTH_CLASSES = [...LENGTHS.keys(), LENGTHS.length].map((length) => featureIndex('l', String(length)));

/** How a text is said: asked, called out, laughed, in how many words. */
function tonesOf(text: string, length: number): number[] {
  const tones = [LENGTH_CLASSES[LENGTHS.filter((from) => length >= from).length] ?? 0];
  if (text.includes('?')) tones.push(QUESTION);
  if (text.includes('!')) tones.push(EXCLAMATION);
  if (LAUGHTER.test(normalize(text))) tones.push(LAUGHS);
  return tones;
}

/** Where a word root stands in the feature space. */
export const rootIndex = (root: string): number => featureIndex('r', root);

const LETTERS = /[\p{L}\p{M}']+/gu;
const LONGEST_WINDOW = 4;
/** Size of the space that spellings are counted in, a power of two. */
export const LETTER_SPACE = 1 << 17;
const letters = createCounter(LETTER_SPACE);

/**
 * How a text is spelled: how often each letter, each window of 2 to 4 letters and each whole word comes; digits tell nothing.
 * What it gives holds until it is asked again.
 */
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
