import { skeletons } from '../language/words.ts';

/** How often each term stands in a field of a document. */
export type TermCounts = ReadonlyMap<string, number>;

/** Which terms stand in which documents, as plain numbers. */
export interface InvertedIndex {
  /** How many documents there are. */
  readonly size: number;
  readonly terms: readonly string[];
  /** Where the postings of each term begin, and at the end where the last one's end. */
  readonly starts: Uint32Array;
  /** For each posting the number of the document, rising within a term. */
  readonly holders: Uint32Array;
  /** For each field and posting, how often the term stands there. */
  readonly counts: readonly Uint32Array[];
}

/** Counts the terms of a text; `termsOf` gives those of a word by its skeleton. */
export function countTerms(text: string, termsOf: (stem: string) => readonly string[]): TermCounts {
  const counts = new Map<string, number>();
  for (const stem of skeletons(text))
    for (const term of termsOf(stem)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Turns documents, each a list of the same fields, into an index; terms are numbered as they come. */
export function invert(documents: readonly (readonly TermCounts[])[]): InvertedIndex {
  const numbers = new Map<string, number>();
  const held: number[] = [];
  for (const fields of documents)
    for (const term of termsIn(fields)) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      held[number] = (held[number] ?? 0) + 1;
    }
  const starts = new Uint32Array(held.length + 1);
  held.forEach((postings, number) => {
    starts[number + 1] = (starts[number] ?? 0) + postings;
  });
  const holders = new Uint32Array(starts[held.length] ?? 0);
  const counts = (documents[0] ?? []).map(() => new Uint32Array(holders.length));
  const next = starts.slice();
  documents.forEach((fields, document) => {
    for (const term of termsIn(fields)) {
      const number = numbers.get(term) ?? 0;
      const at = next[number] ?? 0;
      next[number] = at + 1;
      holders[at] = document;
      counts.forEach((times, f) => {
        times[at] = fields[f]?.get(term) ?? 0;
      });
    }
  });
  return { size: documents.length, terms: [...numbers.keys()], starts, holders, counts };
}

/** The terms of all fields, each once. */
const termsIn = (fields: readonly TermCounts[]): ReadonlySet<string> =>
  new Set(fields.flatMap((field) => [...field.keys()]));
