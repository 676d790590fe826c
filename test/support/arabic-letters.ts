/** Kazakh Cyrillic letters in the Arabic alphabet of Kazakhs in China. */
const ARABIC: Readonly<Record<string, string>> = {
  а: 'ا',
  ә: 'ا',
  б: 'ب',
  в: 'ۆ',
  г: 'گ',
  ғ: 'ع',
  д: 'د',
  е: 'ە',
  ё: 'يو',
  ж: 'ج',
  з: 'ز',
  и: 'ي',
  й: 'ي',
  к: 'ك',
  қ: 'ق',
  л: 'ل',
  м: 'م',
  н: 'ن',
  ң: 'ڭ',
  о: 'و',
  ө: 'و',
  п: 'پ',
  р: 'ر',
  с: 'س',
  т: 'ت',
  у: 'ۋ',
  ұ: 'ۇ',
  ү: 'ۇ',
  ф: 'ف',
  х: 'ح',
  һ: 'ھ',
  ц: 'تس',
  ч: 'چ',
  ш: 'ش',
  щ: 'شش',
  ъ: '',
  ы: 'ى',
  і: 'ى',
  ь: '',
  э: 'ە',
  ю: 'يۋ',
  я: 'يا',
  '?': '؟',
  ',': '،',
};

/** Front vowels are shown by a raised hamza before the word, unless a letter of it tells them already. */
const needsHamza = (word: string): boolean => /[әөүі]/.test(word) && !/[еэкг]/.test(word);

/** A Kazakh text as a Kazakh from China would write it. */
export const inArabicLetters = (text: string): string =>
  text
    .toLowerCase()
    .replace(
      /[\p{L}?,]+/gu,
      (word) =>
        (needsHamza(word) ? 'ٴ' : '') + Array.from(word, (letter) => ARABIC[letter] ?? letter).join(''),
    );
