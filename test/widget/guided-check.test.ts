import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { CHECKLIST_MESSAGES } from '../../src/core/checklist/checklist-messages.ts';
import { findViolations, newPage } from '../support/browser.ts';
import { libraryContent } from '../support/library-content.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

const t = CHECKLIST_MESSAGES.en;

describe('the guided check in the widget', async () => {
  const stage = useWidgetStage({ content: await libraryContent() });
  let page: Page;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser, {
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
      locale: 'en',
    }));
    await page.goto(`${stage.site.base}/en`);
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
    return () => page.context().close();
  });

  /** From the first screen to the last question. */
  async function begin(): Promise<void> {
    await press(t('button'));
    await press('I am coming to or living in Kazakhstan');
    await press('🇺🇿 Uzbekistan');
    await press('Visit, relatives, tourism');
    await page.getByRole('heading', { name: t('ask.stage') }).waitFor();
  }

  it('is pressed through to a dated list whose steps open their answers', async () => {
    await begin();
    await press('Just arrived, first 30 days');
    await page.getByText('On which day did you come').waitFor();
    await page.getByRole('textbox', { name: 'Your question' }).fill('17.11.2026');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('16 December 2026 (Wednesday)').first().waitFor();
    const print = page.getByRole('link', { name: t('print') });
    expect(await print.getAttribute('href')).toContain('/check?direction=arriving&citizenship=UZ');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Ask your host to tell the police/ }).click();
    await page.getByRole('heading', { name: 'How the host sends the arrival notification' }).waitFor();
  });

  it('changes an answer by pressing its line', async () => {
    await begin();
    await press('Before I come');
    await press(t('skip'));
    await page.getByRole('heading', { name: t('prompt') }).waitFor();
    await press('Purpose: Visit, relatives, tourism');
    await press('Study');
    await page.getByRole('button', { name: /^Show the school a bank certificate/ }).waitFor();
  });
});
