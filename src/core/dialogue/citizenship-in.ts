import { STATELESS } from '../calculators/country-rule.ts';
import { tokensOf } from '../calculators/text-tokens.ts';
import type { Countries } from '../content/content.ts';
import { createCountryFinder, type FindCountries, saysStateless } from '../language/countries-in-text.ts';
import type { Context } from './context.ts';

const finders = new WeakMap<Countries, FindCountries>();

function countriesIn(question: string, { countries }: Context['content']): ReturnType<FindCountries> {
  const find = finders.get(countries) ?? createCountryFinder(countries.byCode.values());
  finders.set(countries, find);
  return find(question);
}

/** Kazakhstan; citizenships are ISO 3166-1 alpha-2. */
export const HOME = 'KZ';

/** The table of countries lacks Kazakhstan, which has no rule of stay. */
const findsHome = createCountryFinder([
  {
    code: HOME,
    names: {
      kk: 'Қазақстан',
      ru: 'Казахстан',
      uz: 'Qozogʻiston',
      tg: 'Қазоқистон',
      ky: 'Казакстан',
      en: 'Kazakhstan',
    },
  },
]);
/** "Гражданин Казахстана"; longer texts name it as the place they speak of. */
const LONGEST_HOME = 2;

/** Whether a reply to the question for the citizenship names Kazakhstan and nothing else. */
export const namesHome = (reply: string): boolean =>
  tokensOf(reply).length <= LONGEST_HOME && findsHome(reply).length > 0;

const MOST_PLACES = 4;

/** The citizenship that a text tells; countries that may be one, where it only names places or several. */
export function citizenshipIn(question: string, context: Context): { code?: string; places?: string[] } {
  if (saysStateless(question)) return { code: STATELESS };
  const found = countriesIn(question, context.content).filter(
    ({ code, citizenship }) => code !== HOME || citizenship,
  );
  const told = found.filter(({ citizenship }) => citizenship);
  const [only, ...others] = told;
  if (only && others.length === 0) return { code: only.code };
  const places = (told.length > 0 ? told : found).map(({ code }) => code).slice(0, MOST_PLACES);
  return places.length > 0 ? { places } : {};
}
