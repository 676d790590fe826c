import type { Country, Library, StayRule } from '../content/content.ts';
import type { Day } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Written instead of a country for people who are citizens of none. */
export const STATELESS = 'XX';

/** Kazakhstan, whose citizens no rule of stay concerns. */
export const HOME = 'KZ';

/** A citizenship whose days without a visa are known, and the rule that states them. */
export interface CountryRule {
  readonly ok: true;
  readonly country: Country;
  readonly visitDays: number;
  readonly rule: StayRule;
}

/** Finds the rule of a citizenship (ISO 3166-1 alpha-2, upper case, or `STATELESS`) for a day. */
export function countryRule(
  citizenship: string,
  day: Day,
  countries: Library['countries'],
): CountryRule | Refusal {
  if (citizenship === STATELESS) return refuse({ reason: 'stateless' });
  if (citizenship === HOME) return refuse({ reason: 'own-citizen' });
  const country = countries.byCode.get(citizenship);
  const rule = stayRuleOf(citizenship, countries.stayRules);
  if (!country || !rule) return refuse({ reason: 'unknown-country' });
  if (!country.visaFree || country.daysPerVisit === null)
    return refuse({ reason: 'visa-needed', country: country.names });
  if (day < rule.since) return refuse({ reason: 'before-rule', day, since: rule.since });
  return { ok: true, country, visitDays: country.daysPerVisit, rule };
}

/** The rule that names the country, else the one that names none. */
export const stayRuleOf = (code: string, rules: readonly StayRule[]): StayRule | undefined =>
  rules.find(({ countries }) => countries?.includes(code)) ?? rules.find(({ countries }) => !countries);
