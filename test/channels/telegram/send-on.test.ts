import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/channels/telegram/render-reply.ts';
import type { Part } from '../../../src/core/reply.ts';
import { checkEntities, checkMarkup, checkText } from '../../support/bot-api-checks.ts';
import { reply, SAFETY, textPart } from '../../support/scripted-conversation.ts';

const LINKS: Part = {
  type: 'links',
  links: [{ label: 'Add to calendar', path: '/api/v1/calendar.ics?day=1' }],
};
const COPIES: readonly Part[] = [
  { type: 'copy', heading: 'English', locale: 'en', text: 'Hello!\n\nPlease write to me.' },
  { type: 'copy', heading: 'Русский', locale: 'ru', text: 'Здравствуйте!' },
];
const WAYS: Part = {
  type: 'options',
  style: 'buttons',
  options: [{ label: 'Back', choice: { type: 'entry', id: 'work.eaeu' } }],
};

const render = (parts: readonly Part[], site?: string) =>
  renderReply(reply(...parts), { botUsername: 'AmanTestBot', ...(site ? { site } : {}) });

describe('links to pages of ours on Telegram', () => {
  it('are buttons where the world reaches the pages', () => {
    const [message] = render([textPart('Done.'), LINKS], 'https://aman.example');
    expect(message?.text).toBe('Done.');
    expect(message?.reply_markup?.inline_keyboard).toEqual([
      [{ text: 'Add to calendar', url: 'https://aman.example/api/v1/calendar.ics?day=1' }],
    ]);
  });

  it('are left out where it does not', () => {
    expect(render([textPart('Done.'), LINKS])[0]).not.toHaveProperty('reply_markup');
  });
});

describe('a message to send on Telegram', () => {
  it('is a message of its own, easy to forward, after what is said about it', () => {
    const messages = render([textPart('Copy it.'), ...COPIES, WAYS]);
    expect(messages.map(({ text }) => text)).toEqual([
      'Copy it.',
      'English\nHello!\n\nPlease write to me.\n\nРусский\nЗдравствуйте!',
    ]);
    expect(messages[0]).not.toHaveProperty('reply_markup');
    expect(messages[1]?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['Back']);
  });

  it('comes after human help and is taken by the Bot API', () => {
    const messages = render([SAFETY, textPart('Copy it.'), ...COPIES, WAYS]);
    expect(messages[0]?.text).toMatch(/^Call now\./);
    for (const { text, entities, reply_markup } of messages) {
      checkText(text);
      checkEntities(text, entities);
      if (reply_markup) checkMarkup(reply_markup);
    }
  });
});
