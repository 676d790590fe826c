/**
 * Who goes where: for each place that a text names, whether it lies in Kazakhstan or abroad, and what is said of it. "From
 * Taraz to Bishkek" and "from Bishkek to Taraz" hold the same words and ask for different answers.
 */

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

const LANDS = { home: 1, abroad: 2 } as const;
type Land = keyof typeof LANDS;

/** What is said of a place: its name alone, that somebody comes from it, goes or is there, or is one of its people. */
const WAYS = { named: 0, from: 1, to: 2, of: 3 } as const;
type Way = keyof typeof WAYS;

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
const citizenship: ReadonlySet<string> = new Set(CITIZENSHIP);

/** What a word tells of place, by its skeleton and the concepts that it says. */
export const placeSense = (stem: string, concepts: readonly string[]): PlaceSense => ({
  stem,
  land: concepts.some((id) => home.has(id))
    ? 'home'
    : concepts.some((id) => foreign.has(id))
      ? 'abroad'
      : undefined,
  citizenship: concepts.some((id) => citizenship.has(id)),
});

/** One place of a text as numbers to tell such places apart by. */
export interface Direction {
  /** Where it lies. */
  readonly land: number;
  /** That, and what is said of it. */
  readonly way: number;
  /** That, and whether a word for citizens or their papers stands near. */
  readonly citizen: number;
}

/** Words on either side among which a word for citizens belongs to the place. */
const NEAR = 2;

/** The places that a text names, in order. */
export function directionsIn(words: readonly PlaceSense[]): Direction[] {
  return words.flatMap(({ stem, land }, i) => {
    if (land === undefined) return [];
    const way = WAYS[wayOf(stem, words[i - 1]?.stem ?? '')];
    const beside = [...words.slice(Math.max(0, i - NEAR), i), ...words.slice(i + 1, i + 1 + NEAR)];
    const isCitizen = beside.some((word) => word.citizenship);
    const number = LANDS[land];
    return [{ land: number, way: number * 8 + way, citizen: number * 16 + way * 2 + (isCitizen ? 1 : 0) }];
  });
}

/** By the preposition before the name (Russian, Tajik, English) or by its ending (Kazakh, Kyrgyz, Uzbek). */
function wayOf(stem: string, before: string): Way {
  if (FROM.test(before)) return 'from';
  if (TO.test(before)) return 'to';
  if (OF.test(stem)) return 'of';
  if (FROM_ENDING.test(stem) && !LAND_ENDING.test(stem)) return 'from';
  return TO_ENDING.test(stem) ? 'to' : 'named';
}

const FROM = /^(?:iz|s|so|ot|from|az)$/;
const TO = /^(?:v|vo|na|do|k|in|into|to|at|ba|bai|dar)$/;
/** "Казахстанец", "узбечка", "qozog'istonlikman", "қазақстандықтарға", "өзбекпін", "қазоқистонӣ", "казахский". */
const OF =
  /(?:[ldt][iu][kg](?:i|in|ti|di|[td]?[ae]r\w*|l[ae]r\w*|m[ai]n|p[iu]n|[pm][iu]z|k[ae]|d[aeiu]\w*)?|ec|c[ae]m?|cu|[cszn]ka|ski|nin\w?|[mp][aiu]n|[mpb][iu]z|st[ao]ni\w*)$/;
/** "-дан", "-ден", "-тан", "-тон", "-нан". */
const FROM_ENDING = /[dtn][aeio]n$/;
const LAND_ENDING = /\w{3}st[aeo]n$/;
/** "-ға", "-да", "-ке", "-те", "-ко", "-dagi". */
const TO_ENDING = /(?:[gkdt][aeo]|[dt][aeo]g[iu]\w*)$/;
