import type { Contact, Contacts } from '../contacts.ts';
import { skeletons } from '../language/words.ts';
import { LOCALES } from '../locale.ts';
import { isSharedEnding, partsOf, tidyHost } from './host.ts';
import { glance } from './look-alikes.ts';
import { fullNumber } from './phones-in-text.ts';

/** A host of the registry, prepared for comparing. */
export interface OfficialHost {
  readonly host: string;
  /** The registered name without hyphens, as a hasty eye reads it: `egov`. */
  readonly brand: string;
  /** Words that tell its country in an address: `kz`, `kazakhstan`. */
  readonly country: readonly string[];
  /** True for a name that offices of other countries have too. */
  readonly common: boolean;
  readonly contacts: readonly Contact[];
}

/** What addresses are compared with: our list of contacts, and the sites that our facts come from. */
export interface Registry {
  /** Those of fewest parts first: `enbek.kz` before `migration.enbek.kz`. */
  readonly hosts: readonly OfficialHost[];
  /** By digits as `fullNumber` writes them. */
  readonly phones: ReadonlyMap<string, readonly Contact[]>;
  /** By the words of a name in any language, as `nameKey` writes them. */
  readonly names: ReadonlyMap<string, readonly Contact[]>;
  /** Registered domains of the sites that facts cite. */
  readonly sources: ReadonlySet<string>;
}

/** Prepares our list for comparing; `sourceUrls` are the pages that facts cite. */
export function createRegistry(contacts: Contacts, sourceUrls: Iterable<string>): Registry {
  const all = [...contacts.values()];
  return {
    hosts: [...byKey(all, ({ url }) => (url === undefined ? [] : [hostOf(url)]))]
      .map(officialHost)
      .sort((a, b) => a.host.split('.').length - b.host.split('.').length),
    phones: phonesOf(all),
    names: byKey(all, (contact) => namesOf(contact)),
    sources: new Set([...sourceUrls].map((url) => partsOf(hostOf(url)).domain)),
  };
}

/** The contacts under each of their keys. */
function byKey(
  all: readonly Contact[],
  keysOf: (contact: Contact) => readonly string[],
): Map<string, Contact[]> {
  const pairs = all.flatMap((contact) => [...new Set(keysOf(contact))].map((key) => ({ key, contact })));
  const grouped = Map.groupBy(pairs, ({ key }) => key);
  return new Map([...grouped].map(([key, group]) => [key, group.map(({ contact }) => contact)]));
}

const hostOf = (url: string): string => tidyHost(url.replace(/^https?:\/\//, '').replace(/[/?#].*$/s, ''));

/** Names that mean an office of any country; alone they imitate nobody. */
const COMMON_NAMES = new Set(['gov', 'mfa', 'ombudsman', 'iom', 'unhcr', 'icrc', 'testcenter'].map(glance));
const KAZAKHSTAN = ['kz', 'kaz', 'kazakhstan', 'kazakstan', 'qazaqstan', 'astana', 'almaty'].map(glance);

function officialHost([host, contacts]: [string, readonly Contact[]]): OfficialHost {
  const { label, ending } = partsOf(host);
  const brand = glance(label).replaceAll('-', '');
  const top = ending.split('.').at(-1) ?? '';
  const country = top.length === 2 && top !== 'kz' ? [glance(top)] : KAZAKHSTAN;
  return { host, brand, country, common: COMMON_NAMES.has(brand) || isSharedEnding(host), contacts };
}

/** A number is told by whose own it is, before it is told by who can be called on it from abroad. */
const phonesOf = (all: readonly Contact[]): Map<string, Contact[]> =>
  new Map([
    ...byKey(all, ({ fromAbroad }) => (fromAbroad ? [fullNumber(fromAbroad.dial)] : [])),
    ...byKey(all, ({ phones }) => phones.map(({ dial }) => fullNumber(dial))),
  ]);

/** A name as it is compared: rough spelling, marks left out. */
export const nameKey = (name: string): string => skeletons(name).join(' ');

/**
 * The whole name, what stands before a colon, comma or bracket, and what stands in quotation marks. One word ("police") names
 * nobody, unless it is a brand that every language writes alike.
 */
function namesOf({ name }: Contact): string[] {
  const brand = new Set(LOCALES.map((locale) => name[locale])).size === 1;
  return LOCALES.flatMap((locale) => {
    const whole = name[locale];
    const quoted = [...whole.matchAll(/[«“"]([^»”"]+)[»”"]/g)].flatMap(([, inside]) => inside ?? []);
    return [whole, whole.replace(/[:,(].*$/s, ''), ...quoted].map(nameKey);
  }).filter((key) => key.includes(' ') || brand);
}
