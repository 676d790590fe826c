/**
 * Kazakh in Arabic letters (төте жазу, the alphabet of Akhmet Baitursynuly), as Kazakhs from China, Iran and Afghanistan
 * write it, rendered in Cyrillic; texts in other languages of the Arabic script stay as they are.
 */
export function kazakhInCyrillic(text: string): string {
  if (!ARABIC.test(text)) return text;
  const plain = text.normalize('NFKC');
  if (!TELLING.test(plain) || FOREIGN.test(plain)) return text;
  return plain.replace(WORD, wordInCyrillic).replace(/[؟،؛]/g, (sign) => SIGNS[sign] ?? sign);
}

const ARABIC = /\p{Script=Arabic}/u;
/** Letters of which hardly a Kazakh sentence has none; Persian and Urdu lack them, and Arabic all but the last. */
const TELLING = /[ەۇۋڭۆٴى]/;
/** A letter that Kazakh lacks: of Uyghur, Kurdish, Persian or Arabic. */
const FOREIGN = /(?![ابۆگعدەجزيكقلمنڭوپرستۋۇفحھچشىٴءکی])\p{L}/u;
const WORD = /[\u0620-\u06ff]*[ء-يٱ-ۓەٴ][\u0620-\u06ff]*/g;
const SIGNS: Readonly<Record<string, string>> = { '؟': '?', '،': ',', '؛': ';' };

/** Letter by letter; vowels as in a word of back vowels. */
const LETTERS: Readonly<Record<string, string>> = {
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
  ی: 'й',
  ك: 'к',
  ک: 'к',
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
const FRONT_VOWELS: Readonly<Record<string, string>> = { و: 'ө', ۇ: 'ү', ى: 'і' };

/** The raised hamza makes all vowels of a word front ones; е, к and г say so without it, but leave an а (кітап). */
function wordInCyrillic(word: string): string {
  const isMarked = /[ٴء]/.test(word);
  const vowels = isMarked ? { ...FRONT_VOWELS, ا: 'ә' } : /[ەكکگ]/.test(word) ? FRONT_VOWELS : {};
  const letters: Readonly<Record<string, string>> = { ...LETTERS, ٴ: '', ء: '', ...vowels };
  return Array.from(word, (letter) => letters[letter] ?? letter)
    .join('')
    .replace(/[ыі]й|(?<=[бвгғджзкқлмнңпрстфхһчш])й/g, 'и')
    .replace(/йа/g, 'я')
    .replace(/йу/g, 'ю');
}
