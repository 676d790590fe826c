import type { Locale } from '../locale.ts';
import { beginsMisspelt } from './one-edit.ts';
import { isOtherPerson, isSelf } from './persons.ts';
import { normalize, skeleton } from './words.ts';

/** A country as it is recognised: by its names, and by the other words that people write for it. */
export interface NamedCountry {
  readonly code: string;
  readonly names: Readonly<Record<Locale, string>>;
  /** `*` ends a stem, a blank joins words that follow each other. */
  readonly words?: readonly string[];
}

/** A country that a text names. */
export interface FoundCountry {
  readonly code: string;
  /**
   * What the text says of it: the writer's citizenship; a citizenship; somebody else's; where something is or goes; where
   * somebody comes from; or only its name.
   */
  readonly as: 'own' | 'citizenship' | 'others' | 'inside' | 'from' | 'place';
}

/**
 * Finds the countries that a text names, each once, in order of place. In the reply to our question for a country, and in
 * texts of one or two words, a name is one whatever else the word means.
 */
export type FindCountries = (text: string, isReply?: boolean) => FoundCountry[];

/** Written for people who are citizens of no country. */
const NO_CITIZENSHIP =
  /без\s+гражданств|нет\s+гражданств|лиц\S*\s+без\s+гр|апатрид|stateless|no\s+citizenship|without\s+citizenship|(?:fuqaroli|фуқаролик|фукаролик)\S*\s+(?:yo['ʻʼ‘’`]?q|йўқ|йук|жок)|fuqaroligi?\s*(?:bo['ʻ]?l)?magan|азаматтығ\S*\s+жоқ|азаматтыг\S*\s+жок|жарандыг\S*\s+жок|(?:шаҳрванд\S*|шахрванд\S*)\s+надор|бешаҳрванд|бешахрванд/iu;

/** Whether somebody says that they have no citizenship. */
export const saysStateless = (text: string): boolean => NO_CITIZENSHIP.test(text.toLowerCase());

/** A word, or words after another, that stand for a country; each is a whole word or a stem. */
interface Pattern {
  readonly code: string;
  readonly parts: readonly { readonly key: string; readonly stem: boolean; readonly longest: number }[];
  /** Named after its people: nobody writes it of a place. */
  readonly people: boolean;
}

const FEW_WORDS = 2;
const LONGEST_ENDING = 8;
/** Shorter stems take hardly any ending. */
const SHORT = 5;
/** Names from this length on may be misspelt by one letter; shorter ones resemble too many words. */
const MISSPELT_FROM = 8;

/** Learns the countries, and the ordinary words that are read like one; these are compared as they are written. */
export function createCountryFinder(
  countries: Iterable<NamedCountry>,
  ordinaryWords: readonly string[] = [],
): FindCountries {
  const known = [...countries];
  const names = new Set(known.flatMap((country) => Object.values(country.names).map(normalize)));
  const isOrdinary = createOrdinary(ordinaryWords);
  const byStart = Map.groupBy(known.flatMap(patternsOf), ({ parts }) => (parts[0]?.key ?? '').slice(0, 3));
  return (text, isReply = false) => {
    const words = wordsOf(text);
    const isShort = isReply || words.length <= FEW_WORDS;
    const isNamed = ({ parts }: Pattern, at: number): boolean => {
      const written = words[at]?.text ?? '';
      if (parts.length > 1 || !isOrdinary(written)) return true;
      return names.has(written) && (isShort || isBesideCitizen(words, at));
    };
    const found = new Map<string, FoundCountry['as']>();
    for (let at = 0; at < words.length; ) {
      const match = longest(
        (byStart.get(words[at]?.key.slice(0, 3) ?? '') ?? []).filter((pattern) => fits(pattern, words, at)),
      );
      if (match && isNamed(match, at)) {
        const as = namedAs(match, words, at);
        const known = found.get(match.code);
        if (known === undefined || STRENGTH.indexOf(as) < STRENGTH.indexOf(known)) found.set(match.code, as);
      }
      at += match?.parts.length ?? 1;
    }
    return [...found].map(([code, as]) => ({ code, as }));
  };
}

/** Whether a word, as it is written, stands in a list of words and stems. */
function createOrdinary(list: readonly string[]): (written: string) => boolean {
  const whole = new Set(list.filter((word) => !word.endsWith('*')).map(normalize));
  const stems = list.filter((word) => word.endsWith('*')).map((word) => normalize(word.slice(0, -1)));
  return (written) => whole.has(written) || stems.some((stem) => written.startsWith(stem));
}

interface Word {
  readonly text: string;
  readonly key: string;
  /** Nothing of the same clause follows. */
  readonly last: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}'.]+/gu;
function wordsOf(text: string): Word[] {
  const normal = normalize(text);
  return [...normal.matchAll(WORD)].flatMap((match) => {
    const [word] = match;
    const bare = word.replaceAll('.', '');
    const key = skeleton(bare);
    const rest = normal.slice(match.index + word.length);
    return key === ''
      ? []
      : [{ text: bare, key, last: word.endsWith('.') || /^\s*(?:[,;!?()\n–—-]|$)/.test(rest) }];
  });
}

const longest = (patterns: readonly Pattern[]): Pattern | undefined =>
  patterns.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
const lengthOf = ({ parts }: Pattern): number => parts.reduce((sum, { key }) => sum + key.length, 0);

const fits = ({ parts }: Pattern, words: readonly Word[], at: number): boolean =>
  parts.every(({ key, stem, longest: most }, i) => {
    const word = words[at + i]?.key;
    if (word === undefined) return false;
    if (!stem) return word === key;
    if (Math.abs(word.length - key.length) > most) return false;
    return word.startsWith(key) || (key.length >= MISSPELT_FROM && beginsMisspelt(word, key));
  });

function patternsOf(country: NamedCountry): Pattern[] {
  const names = Object.values(country.names).flatMap((name) => namePatterns(country.code, name));
  const words = (country.words ?? []).map((written) => wordPattern(country.code, written));
  return [...names, ...words].filter(({ parts }) => parts.length > 0);
}

/** The name in any case; and of a land named after its people, the people. */
function namePatterns(code: string, name: string): Pattern[] {
  const words = wordsOf(name);
  const [only] = words;
  if (words.length !== 1 || !only) {
    return [{ code, people: false, parts: words.map(({ key }) => ({ key, stem: true, longest: 4 })) }];
  }
  const stem = only.key.replace(/(?:iia|ia|a|i)$/, '');
  const land: Pattern =
    stem.length < SHORT
      ? { code, people: false, parts: [{ key: only.key, stem: true, longest: 3 }] }
      : { code, people: false, parts: [{ key: stem, stem: true, longest: LONGEST_ENDING }] };
  const people = /^(.{3,}?)i?st[ao]n$/.exec(only.key)?.[1];
  return people && people.length >= 4
    ? [land, { code, people: true, parts: [{ key: people, stem: true, longest: LONGEST_ENDING }] }]
    : [land];
}

function wordPattern(code: string, written: string): Pattern {
  const parts = written.split(/\s+/).flatMap((part) => {
    const [word] = wordsOf(part);
    return word ? [{ key: word.key, stem: part.endsWith('*'), longest: LONGEST_ENDING + 2 }] : [];
  });
  return { code, people: false, parts };
}

/** Words that say "citizen", "passport" or "nationality" in some language. */
const CITIZEN =
  /^(?:gr$|grajd|podan|pasport|zagran|fukaro|fuqaro|fukoro|fikaro|azamat|jaran|saxrvand|saxrivand|sinosnom|tolkuiat|citizen|nacional|national|naciia)/;
const I_AM =
  /(?:danman|dannman|nanmin|danmin|danmiz|likman|likmiz|man|miz|minn?|min|pin|biz|buz|mis|anam|onam|stanam|kam|gam|am|em)$/;
/** The same on the name of any country: "rossiyalikman", "қытайлықпын"; not "Turkiyadaman", which tells the place. */
const I_AM_OF = /(?:m[aiou]n|[pb][iu]n|m[iu]z|[pb][iu]z)$/;
const I_AM_IN = /[dt][aeo](?:m[aiou]n|[pb][iu]n|m[iu]z|[pb][iu]z)$/;
/** "Индиец", "россиянка": how Russian names people, and no country. */
const PERSON = /(?:ec|cka|[ai]nka|turok|belorus|indus|[ai]nin|gruzin)$/;
/** What stands after the name of a people when one person is meant: "узбеки", "узбечка", "o'zbeklar". */
const ONE_OF_PEOPLE = /^(?:i|ka|cka|s|lar|ler|dar|lik)?$/;
const WE = skeleton('we');
/** "В России", "дар Русия", "Россияда", "Ресейге": where something is, or goes. */
const IN = /^(?:v|vo|na|in|into|to|dar|ba|entered)$/;
const INSIDE = /(?:[dt][aeo]|[gk][aeo])$/;
/** "Немец по бабушке", "Korean by grandfather": whose forefathers came from there. */
const BY = /^(?:po|bi)$/;
/** So many words back and on a word for "citizen" or a wish belongs to the country; so many back a person or a denial. */
const NEAR = 3;
const FAR = 5;

/** "Гражданин Мали", "citizen of Mali", "шаҳрванди Мали": a word further off belongs to something else. */
const isBesideCitizen = (words: readonly Word[], at: number): boolean =>
  [at - 1, at + 1, words[at - 1]?.key === 'of' ? at - 2 : -1].some((place) =>
    CITIZEN.test(words[place]?.key ?? ''),
  );

/** "I am Indian", "we are Turks", "я индиец". */
const isSaidOfMe = (before: string | undefined, sooner: string | undefined, key: string): boolean =>
  (isAm(before) && !/^\d/.test(sooner ?? '')) ||
  (before === 'are' && sooner === WE) ||
  (before === 'ia' && PERSON.test(key));
const isAm = (key: string | undefined): boolean => key === 'am' || key === 'im';

/** What counts when a country is named twice: the stronger first. */
const STRENGTH: readonly FoundCountry['as'][] = ['own', 'citizenship', 'others', 'inside', 'from', 'place'];

/** What a text says of the country that it names at a place: "o'zbekman", "я из Узбекистана"; "муж кыргыз"; "в Узбекистане". */
function namedAs(match: Pattern, words: readonly Word[], at: number): FoundCountry['as'] {
  const word = words[at];
  const end = at + match.parts.length;
  if (!word) return 'place';
  const before = words[at - 1]?.key ?? '';
  if (isDenied(words, at, end) || PEOPLE_ONLY.test(before)) return 'place';
  if (saysOwn(match, words, at)) return 'own';
  const engaged = /^an?$/.test(before) && /^(?:to|for)$/.test(words[at - 2]?.key ?? '');
  const other = engaged || isSaidOfOther(words, at);
  // The words of the match too: "US citizen" says it itself.
  const near = words.slice(Math.max(0, at - NEAR), end + NEAR);
  if (near.some(({ key }) => CITIZEN.test(key))) {
    const isWished =
      inClauseBefore(words, at).some(({ key }) => WISHED_BEFORE.test(key)) ||
      words.slice(end, end + NEAR).some(({ key }) => WISHED_AFTER.test(key));
    if (isWished) return 'place';
    return other ? 'others' : 'citizenship';
  }
  if (IN.test(before)) return 'inside';
  if (isPersonAlone(match, words, at)) return other ? 'others' : 'citizenship';
  if (other) return 'others';
  const rest = restOf(match, word);
  // "Кыргызка" is a woman, not the dative.
  if (!namesPerson(match, word) && INSIDE.test(rest)) return 'inside';
  return /^(?:iz|from|az)$/.test(before) || /[dtn][aeo]n$/.test(rest) ? 'from' : 'place';
}

/** "Не узбек", "өзбек емеспін", "Ресей азаматы емеспін", "former Uzbek citizen". */
function isDenied(words: readonly Word[], at: number, end: number): boolean {
  const keyAt = (place: number): string => words[place]?.key ?? '';
  const back = words.slice(Math.max(0, at - FAR), at);
  if (back.some(({ key }) => NOT.test(key)) && back.some(({ key }) => CITIZEN.test(key))) return true;
  if (NOT.test(keyAt(at - 1))) return true;
  if (NOT.test(keyAt(at - 2)) && /^(?:a|an|iz|from|citizen|grajd)/.test(keyAt(at - 1))) return true;
  if (words[at]?.last) return false;
  return NOT_AFTER.test(keyAt(end)) || (CITIZEN.test(keyAt(end)) && NOT_AFTER.test(keyAt(end + 1)));
}
const NOT = /^(?:ne|not|longer|former\w*|bivs\w*|sobik|burinki|murdagi|murunki)$/;
const NOT_AFTER = /^(?:em[ae]s|nest|ne$|not$)/;
/** "Ұлтым өзбек", "millatim o'zbek", "этнический узбек": a people, and maybe another passport. */
const PEOPLE_ONLY = /^(?:ulti|ultu|ulut|milat|etx?nic|etnik)/;
/** A citizenship that is applied or waited for: words before it in some languages, after it in others. */
const WISHED_BEFORE = /^(?:xocu|podal|jdu|polucit|uant|aplied|uait|become)/;
const WISHED_AFTER = /^(?:almak|tapsir|kutip|kutup|topsir|olmokci|mexoxam)/;

/** The few words before a place that stand in its clause. */
const inClauseBefore = (words: readonly Word[], at: number): readonly Word[] => {
  const before = words.slice(Math.max(0, at - NEAR), at);
  return before.slice(before.findLastIndex(({ last }) => last) + 1);
};

/** "Муж гражданин Кыргызстана", "erim qirg'iz": the nearest person named before it in the clause is another one. */
function isSaidOfOther(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - FAR); i--) {
    const word = words[i];
    if (!word || word.last || ALONE.test(word.key)) return false;
    if (isOtherPerson(word.key)) return true;
  }
  return false;
}
/** "I" and "we" themselves; not "у меня" and "my". */
const ALONE = /^(?:ia|i|men|man|biz|sam|sama|uie|mo)$/;

const restOf = (match: Pattern, { key }: Word): string =>
  match.parts.length === 1 ? key.slice(match.parts[0]?.key.length ?? 0) : '';

/** Whether a word names somebody by people or country: "узбечка", "россиянин". */
const namesPerson = (match: Pattern, word: Word): boolean =>
  match.people ? ONE_OF_PEOPLE.test(restOf(match, word)) : PERSON.test(word.key);

/** The writer's own: "мен кыргызмын", "I am from India", "я россиянка"; not "поехал в Узбекистан". */
function saysOwn(match: Pattern, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  const end = at + match.parts.length;
  const before = words[at - 1]?.key;
  const sooner = words[at - 2]?.key;
  const isOrigin = BY.test(words[end]?.key ?? '');
  if (!isOrigin && (isSaidOfMe(before, sooner, word.key) || match.parts.some(({ key }) => isAm(key))))
    return true;
  const out = before === 'iz' || before === 'from' || before === 'az';
  if (out && /^(?:ia|mi|am|im|are|man|mo|we|i|sam|sama)$/.test(sooner ?? '')) return true;
  if (before === 'az' && /^(?:xastam|xastem|xasta|iam)$/.test(words[end]?.key ?? '')) return true;
  const rest = restOf(match, word);
  if (I_AM_OF.test(rest) && !I_AM_IN.test(rest)) return true;
  const isLand = /st[ao]n/.test(word.key);
  if (isLand) return I_AM.test(rest) && !/(?:dan|nan|tan|stan|ston)$/.test(word.key);
  const isSaid =
    isSelf(before ?? '') || words[at - 1]?.text === 'мы' || /^xast[ae]m$/.test(words[end]?.key ?? '');
  return (
    match.people && (I_AM.test(rest) || (isSaid && ONE_OF_PEOPLE.test(rest) && standsAlone(words, at, end)))
  );
}

/** A word for one of a people that stands for itself: "узбек, приехал 1 ноября"; not "узбек тілі", "у кыргыза". */
function isPersonAlone(match: Pattern, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || /st[ao]n/.test(word.key)) return false;
  const isCyrillic = /[\u0400-\u04ff]/.test(word.text);
  if (SPEAKS.test(words[at - 1]?.key ?? '')) return false;
  const isPerson = namesPerson(match, word) && (match.people || isCyrillic);
  return isPerson && standsAlone(words, at, at + match.parts.length);
}

/** Whether no noun follows that the word would describe: a clause ends, a day, a verb of coming or a question follows. */
function standsAlone(words: readonly Word[], at: number, end: number): boolean {
  const next = words[end];
  if (words[at]?.last || next === undefined || /^\d/.test(next.text)) return true;
  return FOLLOWS.test(next.key) || ASKS.test(next.key);
}

/** "I speak Kyrgyz", "in Uzbek": a language. */
const SPEAKS = /^(?:speak|learn|understand|in$|urit|kno)/;
/** Verbs of coming, after which the word before them is who came. */
const FOLLOWS =
  /^(?:xast|bud|no$|but$|lekin|va$|i$|and$|s$|bo$|pri[iebl]|v[eio]?[ieo]?x|zaiex|kel|kir[dgi]|omad|daromad|came|ariv|enter|xere|da)/;
/** "Узбек когда уезжать", "кыргыз канча күн". */
const ASKS =
  /^(?:kogda$|skolk|skok[ao]?$|mojno$|mogu$|kac[ao]n|kasan|kan[cs]a|ne[cs][ae]|cand|xou$|uxen$|until$)/;
