import type { Message as TelegramMessage } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { deviceLocale, toMessage } from '../../../src/channels/telegram/to-message.ts';
import { messageToTurn, pressToTurn } from '../../../src/channels/telegram/to-turn.ts';
import { createIdentity } from '../../../src/identity.ts';

const me = { id: 1, username: 'AmanTestBot' };
const reading = { me, hasEntry: (id: string) => id === 'work.unpaid-wages' };
const person = { id: 7, is_bot: false, first_name: 'A', language_code: 'uz' };
const identity = createIdentity('a secret of at least 32 characters, for tests');

const inPrivate = (content: object): TelegramMessage =>
  ({
    message_id: 1,
    date: 1,
    chat: { id: 7, type: 'private', first_name: 'A' },
    from: person,
    ...content,
  }) as TelegramMessage;
const inGroup = (content: object): TelegramMessage =>
  ({ ...inPrivate(content), chat: { id: -100, type: 'supergroup', title: 'G' } }) as TelegramMessage;
const mention = (text: string, name = '@AmanTestBot') => ({
  text,
  entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length }],
});
const read = (message: TelegramMessage) => toMessage(message, reading);
const shortcut = (name: string) => ({ type: 'choice', choice: { type: 'shortcut', name } });

describe('a private message', () => {
  it('is a question when it is text', () => {
    expect(read(inPrivate({ text: ' Паспортымды алып қойды ' }))).toEqual({
      type: 'text',
      text: 'Паспортымды алып қойды',
    });
  });

  it.each([
    ['/start', 'start'],
    ['/topics', 'topics'],
    ['/language', 'locales'],
    ['/help', 'help'],
    ['/emergency', 'emergency'],
    ['/privacy', 'privacy'],
    ['/forget', 'forget'],
    ['/HELP@amantestbot please', 'help'],
    ['/start nonsense', 'start'],
    ['/start work--gone', 'start'],
  ])('%s leads to %s', (text, name) => {
    expect(read(inPrivate({ text }))).toEqual(shortcut(name));
  });

  it('opens an entry from a deep link', () => {
    expect(read(inPrivate({ text: '/start work--unpaid-wages' }))).toEqual({
      type: 'choice',
      choice: { type: 'entry', id: 'work.unpaid-wages' },
    });
  });

  it('is a question when its command is unknown', () => {
    expect(read(inPrivate({ text: '/visa_free 30 days' }))).toEqual({
      type: 'text',
      text: 'visa free 30 days',
    });
    expect(read(inPrivate({ text: '/ what' }))).toEqual({ type: 'text', text: '/ what' });
  });

  it('is a question when a picture has words under it', () => {
    expect(read(inPrivate({ photo: [], caption: 'help me' }))).toEqual({ type: 'text', text: 'help me' });
  });

  it.each([
    ['voice', 'voice'],
    ['audio', 'voice'],
    ['photo', 'photo'],
    ['video', 'video'],
    ['video_note', 'video'],
    ['sticker', 'sticker'],
    ['location', 'location'],
    ['venue', 'location'],
    ['document', 'document'],
    ['contact', 'other'],
    ['poll', 'other'],
    ['dice', 'other'],
  ])('with a %s is told as %s', (field, kind) => {
    expect(read(inPrivate({ [field]: {} }))).toEqual({ type: 'unsupported', kind });
  });

  it('with an animation is a video, although Telegram calls it a document too', () => {
    expect(read(inPrivate({ document: {}, animation: {} }))).toEqual({ type: 'unsupported', kind: 'video' });
  });

  it('is nobody’s question when a service, another bot or this bot’s inline mode wrote it', () => {
    expect(read(inPrivate({ pinned_message: {} }))).toBeUndefined();
    expect(read(inPrivate({ text: 'x', via_bot: { id: 1 } }))).toBeUndefined();
    expect(read(inPrivate({ text: 'x', from: { ...person, is_bot: true } }))).toBeUndefined();
  });
});

describe('a message in a group', () => {
  it('is left alone when it is not for the bot', () => {
    expect(read(inGroup({ text: 'who has a flat in Almaty?' }))).toBeUndefined();
    expect(read(inGroup(mention('ask @OtherBot_x about it', '@OtherBot_x')))).toBeUndefined();
    expect(read(inGroup({ voice: {} }))).toBeUndefined();
  });

  it('is a question without the mention that addressed it', () => {
    expect(read(inGroup(mention('How long may I stay, @AmanTestBot ?')))).toEqual({
      type: 'text',
      text: 'How long may I stay, ?',
    });
    expect(read(inGroup(mention('@amantestbot маош надоданд', '@amantestbot')))).toEqual({
      type: 'text',
      text: 'маош надоданд',
    });
  });

  it('shows the topics when there is nothing but the mention', () => {
    expect(read(inGroup(mention('@AmanTestBot')))).toEqual(shortcut('topics'));
  });

  it('is a question when it replies to the bot', () => {
    expect(read(inGroup({ text: 'and the fee?', reply_to_message: { from: me } }))).toEqual({
      type: 'text',
      text: 'and the fee?',
    });
    expect(read(inGroup({ voice: {}, reply_to_message: { from: me } }))).toEqual({
      type: 'unsupported',
      kind: 'voice',
    });
  });

  it('takes commands addressed to the bot only', () => {
    expect(read(inGroup({ text: '/help@AmanTestBot' }))).toEqual(shortcut('help'));
    expect(read(inGroup(mention('@AmanTestBot /topics')))).toEqual(shortcut('topics'));
    expect(read(inGroup({ text: '/help' }))).toBeUndefined();
    expect(read(inGroup({ text: '/help@OtherBot' }))).toBeUndefined();
  });
});

describe('the device’s language', () => {
  it.each([
    ['kk', 'kk'],
    ['ru-KZ', 'ru'],
    ['EN', 'en'],
    ['tr', undefined],
    [undefined, undefined],
  ])('%s is %s', (language_code, expected) => {
    expect(deviceLocale(language_code === undefined ? {} : { language_code })).toBe(expected);
  });
});

describe('a turn', () => {
  it('never carries a Telegram id', () => {
    const turn = messageToTurn(inPrivate({ text: 'x' }), reading, identity);
    expect(turn).toMatchObject({
      channel: 'telegram',
      sessionKey: identity.key('telegram', 7),
      deviceLocale: 'uz',
    });
    expect(JSON.stringify(turn)).not.toContain('"7"');
  });

  it('belongs to one person in a group', () => {
    const keyOf = (id: number) =>
      messageToTurn(inGroup({ ...mention('@AmanTestBot hi'), from: { ...person, id } }), reading, identity)
        ?.sessionKey;
    expect(keyOf(7)).not.toBe(keyOf(8));
    expect(keyOf(7)).not.toBe(identity.key('telegram', 7));
  });

  it('of a press is the choice of its button, or the topics when nobody can read it', () => {
    const press = (data: string) =>
      pressToTurn(
        { id: '1', from: person, chat_instance: '1', data, message: inPrivate({ text: 'x' }) } as never,
        identity,
      );
    expect(press('e:work.eaeu').message).toEqual({
      type: 'choice',
      choice: { type: 'entry', id: 'work.eaeu' },
    });
    expect(press('old:data:of:another:year').message).toEqual(shortcut('topics'));
    expect(press('e:work.eaeu').sessionKey).toBe(identity.key('telegram', 7));
  });
});
