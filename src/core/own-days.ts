import type { Figure, Figures } from './figures.ts';

/** Days of the reader's own that a message to send may name as if they were figures; they are known once computed. */
export const OWN_DAYS = ['arrival', 'deadline'] as const;
export type OwnDay = (typeof OWN_DAYS)[number];
export type OwnDays = Readonly<Partial<Record<OwnDay, string>>>;

export const isOwnDay = (name: string): name is OwnDay => (OWN_DAYS as readonly string[]).includes(name);

/** The figures with the days of one reader among them; ISO days. */
export const withOwnDays = (figures: Figures, days: OwnDays): Figures =>
  new Map([
    ...figures,
    ...Object.entries(days).map(([name, value]): [string, Figure] => [
      name,
      { name, label: name, unit: 'date', fact: '', values: [{ value }] },
    ]),
  ]);
