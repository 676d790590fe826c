import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/locale.ts';
import { findViolations, launchBrowser, newPage } from '../support/browser.ts';
import { realContent } from '../support/real-content.ts';
import { startWidgetSite, type WidgetSite } from '../support/widget-site.ts';

const SCREENS = [
  { name: 'a small phone in light', viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { name: 'a small phone in the dark', viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  { name: 'a desktop in light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'a desktop in the dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

/** Questions that bring up every kind of part: answer, danger, not known. */
const QUESTIONS = ['начальник не платит зарплату', 'хозяин забрал паспорт и не выпускает', 'погода на марсе'];

describe('access for everybody', () => {
  let browser: Browser;
  let site: WidgetSite;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startWidgetSite({ content: await realContent() })]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const { page } = await newPage(browser, { bypassCSP: true, ...options });
    await page.goto(site.base + path);
    await page.locator('aman-chat .frame, aman-chat .launcher').first().waitFor();
    return page;
  };

  /** Each question, every fold of the answers open. */
  const converse = async (page: Page) => {
    for (const question of QUESTIONS) {
      await page.locator('aman-chat textarea').fill(question);
      await page.keyboard.press('Enter');
      await page.locator('aman-chat .said', { hasText: question }).waitFor();
    }
    await page.locator('aman-chat article summary').first().click();
  };

  describe.each(SCREENS)('on $name', ({ viewport, colorScheme }) => {
    it('the home page breaks no rule', async () => {
      const page = await open('/ru', { viewport, colorScheme });
      for (const topic of await page.locator('.topics summary').all()) await topic.click();
      // Where a click scrolled to, the header that stays in view may half cover a link, as in any scrolled page.
      await page.evaluate(() => window.scrollTo(0, 0));
      expect(await findViolations(page)).toEqual([]);
    });

    it('the home page with a conversation breaks no rule', async () => {
      const page = await open('/ru', { viewport, colorScheme });
      await converse(page);
      expect(await findViolations(page)).toEqual([]);
    });

    it('an entry page with the open window and a conversation breaks no rule', async () => {
      const page = await open('/ru/work.unpaid-wages', { viewport, colorScheme });
      expect(await findViolations(page)).toEqual([]);
      await page.locator('aman-chat .launcher').click();
      await converse(page);
      expect(await findViolations(page)).toEqual([]);
    });

    it('an error breaks no rule', async () => {
      const page = await open('/ru', { viewport, colorScheme });
      await page.route('**/api/v1/messages', (route) => route.abort());
      await page.locator('aman-chat textarea').fill('вопрос');
      await page.keyboard.press('Enter');
      await page.locator('aman-chat .problem p').first().waitFor();
      expect(await findViolations(page)).toEqual([]);
    });
  });

  it('the page for site owners breaks no rule', async () => {
    const { page } = await newPage(browser, { bypassCSP: true });
    await page.goto(`${site.base}/en/embed`);
    expect(await findViolations(page)).toEqual([]);
  });

  describe.each(LOCALES)('in %s', (locale) => {
    it.each(['', '/work.unpaid-wages', '/entry.visa-free', '/embed'])(
      'a phone of 320 pixels does not scroll sideways on /%s',
      async (path) => {
        const { page } = await newPage(browser, { viewport: { width: 320, height: 640 } });
        await page.goto(`${site.base}/${locale}${path}`);
        expect(await sidewaysPixels(page)).toBe(0);
      },
    );

    it('the window fits a phone of 320 pixels with answers in it', async () => {
      const page = await open(`/${locale}/work.eaeu`, { viewport: { width: 320, height: 640 } });
      await page.locator('aman-chat .launcher').click();
      await page.locator('aman-chat .tool').nth(1).click();
      await page.evaluate(() => window.Aman?.show('work.unpaid-wages', 'x'));
      await page.locator('aman-chat article').waitFor();
      for (const fold of await page.locator('aman-chat article summary').all()) await fold.click();
      const wide = await page
        .locator('aman-chat .log, aman-chat .bar, aman-chat .tools, aman-chat .below')
        .evaluateAll((all) =>
          all.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.className),
        );
      expect(wide).toEqual([]);
    });
  });

  it('everything to press measures 44 pixels or stands in a line of text', async () => {
    const page = await open('/ru', { viewport: { width: 320, height: 640 } });
    await converse(page);
    const small = await page
      .locator('button, select, textarea, summary, a.call, .hotlines a, .top a, .languages a, .topics li a')
      .evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility() && !element.matches('.link'))
          .map((element) => ({ box: element.getBoundingClientRect(), what: element.outerHTML.slice(0, 80) }))
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(({ what, box }) => `${what} ${box.width}×${box.height}`),
      );
    expect(small).toEqual([]);
  });

  it('no text is smaller than 16 pixels', async () => {
    const page = await open('/ru', { viewport: { width: 320, height: 640 } });
    await converse(page);
    const sizes = await page
      .locator('body *, aman-chat *')
      .evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility() && element.textContent !== '')
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });

  it('a page with text at twice its size loses nothing', async () => {
    const page = await open('/ru', { viewport: { width: 640, height: 400 } });
    await converse(page);
    expect(await sidewaysPixels(page)).toBe(0);
  });

  it('high contrast of the system keeps edges around buttons', async () => {
    const page = await open('/ru', { forcedColors: 'active' });
    const send = page.locator('aman-chat .send');
    expect(await send.evaluate((button) => getComputedStyle(button).borderStyle)).toBe('solid');
  });

  it('nothing moves for whoever asked for that', async () => {
    const page = await open('/ru', { reducedMotion: 'reduce' });
    expect(await page.locator('aman-chat .log').evaluate((log) => getComputedStyle(log).scrollBehavior)).toBe(
      'auto',
    );
  });
});

const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
