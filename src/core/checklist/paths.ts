import { STATELESS, stayRuleOf } from '../calculators/country-rule.ts';
import type { Countries } from '../content/content.ts';
import type { Checklist, Direction, Purpose, Stage, Step } from './checklist.ts';

/** The groups of a citizenship that steps may name, by the data of countries.yaml; `undefined` for a country that it does not hold. */
export function groupsOf(citizenship: string, countries: Countries): readonly string[] | undefined {
  if (citizenship === STATELESS) return ['stateless'];
  const country = countries.byCode.get(citizenship);
  if (!country) return undefined;
  const named = [...countries.groups].flatMap(([name, codes]) => (codes.includes(citizenship) ? [name] : []));
  const longer = country.visaFree ? stayRuleOf(citizenship, countries.stayRules)?.longer : undefined;
  return [
    ...named,
    ...(country.workPermitNeeded === false ? [] : ['needs-permit']),
    ...(longer === undefined ? [] : [`longer-${longer}`]),
  ];
}

/** Every group that some citizenship is in. */
export const allGroups = (countries: Countries): ReadonlySet<string> =>
  new Set([...countries.byCode.keys(), STATELESS].flatMap((code) => groupsOf(code, countries) ?? []));

/** One citizenship for each set of groups: whoever is in the same groups gets the same steps. */
export function citizenClasses(countries: Countries): readonly string[] {
  const first = new Map<string, string>();
  for (const code of [...countries.byCode.keys(), STATELESS]) {
    const groups = (groupsOf(code, countries) ?? []).join(' ');
    if (!first.has(groups)) first.set(groups, code);
  }
  return [...first.values()];
}

/** The answers that decide which steps are shown. */
export interface Path {
  readonly direction: Direction;
  /** ISO 3166-1 alpha-2 or `STATELESS`; absent for people who leave Kazakhstan. */
  readonly citizenship?: string;
  readonly purpose: string;
  readonly stage: string;
}

/** Whether a purpose and a stage make a journey together. */
export const goTogether = (purpose: Purpose, stage: Stage): boolean =>
  purpose.direction === stage.direction && !purpose.without.includes(stage.id);

/** Every path through the check: each class of citizenships with each purpose and stage. */
export function pathsOf(checklist: Checklist, countries: Countries): Path[] {
  const citizens = citizenClasses(countries);
  return checklist.purposes.flatMap((purpose) =>
    checklist.stages
      .filter((stage) => goTogether(purpose, stage))
      .flatMap((stage): Path[] => {
        const path = { direction: purpose.direction, purpose: purpose.id, stage: stage.id };
        return purpose.direction === 'arriving'
          ? citizens.map((citizenship) => ({ ...path, citizenship }))
          : [path];
      }),
  );
}

/** The steps of a path in the order of the file, those of past and future rules too. */
export function stepsOn(path: Path, checklist: Checklist, countries: Countries): Step[] {
  const groups = path.citizenship === undefined ? [] : (groupsOf(path.citizenship, countries) ?? []);
  const meets = (wanted: readonly string[]) => wanted.some((group) => groups.includes(group));
  return checklist.steps.filter((step) =>
    step.for.some(
      ({ stages, purposes, citizens, except }) =>
        stages.includes(path.stage) &&
        (purposes === undefined || purposes.includes(path.purpose)) &&
        (citizens === undefined || meets(citizens)) &&
        (except === undefined || !meets(except)),
    ),
  );
}
