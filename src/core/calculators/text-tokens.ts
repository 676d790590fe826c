import { perText } from '../language/per-text.ts';
import { skeleton } from '../language/words.ts';

/** A word or a run of digits of a text, and where it stands. */
export interface Token {
  /** Lower case, as written. */
  readonly text: string;
  /** What its spellings have in common; digits stay digits. */
  readonly key: string;
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The value of digits. */
  readonly digits?: number;
}

/** Digits and letters come apart, so that "30mart" and "12-апрелде" are a number and a word. */
const TOKEN = /\d+|[\p{L}\p{M}'ʻʼ‘’`´]+/gu;

/** The words and numbers of a text in order. */
export const tokensOf = perText((text): readonly Token[] =>
  [...text.matchAll(TOKEN)].flatMap((match) => {
    const word = match[0].normalize('NFC').toLowerCase();
    const key = skeleton(word.replace(/[ʻʼ‘’`´]/g, "'"));
    if (key === '') return [];
    const place = { text: word, key, start: match.index, end: match.index + match[0].length };
    return [/^\d/.test(word) ? { ...place, digits: Number(word) } : place];
  }),
);

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

/** Whether a token is one of some words. */
export const keyIn = (words: ReadonlySet<string>, token: Token | undefined): boolean =>
  token !== undefined && words.has(token.key);
