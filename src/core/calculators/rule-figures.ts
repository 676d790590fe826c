import type { Figures } from '../figures.ts';
import type { Day } from './dates.ts';

/** The number that is in force on a day; `undefined` before its first and after its last day: the past and the future are not guessed. */
export function figureOn(figures: Figures, name: string, day: Day): number | undefined {
  const inForce = figures
    .get(name)
    ?.values.find(({ from, until }) => (from ?? '') <= day && day <= (until ?? '9999'));
  return typeof inForce?.value === 'number' ? inForce.value : undefined;
}

/** Several numbers in force on a day, or `undefined` when one of them is not known. */
export function figuresOn<Name extends string>(
  figures: Figures,
  names: readonly Name[],
  day: Day,
): Readonly<Record<Name, number>> | undefined {
  const found = names.map((name) => [name, figureOn(figures, name, day)] as const);
  if (found.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(found) as Record<Name, number>;
}
