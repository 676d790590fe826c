import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureSchema, replySchema } from '../../src/channels/web/wire.ts';
import { realContent } from '../support/real-content.ts';
import { startWebHarness, type WebHarness } from '../support/web-harness.ts';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({ content: await realContent(), logLevel: 'silent' });
});
afterAll(() => web.close());

/** Text of any UTF-16 units, halves of characters and zeros among them. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));
const anyText = fc.oneof(
  units,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '{{x}}', '__proto__', '<b>', "' OR 1=1", '%s%n', '😀'),
);
const nearlyMessage = fc.record(
  {
    text: fc.oneof({ weight: 4, arbitrary: anyText }, fc.jsonValue()),
    choice: fc.oneof(
      anyText,
      fc.constantFrom(
        'e:work.eaeu',
        'g:help',
        'l:tg',
        'n:work.eaeu:old',
        't:work',
        'g:forget',
        'p:work.nope:steps',
      ),
    ),
    locale: fc.oneof(fc.constantFrom('kk', 'ru', 'uz', 'tg', 'ky', 'en'), fc.jsonValue()),
    session: fc.oneof(anyText, fc.jsonValue()),
    citizenship: fc.oneof(fc.constantFrom('UZ', 'kg', 'ZZ', 'KZ'), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
const raw = (payload: string | Buffer, url = '/api/v1/messages') =>
  web.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload });

describe('whatever is sent', () => {
  it('a body that is nearly a message gets a reply or a 400 in the contract’s shape', async () => {
    await fc.assert(
      fc.asyncProperty(nearlyMessage, async (body) => {
        const response = await raw(JSON.stringify(body));
        expect([200, 400]).toContain(response.statusCode);
        (response.statusCode === 200 ? replySchema : failureSchema).parse(response.json());
      }),
      { numRuns: 300 },
    );
  });

  it('any JSON, to any route, never gets a 5xx', async () => {
    const routes = fc.constantFrom('/api/v1/messages', '/api/v1/feedback', '/api/v1/forget');
    await fc.assert(
      fc.asyncProperty(routes, fc.jsonValue(), async (url, body) => {
        expect((await raw(JSON.stringify(body), url)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  it('any bytes never get a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await raw(Buffer.from(bytes))).statusCode).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });

  it('any entry id and query never get a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        expect((await web.get(`/api/v1/entries${path}?${query}`)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });
});
