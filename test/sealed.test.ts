import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../src/sealed.ts';

const SECRET = 'a secret of at least 32 characters, for tests';
const sealer = createSealer(SECRET, 'test');

describe('createSealer', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.isWellFormed());
        expect(sealer.open(sealer.seal(text))).toBe(text);
      }),
    );
  });

  it('opens it after a restart with the same secret', () => {
    expect(createSealer(SECRET, 'test').open(sealer.seal('4815162342'))).toBe('4815162342');
  });

  it('never seals twice alike, so that the same chat cannot be recognised', () => {
    const sealed = Array.from({ length: 1000 }, () => sealer.seal('4815162342'));
    expect(new Set(sealed).size).toBe(1000);
  });

  it('shows nothing of the text', () => {
    expect(sealer.seal('4815162342')).toMatch(/^v1\.[\w-]{51}$/);
    expect(sealer.seal('4815162342')).not.toContain('4815162342');
  });

  it('does not open what was sealed with another secret or for another purpose', () => {
    const sealed = sealer.seal('4815162342');
    expect(createSealer(`${SECRET}!`, 'test').open(sealed)).toBeUndefined();
    expect(createSealer(SECRET, 'other').open(sealed)).toBeUndefined();
  });

  it('does not open what was changed in any place', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, at, change) => {
          const bytes = Buffer.from(sealer.seal(text).slice(3), 'base64url');
          const place = at % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(place) ^ change, place);
          expect(sealer.open(`v1.${bytes.toString('base64url')}`)).toBeUndefined();
        },
      ),
    );
  });

  it('does not open what was cut, of another version, or nothing sealed at all', () => {
    const sealed = sealer.seal('4815162342');
    for (let length = 0; length < sealed.length; length += 1)
      expect(sealer.open(sealed.slice(0, length))).toBeUndefined();
    expect(sealer.open(sealed.replace('v1', 'v2'))).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sealer.open(text)).toBeUndefined();
      }),
    );
  });
});
