import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/locale.ts';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

const KEY = 'a key for editors that is long enough to hold';
let web: WebHarness;
let closed: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({ settings: { EDITOR_KEY: KEY } });
  closed = await startWebHarness();
});
afterAll(async () => {
  await web.close();
  await closed.close();
});

const ask = (body: unknown, key = KEY) =>
  web.post('/api/v1/explain', body, { authorization: `Bearer ${key}` });

describe('POST /explain', () => {
  it('tells an editor how a question was read and why it was answered so', async () => {
    const response = await ask({ text: 'They do not pay my wage', locale: 'en' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      readAs: 'They do not pay my wage',
      locale: 'en',
      outcome: 'answer',
      decision: 'answer',
      because: 'sure',
      entries: [{ entry: 'work.unpaid-wages' }],
    });
  });

  it('names the rules that raised danger', async () => {
    expect((await ask({ text: 'fire', locale: 'en' })).json()).toMatchObject({
      danger: { level: 'emergency', rules: ['en/fire'] },
    });
  });

  it('refuses without the key, in the reader’s language and with the hotline', async () => {
    for (const locale of LOCALES) {
      const response = await web.post(
        '/api/v1/explain',
        { text: 'wage' },
        { authorization: 'Bearer wrong', 'accept-language': locale },
      );
      expect(response.statusCode).toBe(401);
      expect(failureOf(response).error.code).toBe('unauthorized');
    }
  });

  it('does not exist where no key is set', async () => {
    const response = await closed.post('/api/v1/explain', { text: 'wage' });
    expect(response.statusCode).toBe(404);
  });

  it('names what is wrong with the request', async () => {
    expect((await ask({})).statusCode).toBe(400);
  });
});
