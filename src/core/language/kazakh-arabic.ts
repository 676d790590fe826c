/**
 * Kazakh in Arabic letters (төте жазу, the alphabet of Akhmet Baitursynuly), as Kazakhs from China write it, rendered in
 * Cyrillic; `undefined` for texts that have none or are in another language of this script, as far as its letters tell.
 */
export function kazakhInCyrillic(text: string): string | undefined {
  if (!ARABIC.test(text)) return undefined;
  const plain = text.replace(WORD, unify).replace(HAMZA_APART, '$1');
  if (!isKazakh(plain)) return undefined;
  return plain
    .replace(WORD, (word) => (FOREIGN.test(word) ? word : wordInCyrillic(word)))
    .replace(/[؟،؛]/g, (sign) => SIGNS[sign] ?? sign);
}

function isKazakh(text: string): boolean {
  const words = text.match(WORD) ?? [];
  const foreign = words.filter((word) => FOREIGN.test(word));
  const isAnother = OTHERS.test(text) || foreign.length > words.length * MOST_FOREIGN;
  return !isAnother && words.some((word) => TELLING.test(word));
}

const ARABIC = /\p{Script=Arabic}/u;
/** With vowel marks and lengthened letters, as they may stand inside. */
const WORD = /\p{Script=Arabic}[\p{Script=Arabic}\p{M}ـ]*/gu;
/** What Arabic, Persian and Urdu lack: vowel letters, ڭ, ى inside a word and a hamza before one. */
const TELLING = /[ەۇۋڭۆٴ]|ى(?=.)|^ء(?=.)/;
/** Letters of nearly every sentence of Uyghur or Kurdish. */
const OTHERS = /[ئېۈێڵ]/;
/** A letter that Kazakh lacks. */
const FOREIGN = /[^ابۆگعدەجزيكقلمنڭوپرستۋۇفحھچشىٴء]/;
/** A name or a borrowed word may be spelled as in its own language. */
const MOST_FOREIGN = 0.2;
const HAMZA_APART = /(?<!\p{L})([ٴء])\s+(?=\p{Script=Arabic})/gu;
const SIGNS: Readonly<Record<string, string>> = { '؟': '?', '،': ',', '؛': ';' };

/** A vowel with its hamza in one sign. */
const JOINED: Readonly<Record<string, string>> = { ٵ: 'ٴا', ٶ: 'ٴو', ٷ: 'ٴۇ', ٸ: 'ٴى' };

/** One sign for each letter, whatever its form; no marks, no lengthening. */
const unify = (word: string): string =>
  word
    .replace(/[ٵٶٷٸ]/g, (sign) => JOINED[sign] ?? sign)
    .normalize('NFKC')
    .replace(/[\p{M}ـ]/gu, '');

/** The letters of a word of back vowels. */
const BACK: Readonly<Record<string, string>> = {
  ا: 'а',
  ب: 'б',
  ۆ: 'в',
  گ: 'г',
  ع: 'ғ',
  د: 'д',
  ە: 'е',
  ج: 'ж',
  ز: 'з',
  ي: 'й',
  ك: 'к',
  ق: 'қ',
  ل: 'л',
  م: 'м',
  ن: 'н',
  ڭ: 'ң',
  و: 'о',
  پ: 'п',
  ر: 'р',
  س: 'с',
  ت: 'т',
  ۋ: 'у',
  ۇ: 'ұ',
  ف: 'ф',
  ح: 'х',
  ھ: 'һ',
  چ: 'ч',
  ش: 'ш',
  ى: 'ы',
};
/** Of one whose front vowels other letters tell: е, к and г do, but leave an а (кітап). */
const FRONT: Readonly<Record<string, string>> = { ...BACK, و: 'ө', ۇ: 'ү', ى: 'і' };
/** Of one whose front vowels the raised hamza tells. */
const MARKED: Readonly<Record<string, string>> = { ...FRONT, ا: 'ә', ٴ: '', ء: '' };

const lettersOf = (word: string): Readonly<Record<string, string>> => {
  if (/[ٴء]/.test(word)) return MARKED;
  return /[ەكگ]/.test(word) ? FRONT : BACK;
};

const CONSONANT = '[бвгғджзкқлмнңпрстфхһчш]';
/** Where й is the vowel: after ы and і, which it takes in, and where it stands beside consonants. */
const VOWEL_I = new RegExp(`[ыі]й|(?<=${CONSONANT})й|^й(?=${CONSONANT})`, 'g');

function wordInCyrillic(word: string): string {
  const letters = lettersOf(word);
  return Array.from(word, (letter) => letters[letter] ?? letter)
    .join('')
    .replace(VOWEL_I, 'и')
    .replace(/йа/g, 'я')
    .replace(/йу/g, 'ю');
}
