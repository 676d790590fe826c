import { grams4 } from '../language/words.ts';
import { type AnalysedWord, analyse } from './analyse.ts';

/** Score of every document for a query, in the order of the documents; 0 where nothing matches. */
export type Bm25 = (query: string) => Float64Array;

/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009); the optimum is flat, see docs/benchmarks.md. */
const K1 = 1.2;
const B = 0.97;
/** Roots tell more than letter windows; windows forgive typing errors. */
const ROOT_WEIGHT = 2.8;
const GRAM_WEIGHT = 1;

/** Terms of one field by kind, as numbers; repeated as often as they come. */
interface FieldTerms {
  readonly roots: Uint32Array;
  readonly grams: Uint32Array;
}

export interface Bm25Options {
  /** Weight of each field. */
  readonly boosts: readonly number[];
  /** Index letter windows too: they forgive typing errors, and take most of the time and memory. */
  readonly windows: boolean;
}

/**
 * Indexes documents, each a list of analysed fields, for BM25 over roots and letter windows.
 * What a term adds to a document does not depend on the query, so it is computed here once and a query only adds up.
 */
export function createBm25(
  documents: readonly (readonly (readonly AnalysedWord[])[])[],
  { boosts, windows }: Bm25Options,
): Bm25 {
  const ids = new Map<string, number>();
  const number = createNumbering(ids, windows);
  const numbered = documents.map((fields) => fields.map(number));
  const postings = createPostings(numbered, boosts, ids.size);
  const termsOf = ({ root, stem }: AnalysedWord): string[] =>
    windows ? [rootTerm(root), ...grams4(stem)] : [rootTerm(root)];
  return (query) => {
    const scores = new Float64Array(documents.length);
    for (const term of new Set(analyse(query).flatMap(termsOf))) {
      const id = ids.get(term);
      if (id !== undefined) postings.addTo(scores, id);
    }
    return scores;
  };
}

/** Windows are four letters or marked at the ends, so a leading sign keeps roots apart from them. */
const rootTerm = (root: string): string => `=${root}`;

/** Turns words into numbers of terms; an analysed word that comes again is looked up whole. */
function createNumbering(
  ids: Map<string, number>,
  windows: boolean,
): (words: readonly AnalysedWord[]) => FieldTerms {
  const known = new Map<AnalysedWord, { root: number; grams: readonly number[] }>();
  const idOf = (term: string): number => {
    const id = ids.get(term) ?? ids.size;
    ids.set(term, id);
    return id;
  };
  const numberWord = (word: AnalysedWord) => {
    const numbers = { root: idOf(rootTerm(word.root)), grams: windows ? grams4(word.stem).map(idOf) : [] };
    known.set(word, numbers);
    return numbers;
  };
  return (words) => {
    const numbers = words.map((word) => known.get(word) ?? numberWord(word));
    const grams = new Uint32Array(numbers.reduce((sum, word) => sum + word.grams.length, 0));
    let at = 0;
    for (const word of numbers) for (const gram of word.grams) grams[at++] = gram;
    return { roots: Uint32Array.from(numbers, ({ root }) => root), grams };
  };
}

/** Which documents have a term and what it adds to each, term after term in two long arrays. */
function createPostings(
  documents: readonly (readonly FieldTerms[])[],
  boosts: readonly number[],
  size: number,
) {
  const impactsOf = createImpacts(documents, boosts, size);
  const impacts = documents.map(impactsOf);
  const starts = new Uint32Array(size + 1);
  for (const { terms } of impacts) for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  const frequency = starts.slice(1);
  for (let term = 0; term < size; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const holders = new Uint32Array(starts[size] ?? 0);
  const weights = new Float32Array(holders.length);
  const next = starts.slice();
  impacts.forEach(({ terms, values }, document) => {
    terms.forEach((term, k) => {
      const n = frequency[term] ?? 0;
      const at = next[term] ?? 0;
      next[term] = at + 1;
      holders[at] = document;
      weights[at] = (values[k] ?? 0) * Math.log(1 + (documents.length - n + 0.5) / (n + 0.5));
    });
  });
  return {
    addTo(scores: Float64Array, term: number): void {
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < end; at++) {
        const document = holders[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + (weights[at] ?? 0);
      }
    },
  };
}

/** Makes the function that says what each term adds to one document, before rarity. */
function createImpacts(
  documents: readonly (readonly FieldTerms[])[],
  boosts: readonly number[],
  size: number,
) {
  const average = (kind: keyof FieldTerms) =>
    boosts.map((_, f) => mean(documents.map((fields) => fields[f]?.[kind].length ?? 0)) || 1);
  const kinds = [
    { kind: 'roots', weight: ROOT_WEIGHT, averages: average('roots') },
    { kind: 'grams', weight: GRAM_WEIGHT, averages: average('grams') },
  ] as const;
  const counts = new Uint32Array(size);
  const sums = new Float32Array(size);
  return (fields: readonly FieldTerms[]): { terms: Uint32Array; values: Float32Array } => {
    const touched: number[] = [];
    for (const { kind, weight, averages } of kinds) {
      fields.forEach((field, f) => {
        const terms = field[kind];
        for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
        const length = K1 * (1 - B + (B * terms.length) / (averages[f] ?? 1));
        for (const term of terms) {
          const count = counts[term] ?? 0;
          if (count === 0) continue;
          counts[term] = 0;
          if (sums[term] === 0) touched.push(term);
          sums[term] = (sums[term] ?? 0) + (weight * (boosts[f] ?? 1) * count * (K1 + 1)) / (count + length);
        }
      });
    }
    const terms = Uint32Array.from(touched);
    const values = Float32Array.from(touched, (term) => sums[term] ?? 0);
    for (const term of touched) sums[term] = 0;
    return { terms, values };
  };
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / (numbers.length || 1);
