import { readFileSync } from 'node:fs';
import type { Message } from 'grammy/types';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { renderReply } from '../../src/channels/telegram/render-reply.ts';
import { createConversation } from '../../src/conversation.ts';
import { CALCULATOR_MESSAGES } from '../../src/core/calculators/calculator-messages.ts';
import { answerFor } from '../../src/core/dialogue/answer.ts';
import { PANEL_KEYS } from '../../src/core/entry.ts';
import { LOCALES, type Locale, OWN_NAMES } from '../../src/core/locale.ts';
import { MESSAGES } from '../../src/core/messages.ts';
import type { Part } from '../../src/core/reply.ts';
import { createMetrics } from '../../src/metrics.ts';
import { checkEntities, checkMarkup, checkText } from '../support/bot-api-checks.ts';
import { checkPhoto } from '../support/bot-api-multipart.ts';
import { buttonTexts } from '../support/bot-api-people.ts';
import { CHECKED_AT, realContent } from '../support/real-content.ts';
import { startTelegramHarness, type TelegramHarness } from '../support/telegram-harness.ts';

const ENTRY = 'work.unpaid-wages';
const now = () => CHECKED_AT;

let harness: TelegramHarness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

/** The bot with the project's own content and conversation. */
async function startAman(mode: 'polling' | 'webhook' = 'polling') {
  const snapshot = await realContent();
  const content = () => snapshot;
  harness = await startTelegramHarness({
    mode,
    content,
    now,
    conversation: (stores) =>
      createConversation({
        ...stores,
        content,
        now,
        log: pino({ level: 'silent' }),
        metrics: createMetrics(),
      }),
  });
  const title = (locale: Locale, id = ENTRY) =>
    snapshot.entries.get(id)?.texts[locale].title ?? 'no such entry';
  return { ...harness, title };
}

/** How an editor wrote that people ask for the entry. */
const questionIn = (locale: Locale): string =>
  readFileSync(`content/${ENTRY.replace('.', '/')}/${locale}.questions.txt`, 'utf8')
    .split('\n')
    .find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';

const another = (locale: Locale): Locale => LOCALES[(LOCALES.indexOf(locale) + 1) % LOCALES.length] ?? 'ru';
const labels = (message: Message) => buttonTexts(message).flat();

describe.each(LOCALES)('a conversation on Telegram in %s', (locale) => {
  it('goes from the language through an answer, another language, a voice note and a full line to forgetting', async () => {
    const { api, title } = await startAman();
    const person = api.user(10, locale);
    const other = another(locale);
    const shows = (text: string) => api.until(() => person.last().text?.includes(text) === true, text);

    person.startWith();
    await person.received(1);
    expect(labels(person.last())).toEqual(LOCALES.map((each) => OWN_NAMES[each]));
    person.press(OWN_NAMES[locale]);
    await shows(MESSAGES[locale]('audience.prompt'));

    person.say(questionIn(locale));
    await person.received(2);
    expect(person.last().text).toContain(title(locale));
    person.press(MESSAGES[locale]('panel.steps'));
    await shows(MESSAGES[locale]('section.steps'));

    person.say('/language');
    await person.received(3);
    person.press(OWN_NAMES[other]);
    await shows(title(other));

    person.sendVoice();
    await shows(MESSAGES[other]('unsupported.voice'));
    expect(person.last().text).toContain('112');

    api.fail('sendMessage', { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 });
    person.say(questionIn(other));
    await person.received(5);
    await api.settled();
    expect(person.messages()).toHaveLength(5);

    person.say('/forget');
    await shows(MESSAGES[other]('forget.done'));
    await api.settled();
    expect(api.calls.filter(({ ok }) => !ok).map(({ description }) => description)).toEqual([
      'Too Many Requests: retry after 1',
    ]);
  });

  it('shows the days of a stay as a picture, then in words', async () => {
    const { api } = await startAman();
    const person = api.user(10, locale);
    person.say('/days');
    await person.received(1);
    person.press('🇺🇿');
    await person.received(2);
    person.say('01.11.2026');
    await person.received(4);
    const [picture, result] = person.messages().slice(-2);
    expect(checkPhoto(picture && api.fileOf(picture)).width).toBe(960);
    expect(picture?.caption).toContain(CALCULATOR_MESSAGES[locale]('bar.title'));
    expect(result?.text).toContain(CALCULATOR_MESSAGES[locale]('heading.stay'));
    expect(labels(result ?? person.last())).toContain(CALCULATOR_MESSAGES[locale]('button.again'));
  });

  it('answers once when a webhook repeats the question', async () => {
    const { api, title } = await startAman('webhook');
    api.deliverCopies(3);
    const person = api.user(10, locale);
    person.say(questionIn(locale));
    await api.settled();
    expect(person.messages().map(({ text }) => text)).toEqual([expect.stringContaining(title(locale))]);
    expect(api.deliveries).toHaveLength(3);
  });
});

describe.each(LOCALES)('every entry in %s', (locale) => {
  it('is one message that Telegram takes, short and with each panel open', async () => {
    const content = await realContent();
    for (const id of content.entries.keys()) {
      const answer = answerFor(content, id, locale, { now: CHECKED_AT });
      if (!answer) throw new Error(`no answer for ${id}`);
      const openings = [{}, { showSources: true }, ...PANEL_KEYS.map((panel) => ({ panel }))];
      for (const opening of openings) {
        const parts: Part[] = [{ type: 'answer', answer, ...opening }];
        const messages = renderReply(
          { locale, outcome: 'answer', answers: [answer], parts },
          { botUsername: 'AmanTestBot' },
        );
        expect(messages, `${id} ${JSON.stringify(opening)}`).toHaveLength(1);
        for (const { text, entities, reply_markup } of messages) {
          checkEntities(checkText(text), entities);
          checkMarkup(reply_markup);
        }
      }
    }
  });
});
