import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebHarness, type WebHarness } from '../../support/web-harness.ts';

let web: WebHarness;
let browser: Browser;
let address: string;
beforeAll(async () => {
  web = await startWebHarness();
  address = await web.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
});
afterAll(async () => {
  await browser.close();
  await web.close();
});

describe('the page /docs in a browser', () => {
  it('lists the API and tries a call, with nothing stopped by the security policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${address}/docs`);
    await page.locator('.opblock-post').first().click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.waitForSelector('.live-responses-table .response td');
    expect(await page.locator('.live-responses-table .response td').first().innerText()).toBe('200');
    expect(await page.locator('.opblock').count()).toBe(13);
    expect(complaints).toEqual([]);
  });
});
