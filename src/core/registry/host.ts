import { readPunycode } from './punycode.ts';

/** Second-level names under which a country lets others register: `gov.kz`, `co.uk`. */
const SECOND_LEVEL = new Set([
  'gov',
  'go',
  'gob',
  'com',
  'co',
  'org',
  'or',
  'net',
  'edu',
  'ac',
  'mil',
  'int',
]);
const COUNTRY = /^[a-z]{2}$/;

/** A host taken apart where somebody registered it. */
export interface HostParts {
  /** The part that was registered with its ending: `enbek.kz`, `vmp.gov.kz`. */
  readonly domain: string;
  /** The registered name alone: `enbek`, `vmp`. */
  readonly label: string;
  /** The ending: `kz`, `gov.kz`. */
  readonly ending: string;
}

/** Where a host was registered; an ending that is a site of its own (`gov.kz`) counts as a name. */
export function partsOf(host: string): HostParts {
  const labels = host.split('.');
  const ending = isEnding(labels.slice(-2)) && labels.length > 2 ? 2 : 1;
  const label = labels.at(-ending - 1) ?? '';
  const end = labels.slice(-ending).join('.');
  return { domain: label === '' ? end : `${label}.${end}`, label, ending: end };
}

/** Whether anybody's names may stand before this host, so that they are not its own. */
export const isSharedEnding = (host: string): boolean => isEnding(host.split('.'));

const isEnding = ([second = '', top = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && SECOND_LEVEL.has(second) && COUNTRY.test(top);

/** A host as it is compared: lower case, letters of `xn--` labels, without `www.`, port and a closing dot. */
export function tidyHost(written: string): string {
  const host = written.toLowerCase().replace(/:\d*$/, '').replace(/\.+$/, '');
  return readPunycode(host).replace(/^www\d?\.(?=.*\.)/, '');
}

/** Whether one host is the other or stands under it. */
export const isUnder = (host: string, parent: string): boolean =>
  host === parent || host.endsWith(`.${parent}`);
