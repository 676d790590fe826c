import { STATELESS } from '../calculators/country-rule.ts';
import { tokensOf } from '../calculators/text-tokens.ts';
import type { Countries } from '../content/content.ts';
import { createCountryFinder, type FindCountries, saysStateless } from '../language/countries-in-text.ts';
import type { Context } from './context.ts';

interface Finders {
  readonly foreign: FindCountries;
  /** Kazakhstan, which longer texts name as the place they speak of. */
  readonly home: FindCountries;
}

const finders = new WeakMap<Countries, Finders>();

function findersOf({ countries }: Context['content']): Finders {
  const known = finders.get(countries);
  if (known) return known;
  const { byCode, home, ordinaryWords } = countries;
  const learned = {
    foreign: createCountryFinder(byCode.values(), ordinaryWords),
    home: createCountryFinder(home ? [home] : []),
  };
  finders.set(countries, learned);
  return learned;
}

/** "Гражданин Казахстана"; longer texts name it as the place they speak of. */
const LONGEST_HOME = 2;

/** Our own country, when a reply to the question for the citizenship names it and nothing else. */
export function homeIn(reply: string, { content }: Context): string | undefined {
  const isHome = tokensOf(reply).length <= LONGEST_HOME && findersOf(content).home(reply).length > 0;
  return isHome ? content.countries.home?.code : undefined;
}

const MOST_PLACES = 4;

/** The citizenship that a text tells, a reply to our question for it or any other; countries that may be one, where it only names places or several. */
export function citizenshipIn(
  text: string,
  { content }: Context,
  isReply = false,
): { code?: string; places?: string[] } {
  if (saysStateless(text)) return { code: STATELESS };
  const found = findersOf(content).foreign(text, isReply);
  const told = found.filter(({ citizenship }) => citizenship);
  const [only, ...others] = told;
  if (only && others.length === 0) return { code: only.code };
  const places = (told.length > 0 ? told : found).map(({ code }) => code).slice(0, MOST_PLACES);
  return places.length > 0 ? { places } : {};
}
