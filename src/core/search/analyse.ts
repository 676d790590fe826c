import { prefix4, skeleton, skeletons, words } from '../language/words.ts';

/** What the lexical side sees of a word: its skeleton and the root at the beginning of that. */
export interface AnalysedWord {
  readonly stem: string;
  readonly root: string;
}

/** The words of a text as they are indexed and looked up; words without a skeleton are left out. */
export type Analyse = (text: string) => AnalysedWord[];

const analyseWord = (word: string): AnalysedWord => {
  const stem = skeleton(word);
  return { stem, root: prefix4(stem) };
};

export const analyse: Analyse = (text) => skeletons(text).map((stem) => ({ stem, root: prefix4(stem) }));

/** An `analyse` for many texts that remembers the words it met: most are repeated, and the skeleton is the costly step. */
export function createAnalyser(): Analyse {
  const known = new Map<string, AnalysedWord>();
  const remember = (word: string): AnalysedWord => {
    const analysed = analyseWord(word);
    known.set(word, analysed);
    return analysed;
  };
  return (text) =>
    words(text)
      .map((word) => known.get(word) ?? remember(word))
      .filter(isTelling);
}

const isTelling = ({ stem }: AnalysedWord): boolean => stem !== '';
