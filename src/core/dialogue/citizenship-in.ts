import { STATELESS } from '../calculators/country-rule.ts';
import { hasEntered } from '../calculators/date-words.ts';
import { type Token, tokensOf } from '../calculators/text-tokens.ts';
import type { Countries } from '../content/content.ts';
import { createCountryFinder, type FoundCountry, saysStateless } from '../language/countries-in-text.ts';
import { perText } from '../language/per-text.ts';
import { isOtherPerson, isSelf } from '../language/persons.ts';
import type { Context } from './context.ts';

type FindIn = (text: string) => readonly FoundCountry[];

interface Finders {
  readonly foreign: FindIn;
  /** In a reply to our question, where a name is one whatever else the word means. */
  readonly replied: FindIn;
  /** Kazakhstan, which longer texts name as the place they speak of. */
  readonly home: FindIn;
}

const finders = new WeakMap<Countries, Finders>();

function findersOf(countries: Countries): Finders {
  const known = finders.get(countries);
  if (known) return known;
  const { byCode, home, ordinaryWords } = countries;
  const find = createCountryFinder(byCode.values(), ordinaryWords);
  const learned = {
    // Whether a question is computed and for whom is asked of the same text.
    foreign: perText((text) => find(text)),
    replied: (text: string) => find(text, true),
    home: createCountryFinder(home ? [home] : []),
  };
  finders.set(countries, learned);
  return learned;
}

/** "Гражданин Казахстана"; longer texts name it as the place they speak of. */
const LONGEST_HOME = 2;

/** Our own country, when a reply to the question for the citizenship names it and nothing else. */
export function homeIn(reply: string, { content }: Context): string | undefined {
  const isHome =
    tokensOf(reply).length <= LONGEST_HOME && findersOf(content.countries).home(reply).length > 0;
  return isHome ? content.countries.home?.code : undefined;
}

/** "С женой", "to my sister"; "опамга", "әкемде": not who something is asked of. */
const BESIDE = /^(?:s|so|k|ko|u|ot|dlia|za|iz|about|to|uitx|bi|for|from|at|ba|bo|az)$/;
const OBLIQUE = /(?:ga|ge|ka|ke|ni|nin|da|de|dan|den|nan|nen)$/;
/** Verbs of the first person: "keldim", "жүрмін", "могу". */
const FIRST_PERSON =
  /(?:[dt][iu]m|[dt][iu]k|[gk][aeo]nm[aiu]n|[gk][aeo]nbiz|aman|em[iu]n|am[iu]n|alam)$|^(?:mogu|mojem|xocu|omadam|daromadam|metavonam)$/;

/** Whether somebody asks for another person alone: "жена приехала 1 октября, сколько ей можно". */
export const isAboutOther = (tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => isOtherPerson(token.key) && isSubject(tokens, i)) &&
  !tokens.some(({ key, text }) => isSelf(key) || text === 'мы' || FIRST_PERSON.test(key));

const isSubject = (tokens: readonly Token[], at: number): boolean =>
  !OBLIQUE.test(tokens[at]?.key ?? '') &&
  ![tokens[at - 1], tokens[at - 2]].some((token) => token && BESIDE.test(token.key));

const MOST_PLACES = 4;

/** The citizenship that a text tells; countries that may be one, where it only names places, somebody else's, or several. */
export function citizenshipIn(text: string, countries: Countries): { code?: string; places?: string[] } {
  if (saysStateless(text)) return { code: STATELESS };
  const tokens = tokensOf(text);
  const told = among(findersOf(countries).foreign(text), tokens.some(isWe));
  const { code } = told;
  const keys = tokens.map(({ key }) => key).join(' ');
  const isOther = code !== undefined && code !== RUSSIA;
  return isOther && RUSSIAN_PASSPORT.test(keys) ? { places: [RUSSIA, code] } : told;
}

/** "Rus pasportim bor", "паспорти русӣ": the word for a people that is no country. */
const RUSSIAN_PASSPORT = /\b(?:rus|oris|orus|ros)\w* pasport|\bpasport\w* (?:rus|oris|orus|ros)/;
const RUSSIA = 'RU';

/** For several people, of whom not all are citizens of the same country: "мы", "keldik", "turishimiz". */
const isWe = ({ text, key }: Token): boolean =>
  /^(?:we|us|мы|нам|біз|бізге|биз|бизге|biz|bizga|бизга|мо)$/.test(text) ||
  /(?:d[iu]k|[iu]m[iu]z)$/.test(key);

function among(found: readonly FoundCountry[], forSeveral: boolean): { code?: string; places?: string[] } {
  // Who is an Uzbek by people may have a Kyrgyz passport: then both were told, and it is asked.
  const told = found.filter(({ as }) => as === 'own' || as === 'citizenship');
  const isOwn = told.some(({ as }) => as === 'own');
  const ofOthers = found.some(({ as }) => as === 'others');
  const [only, ...others] = told;
  // "Я армянин из Узбекистана": the people and the country differ.
  const comesFrom = isOwn && found.some(({ as, code }) => as === 'from' && code !== only?.code);
  const isSure = !comesFrom && (isOwn ? !(forSeveral && ofOthers) : !ofOthers);
  if (only && others.length === 0 && isSure) return { code: only.code };
  const places = (told.length > 0 && !ofOthers && !comesFrom ? told : found)
    .map(({ code }) => code)
    .slice(0, MOST_PLACES);
  return places.length > 0 ? { places } : {};
}

/** The same of a reply to our question for it, where a country that is only named is one; not "I came from Russia". */
export function citizenshipInReply(
  text: string,
  context: Pick<Context, 'content'>,
): { code?: string; places?: string[] } {
  if (saysStateless(text)) return { code: STATELESS };
  const found = findersOf(context.content.countries).replied(text);
  const { code, places = [] } = among(found, false);
  if (code) return { code };
  const [only, ...others] = found;
  const tokens = tokensOf(text);
  const isNamed = only?.as === 'place' || (only?.as === 'from' && !tokens.some(({ key }) => hasEntered(key)));
  if (only && others.length === 0 && isNamed) return { code: only.code };
  return places.length > 0 ? { places } : {};
}

const HOME_CITIZEN =
  /гражд\S* (?:казахстан|рк(?![\p{L}]))|қазақстан\S* азамат|казакстан\S* (?:азамат|жаран)|қр азамат|qozog['ʻ‘’]?iston fuqaro|қозоғистон фуқаро|шаҳрванди қазоқистон|kazakhstani? citizen|citizens? of kazakhstan|казахстанец|казахстанка/iu;

/** Whether a text says that somebody is a citizen of our own country, for whom nothing here is computed. */
export const isOfHome = (text: string, countries: Countries): boolean =>
  HOME_CITIZEN.test(text) ||
  findersOf(countries)
    .home(text)
    .some(({ as }) => as === 'own');

/** Whether something is said to happen in another country, or to lead there. */
export const isAbroad = (text: string, countries: Countries): boolean =>
  findersOf(countries)
    .foreign(text)
    .some(({ as }) => as === 'inside');
