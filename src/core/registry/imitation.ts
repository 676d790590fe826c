import type { Link } from './address.ts';
import { editDistance } from './edit-distance.ts';
import { isSharedEnding, partsOf, tidyHost } from './host.ts';
import { glance, sound } from './look-alikes.ts';
import type { OfficialHost, Registry } from './registry.ts';

/** The host of our list that a link looks like without being it; `undefined` when it looks like none. */
export function imitatedBy(link: Link, { hosts, sources }: Registry): OfficialHost | undefined {
  const before = link.before === undefined ? undefined : standsBefore(link.before, hosts);
  if (before) return before;
  if (isSomebodysOwn(link.host, hosts, sources)) return undefined;
  const seen = seenHost(link.host);
  const longestFirst = hosts.toReversed();
  return (
    longestFirst.find((official) => hidesInPath(link.path, official)) ??
    longestFirst.find((official) => readsAlike(seen, official)) ??
    longestFirst.find((official) => holdsWhole(seen, official)) ??
    hosts.find((official) => holdsName(seen, official)) ??
    hosts.find((official) => isMisspelt(seen, official))
  );
}

/** A host as it is seen and heard. */
interface Seen {
  readonly host: string;
  readonly glance: string;
  readonly sound: string | undefined;
  readonly labels: readonly string[];
  /** Labels and what stands between hyphens. */
  readonly tokens: readonly string[];
}

const CYRILLIC_HOST = /^[\u0400-\u04ff\d.-]+$/;

function seenHost(host: string): Seen {
  const seen = glance(host);
  return {
    host,
    glance: seen,
    sound: CYRILLIC_HOST.test(host) ? sound(host) : undefined,
    labels: seen.split('.'),
    tokens: seen.split(/[.-]/).filter(Boolean),
  };
}

const PLAIN = /^[a-z0-9.-]+$/;
const STATE_NAMES = /(?:^|\.)gov\.[a-z]{2}$/;

/** Nobody but a state, the owner of a host in our list or a site that we cite can hold these; only plain letters count. */
const isSomebodysOwn = (
  host: string,
  hosts: readonly OfficialHost[],
  sources: ReadonlySet<string>,
): boolean => {
  const { domain } = partsOf(host);
  return (
    PLAIN.test(host) &&
    (STATE_NAMES.test(host) ||
      sources.has(domain) ||
      hosts.some((each) => partsOf(each.host).domain === domain))
  );
};

/** `https://egov.kz@help.example`: browsers go to what stands after the sign. */
const standsBefore = (before: string, hosts: readonly OfficialHost[]): OfficialHost | undefined => {
  const seen = seenHost(tidyHost(before.replace(/[:/].*$/s, '')));
  return hosts.find(
    (official) =>
      seen.glance === glance(official.host) || holdsWhole(seen, official) || holdsName(seen, official),
  );
};

/** `help.example/egov.kz/login`. */
function hidesInPath(path: string, { host }: OfficialHost): boolean {
  const first = path.split(/[/?#]/)[1] ?? '';
  return first !== '' && glance(first.replace(/^www\./i, '')) === glance(host);
}

/** Look-alike letters, digits for letters, dots and hyphens put elsewhere, Cyrillic letters for the same sounds. */
function readsAlike(seen: Seen, official: OfficialHost): boolean {
  const target = glance(official.host);
  if (seen.glance === target || seen.glance.endsWith(`.${target}`)) return true;
  if (seen.sound !== undefined && seen.sound === sound(official.host)) return true;
  const joined = target.replace(/[.-]/g, '');
  const { domain } = partsOf(seen.glance);
  return [seen.glance, domain].some((part) => part.replace(/[.-]/g, '') === joined);
}

/** `vmp.gov.kz.help.example`. */
function holdsWhole({ glance: seen }: Seen, { host }: OfficialHost): boolean {
  return `.${seen}`.includes(`.${glance(host)}.`);
}

/** A name of three letters may belong to anybody. */
const TELLING_LENGTH = 4;
/** What is added to a name to make another address of it. */
const LURES =
  `kz kaz kazakhstan qazaqstan gov portal online visa viza official rasmi my help support pay bonus info login id sms
  migration migratsiya work job jobs shop lk cabinet kabinet app web site`
    .split(/\s+/)
    .map(glance);

/** The name of an office in another domain: `egov-kz.example`, `egov.example`, `gov-kz.example`. */
function holdsName(seen: Seen, official: OfficialHost): boolean {
  const { brand, common, country } = official;
  const tells = seen.tokens.some((token) => token !== brand && country.includes(token));
  if (common) return tells ? seen.tokens.includes(brand) : isGlued(seen, brand, country);
  if (partsOf(seen.glance).label.replaceAll('-', '') === brand) return true;
  const strong = brand.length >= TELLING_LENGTH;
  if (seen.tokens.includes(brand)) return strong || tells || seen.tokens.includes('gov');
  return isGlued(seen, brand, strong ? LURES : country);
}

/** `egovkz`, `myegov`: nothing but the name and what was added. */
const isGlued = ({ tokens }: Seen, brand: string, additions: readonly string[]): boolean =>
  tokens.some((token) => additions.some((more) => token === brand + more || token === more + brand));

/** From this length on two changed letters still leave a name recognisable. */
const LONG_NAME = 6;

/** One or two letters added, left out, changed or swapped; a name that offices elsewhere have too must keep its ending. */
function isMisspelt(seen: Seen, { brand, common, host }: OfficialHost): boolean {
  if (isSharedEnding(host)) return false;
  const target = glance(host);
  const { domain, ending } = partsOf(target);
  if (common && !seen.glance.endsWith(`.${ending}`)) return false;
  const most = brand.length >= LONG_NAME ? 2 : 1;
  const sameDepth = seen.labels.length === target.split('.').length;
  if (sameDepth && editDistance(seen.glance, target) <= most) return true;
  return brand.length >= TELLING_LENGTH && editDistance(partsOf(seen.glance).domain, domain) <= most;
}

/** The office whose name is inside a name that anybody can take: `egov_help_bot`. */
export function namesInside(name: string, { hosts }: Registry): OfficialHost | undefined {
  const seen = glance(name).replace(/[^a-z]+/g, '');
  const tokens = glance(name).split(/[^a-z]+/);
  return hosts.find(({ brand, common, host }) => {
    if (seen.includes(glance(host).replace(/[.-]/g, ''))) return true;
    return (
      !common &&
      (brand.length > TELLING_LENGTH ? seen.includes(brand) : tokens.some((token) => token.startsWith(brand)))
    );
  });
}
