import type { Content } from '../content/content.ts';
import type { Locale } from '../locale.ts';
import type { PageLink } from '../reply.ts';
import type { Block } from '../rich-text.ts';
import { answerFor, citations, dayInKazakhstan } from './answer.ts';
import { renderBlocks } from './render-template.ts';

/** A card to show as one reader gets it. */
export interface ShownCard {
  readonly title: string;
  /** The entry whose page proves it. */
  readonly entry: string;
  /** Kazakh and Russian for whoever it is shown to, then the reader's own language where it is another. */
  readonly texts: readonly CardText[];
  /** Finished sentence: "Checked on 20 November 2026". */
  readonly checkedNote: string;
}

export interface CardText {
  readonly locale: Locale;
  readonly blocks: readonly Block[];
  /** The laws behind it, with the article where known. */
  readonly basis: string;
}

/** Documents printed as the legal basis; there must be room for them. */
const MOST_LAWS = 2;

/** The card of a name, or `undefined` when this snapshot does not hold it. */
export function cardFor(content: Content, name: string, locale: Locale, now: Date): ShownCard | undefined {
  const card = content.cards.get(name);
  const answer = card && answerFor(content, card.entry, locale, { now });
  if (!answer) return undefined;
  const facts = card.facts.slice(0, 1).flatMap((id) => content.facts.get(id) ?? []);
  const today = dayInKazakhstan(now);
  return {
    title: card.title[locale],
    entry: card.entry,
    texts: [...new Set<Locale>(['kk', 'ru', locale])].map((each) => ({
      locale: each,
      blocks: renderBlocks(card.texts[each], content, { locale: each, today }).value,
      basis: citations(facts, each)
        .slice(0, MOST_LAWS)
        .map(({ title }) => title)
        .join('; '),
    })),
    checkedNote: answer.checkedNote,
  };
}

/** The cards that go with an entry, as links to their pages. */
export const cardLinks = (
  entry: string,
  { cards }: Pick<Content, 'cards'>,
  locale: Locale,
): readonly PageLink[] =>
  [...cards.values()]
    .filter((card) => card.entry === entry)
    .map(({ name, title }) => ({ label: title[locale], path: `/card/${name}?locale=${locale}` }));
