import type { Message } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import type { PictureMaker } from '../../../src/channels/telegram/picture-maker.ts';
import type { Part, Reply } from '../../../src/core/reply.ts';
import { checkPhoto } from '../../support/bot-api-multipart.ts';
import type { BotApiFault } from '../../support/bot-api-server.ts';
import { reply, SAFETY, scriptedConversation, textPart } from '../../support/scripted-conversation.ts';
import { startTelegramHarness, type TelegramHarness } from '../../support/telegram-harness.ts';

const PICTURE: Part = {
  type: 'picture',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="9" height="9"/></svg>',
  alt: 'Used: 30 days.',
  line: '▮▮▮▯▯',
};
const LANGUAGES: Part = {
  type: 'options',
  style: 'buttons',
  options: [{ label: 'English', choice: { type: 'locale', locale: 'en' } }],
};
const RESULT = reply(textPart('You may stay.'), PICTURE, LANGUAGES);

let harness: TelegramHarness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

async function start(answer: Reply | (() => Reply) = RESULT, pictures?: PictureMaker) {
  harness = await startTelegramHarness({
    conversation: scriptedConversation(typeof answer === 'function' ? answer : () => answer),
    ...(pictures ? { pictures } : {}),
  });
  return harness;
}

const kindOf = (message: Message) => (message.photo ? 'picture' : 'text');

describe('a reply with a picture on Telegram', () => {
  it('is a picture with its facts in words, silently, and then the text with the buttons', async () => {
    const { api } = await start();
    const person = api.user(10, 'en');
    person.say('how many days?');
    await person.received(2);
    const [picture, text] = person.messages();
    expect(picture?.caption).toBe('Used: 30 days.');
    expect(picture?.reply_markup).toBeUndefined();
    expect(text?.text).toBe('You may stay.');
    expect(text?.reply_markup).toBeDefined();
    const call = api.calls.find(({ method }) => method === 'sendPhoto');
    expect(call?.payload.disable_notification).toBe(true);
  });

  it('sends a PNG three times as large as the drawing', async () => {
    const { api } = await start();
    const person = api.user(10, 'en');
    person.say('how many days?');
    await person.received(2);
    const [picture] = person.messages();
    expect(checkPhoto(picture && api.fileOf(picture))).toEqual({ width: 960, height: 720 });
  });

  it('hangs on the question in a group, and stays in its thread', async () => {
    const { api } = await start();
    const group = api.group(-100, 'Friends');
    const person = api.user(10, 'en');
    person.say('@AmanTestBot how many days?', { in: group, threadId: 5 });
    await api.until(() => group.messages().length === 2, 'picture and text');
    for (const message of group.messages()) {
      expect(message.reply_to_message?.from?.id).toBe(10);
      expect(message.message_thread_id).toBe(5);
    }
  });

  it('is sent anew with its picture when a menu is pressed, and leaves the menu', async () => {
    let isFirst = true;
    const { api } = await start(() => {
      const answer = isFirst ? reply(textPart('Language'), LANGUAGES) : RESULT;
      isFirst = false;
      return answer;
    });
    const person = api.user(10, 'en');
    person.say('/language');
    await person.received(1);
    person.press('English');
    await person.received(3);
    expect(person.messages().map(kindOf)).toEqual(['text', 'picture', 'text']);
    expect(api.calls.some(({ method }) => method === 'editMessageText')).toBe(false);
  });

  it.each<[string, BotApiFault]>([
    [
      'Telegram asks to wait',
      { code: 429, description: 'Too Many Requests: retry after 20', retryAfter: 20 },
    ],
    [
      'a group takes no pictures',
      { code: 400, description: 'Bad Request: not enough rights to send photos' },
    ],
    ['Telegram fails', { code: 500, description: 'Internal Server Error' }],
    ['the connection breaks', 'drop'],
  ])('shows a row of signs and words when %s, without trying again', async (_case, fault) => {
    const { api } = await start();
    api.fail('sendPhoto', fault);
    const person = api.user(10, 'en');
    person.say('how many days?');
    const message = await person.received(1);
    expect(message.text).toBe('You may stay.\n\n▮▮▮▯▯\nUsed: 30 days.');
    await api.settled();
    expect(person.messages()).toHaveLength(1);
    expect(api.calls.filter(({ method }) => method === 'sendPhoto')).toHaveLength(1);
  });

  it('shows a row of signs and words when no picture can be made', async () => {
    const { api } = await start(RESULT, { toPng: async () => undefined, close: async () => {} });
    const person = api.user(10, 'en');
    person.say('how many days?');
    expect((await person.received(1)).text).toContain('▮▮▮▯▯\nUsed: 30 days.');
  });

  it('lets no picture stand before human help', async () => {
    const { api } = await start(reply(SAFETY, textPart('You may stay.'), PICTURE));
    const person = api.user(10, 'en');
    person.say('help');
    expect((await person.received(1)).text).toContain('▮▮▮▯▯');
    await api.settled();
    expect(person.messages()).toHaveLength(1);
  });
});
