/**
 * Uzbek Latin (alphabet of 1995) to Uzbek Cyrillic (1940), for readers who write Cyrillic. The alphabets do not map letter
 * by letter: words borrowed through Russian get back ц, э, ь and ъ by the rules and the short word list below.
 */
export function toUzbekCyrillic(text: string): string {
  return text.replace(TOKEN, (token) => (KEPT_LATIN.test(token) ? token : convertWord(token)));
}

/** A link, or a word with everything that belongs to it: addresses and names such as eGov.kz are one token. */
const TOKEN = /https?:\S+|[\p{L}\p{N}ʻʼ‘’'`@/_.-]*[A-Za-z][\p{L}\p{N}ʻʼ‘’'`@/_-]*(?:\.[\p{L}\p{N}/_-]+)*/gu;
/** Web and mail addresses, names with a capital inside or e- before it, and abbreviations that are known in Latin letters. */
const KEPT_LATIN =
  /[@/_]|\.[a-z]{2}|^QR$|[a-z][A-Z](?!h)|^e-?[A-Z]|^(?:AIFC|MOHRE|ENIC|HOPS|ETIAS|IOM|UNHCR|RuID|PLN|AED|BMT|ETA|TM)(?![a-z])/u;

/** Words whose spelling no rule gives, by their beginning. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^aqsh/i, 'ақш'],
  [/^oktabr$/i, 'октябрь'],
  [/^oktabr/i, 'октябр'],
  [/^sentabr$/i, 'сентябрь'],
  [/^sentabr/i, 'сентябр'],
  [/^(no)yabr$/i, 'ноябрь'],
  [/^(dek)abr$/i, 'декабрь'],
  [/^yanvar$/i, 'январь'],
  [/^fevral$/i, 'февраль'],
  [/^aprel$/i, 'апрель'],
  [/^iyun$/i, 'июнь'],
  [/^iyul$/i, 'июль'],
  [/^kompyuter/i, 'компьютер'],
  [/^obyekt/i, 'объект'],
  [/^subyekt/i, 'субъект'],
  [/^yevro/i, 'евро'],
  [/^pensiya/i, 'пенсия'],
];

/** Applied in order; the letter before counts, because e and ye depend on it. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/o['ʻʼ‘’`]/g, 'ў'],
  [/g['ʻʼ‘’`]/g, 'ғ'],
  [/ts(?=iya|ion|ev|en|ess|ex|eh|irk|eme)/g, 'ц'],
  [/([knp])siya/g, '$1ция'],
  [/(onstitu)ts/g, '$1ц'],
  [/s['ʻʼ‘’`]h/g, 'сҳ'],
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/yo(?!['ʻʼ‘’`])/g, 'ё'],
  [/yu/g, 'ю'],
  [/ya/g, 'я'],
  [/(^|[aeiouўёюя])ye/g, '$1е'],
  [/ye/g, 'ье'],
  [/(^|[aiouўёюя])e/g, '$1э'],
  [/['ʻʼ‘’`]/g, 'ъ'],
];

/** The letters of Uzbek Latin that stand for themselves; those written with two signs are rules. */
export const UZBEK_LETTERS: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'ҳ',
  i: 'и',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'қ',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  x: 'х',
  y: 'й',
  z: 'з',
};

/** And those that only borrowed words have. */
const LETTERS: Readonly<Record<string, string>> = { ...UZBEK_LETTERS, c: 'с', w: 'в' };

const convertWord = (word: string): string =>
  word
    .split('-')
    .map((part) => (KEPT_LATIN.test(part) ? part : withCaseOf(part, convertPart(part.toLowerCase()))))
    .join('-');

function convertPart(part: string): string {
  const listed = WORDS.find(([pattern]) => pattern.test(part));
  const [start, rest] = listed ? [listed[1], part.replace(listed[0], '')] : ['', part];
  const spelled = RULES.reduce((text, [from, to]) => text.replace(from, to), rest);
  return start + Array.from(spelled, (letter) => LETTERS[letter] ?? letter).join('');
}

/** Capitals as in the original: none, the first letter, or those that open an abbreviation. */
function withCaseOf(original: string, converted: string): string {
  const capitals = /^(?:[A-Z]|[OG]['ʻʼ‘’`]|Sh|Ch)+/.exec(original)?.[0] ?? '';
  const abbreviation = /[A-Z].*[A-Z]/.test(capitals);
  if (abbreviation) {
    const length = convertPart(capitals.toLowerCase()).length;
    return converted.slice(0, length).toUpperCase() + converted.slice(length);
  }
  return capitals === '' ? converted : converted.charAt(0).toUpperCase() + converted.slice(1);
}
