import { tokensOf } from '../calculators/text-tokens.ts';
import type { Content } from '../content/content.ts';
import { skeleton, skeletons } from '../language/words.ts';
import type { Address } from '../registry/address.ts';
import { findAddresses, findNames } from '../registry/find-addresses.ts';
import { lookUp, type Verdict } from '../registry/look-up.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import {
  asksIfReal,
  asksToCheck,
  asksWhose,
  namesAddress,
  namesTrustLine,
  speaksOfMoney,
} from './verification-cues.ts';

/** The addresses of a message that something has to be said about, and what our list says. */
export interface AddressCheck {
  /**
   * `asked`: the message asks about them, or is nothing else. `mere`: it is nothing but a plain site or short numbers of our
   * list, of which an entry may tell more. `aside`: it asks for something else and holds an imitation.
   */
  readonly place: 'asked' | 'mere' | 'aside';
  readonly verdicts: readonly Verdict[];
  /** Money first, a card, a code or secrecy is spoken of too. */
  readonly money: boolean;
}

/** Reads a message as the question "is this real?"; `undefined` when there is nothing to say about an address in it. */
export function recogniseCheck(written: string, content: Content): AddressCheck | undefined {
  const registry = registryOf(content);
  const { addresses, rest } = findAddresses(written, registry);
  if (addresses.length === 0) return checkNames(written, registry);
  const keys = keysOf(rest);
  const alone = keys.length < 3 && keys.every(namesAddress);
  const asked = addresses.filter((address) => isAsked(address, keys, alone, registry));
  if (asked.length === 0) return undefined;
  const verdicts = asked.map((address) => lookUp(address, registry));
  const money = keys.some(speaksOfMoney);
  if (alone) return { place: isMere(asked, verdicts) ? 'mere' : 'asked', verdicts, money };
  if (isAbout(verdicts, keys)) return { place: 'asked', verdicts, money };
  const imitations = verdicts.filter(({ status }) => status === 'imitation');
  return imitations.length > 0 ? { place: 'aside', verdicts: imitations, money } : undefined;
}

const registries = new WeakMap<Content['contacts'], Registry>();

function registryOf({ contacts, facts }: Content): Registry {
  const known = registries.get(contacts);
  if (known) return known;
  const urls = [...facts.values()].flatMap(({ documents }) => documents.flatMap(({ url }) => url ?? []));
  const registry = createRegistry(contacts, urls);
  registries.set(contacts, registry);
  return registry;
}

/** On the rough spelling "scam" and the Russian word for "oneself" meet. */
const keysOf = (text: string): string[] =>
  tokensOf(text).map(({ text: word, key }) => (/^(?:scam|скам)/.test(word) ? FRAUD : key));
const FRAUD = skeleton('fraud');
/** Where keys differ from the skeletons of words, which are at hand. */
const READ_OTHERWISE = /\d|scam|скам/i;

/** Longer messages tell a story that an entry answers better. */
const LONGEST_QUESTION = 30;
const LONGEST_ABOUT_NAME = 16;
/** Around an address or a name of our list only a short question is about it itself. */
const LONGEST_ABOUT_OFFICIAL = 8;

function checkNames(written: string, registry: Registry): AddressCheck | undefined {
  if (!skeletons(written).some(asksIfReal) && !READ_OTHERWISE.test(written)) return undefined;
  const keys = keysOf(written);
  if (!keys.some(asksIfReal) || keys.length > LONGEST_ABOUT_NAME) return undefined;
  const verdicts = findNames(written, registry).map((name) => lookUp(name, registry));
  // "An official complaint through e-Otinish" asks for the way, not whether it is real.
  const listed = verdicts.every(({ status }) => status === 'official');
  if (listed && keys.length > LONGEST_ABOUT_OFFICIAL) return undefined;
  return verdicts.length > 0 ? { place: 'asked', verdicts, money: keys.some(speaksOfMoney) } : undefined;
}

/** Short numbers stand in many questions: they count when asked about in few words, or when our list's alone are written. */
function isAsked(address: Address, keys: readonly string[], alone: boolean, { phones }: Registry): boolean {
  if (address.type !== 'phone' || !address.short) return true;
  const listed = phones.has(address.digits);
  if (alone) return listed;
  const doubted = keys.some((key) => asksIfReal(key) && !namesTrustLine(key));
  return doubted && keys.length <= LONGEST_ABOUT_OFFICIAL && (listed || keys.some(namesAddress));
}

/** A site or short numbers of our list alone, as one types them to read about them, not to check a message. */
const isMere = (asked: readonly Address[], verdicts: readonly Verdict[]): boolean =>
  verdicts.every(({ status }) => status === 'official') &&
  asked.every((address) =>
    address.type === 'link' ? address.bare : address.type === 'phone' && address.short,
  );

/** Accounts and phones are asked about with "who is this?" too, false sites with "shall I pay?". */
function isAbout(verdicts: readonly Verdict[], keys: readonly string[]): boolean {
  if (keys.length > LONGEST_QUESTION) return false;
  const official = verdicts.every(({ status }) => status === 'official');
  if (official) return keys.length <= LONGEST_ABOUT_OFFICIAL && keys.some(asksIfReal);
  const spoken = verdicts.some((verdict) => verdict.status === 'unknown' && SPOKEN.has(verdict.kind));
  const imitation = verdicts.some(({ status }) => status === 'imitation');
  return keys.some(
    (key) =>
      asksIfReal(key) || asksToCheck(key) || (spoken && asksWhose(key)) || (imitation && speaksOfMoney(key)),
  );
}

const SPOKEN: ReadonlySet<Address['type']> = new Set(['phone', 'handle']);
