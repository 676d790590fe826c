import type { Locale } from '../locale.ts';
import { beginsMisspelt } from './one-edit.ts';
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
  /** True when the text says that it is the citizenship, not only a place. */
  readonly citizenship: boolean;
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
    const found = new Map<string, boolean>();
    for (let at = 0; at < words.length; ) {
      const match = longest(
        (byStart.get(words[at]?.key.slice(0, 3) ?? '') ?? []).filter((pattern) => fits(pattern, words, at)),
      );
      if (match && isNamed(match, at)) {
        found.set(match.code, (found.get(match.code) ?? false) || saysCitizenship(match, words, at));
      }
      at += match?.parts.length ?? 1;
    }
    return [...found].map(([code, citizenship]) => ({ code, citizenship }));
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
}

const WORD = /[\p{L}\p{M}\p{N}'.]+/gu;
const wordsOf = (text: string): Word[] =>
  (normalize(text).match(WORD) ?? []).flatMap((word) => {
    const bare = word.replaceAll('.', '');
    const key = skeleton(bare);
    return key === '' ? [] : [{ text: bare, key }];
  });

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
  /^(?:grajd|podan|pasport|zagran|fukaro|fuqaro|fukoro|fikaro|azamat|jaran|saxrvand|saxrivand|sinosnom|tolkujat|citizen|nacional|national|origin|ult|milat|naciia)/;
const I_AM =
  /(?:danman|dannman|nanmin|danmin|danmiz|likman|likmiz|man|miz|minn?|min|pin|biz|buz|mis|anam|onam|stanam|kam|gam|am|em)$/;
/** The same on the name of any country: "rossiyalikman", "қытайлықпын"; not "Turkiyadaman", which tells the place. */
const I_AM_OF = /(?:m[aiou]n|[pb][iu]n|m[iu]z|[pb][iu]z)$/;
const I_AM_IN = /[dt][aeo](?:m[aiou]n|[pb][iu]n|m[iu]z|[pb][iu]z)$/;
/** "Индиец", "россиянка": how Russian names people, and no country. */
const PERSON = /(?:ec|[ai]nka|ok|in|us)$/;
const WE = skeleton('we');
/** "Немец по бабушке", "Korean by grandfather": whose forefathers came from there. */
const BY = /^(?:po|bi)$/;
const NEAR = 3;

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

/** "o'zbekman", "я из Узбекистана", "гражданин Таджикистана", "I am from India"; not "поехал в Узбекистан". */
function saysCitizenship(match: Pattern, words: readonly Word[], at: number): boolean {
  const word = words[at];
  const end = at + match.parts.length;
  if (!word) return false;
  // The words of the match too: "US citizen" says it itself.
  const near = words.slice(Math.max(0, at - NEAR), end + NEAR);
  if (near.some(({ key }) => CITIZEN.test(key))) return true;
  const isLand = /st[ao]n/.test(word.key);
  if (match.people && !isLand) return true;
  const before = words[at - 1]?.key;
  const sooner = words[at - 2]?.key;
  const out = before === 'iz' || before === 'from' || before === 'az';
  if (out && /^(?:ia|mi|am|im|are|man|mo|we|i)$/.test(sooner ?? '')) return true;
  if (before === 'az' && /^(?:xastam|xastem|xasta|iam)$/.test(words[end]?.key ?? '')) return true;
  const isOrigin = BY.test(words[end]?.key ?? '');
  if (!isOrigin && (isSaidOfMe(before, sooner, word.key) || match.parts.some(({ key }) => isAm(key))))
    return true;
  const rest = word.key.slice(match.parts[0]?.key.length ?? 0);
  if (I_AM_OF.test(rest) && !I_AM_IN.test(rest)) return true;
  return isLand && I_AM.test(rest) && !/(?:dan|nan|tan|stan|ston)$/.test(word.key);
}
