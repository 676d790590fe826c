import type { Locale } from '../locale.ts';
import { UZBEK_LETTERS } from '../uzbek-cyrillic.ts';

/** How a language may be spelled on a phone; `script` is the other alphabet. */
export const SPELLINGS = ['plain', 'fold', 'script'] as const;
export type Spelling = (typeof SPELLINGS)[number];

/** National letters and what people type when the keyboard lacks them. */
const FOLDED: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ӣ: 'и',
  ӯ: 'у',
  ҳ: 'х',
  ҷ: 'ч',
  ў: 'у',
  ё: 'е',
};

type LetterMap = Readonly<Record<string, string>>;

/** Chat transliterations, two styles where both are common. */
const LATIN_COMMON: LetterMap = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
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
  ф: 'f',
  х: 'h',
  һ: 'h',
  ҳ: 'h',
  ц: 'ts',
  ч: 'ch',
  ҷ: 'j',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ӣ: 'i',
  ӯ: 'u',
  ә: 'a',
  ў: 'o',
};
const LATIN_SHORT: LetterMap = {
  ...LATIN_COMMON,
  ж: 'j',
  ы: 'i',
  х: 'x',
  қ: 'q',
  ә: 'ae',
  ө: 'o',
  ғ: 'gh',
  ң: 'ng',
  ц: 'c',
  ҳ: 'h',
  й: 'i',
};

const UZBEK_CYRILLIC: readonly (readonly [RegExp, string])[] = [
  [/o['ʻʼ‘’`]/g, 'ў'],
  [/g['ʻʼ‘’`]/g, 'ғ'],
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/yo/g, 'ё'],
  [/yu/g, 'ю'],
  [/ya/g, 'я'],
  [/ye/g, 'е'],
  [/\be/g, 'э'],
  [/['ʻʼ‘’`]/g, 'ъ'],
];
const mapLetters = (text: string, map: LetterMap) =>
  Array.from(text, (letter) => map[letter] ?? letter).join('');

/** The text without national letters, as typed on a Russian or English keyboard. */
export function fold(text: string): string {
  return mapLetters(text.toLowerCase(), FOLDED).replace(/['ʻʼ‘’`]/g, '');
}

/** The text in the other alphabet of its language: Latin chat spelling of Cyrillic ones, Cyrillic of Uzbek; none for English. */
export function otherScript(text: string, locale: Locale): string[] {
  const lower = text.toLowerCase();
  if (locale === 'en') return [];
  if (locale !== 'uz') return [mapLetters(lower, LATIN_COMMON), mapLetters(lower, LATIN_SHORT)];
  return [
    mapLetters(
      UZBEK_CYRILLIC.reduce((result, [from, to]) => result.replace(from, to), lower),
      UZBEK_LETTERS,
    ),
  ];
}

/** Which spelling a text of a known language is in, judged by its alphabet. */
export function spellingOf(text: string, locale: Locale): Spelling {
  const cyrillic = (text.match(/[\u0400-\u04ff]/g) ?? []).length;
  const latin = (text.match(/[a-z]/gi) ?? []).length;
  const usual = locale === 'uz' || locale === 'en' ? latin >= cyrillic : cyrillic >= latin;
  return usual ? 'plain' : 'script';
}
