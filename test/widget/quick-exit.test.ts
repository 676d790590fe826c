import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { answerReply, scriptedConversation, WAGES } from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

const NEUTRAL = 'https://weather.example/';

describe('leaving the page quickly', () => {
  const stage = useWidgetStage({ conversation: scriptedConversation(() => answerReply()) });
  let page: Page;
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser));
    await page.clock.install();
    await page.route(`${NEUTRAL}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
    );
    await page.goto(stage.site.hostPage(`data-lang="en" data-exit-url="${NEUTRAL}"`));
    await page.getByRole('button', { name: 'Ask a question' }).click();
    return () => page.context().close();
  });

  const ask = async () => {
    await page.getByRole('textbox', { name: 'Your question' }).fill('wages');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
  };

  it('is one press away, takes the place of the page and says nothing of where one comes from', async () => {
    const before = await page.evaluate(() => history.length);
    const arrival = page.waitForRequest(NEUTRAL);
    await page.getByRole('button', { name: 'Leave this page' }).click();
    await page.waitForURL(NEUTRAL);
    expect((await arrival).headers()).not.toHaveProperty('referer');
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  it('is Shift pressed three times, and announces how many presses are left', async () => {
    const status = page.getByRole('status');
    await page.keyboard.press('Shift');
    await status.getByText('Press Shift twice more to leave this page.').waitFor();
    await page.keyboard.press('Shift');
    await status.getByText('Press Shift once more to leave this page.').waitFor();
    await page.keyboard.press('Shift');
    await page.waitForURL(NEUTRAL);
  });

  it('does not happen when the presses take longer than five seconds', async () => {
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await page.clock.fastForward(5001);
    await page.getByRole('status').getByText('You stay on this page.').waitFor();
    await page.keyboard.press('Shift');
    await page.getByRole('status').getByText('Press Shift twice more to leave this page.').waitFor();
  });

  it('does not happen while somebody types capital letters', async () => {
    const field = page.getByRole('textbox', { name: 'Your question' });
    await field.focus();
    for (const letter of 'ABCD') await page.keyboard.press(`Shift+${letter}`);
    expect(await field.inputValue()).toBe('ABCD');
    expect(await page.getByRole('status').textContent()).toBe('');
  });

  it('empties the page before the new one comes, and forgets the conversation', async () => {
    await ask();
    // The new page never comes: a slow network, for ever.
    await page.route(NEUTRAL, (route) => route.fulfill({ status: 204 }));
    const forgotten = page.waitForRequest('**/api/v1/forget');
    await page.getByRole('button', { name: 'Leave this page' }).click();
    await forgotten;
    expect(await page.evaluate(() => document.body.textContent)).toBe('Loading.');
    expect(await page.evaluate(() => document.querySelector('[role=alert]')?.textContent)).toBe('Loading.');
    expect(await page.title()).toBe('Loading.');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('leaves nothing behind on a page of the tab that the Back button brings back', async () => {
    await ask();
    await page.evaluate(() => {
      // What leaving from a later page of the tab does, and what the browser then says to this one.
      sessionStorage.clear();
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await page.getByRole('heading', { name: WAGES.title }).waitFor({ state: 'detached' });
  });

  it('tells the reader that the history of the browser stays', async () => {
    await page.getByText('How to leave quickly').click();
    await page.getByText('The browser history is not erased').waitFor();
  });

  it('works on our own pages too, by the link in their head, with and without the widget', async () => {
    await page.route('https://www.google.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Search</title>' }),
    );
    for (const path of ['/en', '/en/work.unpaid-wages', '/en/embed']) {
      await page.goto(stage.site.base + path);
      await page.getByRole('link', { name: 'Leave this page' }).click();
      await page.waitForURL('https://www.google.com/search?q=weather');
    }
  });

  it('listens to Shift on our own pages even while the window is closed', async () => {
    await page.route('https://www.google.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Search</title>' }),
    );
    await page.goto(`${stage.site.base}/en/work.unpaid-wages`);
    await page.getByRole('button', { name: 'Ask a question' }).waitFor();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift');
    await page.waitForURL('https://www.google.com/search?q=weather');
  });
});
