import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../src/conversation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { newPage } from '../support/browser.ts';
import {
  answerReply,
  reply,
  SAFETY,
  scriptedConversation,
  THUMBS,
  textPart,
  WAGES,
} from '../support/scripted-conversation.ts';
import { useWidgetStage } from '../support/widget-stage.ts';

const WHY: Reply = reply({
  type: 'feedback',
  prompt: 'What was wrong?',
  options: [{ label: 'Out of date', choice: { type: 'unhelpful', id: WAGES.id, reason: 'old' } }],
});

const CLARIFY: Reply = {
  ...reply({
    type: 'options',
    style: 'cards',
    prompt: 'Which of these do you mean?',
    options: [
      { label: 'Wages', hint: 'When the employer does not pay', choice: { type: 'entry', id: WAGES.id } },
      { label: 'Permit', hint: 'Before you begin to work', choice: { type: 'entry', id: 'work.permit' } },
      { label: 'None of these', choice: { type: 'shortcut', name: 'none-of-these' } },
    ],
  }),
  outcome: 'clarify',
};

const UNKNOWN: Reply = reply(
  textPart('I do not have a checked answer.'),
  { type: 'contacts', heading: 'People who can help', contacts: [...WAGES.contacts] },
  {
    type: 'options',
    style: 'buttons',
    prompt: 'Choose a topic.',
    options: [{ label: 'Work', choice: { type: 'topic', topic: 'work' } }],
  },
);

const PICTURE: Reply = reply({
  type: 'picture',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="100"><rect width="9" height="9"/></svg>',
  alt: 'Used: 30 days. Left: 60 days.',
  line: '▮▮▮▯▯▯',
});

function script({ message }: Turn): Reply {
  if (message.type === 'text') {
    if (message.text === 'which') return CLARIFY;
    if (message.text === 'mars') return UNKNOWN;
    if (message.text === 'days') return PICTURE;
    return message.text === 'danger' ? reply(SAFETY, ...answerReply().parts) : answerReply();
  }
  if (message.type !== 'choice') return reply();
  if (message.choice.type === 'unhelpful') return message.choice.reason ? reply(textPart('Thank you.')) : WHY;
  return message.choice.type === 'helpful' ? reply(textPart('Thank you.')) : answerReply();
}

describe('a conversation in the widget', () => {
  const conversation = scriptedConversation(script);
  const stage = useWidgetStage({ conversation });
  let page: Page;
  beforeEach(async () => {
    ({ page } = await newPage(stage.browser, { viewport: { width: 1280, height: 800 } }));
    await page.goto(stage.site.hostPage());
    await page.getByRole('button', { name: 'Ask a question' }).waitFor();
    return () => page.context().close();
  });

  const open = () => page.getByRole('button', { name: 'Ask a question' }).click();
  const ask = async (text: string) => {
    await page.getByRole('textbox', { name: 'Your question' }).fill(text);
    await page.keyboard.press('Enter');
    await page.locator('.said', { hasText: text }).waitFor();
  };
  const lastChoice = () => {
    const message = conversation.turns.at(-1)?.message;
    return message?.type === 'choice' ? message.choice : undefined;
  };

  it('goes from opening to answer to closing with the keyboard alone', async () => {
    await page.getByLabel('A field of the site').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^Aman/ }).waitFor();
    await page.keyboard.type('wages');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('');
    const steps = page.locator('summary', { hasText: 'Steps' });
    for (let i = 0; i < 30 && !(await isFocused(steps)); i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Write to the employer.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await isFocused(page.getByRole('button', { name: 'Ask a question' }))).toBe(true);
  });

  it('says first that a program answers, and what is kept', async () => {
    await open();
    const log = page.getByRole('log', { name: 'Conversation' });
    expect(await log.textContent()).toContain('It is not a lawyer');
    expect(await log.textContent()).toContain('Your messages are not stored');
  });

  it('announces answers politely in a log', async () => {
    await open();
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
    expect(await page.getByRole('log').evaluate((log) => log.tagName)).toBe('DIV');
  });

  it('shows the short answer, what is not confirmed, contacts, the date of the check and the sources', async () => {
    await open();
    await ask('wages');
    const answer = page.getByRole('article');
    expect(await answer.textContent()).toContain('Complain in writing, or call 1414.');
    expect(await answer.textContent()).toContain('We could not confirm everything.');
    expect(await answer.textContent()).toContain('Checked on 20 November 2026');
    const call = answer.getByRole('link', { name: /^Call \+7 7172 90 69 84, Astana, Migration office/ });
    expect(await call.getAttribute('href')).toBe('tel:+77172906984');
    await answer.locator('summary', { hasText: 'Sources' }).click();
    const source = answer.getByRole('link', { name: 'Labour Code, art. 113' });
    expect(await source.getAttribute('href')).toBe('https://law.example/113');
    expect(await source.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('draws a picture with its words, under the policy of the service’s own page', async () => {
    await page.goto(`${stage.site.base}/en`);
    await ask('days');
    const picture = page.getByRole('img', { name: 'Used: 30 days. Left: 60 days.' });
    await picture.waitFor();
    await page.waitForFunction(
      (image) => image instanceof HTMLImageElement && image.naturalWidth === 320,
      await picture.elementHandle(),
    );
  });

  it('says a picture in words on a site whose policy keeps pictures out', async () => {
    await open();
    await ask('days');
    await page.getByRole('img', { name: 'Used: 30 days. Left: 60 days.' }).waitFor();
  });

  it('opens one part of an answer at a time, in its place and without asking the server', async () => {
    await open();
    await ask('wages');
    const turns = conversation.turns.length;
    await page.locator('summary', { hasText: 'Steps' }).click();
    await page.getByText('Write to the employer.').waitFor();
    await page.locator('summary', { hasText: 'If it goes wrong' }).click();
    await page.getByText('Go to court.').waitFor();
    await page.getByText('Write to the employer.').waitFor({ state: 'hidden' });
    expect(conversation.turns.length).toBe(turns);
  });

  it('opens the part that was asked for', async () => {
    await open();
    await page.route('**/api/v1/messages', async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      body.parts[0].panel = 'wrong';
      await route.fulfill({ response, json: body });
    });
    await ask('and if they refuse');
    await page.getByText('Go to court.').waitFor();
  });

  it('asks a related question when it is pressed, and moves there', async () => {
    await open();
    await ask('wages');
    await page.getByRole('button', { name: 'The employer took my passport' }).click();
    await page.locator('.said', { hasText: 'The employer took my passport' }).waitFor();
    expect(lastChoice()).toEqual({ type: 'entry', id: 'safety.passport-taken' });
    expect(await isFocused(page.locator('.turn').last().locator('.reply'))).toBe(true);
  });

  it('takes a thumb down, asks why in its place, and thanks', async () => {
    await open();
    await ask('wages');
    await page.getByRole('group', { name: THUMBS.type === 'feedback' ? THUMBS.prompt : '' }).waitFor();
    await page.getByRole('button', { name: 'No' }).click();
    await page.getByRole('button', { name: 'Out of date' }).click();
    await page.getByText('Thank you.').waitFor();
    expect(lastChoice()).toEqual({ type: 'unhelpful', id: WAGES.id, reason: 'old' });
    expect(await page.locator('.said').count()).toBe(1);
  });

  it('offers two or three cards with the line that tells them apart', async () => {
    await open();
    await ask('which');
    await page.getByRole('heading', { name: 'Which of these do you mean?' }).waitFor();
    await page.getByText('Before you begin to work').waitFor();
    await page.getByRole('button', { name: /^Wages/ }).click();
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
    expect(lastChoice()).toEqual({ type: 'entry', id: WAGES.id });
  });

  it('says when it does not know, with topics and people to call', async () => {
    await open();
    await ask('mars');
    await page.getByText('I do not have a checked answer.').waitFor();
    await page.getByRole('link', { name: /Migration office/ }).waitFor();
    await page.locator('.turn').last().getByRole('button', { name: 'Work' }).click();
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
    expect(lastChoice()).toEqual({ type: 'topic', topic: 'work' });
  });

  it('shows human help before the answer, with the way off the page at hand', async () => {
    await open();
    await ask('danger');
    const parts = page.locator('.turn').last().locator('.reply > *');
    expect(await parts.first().textContent()).toContain('Call now.');
    const card = parts.first();
    expect(await card.getByRole('link', { name: /^Call 112/ }).getAttribute('href')).toBe('tel:112');
    expect((await card.boundingBox())?.width).toBe((await page.locator('.turn').last().boundingBox())?.width);
    await card.getByRole('button', { name: 'Leave this page' }).waitFor();
    await page.getByRole('heading', { name: WAGES.title }).waitFor();
  });

  it('shows the emergency numbers and the topics without asking the server', async () => {
    await open();
    const turns = conversation.turns.length;
    await page.getByRole('button', { name: 'Emergency numbers' }).click();
    await page.getByRole('link', { name: /^Call 112/ }).waitFor();
    await page.getByRole('button', { name: 'All topics' }).click();
    expect(await page.getByRole('heading', { name: 'Choose a topic.' }).count()).toBe(2);
    expect(conversation.turns.length).toBe(turns);
  });

  it('sends nothing when nothing was written', async () => {
    await open();
    const turns = conversation.turns.length;
    await page.getByRole('textbox', { name: 'Your question' }).fill('   ');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(conversation.turns.length).toBe(turns);
    expect(await isFocused(page.getByRole('textbox', { name: 'Your question' }))).toBe(true);
  });

  it('shows what was written as text, whatever it looks like', async () => {
    await open();
    await ask('<img src=x onerror=alert(1)>');
    expect(await page.locator('.said').textContent()).toBe('You: <img src=x onerror=alert(1)>');
  });

  it('covers a small screen, keeps the focus in and gives it back', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open();
    expect(await page.getByRole('dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await isFocused(page.getByRole('button', { name: 'Ask a question' }))).toBe(true);
  });
});

const isFocused = (locator: ReturnType<Page['locator']>): Promise<boolean> =>
  locator.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    return root.activeElement === element;
  });
