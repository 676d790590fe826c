import type { LocaleTexts } from '../contacts.ts';
import type { Library, StayRule } from '../content/content.ts';
import { type CountryRule, countryRule } from './country-rule.ts';
import { addDays, type Day, isDay } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';
import { figureOn } from './rule-figures.ts';

export interface ResidenceDeadlineInput {
  /** ISO 3166-1 alpha-2, upper case, or `STATELESS`. */
  readonly citizenship: string;
  readonly arrival: Day;
  /** The day on which it is told, so that what has passed is told as such. */
  readonly on?: Day;
}

/** What has to be said besides the dates. */
export type ResidenceNote =
  | 'system'
  | 'contract'
  | 'registration-unclear'
  | 'sources-differ'
  | 'not-official';

/** What somebody who wants to stay longer must have done, and by when. */
export interface ResidenceDeadlineResult {
  readonly ok: true;
  readonly country: LocaleTexts;
  readonly arrival: Day;
  /** `register`: be registered; `permit`: hold a residence permit or leave; `visa`: leave, a longer stay needs a visa from abroad. */
  readonly duty: StayRule['longer'];
  /** Days within which it is done. */
  readonly limitDays: number;
  /** Last day when the day of arrival counts. */
  readonly safe: Day;
  /** Last day when it does not. */
  readonly latest: Day;
  /** Last day of one visit without a visa or residence permit. */
  readonly lastDay: Day;
  readonly visitDays: number;
  /** Day by which to apply for a residence permit, by our advice; absent where it would lie before the arrival. */
  readonly applyBy?: Day;
  readonly marginDays?: number;
  /** The day on which it is told; absent where it is not known. */
  readonly on?: Day;
  readonly notes: readonly ResidenceNote[];
  readonly checked: Day;
  readonly rules: readonly string[];
}

/** Computes the day by which a stay that goes on needs registration, a residence permit or an end. */
export function residenceDeadline(
  { citizenship, arrival, on }: ResidenceDeadlineInput,
  library: Pick<Library, 'countries' | 'figures'>,
): ResidenceDeadlineResult | Refusal {
  if (!isDay(arrival)) return refuse({ reason: 'no-such-day', day: arrival });
  const known = countryRule(citizenship, arrival, library.countries);
  if (!known.ok) return known;
  const limitDays = limitFor(known, arrival, library);
  if (limitDays === undefined) return beforeRegistration(arrival, library);
  const safe = addDays(arrival, limitDays - 1);
  return {
    ok: true,
    country: known.country.names,
    arrival,
    duty: known.rule.longer,
    limitDays,
    safe,
    latest: addDays(arrival, limitDays),
    lastDay: addDays(arrival, known.visitDays - 1),
    visitDays: known.visitDays,
    ...applyBy(known.rule, arrival, safe, library),
    ...(on === undefined ? {} : { on }),
    notes: notesFor(known),
    checked: library.countries.checked,
    rules: rulesFor(known),
  };
}

/** Registration is a rule of its own, with its own day; else the visit itself ends. */
function limitFor(
  { rule, visitDays }: CountryRule,
  arrival: Day,
  { figures }: Pick<Library, 'figures'>,
): number | undefined {
  return rule.longer === 'register' ? figureOn(figures, 'registration-day', arrival) : visitDays;
}

/** The facts do not say what holds for people who came before the rule on registration. */
function beforeRegistration(arrival: Day, { figures }: Pick<Library, 'figures'>): Refusal {
  const since = figures.get('registration-day')?.values[0]?.from;
  return since === undefined
    ? refuse({ reason: 'no-rule', day: arrival })
    : refuse({ reason: 'before-rule', day: arrival, since });
}

function applyBy(
  { longer }: StayRule,
  arrival: Day,
  safe: Day,
  { figures }: Pick<Library, 'figures'>,
): Pick<ResidenceDeadlineResult, 'applyBy' | 'marginDays'> {
  if (longer !== 'permit' && longer !== 'register-or-permit') return {};
  const marginDays = figureOn(figures, 'trp-safety-margin-days', arrival);
  if (marginDays === undefined) return {};
  const day = addDays(safe, -marginDays);
  return day < arrival ? {} : { applyBy: day, marginDays };
}

function notesFor({ country, rule }: CountryRule): ResidenceNote[] {
  const notes: ResidenceNote[] = [];
  if (rule.longer === 'register' || rule.longer === 'register-or-permit') notes.push('system');
  if (country.eaeu) notes.push('contract');
  if (rule.registrationUnclear) notes.push('registration-unclear');
  if (rule.sourcesDiffer) notes.push('sources-differ');
  else if (country.confidence !== 'high') notes.push('not-official');
  return notes;
}

function rulesFor({ country, rule }: CountryRule): string[] {
  const registers =
    rule.longer === 'register' || rule.longer === 'register-or-permit' || rule.registrationUnclear;
  const permits = rule.longer === 'permit' || rule.longer === 'register-or-permit';
  return [
    ...new Set([
      'F-ENTRY-01',
      ...rule.facts,
      ...(registers ? ['F-ENTRY-20'] : []),
      ...(country.eaeu ? ['F-ENTRY-43', 'F-WORK-04'] : []),
      'F-ENTRY-04',
      ...(permits ? ['F-RES-01', 'F-RES-06'] : []),
    ]),
  ];
}
