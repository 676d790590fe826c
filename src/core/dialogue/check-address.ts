import { tokensOf } from '../calculators/text-tokens.ts';
import type { Contact } from '../contacts.ts';
import type { Content } from '../content/content.ts';
import { skeleton } from '../language/words.ts';
import type { Address } from '../registry/address.ts';
import { findAddresses, findNames } from '../registry/find-addresses.ts';
import { lookUp, type Sign, type Verdict } from '../registry/look-up.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import { REGISTRY_MESSAGES } from '../registry/registry-messages.ts';
import type { Option, Part } from '../reply.ts';
import { contactCard } from './contact-card.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { buttons, text } from './parts.ts';
import { readerAnswer } from './show-entry.ts';
import {
  asksIfReal,
  asksToCheck,
  asksWhose,
  namesAddress,
  namesTrustLine,
  speaksOfMoney,
} from './verification-cues.ts';

// ---------------------------------------------------------------- when it is asked

/** What a message asks to look up, and what our list says. */
export interface AddressCheck {
  readonly verdicts: readonly Verdict[];
  /** True when the message is nothing but a plain site or short number of our list: then an entry may tell more. */
  readonly mere: boolean;
  /** Money first, a card, a code or secrecy is spoken of too. */
  readonly money: boolean;
}

/** Longer messages tell a story that an entry answers better. */
const LONGEST_QUESTION = 30;
/** Around an address of our list only a short question is about the address itself. */
const LONGEST_ABOUT_OFFICIAL = 8;
const MOST_ADDRESSES = 5;

/** Reads a message as the question "is this real?"; `undefined` when it asks for something else. */
export function recogniseCheck(written: string, content: Content): AddressCheck | undefined {
  const registry = registryOf(content);
  const { addresses, rest } = findAddresses(written, registry);
  const keys = keysOf(rest);
  const verdictsOf = (asked: readonly Address[]): AddressCheck => {
    const verdicts = asked.slice(0, MOST_ADDRESSES).map((address) => lookUp(address, registry));
    return { verdicts, mere: false, money: keys.some(speaksOfMoney) };
  };
  const alone = keys.every(namesAddress) && keys.length < 3;
  const asked = addresses.filter((address) => isAsked(address, keys, alone, registry));
  if (asked.length > 0) {
    const check = verdictsOf(asked);
    if (alone) return { ...check, mere: isMere(asked, check.verdicts) };
    return isAbout(check, keys) ? check : undefined;
  }
  if (addresses.length > 0 || !keys.some(asksIfReal) || keys.length > LONGEST_ABOUT_OFFICIAL * 2)
    return undefined;
  const names = findNames(written, registry);
  const check = verdictsOf(names);
  return names.length > 0 ? check : undefined;
}

/** On the rough spelling "scam" and the Russian word for "oneself" meet. */
const keysOf = (text: string): string[] =>
  tokensOf(text).map(({ text: word, key }) => (/^(?:scam|скам)/.test(word) ? FRAUD : key));
const FRAUD = skeleton('fraud');

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

function isAbout({ verdicts }: AddressCheck, keys: readonly string[]): boolean {
  if (keys.length > LONGEST_QUESTION) return false;
  const official = verdicts.every(({ status }) => status === 'official');
  if (official) return keys.length <= LONGEST_ABOUT_OFFICIAL && keys.some(asksIfReal);
  const spoken = verdicts.some((verdict) => verdict.status === 'unknown' && SPOKEN.has(verdict.kind));
  return keys.some((key) => asksIfReal(key) || asksToCheck(key) || (spoken && asksWhose(key)));
}

const SPOKEN: ReadonlySet<Address['type']> = new Set(['phone', 'handle']);

const registries = new WeakMap<Content['contacts'], Registry>();

function registryOf({ contacts, facts }: Content): Registry {
  const known = registries.get(contacts);
  if (known) return known;
  const urls = [...facts.values()].flatMap(({ documents }) => documents.flatMap(({ url }) => url ?? []));
  const registry = createRegistry(contacts, urls);
  registries.set(contacts, registry);
  return registry;
}

// ---------------------------------------------------------------- what is said

/** Tells for each address what our list says, whom to ask and what to check. */
export function showCheck({ verdicts, money }: AddressCheck, context: Context): Draft {
  const told = worstFirst(verdicts);
  const unsure = told.filter(({ status }) => status !== 'official');
  const draft = plainDraft(
    'tool',
    text(
      ...told.flatMap((verdict) => sentences(verdict, verdicts.length > 1, context)),
      ...warning(money, context),
    ),
    ...cards(told, context),
  );
  if (unsure.length === 0 && !money) return draft;
  const options = whatToCheck(context);
  return {
    ...draft,
    parts: [...draft.parts, buttons(options, REGISTRY_MESSAGES[context.locale]('check.prompt'))],
  };
}

/** An entry found for a site or number of our list that was typed alone, under a line that tells whose it is. */
export function withOfficialNote(check: AddressCheck, draft: Draft, context: Context): Draft {
  if (draft.outcome !== 'answer') return showCheck(check, context);
  const sites = check.verdicts.filter((verdict) => 'host' in verdict);
  const lines = sites.flatMap((verdict) => sentences(verdict, false, context).slice(0, 1));
  return lines.length === 0 ? draft : { ...draft, parts: [text(...lines), ...draft.parts] };
}

const WORST_FIRST: readonly Verdict['status'][] = ['imitation', 'unknown', 'official'];

/** Each thing to say once, what is dangerous first. */
function worstFirst(verdicts: readonly Verdict[]): Verdict[] {
  const said = new Map(verdicts.map((verdict) => [sayingOf(verdict), verdict]));
  return [...said.values()].sort((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
}

const sayingOf = (verdict: Verdict): string =>
  [
    verdict.status,
    'kind' in verdict ? verdict.kind : '',
    'host' in verdict ? verdict.host : '',
    'sign' in verdict ? verdict.sign?.type : '',
    'contacts' in verdict ? verdict.contacts.map(({ id }) => id).join() : '',
  ].join(' ');

function sentences(verdict: Verdict, several: boolean, context: Context): string[] {
  const t = REGISTRY_MESSAGES[context.locale];
  switch (verdict.status) {
    case 'official':
      return officialSentences(verdict, context);
    case 'imitation': {
      const values = { address: verdict.host };
      return [t(several ? 'imitation.one' : 'imitation', values), t('imitation.do')];
    }
    case 'unknown':
      return [
        t(several ? 'unknown.several' : `unknown.${verdict.kind}`),
        ...signSentences(verdict.sign, context),
        t('unknown.meaning'),
      ];
    default:
      return verdict satisfies never;
  }
}

function officialSentences(
  { kind, host, contacts }: Extract<Verdict, { status: 'official' }>,
  context: Context,
): string[] {
  const t = REGISTRY_MESSAGES[context.locale];
  const office = names(contacts, context);
  const address = host ?? '';
  switch (kind) {
    case 'link':
      return [
        office === '' ? t('official.portal', { address }) : t('official.link', { address, office }),
        t('official.link.care'),
      ];
    case 'email':
      return [t('official.email', { address, office }), t('official.email.care')];
    case 'phone':
      return [t('official.phone', { office }), t('official.phone.care')];
    case 'handle':
    case 'name':
      return [t('official.name', { office }), t('official.name.care')];
    default:
      return kind satisfies never;
  }
}

function signSentences(sign: Sign | undefined, context: Context): string[] {
  const t = REGISTRY_MESSAGES[context.locale];
  switch (sign?.type) {
    case undefined:
      return [];
    case 'state-ending':
    case 'shortened':
    case 'source':
      return [t(`sign.${sign.type}`)];
    case 'borrowed-name':
      return [t('sign.borrowed-name', { office: names(sign.contacts, context) })];
    default:
      return sign satisfies never;
  }
}

const warning = (money: boolean, { locale }: Context): string[] =>
  money ? [REGISTRY_MESSAGES[locale]('warning.money')] : [];

const names = (contacts: readonly Contact[], { locale }: Context): string =>
  contacts.map(({ name }) => name[locale]).join('; ');

const MOST_CARDS = 3;
const WHO_KNOWS = 'egov-1414';

/** How to reach the offices themselves, and who can be asked about what is not in our list. */
function cards(told: readonly Verdict[], { content, locale, now }: Context): Part[] {
  const t = REGISTRY_MESSAGES[locale];
  const own = told.flatMap((verdict) => (verdict.status === 'unknown' ? [] : verdict.contacts));
  const asked = told.some(({ status }) => status === 'unknown') ? content.contacts.get(WHO_KNOWS) : undefined;
  const part = (heading: string, contacts: readonly Contact[]): Part[] =>
    contacts.length === 0
      ? []
      : [
          {
            type: 'contacts',
            heading,
            contacts: [...new Set(contacts)]
              .slice(0, MOST_CARDS)
              .map((contact) => contactCard(contact, locale, now)),
          },
        ];
  return [...part(t('cards.official'), own), ...part(t('cards.ask'), asked ? [asked] : [])];
}

/** What to read before paying or sending anything; work abroad first for those who leave. */
function whatToCheck(context: Context): Option[] {
  const { audience } = context.session;
  const work = ['work.check-employer', 'depart.agencies'];
  const ids = ['safety.job-scam', ...(audience === 'departing' ? work.reverse() : work)];
  return ids.flatMap((id): Option[] => {
    const title = readerAnswer(id, context)?.title;
    return title === undefined ? [] : [{ label: title, choice: { type: 'entry', id } }];
  });
}
