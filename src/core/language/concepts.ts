import { skeleton, words } from './words.ts';

/** Words and stems (ending in `*`) by which one language says a thing, under the thing's name shared by all languages. */
export interface Concept {
  readonly id: string;
  readonly terms: readonly string[];
}

/** The concepts that a skeleton says, mostly none or one. */
export type ConceptsOf = (stem: string) => readonly string[];

const NONE: readonly string[] = [];
/** Shorter stems would catch too many words. */
const SHORTEST_STEM = 3;

/** Looks words up in the lexicons of all languages: whole words first, then the longest stem that begins the word. */
export function createConcepts(concepts: readonly Concept[]): ConceptsOf {
  const whole = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  for (const { id, terms } of concepts) {
    for (const term of terms) {
      const key = skeleton(words(term)[0] ?? '');
      const known = term.endsWith('*') ? stems : whole;
      const ids = known.get(key) ?? [];
      if (key !== '' && !ids.includes(id)) known.set(key, [...ids, id]);
    }
  }
  const longest = [...stems.keys()].reduce((most, key) => Math.max(most, key.length), 0);
  return (stem) => {
    const exact = whole.get(stem);
    if (exact) return exact;
    for (let length = Math.min(stem.length, longest); length >= SHORTEST_STEM; length--) {
      const known = stems.get(stem.slice(0, length));
      if (known) return known;
    }
    return NONE;
  };
}
