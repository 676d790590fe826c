import { kazakhInCyrillic } from './kazakh-arabic.ts';
import { skeletons } from './words.ts';

/** Whether the root of a word, given as its skeleton, is one that the content uses. */
export type KnowsRoot = (stem: string) => boolean;

/** What was typed, in the letters and on the keyboard that were meant. */
export interface Rereader {
  /** Digits of the Arabic script as ours and Kazakh in Arabic letters as Cyrillic; all else as it was typed. */
  readonly inOurLetters: (text: string) => string;
  /**
   * The text that somebody meant to type: in our letters, and what a phone or a trick did to it repaired. Letters spaced out or
   * with signs between them, look-alike letters of the other alphabet inside a word, a keyboard left in the wrong layout.
   */
  readonly reread: (text: string) => string;
}

export function createRereader(knows: KnowsRoot): Rereader {
  const inOurLetters = (text: string): string => readArabic(text, knows);
  return {
    inOurLetters,
    reread: (text) => switchLayout(unifyAlphabets(inOurLetters(joinLetters(text))), knows),
  };
}

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** By these bits each of them tells which digit it is. */
const DIGIT_BITS = 0xf;

/** Digits first; then a text in Arabic letters is Kazakh when more than a few of its words are known as such. */
function readArabic(text: string, knows: KnowsRoot): string {
  const counted = text.replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & DIGIT_BITS));
  const cyrillic = kazakhInCyrillic(counted);
  return cyrillic !== undefined && knownShare(cyrillic, knows) > FEW ? cyrillic : counted;
}

/** Four or more single letters in a row, each with up to three other signs between. */
const SPACED_OUT = /(?<!\p{L})(?:\p{L}[^\p{L}\p{N}]{1,3}){3,}\p{L}(?!\p{L})/gu;

const joinLetters = (text: string): string =>
  text.replace(SPACED_OUT, (letters) => letters.replace(/\P{L}/gu, ''));

/** Letters that look the same in both alphabets, capital and small, place for place. */
const LATIN_LOOKALIKES = 'ABCEHIKMOPTXYaceiopxyhk';
const CYRILLIC_LOOKALIKES = 'АВСЕНІКМОРТХУасеіорхуһк';
const MIXED_WORD = /[\p{L}\p{M}]*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])[\p{L}\p{M}]*/gu;

/** A word in two alphabets becomes a word in one, when all letters of one of them are only look-alikes. */
function unifyAlphabets(text: string): string {
  if (!/[A-Za-z]/.test(text) || !/[\u0400-\u04ff]/.test(text)) return text;
  return text.replace(MIXED_WORD, (word) => {
    if ([...word].every((letter) => !/[A-Za-z]/.test(letter) || LATIN_LOOKALIKES.includes(letter)))
      return translate(word, LATIN_LOOKALIKES, CYRILLIC_LOOKALIKES);
    if ([...word].every((letter) => !/[\u0400-\u04ff]/.test(letter) || CYRILLIC_LOOKALIKES.includes(letter)))
      return translate(word, CYRILLIC_LOOKALIKES, LATIN_LOOKALIKES);
    return word;
  });
}

/** The same keys on an English and on a Russian keyboard, place for place. */
const ENGLISH_KEYS = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';

function translate(text: string, from: string, to: string): string {
  return Array.from(text, (sign) => to[from.indexOf(sign)] ?? sign).join('');
}

/** Roots shorter than this are known by chance. */
const TELLING_ROOT = 3;
/** A text is in the wrong layout when hardly any of its words is known, and most are after switching. */
const FEW = 0.4;
const MOST = 0.6;

function switchLayout(text: string, knows: KnowsRoot): string {
  if (knownShare(text, knows) > FEW) return text;
  const other = /[\u0400-\u04ff]/.test(text)
    ? translate(text, RUSSIAN_KEYS, ENGLISH_KEYS)
    : translate(text, ENGLISH_KEYS, RUSSIAN_KEYS);
  return knownShare(other, knows) >= MOST ? other : text;
}

/** So many words of a text tell its layout. */
const TELLING_WORDS = 14;

function knownShare(text: string, knows: KnowsRoot): number {
  const telling = skeletons(text)
    .slice(0, TELLING_WORDS)
    .filter((stem) => stem.length >= TELLING_ROOT);
  return telling.length === 0 ? 0 : telling.filter(knows).length / telling.length;
}
