import { keysOf } from '../language/begins-with.ts';
import type { Token } from './text-tokens.ts';

/** Numbers in words, as they stand before a month or a unit. Places: 1 to 9, then 10 to 19 where they are single words. */
interface NumberWords {
  /** Words of each value; several spellings of one value are joined by `|`. */
  readonly ones: string;
  readonly teens?: string;
  /** 20, 30, … 90. */
  readonly tens: string;
  readonly ten: string;
  /** Endings that make an ordinal or a case of a number, as skeletons. */
  readonly endings: RegExp;
}

const TURKIC_ENDINGS =
  /^(?:[iu]?nc[iu]|[iu]?ns[iu]|s[iu]|[iu]|[iu]n|[iu]na|[iu]nda|s[iu]n|s[iu]nda)(?:da|de|dan|den|n|nda)?$/;

/** One table a language: words of different languages never add up to one number. */
const LANGUAGES: readonly NumberWords[] = [
  {
    ones: "bir|бир ikki|икки uch|уч to'rt|turt|тўрт|торт besh|беш olti|олти yetti|етти sakkiz|саккиз to'qqiz|tuqqiz|тўққиз",
    ten: "o'n|ўн|un",
    tens: "yigirma|йигирма o'ttiz|uttiz|ўттиз qirq|қирқ ellik|эллик oltmish|олтмиш yetmish|етмиш sakson|саксон to'qson|тўқсон",
    endings: TURKIC_ENDINGS,
  },
  {
    ones: 'бір|бир|bir екі|еки|eki үш|уш|ush төрт|торт|tort бес|bes алты|alty жеті|жети|jeti сегіз|сегиз|segiz тоғыз|тогыз|togyz',
    ten: 'он',
    tens: 'жиырма|jiyrma отыз|otyz қырық|кырык елу алпыс жетпіс|жетпис сексен тоқсан|токсан',
    endings: TURKIC_ENDINGS,
  },
  {
    ones: 'бир эки|еки үч|уч төрт|торт беш алты жети сегиз тогуз',
    ten: 'он',
    tens: 'жыйырма|жийырма отуз кырк элүү|элуу алтымыш жетимиш сексен токсон',
    endings: TURKIC_ENDINGS,
  },
  {
    ones: 'як ду се чор|чаҳор|чахор панҷ|панч|panj шаш ҳафт|хафт ҳашт|хашт нӯҳ|нух|нуҳ',
    teens:
      'ёздаҳ|ёздах дувоздаҳ|дувоздах сездаҳ|сездах чордаҳ|чордах понздаҳ|понздах шонздаҳ|шонздах ҳабдаҳ|ҳафдаҳ|хабдах|хафдах ҳаждаҳ|ҳаҷдаҳ|хаждах нуздаҳ|нӯздаҳ|нуздах',
    ten: 'даҳ|дах',
    tens: 'бист|бисту сӣ|сию|си чил|чилу панҷоҳ|панҷову шаст|шасту ҳафтод|ҳафтоду ҳаштод|ҳаштоду навад|наваду',
    endings: /^(?:i?um|i?umi|iumi|iuum)$/,
  },
  {
    ones: 'перв|один|одн два|две|двух|втор три|трёх|трет четыр|четверт|четвёрт пять|пяти|пят шест|шесть|шести седьм|семь|семи восьм|восемь|восьми девят|девять|девяти',
    teens:
      'одиннадцат|одинадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат',
    ten: 'десят|десять',
    tens: 'двадцат тридцат сорок пятьдесят|пятидесят шестьдесят|шестидесят семьдесят|семидесят восемьдесят|восьмидесят девяност',
    endings: /^(?:[aioueё]|ogo|ego|oe|oi|ii|im|om|em|iego|ieto|ie|ia|ei|ex|x)$/,
  },
  {
    ones: 'one|first two|second three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth',
    teens:
      'eleven|eleventh twelve|twelfth thirteen|thirteenth fourteen|fourteenth fifteen|fifteenth sixteen|sixteenth seventeen|seventeenth eighteen|eighteenth nineteen|nineteenth',
    ten: 'ten|tenth',
    tens: 'twenty|twentieth thirty|thirtieth forty|fortieth fifty|fiftieth sixty|sixtieth seventy|seventieth eighty|eightieth ninety|ninetieth',
    endings: /^$/,
  },
];

interface Tables {
  /** 1 to 9, by skeleton. */
  readonly ones: ReadonlyMap<string, number>;
  /** 10 to 19 in one word. */
  readonly teens: ReadonlyMap<string, number>;
  /** 20, 30, … 90; and 10 where ten and one are two words. */
  readonly tens: ReadonlyMap<string, number>;
  readonly endings: RegExp;
}

const tableOf = (list: string | undefined, valueAt: (i: number) => number): [string, number][] =>
  (list ?? '')
    .split(' ')
    .flatMap((words, i) =>
      keysOf(words.replaceAll('|', ' ')).map((key): [string, number] => [key, valueAt(i)]),
    );

const TABLES: readonly Tables[] = LANGUAGES.map(({ ones, teens, ten, tens, endings }) => ({
  ones: new Map(tableOf(ones, (i) => i + 1)),
  teens: new Map([...tableOf(teens, (i) => i + 11), ...(teens ? tableOf(ten, () => 10) : [])]),
  tens: new Map([...tableOf(tens, (i) => (i + 2) * 10), ...(teens ? [] : tableOf(ten, () => 10))]),
  endings,
}));

/** A word as written and its skeleton. */
type Word = Pick<Token, 'text' | 'key'>;

/** Skeletons this short are shared by words of other languages: only the listed spellings count. */
const SHARED = 3;
const SPELLINGS = new Set(
  LANGUAGES.flatMap(({ ones, teens = '', ten, tens }) =>
    `${ones} ${teens} ${ten} ${tens}`.split(/[\s|]+/).map((word) => word.replaceAll("'", '')),
  ),
);
const isShared = ({ text, key }: Word): boolean =>
  key.length <= SHARED && !SPELLINGS.has(text.replace(/[ʻʼ‘’'`´]/g, ''));

/** The value of a word in a table: as it stands, or with an ending; the longest stem wins. */
function valueIn(table: ReadonlyMap<string, number>, key: string, endings: RegExp): number | undefined {
  const exact = table.get(key);
  if (exact !== undefined) return exact;
  for (let length = key.length - 1; length >= 2; length--) {
    const value = table.get(key.slice(0, length));
    if (value !== undefined && endings.test(key.slice(length))) return value;
  }
  return undefined;
}

/** "Uchun" means "for" and not "three of". */
const FOR = new Set(keysOf('uchun учун үчүн үшін'));

/** The number that one word, or two words after another (`twenty five`, `бисту панҷ`), stand for; 1 to 99. */
export function numberOfWords(first: Word, second?: Word): number | undefined {
  if (FOR.has(first.key) || (second && FOR.has(second.key))) return undefined;
  if (isShared(first) || (second && isShared(second))) return undefined;
  const found = TABLES.map(({ ones, teens, tens, endings }) => {
    if (second === undefined)
      return (
        valueIn(teens, first.key, endings) ??
        valueIn(ones, first.key, endings) ??
        valueIn(tens, first.key, endings)
      );
    const ten = tens.get(first.key);
    const one = valueIn(ones, second.key, endings);
    return ten === undefined || one === undefined ? undefined : ten + one;
  }).filter((value) => value !== undefined);
  // A word that is two numbers in two languages tells nothing.
  return new Set(found).size === 1 ? found[0] : undefined;
}
