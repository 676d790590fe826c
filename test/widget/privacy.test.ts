import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { answerReply, scriptedConversation, WAGES } from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

describe('what the widget keeps', () => {
  const conversation = scriptedConversation(() => answerReply());
  const stage = useWidgetStage({ conversation });
  let page: Page;
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser));
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).click();
    return () => page.context().close();
  });

  const stored = () =>
    page.evaluate(() => ({
      session: Object.entries(sessionStorage),
      local: Object.entries(localStorage),
      cookie: document.cookie,
    }));
  const ask = async () => {
    await page.getByRole('textbox', { name: 'Your question' }).fill('wages');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
  };

  it('is nothing before the first message, even after looking around', async () => {
    await page.getByRole('button', { name: 'Emergency numbers' }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('kk');
    await page.getByRole('textbox', { name: 'Сұрағыңыз' }).waitFor();
    expect(await stored()).toEqual({ session: [], local: [], cookie: '' });
    expect(await page.context().cookies()).toEqual([]);
  });

  it('is one token in this tab after it, and no word of the conversation', async () => {
    await ask();
    const { session, local, cookie } = await stored();
    expect(session).toEqual([['aman', expect.stringMatching(/^[\w-]{22} en$/)]]);
    expect(local).toEqual([]);
    expect(cookie).toBe('');
  });

  it('carries the conversation over to the next page of the tab', async () => {
    await ask();
    const key = conversation.turns.at(-1)?.sessionKey;
    await page.reload();
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await ask();
    expect(conversation.turns.at(-1)?.sessionKey).toBe(key);
  });

  it('is forgotten here and on the server when the reader says so', async () => {
    await ask();
    const asked = page.waitForRequest('**/api/v1/forget');
    await page.getByRole('button', { name: 'Forget this conversation' }).click();
    const [, token = ''] = (await stored()).session[0] ?? [];
    expect(token).toBe('');
    expect((await asked).postDataJSON()).toEqual({ session: expect.stringMatching(/^[\w-]{22}$/) });
    await page
      .getByRole('status')
      .getByText('The conversation is deleted, here and on our server.')
      .waitFor();
    expect(await page.locator('.said').count()).toBe(0);
    expect(await page.getByRole('article').count()).toBe(0);
  });

  it('is forgotten here even when the server cannot be reached, and says so', async () => {
    await ask();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Forget this conversation' }).click();
    await page.getByRole('status').getByText('Our server did not answer').waitFor();
    expect((await stored()).session).toEqual([]);
  });

  it('offers to forget only when there is something to forget', async () => {
    const forget = page.getByRole('button', { name: 'Forget this conversation' });
    expect(await forget.count()).toBe(0);
    await ask();
    await forget.waitFor();
  });

  it('works where the browser forbids storage', async () => {
    await page.addInitScript(() =>
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      }),
    );
    await page.reload();
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await ask();
    const key = conversation.turns.at(-1)?.sessionKey;
    await page.getByRole('textbox', { name: 'Your question' }).fill('and then');
    await page.keyboard.press('Enter');
    await page.locator('.said', { hasText: 'and then' }).waitFor();
    expect(conversation.turns.at(-1)?.sessionKey).toBe(key);
  });
});
