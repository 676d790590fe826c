import type { InlineQueryResultArticle } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { echo, type ScriptedConversation } from '../../support/scripted-conversation.ts';
import { startTelegramHarness, type TelegramHarness } from '../../support/telegram-harness.ts';

let harness: TelegramHarness;
let conversation: ScriptedConversation;
beforeEach(async () => {
  conversation = echo();
  harness = await startTelegramHarness({ conversation });
});
afterEach(() => harness.close());

const lastAnswer = () => harness.api.calls.findLast(({ method }) => method === 'answerInlineQuery')?.payload;

describe('inline mode', () => {
  it('offers an answer to share, with its short answer and source', async () => {
    const [result] = (await harness.api
      .user(10, 'en')
      .search('wages not paid')) as InlineQueryResultArticle[];
    expect(result).toMatchObject({
      type: 'article',
      title: 'Wages are not paid (en)',
      description: 'Short answer of work.unpaid-wages in en.',
    });
    expect(result?.input_message_content).toMatchObject({
      message_text:
        'Wages are not paid (en)\n\nShort answer of work.unpaid-wages in en.\n\nTest code · Checked on 20 November 2026',
      link_preview_options: { is_disabled: true },
    });
    expect(result?.reply_markup?.inline_keyboard).toEqual([
      [{ text: 'Open the full answer', url: 'https://t.me/AmanTestBot?start=work--unpaid-wages' }],
    ]);
  });

  it('answers in the language of the query, else of the device', async () => {
    const person = harness.api.user(10, 'kk');
    expect((await person.search('не платят зарплату'))[0]).toMatchObject({
      title: 'Wages are not paid (ru)',
    });
    expect((await person.search('wage'))[0]).toMatchObject({ title: 'Wages are not paid (kk)' });
  });

  it('lets Telegram keep results for a minute and for this person only', async () => {
    await harness.api.user(10, 'uz').search('wage');
    expect(lastAnswer()).toMatchObject({
      cache_time: 60,
      is_personal: true,
      button: { text: 'Oʻz savolingizni bering', start_parameter: 'inline' },
    });
  });

  it('offers nothing rather than something wrong', async () => {
    expect(await harness.api.user(10).search('weather tomorrow')).toEqual([]);
  });

  it('offers the emergency numbers first when a query sounds like danger', async () => {
    const results = await harness.api.user(10, 'en').search('fire! and my wages');
    expect(results.map(({ id }) => id)).toEqual(['safety.emergency-numbers:en', 'work.unpaid-wages:en']);
  });

  it('offers the emergency numbers and what Aman is before anything is typed', async () => {
    const results = await harness.api.user(10, 'tg').search('');
    expect(results.map(({ id }) => id)).toEqual(['safety.emergency-numbers:tg', 'about.service:tg']);
  });

  it('asks nobody’s conversation, and hears no answer that was shared through it', async () => {
    const { api } = harness;
    const person = api.user(10);
    await person.search('wage');
    person.sendContent({ text: 'Wages are not paid', via_bot: api.me });
    await api.settled();
    expect(conversation.turns).toEqual([]);
  });
});
