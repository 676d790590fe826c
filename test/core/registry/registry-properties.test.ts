import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../../../src/core/registry/address.ts';
import { editDistance } from '../../../src/core/registry/edit-distance.ts';
import { findAddresses, findNames } from '../../../src/core/registry/find-addresses.ts';
import { partsOf } from '../../../src/core/registry/host.ts';
import { lookUp } from '../../../src/core/registry/look-up.ts';
import type { Registry } from '../../../src/core/registry/registry.ts';
import { realRegistry } from '../../support/real-registry.ts';

let registry: Registry;
let hosts: readonly string[];
beforeAll(async () => {
  ({ registry } = await realRegistry());
  hosts = registry.hosts.map(({ host }) => host);
});

const statuses = (text: string): string[] =>
  findAddresses(text, registry).addresses.map((address) => lookUp(address, registry).status);

/** Pieces that addresses and tricks are made of, in any order. */
const pieces = fc.constantFrom(
  ...[
    'egov',
    'kz',
    'gov',
    'vmp',
    'xn--',
    '@',
    '.',
    '-',
    '/',
    '\\',
    'https://',
    'www.',
    '%2e',
    '。',
    ':',
    '#',
  ],
  ...[
    '+7',
    '7172',
    '906',
    '984',
    '112',
    ' ',
    '(',
    ')',
    '8',
    'е',
    'о',
    '\u200b',
    '\ud800',
    '?',
    '«',
    '»',
    't.me',
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
);

/** In our list letter by letter, or standing under a host of it that is no ending for others. */
const isListed = (host: string): boolean =>
  hosts.some((each) => host === each || (!['gov.kz', 'gov.uk'].includes(each) && host.endsWith(`.${each}`)));

const isInRegistry = (address: Address): boolean => {
  switch (address.type) {
    case 'link':
    case 'email':
      return isListed(address.host);
    case 'phone':
      return registry.phones.has(address.digits);
    case 'name':
      return true;
    case 'handle':
      return false;
    default:
      return address satisfies never;
  }
};

describe('looking addresses up', () => {
  it('never throws, and calls nothing official that is not in the registry', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        findNames(text, registry);
        for (const address of findAddresses(text, registry).addresses)
          if (lookUp(address, registry).status === 'official') expect(isInRegistry(address)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('calls no official domain official after a change of one letter of its registered name', () => {
    const changed = fc
      .record({
        host: fc.integer({ min: 0, max: 1000 }),
        place: fc.nat(1000),
        letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-аеорсухіёäí'),
        change: fc.constantFrom<'add' | 'drop' | 'change'>('add', 'drop', 'change'),
      })
      .map(({ host, place, letter, change }) => {
        const whole = hosts[host % hosts.length] ?? '';
        const { domain, label } = partsOf(whole);
        const start = whole.length - domain.length;
        const at = start + (place % label.length);
        const rest = whole.slice(at + (change === 'add' ? 0 : 1));
        return { whole, text: whole.slice(0, at) + (change === 'drop' ? '' : letter) + rest };
      })
      .filter(({ whole, text }) => text !== whole && !isListed(text));
    fc.assert(
      fc.property(changed, ({ text }) => {
        expect(statuses(`https://${text}/`)).not.toContain('official');
        expect(statuses(text)).not.toContain('official');
      }),
      { numRuns: 5000 },
    );
  });

  it('calls every host and number of the registry official, and every subdomain that is its own', () => {
    for (const host of hosts) {
      expect(statuses(host), host).toEqual(['official']);
      const under = ['gov.kz', 'gov.uk'].includes(host) ? 'unknown' : 'official';
      expect(statuses(`https://a.${host}/`), host).toEqual([under]);
    }
    for (const digits of registry.phones.keys()) expect(statuses(digits), digits).toEqual(['official']);
  });

  it('calls no other phone official than those in the registry', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100n, max: 10n ** 14n }), (number) => {
        for (const address of findAddresses(`+${number}`, registry).addresses)
          if (lookUp(address, registry).status === 'official') expect(isInRegistry(address)).toBe(true);
      }),
    );
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['egov', 'egov', 0],
    ['egov', 'egow', 1],
    ['egov', 'ego', 1],
    ['egov', 'eggov', 1],
    ['egov', 'egvo', 1],
    ['enbek', 'unbik', 2],
    ['', 'abc', 3],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
