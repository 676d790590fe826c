import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema, entriesSchema, topicsSchema } from '../../../src/channels/web/wire.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { realContent } from '../../support/real-content.ts';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({
    content: await realContent(),
    settings: { PUBLIC_URL: 'https://aman.example/' },
  });
});
afterAll(() => web.close());

describe('GET /api/v1/topics', () => {
  for (const locale of LOCALES) {
    it(`lists the topics with their entries (${locale})`, async () => {
      const response = await web.get(`/api/v1/topics?locale=${locale}`);
      const body = topicsSchema.parse(response.json());
      expect(response.json()).toEqual(body);
      expect(body.locale).toBe(locale);
      const ids = body.topics.flatMap(({ entries }) => entries.map(({ id }) => id));
      expect(ids.sort()).toEqual([...web.content.entries.keys()].sort());
    });
  }

  it('follows the browser’s language when none is named', async () => {
    expect((await web.get('/api/v1/topics', { 'accept-language': 'uz' })).json()).toMatchObject({
      locale: 'uz',
    });
    expect((await web.get('/api/v1/topics')).json()).toMatchObject({ locale: 'ru' });
  });
});

describe('GET /api/v1/entries', () => {
  it('lists every entry with its title in the language asked for', async () => {
    const body = entriesSchema.parse((await web.get('/api/v1/entries?locale=kk')).json());
    expect(body.entries).toHaveLength(web.content.entries.size);
    for (const { id, topic, audience, title, checkedAt } of body.entries) {
      const entry = web.content.entries.get(id);
      expect({ topic, audience, title, checkedAt }).toEqual({
        topic: entry?.topic,
        audience: entry?.audience,
        title: entry?.texts.kk.title,
        checkedAt: entry?.checked,
      });
    }
  });

  it('may be reused by a browser for a moment only', async () => {
    expect((await web.get('/api/v1/entries')).headers['cache-control']).toBe('private, max-age=60');
  });
});

describe('GET /api/v1/entries/:id', () => {
  for (const locale of LOCALES) {
    it(`gives every entry in the contract’s shape (${locale})`, async () => {
      for (const id of web.content.entries.keys()) {
        const response = await web.get(`/api/v1/entries/${id}?locale=${locale}`);
        expect(response.statusCode).toBe(200);
        const body = answerSchema.parse(response.json());
        expect(response.json()).toEqual(body);
        expect(body).toMatchObject({ id, title: web.content.entries.get(id)?.texts[locale].title });
        expect(body.html).toMatch(/^<(?:p|h3)>/);
        expect(body.html).not.toContain('undefined');
      }
    });
  }

  it('fits the answer to a citizenship', async () => {
    const of = async (query: string) =>
      (await web.get(`/api/v1/entries/entry.visa-free?locale=ru${query}`)).json<{ html: string }>().html;
    expect(await of('&citizenship=UZ')).not.toBe(await of(''));
    expect(await of('&citizenship=uz')).toBe(await of('&citizenship=UZ'));
  });

  it('links other entries on the public address', async () => {
    expect((await web.get('/api/v1/entries/work.eaeu?locale=ky')).json<{ html: string }>().html).toContain(
      'href="https://aman.example/ky/',
    );
  });

  it.each(['nope', 'work.nope', 'a'.repeat(900), '..%2F..%2Fetc', '%00', '__proto__', 'constructor', '😀'])(
    'does not find %s',
    async (id) => {
      const response = await web.get(`/api/v1/entries/${encodeURI(id)}?locale=en`);
      expect(response.statusCode).toBe(404);
      expect(failureOf(response)).toMatchObject({
        error: { code: 'entry-not-found', issues: [] },
        hotline: [{}, {}, {}],
      });
    },
  );

  it('refuses an address that cannot be decoded', async () => {
    expect((await web.get('/api/v1/entries/%ff')).statusCode).toBe(400);
  });
});

describe('reading with a wrong query', () => {
  it.each(['/api/v1/topics', '/api/v1/entries', '/api/v1/entries/work.eaeu'])(
    '%s refuses an unknown language',
    async (url) => {
      for (const query of ['locale=xx', 'locale=', 'locale=ru&locale=kk', 'locale=RU']) {
        const response = await web.get(`${url}?${query}`, { 'accept-language': 'en' });
        expect(response.statusCode).toBe(400);
        expect(failureOf(response).error.issues).toEqual([
          {
            path: 'locale',
            message: 'We do not know this language. Use one of these: kk, ru, uz, tg, ky, en.',
          },
        ]);
      }
    },
  );

  it('refuses an unknown country', async () => {
    expect(failureOf(await web.get('/api/v1/entries/work.eaeu?citizenship=XX')).error.issues[0]?.path).toBe(
      'citizenship',
    );
  });
});
