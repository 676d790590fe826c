import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../src/core/content/content.ts';
import { LOCALES, OWN_NAMES } from '../../../src/core/locale.ts';
import { tinyContent } from '../../support/tiny-content.ts';
import { startWebHarness, type WebHarness } from '../../support/web-harness.ts';

const SITE = 'https://aman.example';
const ENTRY = 'work.unpaid-wages';

/** A snapshot whose wages entry has a title that looks like markup, a relative and an untrusted source. */
function trickyContent(): Content {
  const content = tinyContent();
  const entry = content.entries.get(ENTRY);
  if (!entry) throw new Error('the tiny content has no wages');
  const texts = { ...entry.texts, en: { ...entry.texts.en, title: '<b>Wages</b> & "pay"' } };
  const documents = [{ title: 'A trap', url: 'javascript:alert(1)', date: null }];
  const fact = { id: 'F-TEST-01', confidence: 'low', mayChange: true, documents };
  return {
    ...content,
    entries: new Map(content.entries).set(ENTRY, { ...entry, texts, related: ['about.service'] }),
    facts: new Map([['F-TEST-01', fact]]),
  };
}

describe('public pages', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ settings: { PUBLIC_URL: `${SITE}/` } });
  });
  afterAll(() => web.close());

  describe('the home page', () => {
    it.each([
      ['tg', 'tg-TJ,tg;q=0.9,ru;q=0.8'],
      ['uz', 'de,uz-Cyrl;q=0.7,en;q=0.5'],
      ['ru', 'de,fr;q=0.9'],
    ])('opens in %s for a browser that asks for %s', async (locale, header) => {
      const { body, headers } = await web.get('/', { 'accept-language': header });
      expect(body).toContain(`<html lang="${locale}">`);
      expect(headers['content-language']).toBe(locale);
      expect(headers.vary).toContain('Accept-Language');
    });

    it('opens in Russian when the browser asks for nothing', async () => {
      expect((await web.get('/')).body).toContain('<html lang="ru">');
    });

    it.each(LOCALES)('in %s offers all six languages in their own names', async (locale) => {
      const { body } = await web.get(`/${locale}`);
      for (const other of LOCALES) {
        expect(body).toMatch(
          new RegExp(`<a href="/${other}" lang="${other}" hreflang="${other}"[^>]*>${OWN_NAMES[other]}</a>`),
        );
        expect(body).toContain(`<link rel="alternate" hreflang="${other}" href="${SITE}/${other}">`);
      }
      expect(body).toContain(`<link rel="canonical" href="${SITE}/${locale}">`);
    });

    it('has topics with links to entries and the numbers to call as plain HTML', async () => {
      const { body } = await web.get('/en');
      expect(body).toContain(`<a href="/en/${ENTRY}"`);
      expect(body).toContain('<a href="tel:112">');
    });

    it('loads no script, style or picture that is not its own, and has none inline', async () => {
      const { body } = await web.get('/en');
      expect(body).not.toMatch(/<style|style=|\son\w+=/);
      expect(body).not.toMatch(/<script(?![^>]*\ssrc="\/)/);
      expect(body).not.toMatch(/<(?:script|link rel="(?:icon|stylesheet)"|img)[^>]+(?:src|href)="https?:/);
    });

    it('checks the integrity of the widget it loads', async () => {
      const { body } = await web.get('/en');
      const [, path = '', integrity] = /src="(\/widget\/\w+\.js)" integrity="([^"]+)"/.exec(body) ?? [];
      const { rawPayload } = await web.get(path);
      expect(integrity).toBe(`sha384-${createHash('sha384').update(rawPayload).digest('base64')}`);
    });
  });

  describe('an entry page', () => {
    it('has title, short answer, contacts, sources with dates and the date of the check', async () => {
      const { body, statusCode } = await web.get(`/en/${ENTRY}`);
      expect(statusCode).toBe(200);
      expect(body).toContain('<h1>Wages are not paid (en)</h1>');
      expect(body).toContain(`Short answer of ${ENTRY} in en.`);
      expect(body).toContain('<a class="call" href="tel:112">112</a>');
      expect(body).toContain('<a href="https://law.example/test" rel="noopener noreferrer">Test code</a>');
      expect(body).toContain('15 July 2026');
      expect(body).toContain('20 November 2026');
    });

    it('names itself and its other languages to search engines', async () => {
      const { body } = await web.get(`/kk/${ENTRY}`);
      expect(body).toContain(`<link rel="canonical" href="${SITE}/kk/${ENTRY}">`);
      for (const other of LOCALES) {
        expect(body).toContain(`<link rel="alternate" hreflang="${other}" href="${SITE}/${other}/${ENTRY}">`);
        expect(body).toContain(`<a href="/${other}/${ENTRY}" lang="${other}"`);
      }
      expect(body).toContain(`hreflang="x-default" href="${SITE}/ru/${ENTRY}"`);
    });

    it('prints text as text, and links only to the web', async () => {
      const tricky = await startWebHarness({ content: trickyContent() });
      const { body } = await tricky.get(`/en/${ENTRY}`);
      expect(body).toContain('<h1>&lt;b&gt;Wages&lt;/b&gt; &amp; &quot;pay&quot;</h1>');
      expect(body).toContain('A trap');
      expect(body).not.toContain('javascript:');
      expect(body).toContain('<a href="/en/about.service">What Aman is (en)</a>');
      await tricky.close();
    });

    it.each(['/en/work.no-such-thing', '/uz/nothing'])('answers %s with topics and hotlines', async (url) => {
      const { body, statusCode, headers } = await web.get(url);
      expect(statusCode).toBe(404);
      expect(headers['content-type']).toContain('text/html');
      expect(body).toContain('<a href="tel:112">');
      expect(body).toContain(ENTRY);
      expect(body).toContain('noindex');
    });

    it('leaves languages we do not have to the answer for unknown addresses', async () => {
      const { statusCode, headers } = await web.get(`/de/${ENTRY}`);
      expect(statusCode).toBe(404);
      expect(headers['content-type']).toContain('application/json');
    });
  });

  describe('the page for site owners', () => {
    it('prints the tag, and the pinned tag with the integrity of the present widget', async () => {
      const { body } = await web.get('/en/embed');
      const { rawPayload } = await web.get('/widget/v1.js');
      const integrity = `sha384-${createHash('sha384').update(rawPayload).digest('base64')}`;
      expect(body).toContain(`&lt;script src=&quot;${SITE}/widget/v1.js&quot; data-lang=&quot;en&quot;`);
      expect(body).toContain(`integrity=&quot;${integrity}&quot;`);
      expect(body).toContain(`script-src ${SITE}; connect-src ${SITE}`);
    });

    it('opens in the language of the browser', async () => {
      const { body } = await web.get('/embed', { 'accept-language': 'ky' });
      expect(body).toContain('<html lang="ky">');
    });
  });

  describe('the widget’s files', () => {
    it('may be used by other sites', async () => {
      const { headers } = await web.get('/widget/v1.js', { origin: 'https://ngo.example' });
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    });

    it('are kept for ever under the address that names their content, and briefly under the stable one', async () => {
      const [, path = ''] = /src="(\/widget\/\w+\.js)"/.exec((await web.get('/en')).body) ?? [];
      expect((await web.get(path)).headers['cache-control']).toContain('immutable');
      expect((await web.get('/widget/v1.js')).headers['cache-control']).not.toContain('immutable');
      expect((await web.get('/widget/0123456789ab.js')).statusCode).toBe(404);
    });

    it('are sent compressed to browsers that take it, and not again when nothing changed', async () => {
      const { rawPayload: plain, headers } = await web.get('/widget/v1.js');
      const small = await web.get('/widget/v1.js', { 'accept-encoding': 'gzip' });
      expect(small.headers['content-encoding']).toBe('gzip');
      expect(small.headers.vary).toContain('Accept-Encoding');
      expect(gunzipSync(small.rawPayload).equals(plain)).toBe(true);
      expect(
        (await web.get('/widget/v1.js', { 'accept-encoding': 'br, gzip' })).headers['content-encoding'],
      ).toBe('br');
      const again = await web.get('/widget/v1.js', { 'if-none-match': String(headers.etag) });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe('');
    });

    it.each(LOCALES)('speak %s, with hotlines and topics', async (locale) => {
      const strings = (await web.get(`/widget/strings/${locale}.json`)).json();
      expect(strings.locale).toBe(locale);
      expect(strings.hotlines).toContainEqual({ name: 'Rescue service', number: '112', dial: '112' });
      expect(strings.topics.map(({ topic }: { topic: string }) => topic)).toEqual([
        'work',
        'safety',
        'about',
      ]);
      expect(strings.locales).toHaveLength(LOCALES.length);
      expect(Object.keys(strings.texts).filter((key) => key.startsWith('page.'))).toEqual([]);
    });

    it.each([
      ['uz-Cyrl', 'ru', 'uz'],
      ['auto', 'kk,en;q=0.5', 'kk'],
      ['xx', '', 'ru'],
    ])('asked for "%s" by a browser in "%s" speak %s', async (tag, header, locale) => {
      const response = await web.get(`/widget/strings/${tag}.json`, { 'accept-language': header });
      expect(response.json().locale).toBe(locale);
      expect(response.headers.vary).toContain('Accept-Language');
    });
  });

  it('tell search engines where everything is', async () => {
    expect((await web.get('/robots.txt')).body).toContain(`Sitemap: ${SITE}/sitemap.xml`);
    const { body } = await web.get('/sitemap.xml');
    expect(body.match(/<loc>/g)).toHaveLength(LOCALES.length * (1 + web.content.entries.size));
    expect(body).toContain(`<loc>${SITE}/tg/${ENTRY}</loc><lastmod>2026-11-20</lastmod>`);
  });

  it('take the address they were asked under when none is set', async () => {
    const plain = await startWebHarness();
    const { body } = await plain.get('/en', { host: 'aman.test' });
    expect(body).toContain('<link rel="canonical" href="http://aman.test/en">');
    await plain.close();
  });

  it('are not loaded again when nothing changed', async () => {
    const { headers } = await web.get('/en');
    expect((await web.get('/en', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });
});
