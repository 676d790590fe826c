import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKLIST_MESSAGES } from '../../../src/core/checklist/checklist-messages.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { findViolations, launchBrowser, newPage } from '../../support/browser.ts';
import { libraryContent } from '../../support/library-content.ts';
import { startWebHarness, type WebHarness } from '../../support/web-harness.ts';

const WORKER = 'direction=arriving&citizenship=UZ&purpose=work-company&stage=arrived';
const GUEST = 'direction=arriving&citizenship=UZ&purpose=visit&stage=arrived&arrival=2026-11-17';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({ content: await libraryContent() });
});
afterAll(() => web.close());

const get = (query: string, locale = 'en') => web.get(`/check?${query}&locale=${locale}`);

describe('the page of the guided check', () => {
  it('begins with a choice of two, reached from the first page', async () => {
    const { body, statusCode } = await get('');
    expect(statusCode).toBe(200);
    expect(body).toContain('href="/check?direction=arriving&amp;locale=en"');
    expect(body).toContain('href="/check?direction=departing&amp;locale=en"');
    expect((await web.get('/en')).body).toContain(
      '<a class="act" href="/check?locale=en">What must I do?</a>',
    );
  });

  it('asks for what is missing in one form, and keeps what it knows', async () => {
    const { body } = await get('direction=arriving&citizenship=KG');
    expect(body).toContain('<form action="/check" method="get"');
    expect(body).toContain('<option value="KG" selected>Kyrgyzstan</option>');
    expect(body).toContain('<option value="XX">without citizenship</option>');
    expect(body).toContain('<select name="purpose" required>');
    expect((await get('direction=departing')).body).not.toContain('name="citizenship"');
  });

  it('shows the list with its days, who must do it and the answer to each step', async () => {
    const { body } = await get(GUEST);
    expect(body).toContain(
      '<span class="when late">the day was 19 November 2026 (Thursday): please do it now</span>',
    );
    expect(body).toContain('16 December 2026 (Wednesday)');
    expect(body).toContain('your host must do this');
    expect(body).toContain('<a href="/en/notify.how">');
    expect(body).toContain('href="tel:112"');
  });

  it('is kept out of stores, indexes and logs', async () => {
    const { headers, body } = await get(GUEST);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('<meta name="robots" content="noindex">');
    expect(body).toContain('<meta name="referrer" content="no-referrer">');
    expect(web.logged()).not.toContain('2026-11-17');
    expect(web.logged()).not.toContain('citizenship');
  });

  it('says as of which day it looks ahead, and nothing of it today', async () => {
    const ahead = (await get(`${GUEST}&on=2026-12-20`)).body;
    expect(ahead).toContain('This is a look ahead: the list as of 20 December 2026 (Sunday).');
    expect(ahead).toContain('the day was 16 December 2026 (Wednesday)');
    expect((await get(`${GUEST}&on=2026-11-20`)).body).not.toContain('This is a look ahead');
  });

  it.each([
    ['an unknown direction', 'direction=sideways'],
    ['an unknown purpose', 'direction=arriving&purpose=holiday'],
    ['an unknown stage', 'direction=arriving&stage=%3Cscript%3E'],
    ['a citizenship that is none', 'direction=arriving&citizenship=12'],
    ['a day in words', 'direction=arriving&arrival=tomorrow'],
    ['an answer given twice', 'direction=arriving&direction=departing'],
    ['answers that do not go together', 'direction=arriving&citizenship=UZ&purpose=transit&stage=living'],
  ])('answers %s with a clear page, the hotline and the questions', async (_, query) => {
    for (const locale of LOCALES) {
      const { statusCode, body } = await get(query, locale);
      expect(statusCode).toBe(400);
      expect(body).toContain(CHECKLIST_MESSAGES[locale]('page.wrong'));
      expect(body).toContain('href="tel:112"');
      expect(body).not.toContain('<script>');
    }
  });

  it('refuses 31 February, an arrival to come and a citizenship without a rule in the sentences of the calculators', async () => {
    expect((await get(`${WORKER}&arrival=2026-02-31`)).body).toContain(
      'The calendar has no such day: 2026-02-31.',
    );
    expect((await get(`${WORKER}&arrival=2026-12-31`)).body).toContain('comes after the day you ask about');
    const own = await get('direction=arriving&citizenship=KZ&purpose=visit&stage=before');
    expect(own.statusCode).toBe(400);
    expect(own.body).toContain('For citizens of Kazakhstan there is no limit of stay.');
    const passed = WORKER.replace('arrived', 'before');
    expect((await get(`${passed}&arrival=2026-08-17`)).body).toContain('has passed');
  });

  it('speaks the language of the browser when the address names none', async () => {
    const { body, headers } = await web.get('/check', { 'accept-language': 'ky' });
    expect(body).toContain('<html lang="ky">');
    expect(headers.vary).toContain('Accept-Language');
  });
});

describe('the page of the guided check in a browser', () => {
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    base = await web.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => browser.close());

  it.each(LOCALES)(
    'in %s fits 320 pixels, breaks no rule of accessibility and prints on one page',
    async (locale) => {
      const { page } = await newPage(browser, { bypassCSP: true, viewport: { width: 320, height: 640 } });
      for (const query of ['', 'direction=arriving', `${WORKER}&arrival=2026-11-17`]) {
        await page.goto(`${base}/check?${query}&locale=${locale}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), query).toBeLessThanOrEqual(
          320,
        );
        expect(await findViolations(page), query).toEqual([]);
      }
      const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(printed.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      await page.context().close();
    },
  );

  it('works without script, from the first page to the list', async () => {
    const { page } = await newPage(browser, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    await page.goto(`${base}/en`);
    await page.getByRole('link', { name: 'What must I do?' }).last().click();
    await page.getByRole('link', { name: 'I am coming to or living in Kazakhstan' }).click();
    await page.getByLabel('Citizenship').selectOption({ label: 'Uzbekistan' });
    await page.getByLabel('Purpose').selectOption({ label: 'Work for a company' });
    await page.getByLabel('Where on the way').selectOption('arrived');
    await page.getByLabel('Day of arrival').fill('2026-11-17');
    await page.getByRole('button', { name: 'Show the list' }).click();
    await page.getByRole('heading', { name: 'What you must do' }).waitFor();
    expect(await page.locator('.steps > li').count()).toBeGreaterThan(5);
    await page.context().close();
  });
});
