import { skeleton } from './words.ts';

/** The skeletons of words written one after another, for tables of words. */
export const keysOf = (list: string): string[] => list.split(/\s+/).filter(Boolean).map(skeleton);

/** Recognises skeletons by how they begin, for a list of words; `=` marks those that must be the whole word. */
export function beginsWith(list: string): (key: string) => boolean {
  const words = list.split(/\s+/).filter(Boolean);
  const whole = new Set(
    words.filter((word) => word.startsWith('=')).flatMap((word) => keysOf(word.slice(1))),
  );
  const stems = byFirstLetter(words.filter((word) => !word.startsWith('=')).flatMap(keysOf));
  return (key) => whole.has(key) || (stems.get(key.charAt(0))?.some((stem) => key.startsWith(stem)) ?? false);
}

/** Every word of every message is looked up: only the stems with its first letter are tried. */
function byFirstLetter(stems: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const letters = [...new Set(stems.map((stem) => stem.charAt(0)))];
  return new Map(letters.map((letter) => [letter, stems.filter((stem) => stem.startsWith(letter))] as const));
}
