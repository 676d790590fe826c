import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureSchema } from '../../src/channels/web/wire.ts';
import { failureOf, startWebHarness, type WebHarness } from '../support/web-harness.ts';

describe('a fault of our own', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({
      conversation: {
        handle: () => {
          throw new Error('the bug', { cause: new Error('its cause') });
        },
      },
    });
  });
  afterAll(() => web.close());

  it('still shows the hotlines, in the reader’s language, and no inside of ours', async () => {
    const response = await web.post('/api/v1/messages', { text: 'ёрдам', locale: 'uz' });
    expect(response.statusCode).toBe(500);
    const failure = failureSchema.parse(response.json());
    expect(failure.error).toMatchObject({ code: 'internal', issues: [] });
    expect(failure.error.message).toMatch(/qoʻngʻiroq qiling/);
    expect(failure.hotline.map(({ number }) => number)).toEqual(['112', '102']);
    expect(response.body).not.toContain('bug');
  });

  it('is logged with its cause and the route, without the words', async () => {
    await web.post('/api/v1/messages', { text: 'секретные слова', locale: 'ru' });
    expect(web.logged()).toContain('the bug');
    expect(web.logged()).toContain('its cause');
    expect(web.logged()).toContain('"route":"/api/v1/messages"');
    expect(web.logged()).not.toContain('секретные');
  });
});

describe('what does not exist', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness();
  });
  afterAll(() => web.close());

  it.each([
    ['GET', '/api/v1/nothing'],
    ['GET', '/api/v1/messages'],
    ['DELETE', '/api/v1/entries/work.unpaid-wages'],
    ['POST', '/api/v2/messages'],
  ] as const)('%s %s is a 404 in the contract’s shape', async (method, url) => {
    const response = await web.inject({ method, url, headers: { 'accept-language': 'en' } });
    expect(response.statusCode).toBe(404);
    expect(failureSchema.parse(response.json()).error).toMatchObject({
      code: 'not-found',
      message: 'There is nothing at this address.',
    });
  });

  it('is refused without hotlines only if the registry has none', async () => {
    const bare = await startWebHarness({ content: { ...web.content, contacts: new Map() } });
    expect(failureOf(await bare.get('/api/v1/nothing')).hotline).toEqual([]);
    await bare.close();
  });
});
