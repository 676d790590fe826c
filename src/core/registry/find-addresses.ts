import type { Address, OfficeName } from './address.ts';
import { linksInText } from './links-in-text.ts';
import { type Placed, phonesInText } from './phones-in-text.ts';
import { nameKey, type Registry } from './registry.ts';

/** What a text asks about, and the words around it. */
export interface FoundAddresses {
  readonly addresses: readonly Address[];
  /** The text without them. */
  readonly rest: string;
}

/** Finds links, e-mails, names in networks and phones, each once, in the order of the text. */
export function findAddresses(text: string, { phones }: Pick<Registry, 'phones'>): FoundAddresses {
  const links = linksInText(text);
  const linkless = without(text, links);
  const numbers = phonesInText(linkless, (digits) => phones.has(digits));
  const placed = [...links, ...numbers].sort((a, b) => a.start - b.start);
  return { addresses: eachOnce(placed.map(({ found }) => found)), rest: without(linkless, numbers) };
}

/** The text without its links, e-mails and names in networks: they tell nothing of the language it is written in. */
export const withoutLinks = (text: string): string => without(text, linksInText(text));

const without = (text: string, placed: readonly Placed<Address>[]): string =>
  placed.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );

const eachOnce = (addresses: readonly Address[]): Address[] => [
  ...new Map(addresses.map((address) => [JSON.stringify(address), address])).values(),
];

/** Words for an agency or a firm, as they begin in our languages. */
const FIRM_WORD =
  '(?:агент|агенс|фирм|компан|контор|организац|ташкилот|мекеме|уюм|ширкат|agent|agenc|firm|kompan|compan|tashkilot|shirkat)';
/** A name in quotation marks beside such a word. */
const QUOTED = new RegExp(
  `(?<=${FIRM_WORD}\\p{L}*\\s+)[«“"„]([^«»“”"„\\n]{2,60})[»”"“]|[«“"„]([^«»“”"„\\n]{2,60})[»”"“](?=\\s+${FIRM_WORD})`,
  'giu',
);
/** A firm's name after the short word for its kind. */
const FIRM =
  /(?<!\p{L})(?:ТОО|ЖШС|ИП|ООО|ОсОО|ЖЧК|МЧЖ|ҶДММ|MChJ|MCHJ|LLP|LLC|TOO)\s+[«“"„]?((?:\p{Lu}[\p{L}\p{N}-]*\s?){1,4})/gu;

/** Names of offices and firms: in quotation marks beside the word agency or firm, after the short word for a kind of firm, or known to our list. */
export function findNames(text: string, { names }: Pick<Registry, 'names'>): OfficeName[] {
  const marked = [...text.matchAll(QUOTED), ...text.matchAll(FIRM)].flatMap(
    ([, first, second]) => (first ?? second)?.trim() ?? [],
  );
  const said = ` ${nameKey(text)} `;
  const known = [...names.keys()].filter((key) => said.includes(` ${key} `));
  const unknown = marked.filter((name) => /\p{L}{2}/u.test(name) && !known.includes(nameKey(name)));
  return [...new Set([...known, ...unknown])].map((name) => ({ type: 'name', name }));
}
