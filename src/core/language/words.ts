/**
 * One analyser for Kazakh, Kyrgyz, Uzbek (both scripts), Tajik, Russian and English; no stemmer, no dictionary.
 * Every word becomes a rough Latin "skeleton" on which its usual spellings meet: native Cyrillic, Cyrillic typed without
 * the national letters, Latin and chat transliteration, Uzbek Latin and Cyrillic. See docs/adr/0004-understanding.md.
 */

import { perText } from './per-text.ts';
import { perWord } from './per-word.ts';

/** Cyrillic letters of the five languages and the Latin letters that their transliterations share. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  э: 'e',
  ё: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  і: 'i',
  й: 'i',
  ы: 'i',
  ӣ: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ӯ: 'u',
  ў: 'o',
  ф: 'f',
  х: 'x',
  һ: 'x',
  ҳ: 'x',
  ц: 'c',
  ч: 'c',
  ҷ: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ь: '',
  ю: 'iu',
  я: 'ia',
};

/** The same by UTF-16 code unit. */
const LATIN_OF: readonly (string | undefined)[] = Array.from({ length: 0x530 }, (_, code) =>
  Object.hasOwn(CYRILLIC, String.fromCharCode(code)) ? CYRILLIC[String.fromCharCode(code)] : undefined,
);

const APOSTROPHES = /[ʻʼ‘’'`´ʹʾʿ]/g;
/** Stress mark, soft hyphen, zero-width and direction marks, variation selectors. */
const INVISIBLE = /\u0301|\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/g;
const WORD = /[\p{L}\p{M}\p{N}']+/gu;

/** Unicode form, case, apostrophes and invisible characters made uniform. */
export const normalize = perText((text) =>
  text.normalize('NFC').toLowerCase().replace(INVISIBLE, '').replace(APOSTROPHES, "'"),
);

/** The words of a text, lower case, apostrophes inside words kept as `'`. */
export const words = perText((text): readonly string[] => normalize(text).match(WORD) ?? []);

/** The skeleton of one word as `words` gives it; may be empty (a lone ь). Idempotent. */
export const skeleton = perWord((word) => {
  const latin = toPlainLatin(word);
  const single = DIGRAPH.test(latin) ? joinDigraphs(latin) : latin;
  return UNEVEN.test(single)
    ? single.replace(/(?<=[aeiou])j(?=[au])/g, 'i').replace(/(\D)\1+/g, '$1')
    : single;
});

/** The skeletons of a text's words, in order, empty ones left out. */
export const skeletons = perText((text): readonly string[] => words(text).map(skeleton).filter(Boolean));

function toPlainLatin(word: string): string {
  let latin = mapLetters(word);
  if (latin.includes("'")) latin = latin.replace(/yo'/g, 'io').replace(/'/g, '');
  if (ASCII.test(latin)) return latin;
  const bare = latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ə/g, 'a')
    .replace(/'/g, '');
  // A letter of another Cyrillic alphabet (ѓ) is one of ours without its mark.
  return mapLetters(bare);
}

function mapLetters(word: string): string {
  let latin = '';
  for (let i = 0; i < word.length; i++) latin += LATIN_OF[word.charCodeAt(i)] ?? word[i];
  return latin;
}

const ASCII = /^[a-z0-9]*$/;
/** Looked for first: most words have none, and the steps below cost ten times as much. */
const DIGRAPH = /[hqwy]|sc|ts|ng|[aou]e/;
const UNEVEN = /[aeiou]j[au]|(\D)\1/;

/**
 * `x` stands for every h sound, so that с and х side by side are not taken for ш. Latin yo is ё, which Russians type as е;
 * yoq and yol are mostly an Uzbek yoʻ without its sign. A vowel before е is followed by the sound of y (қаер, qayer).
 */
function joinDigraphs(latin: string): string {
  return latin
    .replace(/shch|sch|sh/g, 's')
    .replace(/ch|ts/g, 'c')
    .replace(/sc/g, 's')
    .replace(/zh/g, 'j')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/kh|h/g, 'x')
    .replace(/ng(?=$|[^aeiou])/g, 'n')
    .replace(/^yo(?=[ql])/, 'io')
    .replace(/q/g, 'k')
    .replace(/w/g, 'u')
    .replace(/y[eo]/g, 'e')
    .replace(/y/g, 'i')
    .replace(/([aou])e/g, '$1ie');
}

/** The first four letters carry the root in agglutinative languages. */
export const prefix4 = (word: string): string => word.slice(0, 4);

/** The roots of the words of a text, each once. */
export const rootsOf = (text: string): ReadonlySet<string> => new Set(skeletons(text).map(prefix4));

/** Four-letter windows of a skeleton with its ends marked: `_viz`, `viza`, `iza_`. */
export function grams4(word: string): string[] {
  const padded = `_${word}_`;
  if (padded.length <= 4) return [padded];
  const grams: string[] = [];
  for (let i = 0; i + 4 <= padded.length; i++) grams.push(padded.slice(i, i + 4));
  return grams;
}
