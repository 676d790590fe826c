import { describe, expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { answerReply, scriptedConversation } from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

describe('the widget on a site of somebody else', () => {
  const stage = useWidgetStage({ conversation: scriptedConversation(() => answerReply()) });

  it('works under the strictest policy, with its integrity checked, without a complaint of the browser', async () => {
    const { page, complaints } = await newPage(stage.browser);
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByRole('textbox', { name: 'Your question' }).fill('wages');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Wages are not paid' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('takes its looks along and leaves those of the site alone', async () => {
    const { page } = await newPage(stage.browser);
    await page.goto(stage.site.hostPage());
    const launcher = page.getByRole('button', { name: 'Ask a question' });
    await launcher.waitFor();
    expect(await launcher.evaluate((button) => getComputedStyle(button).position)).toBe('fixed');
    expect(
      await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontFamily),
    ).not.toContain('system-ui');
  });

  it.each([
    ['right', (x: number) => x > 640],
    ['left', (x: number) => x < 640],
  ] as const)('stands on the %s', async (position, onItsSide) => {
    const { page } = await newPage(stage.browser, { viewport: { width: 1280, height: 800 } });
    await page.goto(stage.site.hostPage(`data-lang="en" data-position="${position}"`));
    const launcher = page.getByRole('button', { name: 'Ask a question' });
    await launcher.waitFor();
    expect(onItsSide((await launcher.boundingBox())?.x ?? -1)).toBe(true);
    await launcher.click();
    expect(onItsSide((await page.getByRole('dialog').boundingBox())?.x ?? -1)).toBe(true);
  });

  it('speaks the language of the browser when the site names none', async () => {
    const { page } = await newPage(stage.browser, { locale: 'uz-UZ' });
    await page.goto(stage.site.hostPage(''));
    await page.getByRole('button', { name: 'Savol berish' }).waitFor();
  });

  it('can be opened, closed, switched and taken away by the site', async () => {
    const { page } = await newPage(stage.browser);
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).waitFor();
    await page.evaluate(() => window.Aman?.open());
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => window.Aman?.setLang('ky'));
    await page.getByRole('textbox', { name: 'Сурооңуз' }).waitFor();
    await page.evaluate(() => window.Aman?.close());
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.evaluate(() => window.Aman?.destroy());
    expect(await page.locator('aman-chat').count()).toBe(0);
    expect(await page.evaluate(() => 'Aman' in window)).toBe(false);
  });

  it('tells the site what happened, and not a word of what was said', async () => {
    const { page } = await newPage(stage.browser);
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['open', 'close', 'message']) {
        document
          .querySelector('aman-chat')
          ?.addEventListener(type, (event) =>
            heard.push(`${type} ${JSON.stringify((event as CustomEvent).detail)}`),
          );
      }
    });
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByRole('textbox', { name: 'Your question' }).fill('a secret');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Wages are not paid' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length >= 3);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
      'open null',
      'message null',
      'close null',
    ]);
  });

  it('leaves the Shift key to the site while it is closed', async () => {
    const { page } = await newPage(stage.browser);
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).waitFor();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift');
    expect(page.url()).toBe(stage.site.hostPage());
  });
});
