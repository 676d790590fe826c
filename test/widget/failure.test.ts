import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { newPage } from '../support/browser.ts';
import { answerReply, scriptedConversation, THUMBS, WAGES } from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

const API = '**/api/v1/messages';

describe('the widget when an answer does not come', () => {
  const stage = useWidgetStage({ conversation: scriptedConversation(() => answerReply()) });
  let page: Page;
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser));
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).click();
    return () => page.context().close();
  });

  const field = () => page.getByRole('textbox', { name: 'Your question' });
  const ask = async () => {
    await field().fill('wages');
    await page.keyboard.press('Enter');
  };

  it('keeps the text, says so, and sends it again when told', async () => {
    await page.context().setOffline(true);
    await ask();
    const alert = page.getByRole('alert');
    await alert.getByText('There is no connection.').waitFor();
    expect(await field().inputValue()).toBe('wages');
    expect(await field().isEditable()).toBe(true);
    expect(await page.locator('.said').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
    expect(await field().inputValue()).toBe('');
    expect(await alert.textContent()).toBe('');
  });

  it('shows the hotlines without a network', async () => {
    await page.context().setOffline(true);
    await ask();
    const call = page.getByRole('alert').getByRole('link', { name: /^Call 112/ });
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:112');
  });

  it('says when the service broke, with hotlines', async () => {
    await page.route(API, (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await ask();
    await page.getByRole('alert').getByText('The answer did not arrive.').waitFor();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /^Call 112/ })
      .waitFor();
    expect(await field().inputValue()).toBe('wages');
  });

  it('passes on what the service says about a request it refuses', async () => {
    const error = { code: 'too-many-requests', message: 'Please wait a minute.', issues: [] };
    await page.route(API, (route) =>
      route.fulfill({ status: 429, json: { error }, headers: { 'access-control-allow-origin': '*' } }),
    );
    await ask();
    await page.getByRole('alert').getByText('Please wait a minute.').waitFor();
    expect(await field().inputValue()).toBe('wages');
  });

  it('says in the reader’s words why a text is too long', async () => {
    await field().fill('a'.repeat(2001));
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Your message is too long').waitFor();
    expect((await field().inputValue()).length).toBe(2001);
  });

  it('keeps a later text when an earlier one is sent again', async () => {
    await page.context().setOffline(true);
    await ask();
    await page.getByRole('alert').getByText('There is no connection.').waitFor();
    await field().fill('another thought');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
    expect(await field().inputValue()).toBe('another thought');
  });

  it('sends a thumb again when told', async () => {
    await ask();
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('group', { name: THUMBS.type === 'feedback' ? THUMBS.prompt : '' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
  });

  it('comes up by itself when the strings come late', async () => {
    const { page: late } = await newPage(stage.browser);
    await late.clock.install();
    let tries = 0;
    await late.route('**/widget/strings/*', (route) => (tries++ === 0 ? route.abort() : route.continue()));
    await late.goto(stage.site.hostPage());
    await late.waitForFunction(() => 'Aman' in window);
    await late.clock.fastForward(6000);
    await late.getByRole('button', { name: 'Ask a question' }).waitFor();
    expect(tries).toBe(2);
  });
});
