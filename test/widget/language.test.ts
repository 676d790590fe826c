import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../src/conversation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { newPage } from '../support/browser.ts';
import { answerReply, scriptedConversation, WAGES } from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

/** Answers in the language that was wished for; to "ish" in Uzbek, as if it had been recognised. */
function script({ message, locale }: Turn): Reply {
  const wished =
    message.type === 'choice' && message.choice.type === 'locale' ? message.choice.locale : locale;
  const recognised = message.type === 'text' && message.text === 'ish' ? 'uz' : 'en';
  const shown = wished ?? recognised;
  return { ...answerReply({ ...WAGES, title: `Wages in ${shown}` }), locale: shown };
}

describe('languages in the widget', () => {
  const conversation = scriptedConversation(script);
  const stage = useWidgetStage({ conversation });
  let page: Page;
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser));
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).click();
    return () => page.context().close();
  });

  const ask = async (text: string) => {
    await page.locator('textarea').fill(text);
    await page.keyboard.press('Enter');
    await page.locator('.said', { hasText: text }).waitFor();
  };
  const languages = () => page.locator('aman-chat select');

  it('are offered in their own names, each marked with its tag', async () => {
    const options = languages().locator('option');
    expect(await options.allTextContents()).toEqual([
      'Қазақша',
      'Русский',
      'Oʻzbekcha',
      'Тоҷикӣ',
      'Кыргызча',
      'English',
    ]);
    expect(await options.evaluateAll((all) => all.map((option) => (option as HTMLElement).lang))).toEqual([
      'kk',
      'ru',
      'uz',
      'tg',
      'ky',
      'en',
    ]);
  });

  it('change before the first message without a word to the server', async () => {
    const turns = conversation.turns.length;
    await languages().focus();
    await languages().selectOption('tg');
    await page.getByRole('textbox', { name: 'Саволи шумо' }).waitFor();
    expect(await page.locator('.aman').getAttribute('lang')).toBe('tg');
    expect(
      await languages().evaluate((select) => (select.getRootNode() as ShadowRoot).activeElement === select),
    ).toBe(true);
    expect(conversation.turns.length).toBe(turns);
  });

  it('show the last answer again when changed in mid-conversation, and keep what is being typed', async () => {
    await ask('wages');
    await page.locator('textarea').fill('half a thought');
    await languages().selectOption('kk');
    await page.getByRole('heading', { name: 'Wages in kk' }).waitFor();
    expect(await page.locator('.turn').last().getAttribute('lang')).toBe('kk');
    expect(await page.locator('textarea').inputValue()).toBe('half a thought');
  });

  it('stay as chosen for the questions that follow', async () => {
    await languages().selectOption('ky');
    await page.getByRole('textbox', { name: 'Сурооңуз' }).waitFor();
    await ask('ish');
    await page.getByRole('heading', { name: 'Wages in ky' }).waitFor();
    expect(conversation.turns.at(-1)?.locale).toBe('ky');
  });

  it('follow the question when none was chosen: the controls speak the language of the answer', async () => {
    await ask('ish');
    await page.getByRole('heading', { name: 'Wages in uz' }).waitFor();
    await page.getByRole('textbox', { name: 'Savolingiz' }).waitFor();
    expect(conversation.turns.at(-1)).toMatchObject({ locale: undefined, deviceLocale: 'en' });
  });

  it('change with the page on our own site, and the last answer comes along', async () => {
    await page.goto(`${stage.site.base}/en`);
    await ask('wages');
    await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Тоҷикӣ' }).click();
    await page.getByRole('heading', { name: 'Wages in tg' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('tg');
  });
});
