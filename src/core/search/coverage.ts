import { perWord } from '../language/per-word.ts';
import { prefix4, skeleton, skeletons, words } from '../language/words.ts';
import { type LexicalIndex, numberEntries } from './lexical-index.ts';

/** Which words the content speaks of. */
export interface Coverage {
  /** For a query: how much of it an entry's texts speak of, as the idf-weighted share of its word roots, 0 to 1. */
  shares(query: string): (entry: string) => number;
  /** The words of a query whose roots an entry's texts use. */
  words(query: string, entry: string): string[];
  /** Whether any text uses the root of a word, given as its skeleton. */
  knows(stem: string): boolean;
}

/** The number of what is no entry. */
const NONE = -1;

/** Which roots each entry uses, in any language, and how telling each root is. */
export function createCoverage(index: LexicalIndex): Coverage {
  const { size, terms, starts, holders } = index;
  // By number: numbers are found in a set faster than texts.
  const { numbers, entryOf } = numberEntries(index);
  const idf = (frequency: number) => Math.log(1 + size / (frequency + 1));
  const uses = new Map(
    terms.map((root, number) => {
      const holding = holders.subarray(starts[number], starts[number + 1]);
      const entries = new Set<number>();
      for (const document of holding) entries.add(entryOf[document] ?? NONE);
      return [root, { entries, weight: idf(holding.length) }];
    }),
  );
  const unknown = { entries: new Set<number>(), weight: idf(0) };
  const useOf = perWord((stem) => uses.get(prefix4(stem)) ?? unknown);
  return {
    knows: (stem) => useOf(stem) !== unknown,
    words: (query, entry) =>
      words(query).filter((word) => useOf(skeleton(word)).entries.has(numbers.get(entry) ?? NONE)),
    shares: (query) => (entry) => {
      const asked = numbers.get(entry) ?? NONE;
      let all = 0;
      let own = 0;
      for (const stem of skeletons(query)) {
        const { entries, weight } = useOf(stem);
        all += weight;
        if (entries.has(asked)) own += weight;
      }
      return own / (all || 1);
    },
  };
}
