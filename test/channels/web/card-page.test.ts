import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qrSvg } from '../../../src/channels/web/qr.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { findViolations, launchBrowser, newPage } from '../../support/browser.ts';
import { libraryContent } from '../../support/library-content.ts';
import { startWebHarness, type WebHarness } from '../../support/web-harness.ts';

const SITE = 'https://aman.example';
const CARDS = ['police', 'clinic', 'employer', 'school'] as const;
const each = CARDS.flatMap((name) => LOCALES.map((locale) => [name, locale] as const));

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({ content: await libraryContent(), settings: { PUBLIC_URL: SITE } });
});
afterAll(() => web.close());

const card = async (name: string, locale: string) => (await web.get(`/card/${name}?locale=${locale}`)).body;

describe('a card to show', () => {
  it.each(each)(
    'for %s in %s has Kazakh, Russian and the reader’s language, each once',
    async (name, locale) => {
      const languages = [...(await card(name, locale)).matchAll(/<section lang="(\w+)"/g)].map(
        ([, tag]) => tag,
      );
      expect(languages).toEqual([...new Set(['kk', 'ru', locale])]);
    },
  );

  it('names the law in the language of each text', async () => {
    const body = await card('police', 'uz');
    expect(body).toContain('Құқықтық негізі: Әкімшілік құқық бұзушылық туралы кодекс');
    expect(body).toContain('Основание: Кодекс РК об административных правонарушениях');
    expect(body).toMatch(/Huquqiy asosi: .*787-789/);
  });

  it('leads to the public page that proves it, by link and by QR code', async () => {
    const proof = `${SITE}/ru/safety.detention`;
    const body = await card('police', 'tg');
    expect(body).toContain(`<a href="${proof}">`);
    expect(body).toContain(qrSvg(proof, 'Ҷавоби пурра ва манбаъҳо').markup);
    expect((await web.get('/ru/safety.detention')).statusCode).toBe(200);
    expect(await card('police', 'kk')).toContain(`${SITE}/kk/safety.detention`);
  });

  it.each(CARDS)('for %s loads nothing, so that it works without a network', async (name) => {
    const { body, headers } = await web.get(`/card/${name}?locale=en`);
    expect(body).not.toMatch(/<script|<img|<iframe|@import|url\(|\ssrc=|rel="stylesheet"/);
    const [, css = ''] = /<style>(.*?)<\/style>/s.exec(body) ?? [];
    const hash = createHash('sha256').update(css).digest('base64');
    expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it('follows the browser’s language when none is asked for', async () => {
    const { body, headers } = await web.get('/card/school', { 'accept-language': 'ky' });
    expect(body).toContain('<html lang="ky">');
    expect(headers.vary).toContain('Accept-Language');
  });

  it('is not found under another name', async () => {
    for (const name of ['king', '%3Cb%3E', '__proto__'])
      expect((await web.get(`/card/${name}?locale=en`)).statusCode, name).toBe(404);
  });

  it('is reached from its entry, on the page and in the conversation', async () => {
    const path = '/card/school?locale=en';
    expect((await web.get('/en/life.school')).body).toContain(`<a href="${path}">`);
    const { parts } = await web.say({ choice: 'e:life.school', locale: 'en' });
    expect(parts).toContainEqual({ type: 'links', links: [{ label: 'Card to show to the school', path }] });
  });
});

describe('a card in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async (name: string, locale: string) => {
    const watched = await newPage(browser, { bypassCSP: true, viewport: { width: 320, height: 640 } });
    await watched.page.setContent(await card(name, locale));
    return watched;
  };

  it.each(CARDS)('for %s prints on one page in every language', async (name) => {
    for (const locale of LOCALES) {
      const { page } = await open(name, locale);
      const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(printed.match(/\/Type\s*\/Page\b(?!s)/g), locale).toHaveLength(1);
      await page.context().close();
    }
  });

  it.each(CARDS)('for %s fits 320 pixels and breaks no rule of accessibility', async (name) => {
    const { page } = await open(name, 'uz');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('qrSvg', () => {
  it('draws every dark square of the code within its quiet zone', () => {
    const { data } = encode(SITE, { ecc: 'M', border: 4 });
    const { markup } = qrSvg(SITE, 'label');
    const drawn = [...markup.matchAll(/h(\d+)v1h-\1z/g)].map(([, length]) => Number(length));
    expect(drawn.reduce((sum, length) => sum + length, 0)).toBe(data.flat().filter(Boolean).length);
    expect(markup).toContain(`viewBox="0 0 ${data.length} ${data.length}"`);
    expect(markup).not.toMatch(/M[1-3] /);
  });

  it('escapes its label', () => {
    expect(qrSvg(SITE, '"><b>').markup).toContain('aria-label="&quot;&gt;&lt;b&gt;"');
  });
});
