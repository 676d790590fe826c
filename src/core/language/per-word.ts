/** So many words are kept in each of two generations, together about as many as come more than once in all our content. */
const GENERATION = 25_000;
const HOUR_MS = 3_600_000;
/** Longer words come seldom, and as slices of their text they would keep it in memory; numbers may be somebody's. */
const KEPT = /^\P{N}{1,12}$/u;

/**
 * Works something out once for each word: most words of a message were in another one. Keeps single words, never texts, in
 * memory only; a word that does not come again is forgotten within two hours.
 */
export function perWord<T>(workOut: (word: string) => T, now: () => number = Date.now): (word: string) => T {
  let young = new Map<string, T>();
  let old = young;
  let born = now();
  return (word) => {
    const known = young.get(word);
    if (known !== undefined) return known;
    if (!KEPT.test(word)) return workOut(word);
    const age = now() - born;
    if (young.size >= GENERATION || age > HOUR_MS) {
      old = age > 2 * HOUR_MS ? new Map() : young;
      young = new Map();
      born += age;
    }
    const found = old.get(word) ?? workOut(word);
    young.set(word, found);
    return found;
  };
}
