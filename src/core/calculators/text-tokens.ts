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

/** Whether a token is one of some words. */
export const keyIn = (words: ReadonlySet<string>, token: Token | undefined): boolean =>
  token !== undefined && words.has(token.key);

/** Whether a token stands inside one of some places of the text. */
export const isInside = (
  { start, end }: Token,
  places: readonly { readonly start: number; readonly end: number }[],
): boolean => places.some((place) => place.start <= start && end <= place.end);
