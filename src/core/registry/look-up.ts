import type { Contact } from '../contacts.ts';
import type { Address, Email, Handle, Link } from './address.ts';
import { isSharedEnding, isUnder, partsOf } from './host.ts';
import { imitatedBy, namesInside } from './imitation.ts';
import { nameKey, type OfficialHost, type Registry } from './registry.ts';

/** What our list says about an address. Nothing that is not in it is ever called real. */
export type Verdict =
  /** In our list; `host` where it is a site's. */
  | {
      readonly status: 'official';
      readonly kind: Address['type'];
      readonly contacts: readonly Contact[];
      readonly host?: string;
    }
  /** Another address, made or mistyped to look like `host`. */
  | { readonly status: 'imitation'; readonly contacts: readonly Contact[]; readonly host: string }
  | { readonly status: 'unknown'; readonly kind: Address['type']; readonly sign?: Sign };

/** What can be told about an address that is not in our list. */
export type Sign =
  /** Ends in gov.kz, as sites of the state do. */
  | { readonly type: 'state-ending' }
  /** A short link that hides where it leads. */
  | { readonly type: 'shortened' }
  /** A site that facts cite. */
  | { readonly type: 'source' }
  /** A name in a network that holds the name of an office. */
  | { readonly type: 'borrowed-name'; readonly contacts: readonly Contact[] };

/** Looks an address up in our list. */
export function lookUp(address: Address, registry: Registry): Verdict {
  switch (address.type) {
    case 'link':
      return lookUpLink(address, registry);
    case 'email':
      return lookUpEmail(address, registry);
    case 'handle':
      return lookUpHandle(address, registry);
    case 'phone':
      return listed('phone', registry.phones.get(address.digits));
    case 'name':
      return listed('name', registry.names.get(nameKey(address.name)));
    default:
      return address satisfies never;
  }
}

const listed = (kind: Address['type'], contacts: readonly Contact[] | undefined): Verdict =>
  contacts ? { status: 'official', kind, contacts } : { status: 'unknown', kind };

function lookUpLink(link: Link, registry: Registry): Verdict {
  const official = officialFor(link.host, registry);
  if (official) return atHost('link', official, officesAt(official, link.path));
  const imitated = imitatedBy(link, registry);
  if (imitated) return imitationOf(imitated);
  const sign = signOf(link.host, registry);
  return { status: 'unknown', kind: 'link', ...(sign ? { sign } : {}) };
}

const atHost = (kind: Address['type'], { host }: OfficialHost, contacts: readonly Contact[]): Verdict => ({
  status: 'official',
  kind,
  contacts,
  host,
});

const imitationOf = (official: OfficialHost): Verdict => ({
  status: 'imitation',
  host: official.host,
  contacts: officesAt(official, ''),
});

/** The longest host of the registry that this one is or stands under; under a shared ending everybody is for himself. */
function officialFor(host: string, { hosts }: Registry): OfficialHost | undefined {
  return hosts
    .filter((official) =>
      isSharedEnding(official.host) ? host === official.host : isUnder(host, official.host),
    )
    .sort((a, b) => b.host.length - a.host.length)[0];
}

/** The offices that a page belongs to, where pages tell offices apart; else those of the whole site. A portal of many is nobody's. */
function officesAt({ host, contacts }: OfficialHost, path: string): readonly Contact[] {
  const own = contacts.filter(({ url }) => {
    const page = pageOf(url);
    return page !== '' && (path === page || path.startsWith(`${page}/`));
  });
  if (own.length > 0) return own;
  return isSharedEnding(host) ? [] : atTheSite(contacts);
}

const pageOf = (url = ''): string => url.replace(/^https?:\/\/[^/]*/, '').replace(/\/$/, '');

/** A site is told by its own contact rather than by a phone line that names it too. */
function atTheSite(contacts: readonly Contact[]): readonly Contact[] {
  const sites = contacts.filter(({ phones }) => phones.length === 0);
  return sites.length > 0 ? sites : contacts;
}

const STATE_ENDING = 'gov.kz';
const SHORTENERS = new Set(
  `bit.ly goo.gl tinyurl.com clck.ru cutt.ly t.co is.gd vk.cc u.to shorturl.at rebrand.ly ow.ly tiny.cc v.gd rb.gy
  s.id t.ly qr.ae bit.do surl.li lnkd.in shorte.st adf.ly urlz.fr goo.su kurl.ru vk.link`.split(/\s+/),
);

function signOf(host: string, { sources }: Registry): Sign | undefined {
  if (isUnder(host, STATE_ENDING)) return { type: 'state-ending' };
  if (SHORTENERS.has(host)) return { type: 'shortened' };
  return sources.has(partsOf(host).domain) ? { type: 'source' } : undefined;
}

/** Where everybody may open a mailbox under any name. */
const FREE_MAIL = new Set(
  `gmail.com googlemail.com mail.ru inbox.ru bk.ru list.ru internet.ru yandex.ru yandex.kz yandex.com ya.ru yahoo.com
  outlook.com hotmail.com live.com icloud.com rambler.ru proton.me protonmail.com`.split(/\s+/),
);

function lookUpEmail({ name, host }: Email, registry: Registry): Verdict {
  const official = officialFor(host, registry);
  if (official) return atHost('email', official, atTheSite(official.contacts));
  const borrowed = FREE_MAIL.has(host) ? namesInside(name, registry) : undefined;
  const imitated = borrowed ?? imitatedBy({ type: 'link', host, path: '', bare: true }, registry);
  if (imitated) return imitationOf(imitated);
  const sign = signOf(host, registry);
  return { status: 'unknown', kind: 'email', ...(sign ? { sign } : {}) };
}

/** Our list holds no names in networks, so none of them is ever real. */
function lookUpHandle({ name }: Handle, registry: Registry): Verdict {
  const borrowed = namesInside(name, registry);
  const sign: Sign | undefined = borrowed && {
    type: 'borrowed-name',
    contacts: atTheSite(borrowed.contacts),
  };
  return { status: 'unknown', kind: 'handle', ...(sign ? { sign } : {}) };
}
