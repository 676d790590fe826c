import type { Calculator } from '../inquiry.ts';

/** The calculator that computes what an entry tells, and at the same time which entry states its rule first. */
const BY_ENTRY: ReadonlyMap<string, Calculator> = new Map([
  ['entry.day-count', 'stay'],
  ['entry.visa-free', 'stay'],
  ['entry.extend-stay', 'stay'],
  ['notify.arrival', 'notification'],
  ['notify.how', 'notification'],
  ['work.permit-household', 'household-permit'],
  ['work.permit-household-apply', 'household-permit'],
  ['residence.overstay', 'overstay'],
  ['residence.temporary', 'residence-deadline'],
  ['residence.temporary-apply', 'residence-deadline'],
]);

/** The calculator for an entry, where it has one. */
export const calculatorOf = (entry: string): Calculator | undefined => BY_ENTRY.get(entry);

/** The entry that states the rule of a calculator. */
export const ruleEntryOf = (calculator: Calculator): string =>
  [...BY_ENTRY].find(([, each]) => each === calculator)?.[0] ?? '';

/** The calculators that need the citizenship. */
export const needsCitizenship = (calculator: Calculator): boolean =>
  calculator === 'stay' || calculator === 'residence-deadline';
