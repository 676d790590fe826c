import { afterEach, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/locale.ts';
import { realContent } from '../support/real-content.ts';
import { sampleReply } from '../support/sample-reply.ts';
import { scriptedConversation } from '../support/scripted-conversation.ts';
import {
  failureOf,
  startWebHarness,
  type WebHarness,
  type WebHarnessOptions,
} from '../support/web-harness.ts';

const conversation = scriptedConversation(() => sampleReply);
const MESSAGES = '/api/v1/messages';
/** What the tiny content fears. */
const DANGER = 'fire in our flat';

let web: WebHarness | undefined;
const start = async (limit: number, options: WebHarnessOptions = {}): Promise<WebHarness> => {
  web = await startWebHarness({
    conversation,
    settings: { RATE_LIMIT_PER_MINUTE: String(limit) },
    ...options,
  });
  return web;
};
const from = (address: string) => ({ 'x-forwarded-for': address });

afterEach(() => web?.close());

describe('rate limit', () => {
  it('refuses a visitor who asks too often, says when to come back, and whom to call', async () => {
    const server = await start(2);
    for (let i = 0; i < 2; i++) expect((await server.post(MESSAGES, { text: 'a' })).statusCode).toBe(200);
    const refused = await server.post(MESSAGES, { text: 'a', locale: 'en' });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(failureOf(refused).error).toMatchObject({ code: 'too-many-requests', issues: [] });
    expect(failureOf(refused).hotline.map(({ number }) => number)).toEqual(['112', '102']);
  });

  it('says so in every language', async () => {
    const server = await start(1);
    await server.post(MESSAGES, { text: 'a' });
    const messages = await Promise.all(
      LOCALES.map(
        async (locale) => failureOf(await server.post(MESSAGES, { text: 'a', locale })).error.message,
      ),
    );
    expect(new Set(messages).size).toBe(LOCALES.length);
  });

  it('never refuses somebody in danger, in whatever language is set', async () => {
    const server = await start(1);
    await server.post(MESSAGES, { text: 'a' });
    for (const locale of LOCALES)
      expect((await server.post(MESSAGES, { text: DANGER, locale })).statusCode).toBe(200);
  });

  it('knows a call for help behind marks that hide words, and in a message that is refused for its length', async () => {
    const server = await start(1);
    await server.post(MESSAGES, { text: 'a' });
    expect((await server.post(MESSAGES, { text: 'f\u200Bi\u202Ere\u0000' })).statusCode).toBe(200);
    expect((await server.post(MESSAGES, { text: `fire ${'a'.repeat(2001)}` })).statusCode).toBe(400);
  });

  it('hears danger in real words', async () => {
    const server = await start(1, { content: await realContent() });
    await server.post(MESSAGES, { text: 'a' });
    expect(
      (await server.post(MESSAGES, { text: 'хозяин забрал паспорт, закрыл нас и не выпускает' })).statusCode,
    ).toBe(200);
    expect((await server.post(MESSAGES, { text: 'сколько стоит патент' })).statusCode).toBe(429);
  });

  it('does not count a call for help', async () => {
    const server = await start(1);
    for (let i = 0; i < 3; i++) await server.post(MESSAGES, { text: DANGER });
    expect((await server.post(MESSAGES, { text: 'a' })).statusCode).toBe(200);
  });

  it('counts every visitor apart, by the address that a trusted proxy names', async () => {
    const server = await start(1);
    expect((await server.post(MESSAGES, { text: 'a' }, from('203.0.113.1'))).statusCode).toBe(200);
    expect((await server.post(MESSAGES, { text: 'a' }, from('203.0.113.2'))).statusCode).toBe(200);
    expect((await server.post(MESSAGES, { text: 'a' }, from('203.0.113.1'))).statusCode).toBe(429);
  });

  it('does not believe an address that a visitor names himself', async () => {
    const server = await start(1);
    const ask = (claimed: string) =>
      server.inject({
        method: 'POST',
        url: MESSAGES,
        remoteAddress: '203.0.113.9',
        headers: from(claimed),
        payload: { text: 'a' },
      });
    expect((await ask('198.51.100.1')).statusCode).toBe(200);
    expect((await ask('198.51.100.2')).statusCode).toBe(429);
  });

  it('holds for everything that is posted', async () => {
    const server = await start(1);
    await server.post(MESSAGES, { text: 'a' });
    for (const url of ['/api/v1/feedback', '/api/v1/forget'])
      expect((await server.post(url, {})).statusCode).toBe(429);
  });

  it('leaves reading free', async () => {
    const server = await start(1);
    for (let i = 0; i < 3; i++) expect((await server.get('/api/v1/topics')).statusCode).toBe(200);
  });

  it('is off at 0', async () => {
    const server = await start(0);
    for (let i = 0; i < 20; i++) expect((await server.post(MESSAGES, { text: 'a' })).statusCode).toBe(200);
  });

  it('keeps no address: the store sees a keyed hash', async () => {
    const keys: string[] = [];
    const server = await start(5, {
      stores: (stores) => ({
        ...stores,
        rateLimits: {
          take: (key, limit) => {
            keys.push(key);
            return stores.rateLimits.take(key, limit);
          },
        },
      }),
    });
    await server.post(MESSAGES, { text: 'a' }, from('203.0.113.7'));
    expect(keys).toEqual([server.identity.key('address', '203.0.113.7')]);
  });

  it('lets requests pass while its store is gone, and says so in the log once', async () => {
    const server = await start(1, {
      stores: (stores) => ({
        ...stores,
        rateLimits: { take: () => Promise.reject(new Error('store is gone')) },
      }),
    });
    for (let i = 0; i < 5; i++) expect((await server.post(MESSAGES, { text: 'a' })).statusCode).toBe(200);
    expect(server.logged().match(/rate limits not counted/g)).toHaveLength(1);
  });
});
