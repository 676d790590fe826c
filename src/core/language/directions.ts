/**
 * Who goes where: for each place that a text names, whether it lies in Kazakhstan or abroad, and what is said of it. "From
 * Taraz to Bishkek" and "from Bishkek to Taraz" hold the same words and ask for different answers.
 */

import { keysOf } from './begins-with.ts';
import { skeleton } from './words.ts';

/** Concepts that name places in Kazakhstan, and concepts that name other countries and their towns. */
export const HOME_PLACES = ['kazakhstan', 'kazakh-city'] as const;
export const FOREIGN_PLACES = [
  'abroad',
  'russia',
  'russian-city',
  'uzbekistan',
  'uzbek-city',
  'tajikistan',
  'tajik-city',
  'kyrgyzstan',
  'kyrgyz-city',
  'turkmenistan',
  'china',
  'chinese-city',
  'mongolia',
  'korea',
  'vietnam',
  'thailand-malaysia',
  'philippines-indonesia',
  'india-pakistan-afghanistan',
  'iran-afghanistan',
  'arab-gulf',
  'turkey',
  'israel',
  'egypt-africa',
  'armenia-georgia-azerbaijan',
  'belarus-ukraine',
  'baltic',
  'poland',
  'czechia',
  'germany',
  'britain',
  'france-spain',
  'balkan-greece-italy',
  'europe',
  'usa',
  'canada-australia',
  'latin-america',
] as const;
/** Concepts that make the name of a country beside them a citizenship. */
export const CITIZENSHIP = ['citizen', 'citizenship', 'passport', 'id-card'] as const;

/** Concepts that a name of a place may say besides; any other makes it an everyday word ("кабыл", "тель", "ўша"). */
export const BESIDE_PLACES = [
  'foreign',
  'foreigner',
  'city',
  'border',
  'visa',
  'union-country-bloc',
  'river-lake',
  'mountain',
  'language-level',
  'football',
  'plov-national-dish',
] as const;

export type Land = 'home' | 'abroad';

/** What is said of a place: its name alone, that somebody comes from it, goes or is there, or is of its people or their things. */
export type Way = 'named' | 'from' | 'to' | 'of';

/** What a word tells of place by itself. */
export interface PlaceSense {
  /** Its skeleton. */
  readonly stem: string;
  /** Where the place lies that it names; absent where it names none. */
  readonly land: Land | undefined;
  /** Whether it speaks of citizens or their papers. */
  readonly citizenship: boolean;
}

const home: ReadonlySet<string> = new Set(HOME_PLACES);
const foreign: ReadonlySet<string> = new Set(FOREIGN_PLACES);
const beside: ReadonlySet<string> = new Set(BESIDE_PLACES);
const citizenship: ReadonlySet<string> = new Set(CITIZENSHIP);

/** What a word tells of place, by its skeleton and the concepts that it says. */
export const placeSense = (stem: string, concepts: readonly string[]): PlaceSense => ({
  stem,
  land: landOf(concepts),
  citizenship: concepts.some((id) => citizenship.has(id)),
});

function landOf(concepts: readonly string[]): Land | undefined {
  const isPlace = (id: string): boolean => home.has(id) || foreign.has(id);
  if (!concepts.some(isPlace) || !concepts.every((id) => isPlace(id) || beside.has(id))) return undefined;
  return concepts.some((id) => home.has(id)) ? 'home' : 'abroad';
}

/** A place that a text names. */
export interface Direction {
  readonly land: Land;
  readonly way: Way;
  /** Whether a word for citizens or their papers stands near. */
  readonly isCitizens: boolean;
}

/** So many words on either side a word for citizens belongs to the place. */
const NEAR = 2;

/** The places that a text names, in order. */
export function directionsIn(words: readonly PlaceSense[]): Direction[] {
  return words.flatMap(({ stem, land }, i) => {
    if (land === undefined) return [];
    const around = [...words.slice(Math.max(0, i - NEAR), i), ...words.slice(i + 1, i + 1 + NEAR)];
    const before = words[i - 1]?.stem === THE ? words[i - 2] : words[i - 1];
    return [
      { land, way: wayOf(stem, before?.stem ?? ''), isCitizens: around.some((word) => word.citizenship) },
    ];
  });
}

const THE = skeleton('the');

/** By the preposition before the name (Russian, Tajik, English) or by its ending (Kazakh, Kyrgyz, Uzbek). */
function wayOf(stem: string, before: string): Way {
  if (FROM.test(before) || (FROM_OR_WITH.test(before) && !WITH_ENDING.test(stem))) return 'from';
  if (TO.test(before)) return 'to';
  if (PLAIN_NAMES.has(stem)) return 'named';
  if (IS_THERE.test(stem)) return 'to';
  if (OF.test(stem)) return 'of';
  if (TO_ENDING.test(stem)) return 'to';
  return FROM_ENDING.test(stem) && !LAND_ENDING.test(stem) ? 'from' : 'named';
}

const FROM = /^(?:iz|ot|from|az)$/;
/** "С Ташкента", but "с казахстанским паспортом". */
const FROM_OR_WITH = /^(?:s|so)$/;
const WITH_ENDING = /(?:[io]m|oi|ami)$/;
const TO = /^(?:v|vo|na|k|in|into|to|at|ba|bai|dar)$/;
/** Names that only look as if they had an ending. */
const PLAIN_NAMES = new Set(
  keysOf(`
    лондон магадан познань караганда қарағанда кызылорда америка канада прага рига варшава оман термез алмаато доха
    london german karaganda qizilorda america canada praga riga dhaka oman termiz doha
  `),
);
/** "Алматыдамын", "Toshkentdaman", "Казакстандабыз". */
const IS_THERE = /[dt][aeo](?:m[aiu]n|[mb][iu]z)$/;
/** "-ға", "-да", "-ке", "-те", "-ко", "-dagi", "-gacha". */
const TO_ENDING = /(?:[gkdt][aeo]|[dt][aeo]g[iu]\w*|[gk]aca)$/;
/** "Казахстанец", "узбечка", "қазақстандықтарға", "qozog'istonlikman", "өзбекпін", "қазоқистонӣ", "казахский", and the genitive: "Қазақстанның". */
const OF =
  /(?:[ldt][iu][kg](?:i|in|ti|di|[td]?[ae]r\w*|l[ae]r\w*|m[ai]n|p[iu]n|[pm][iu]z|[ae]|d[aeiu]\w*)?|ec|(?<![gk]a)c(?:[aeu]|[ae]m|ev|ami|ax|i)|sk(?:i|ogo|omu|om|aia|oi|uiu|ie|ix|im\w*)|[dtn]in|nin\w?|[mp][aiu]n|[mpb][iu]z|st[ao]ni\w*|(?:st[ao]n|zbek|[ao][jc]ik|irgiz)am|ecka|[ai]nka|kazaska|kirgizka)$/;
/** "-дан", "-ден", "-тан", "-тон", "-нан"; and names of lands that end so. */
const FROM_ENDING = /[dtn][aeo]n$/;
const LAND_ENDING =
  /(?:ka[zx]a[kx]|ogi|oki|uzbeki?|ozbeki?|iki|[jc]iki?|gizi?|rkmeni?|turki|turke|paki|afgo?[ai]ni?|dage|tatar|xindi?|koki)st[aeo]n$/;
