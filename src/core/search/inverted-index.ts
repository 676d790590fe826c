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
  const known = new Map<string, number>();
  const numberOf = (term: string): number => {
    const number = known.get(term) ?? known.size;
    known.set(term, number);
    return number;
  };
  const numbered = documents.map((fields) => fields.map((field) => Uint32Array.from(field.keys(), numberOf)));
  const held = numbered.map((fields) => Uint32Array.from(new Set(fields.flatMap((numbers) => [...numbers]))));
  const starts = new Uint32Array(known.size + 1);
  for (const numbers of held)
    for (const number of numbers) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < known.size; number++)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const holders = new Uint32Array(starts[known.size] ?? 0);
  const counts = (documents[0] ?? []).map(() => new Uint32Array(holders.length));
  const next = starts.slice();
  documents.forEach((fields, document) => {
    for (const number of held[document] ?? []) {
      const at = next[number] ?? 0;
      next[number] = at + 1;
      holders[at] = document;
    }
    fields.forEach((field, f) => {
      const column = counts[f] ?? new Uint32Array();
      const times = [...field.values()];
      numbered[document]?.[f]?.forEach((number, k) => {
        column[(next[number] ?? 0) - 1] = times[k] ?? 0;
      });
    });
  });
  return { size: documents.length, terms: [...known.keys()], starts, holders, counts };
}
