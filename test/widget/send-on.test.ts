import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { findViolations, newPage } from '../support/browser.ts';
import { reply, scriptedConversation } from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

const LETTER = 'Здравствуйте!\n\nНапишите мне.';
const PATH = '/api/v1/calendar.ics?kind=stay&day=2026-12-09&locale=en';

describe('what the widget gives to take along', () => {
  const conversation = scriptedConversation(() =>
    reply(
      { type: 'links', links: [{ label: 'Add to calendar', path: PATH }] },
      { type: 'copy', heading: 'Русский', locale: 'ru', text: LETTER },
    ),
  );
  const stage = useWidgetStage({ conversation });
  let page: Page;
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser, {
      bypassCSP: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    }));
    await page.goto(`${stage.site.base}/en`);
    await page.getByRole('textbox', { name: 'Your question' }).fill('take along');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Русский' }).waitFor();
    return () => page.context().close();
  });

  it('opens a page of the service beside the conversation', async () => {
    const link = page.getByRole('link', { name: 'Add to calendar' });
    expect(await link.getAttribute('href')).toBe(stage.site.base + PATH);
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  it('breaks no rule of accessibility', async () => {
    expect(await findViolations(page)).toEqual([]);
  });

  it('shows a text in its own language with its lines, and copies it whole', async () => {
    const text = page.locator('.copy p');
    expect(await text.getAttribute('lang')).toBe('ru');
    expect(await text.innerText()).toBe(LETTER);
    await page.getByRole('button', { name: 'Copy Русский' }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LETTER);
  });
});
