import type { Content, Letter } from '../content/content.ts';

/** The message to send that goes with an entry, where there is one. */
export const letterOf = (entry: string, { letters }: Pick<Content, 'letters'>): Letter | undefined =>
  letters.find(({ entries }) => entries.includes(entry));
