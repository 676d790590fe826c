import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation, Turn } from '../../../src/conversation.ts';
import { LOCALES, type Locale, OWN_NAMES } from '../../../src/core/locale.ts';
import { MESSAGES } from '../../../src/core/messages.ts';
import type { Part, Reply } from '../../../src/core/reply.ts';
import { createIdentity } from '../../../src/identity.ts';
import { buttonTexts } from '../../support/bot-api-people.ts';
import {
  answerReply,
  echo,
  reply,
  SAFETY,
  scriptedConversation,
  THUMBS,
  textReply,
  WAGES,
} from '../../support/scripted-conversation.ts';
import { SECRET, startTelegramHarness, type TelegramHarness } from '../../support/telegram-harness.ts';

let harness: TelegramHarness | undefined;
const start = async (conversation: Conversation): Promise<TelegramHarness> => {
  harness = await startTelegramHarness({ conversation });
  return harness;
};
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const calls = (method: string) => (harness?.api.calls ?? []).filter((call) => call.method === method);

/** A small conversation with a memory of the language, as the real one has. */
function rememberingConversation() {
  const locales = new Map<string, Locale>();
  const languages: Part = {
    type: 'options',
    style: 'buttons',
    prompt: 'Choose a language.',
    options: LOCALES.map((locale) => ({ label: OWN_NAMES[locale], choice: { type: 'locale', locale } })),
  };
  const topics = (locale: Locale): Part => ({
    type: 'options',
    style: 'buttons',
    prompt: MESSAGES[locale]('topics.prompt'),
    options: [{ label: MESSAGES[locale]('topic.work'), choice: { type: 'topic', topic: 'work' } }],
  });
  function answer({ message, sessionKey, deviceLocale }: Turn): Reply {
    const locale = locales.get(sessionKey) ?? deviceLocale ?? 'ru';
    if (message.type === 'unsupported') return { ...reply(topics(locale)), locale };
    if (message.type === 'text') return { ...answerReply(), locale };
    const { choice } = message;
    if (choice.type === 'shortcut' && choice.name === 'forget') {
      locales.delete(sessionKey);
      return { ...textReply(MESSAGES[locale]('forget.done')), locale };
    }
    if (choice.type === 'shortcut' && (choice.name === 'start' || choice.name === 'locales'))
      return { ...reply(languages), locale };
    if (choice.type === 'locale') {
      locales.set(sessionKey, choice.locale);
      return { ...reply(topics(choice.locale)), locale: choice.locale };
    }
    return { ...reply(topics(locale)), locale };
  }
  return { ...scriptedConversation(answer), locales };
}

describe('a conversation on Telegram', () => {
  it.each(LOCALES)(
    'begins with /start, a choice of language in own names and topics in %s',
    async (locale) => {
      const { api } = await start(rememberingConversation());
      const person = api.user(10, 'ru');
      person.startWith();
      const first = await person.received(1);
      expect(buttonTexts(first).flat()).toEqual(LOCALES.map((each) => OWN_NAMES[each]));
      person.press(OWN_NAMES[locale]);
      await api.until(() => person.last().text === MESSAGES[locale]('topics.prompt'), 'topics');
      expect(person.messages()).toHaveLength(1);
    },
  );

  it('takes the device’s language as a first guess', async () => {
    const conversation = echo();
    const { api } = await start(conversation);
    api.user(10, 'tg').say('салом');
    api.user(11, 'de').say('hallo');
    await api.settled();
    expect(conversation.turns.map(({ deviceLocale }) => deviceLocale)).toEqual(['tg', undefined]);
  });

  it('changes the language mid-way with /language', async () => {
    const { api } = await start(rememberingConversation());
    const person = api.user(10, 'en');
    person.say('They do not pay my wages');
    await person.received(1);
    person.say('/language');
    await person.received(2);
    person.press('Кыргызча');
    await api.until(() => person.last().text === MESSAGES.ky('topics.prompt'), 'Kyrgyz topics');
    person.say('айлык');
    await person.received(3);
    expect(buttonTexts(person.last()).flat()).toContain(`🌐 ${MESSAGES.ky('language.button')}`);
  });

  it('forgets on /forget', async () => {
    const conversation = rememberingConversation();
    const { api } = await start(conversation);
    const person = api.user(10, 'en');
    person.startWith();
    await person.received(1);
    person.press('Қазақша');
    await api.until(() => conversation.locales.size === 1 && api.pending.length === 0, 'language kept');
    person.say('/forget');
    await api.until(() => person.last().text === MESSAGES.kk('forget.done'), 'forgotten');
    expect(conversation.locales.size).toBe(0);
  });

  it('answers a voice note kindly', async () => {
    const conversation = rememberingConversation();
    const { api } = await start(conversation);
    const person = api.user(10, 'uz');
    person.sendVoice();
    const message = await person.received(1);
    expect(conversation.turns[0]?.message).toEqual({ type: 'unsupported', kind: 'voice' });
    expect(message.text).toBe(MESSAGES.uz('topics.prompt'));
  });

  it('opens an entry from a deep link', async () => {
    const conversation = echo();
    const { api } = await start(conversation);
    const person = api.user(10);
    person.startWith('work--unpaid-wages');
    await person.received(1);
    person.startWith('work--no-such-entry');
    await person.received(2);
    expect(conversation.turns.map(({ message }) => message)).toEqual([
      { type: 'choice', choice: { type: 'entry', id: 'work.unpaid-wages' } },
      { type: 'choice', choice: { type: 'shortcut', name: 'start' } },
    ]);
  });

  it('answers each chat in the order it was asked', async () => {
    const { api } = await start(echo());
    const people = [1, 2, 3].map((id) => api.user(id));
    for (let i = 0; i < 10; i++) for (const person of people) person.say(`question ${i}`);
    await Promise.all(people.map((person) => person.received(10)));
    for (const person of people) {
      expect(person.messages().map(({ text }) => text)).toEqual(
        Array.from({ length: 10 }, (_, i) => `heard: question ${i}`),
      );
    }
  });

  it('answers others while one waits', async () => {
    const slow = Promise.withResolvers<void>();
    const { api } = await start(
      scriptedConversation(async ({ message }) => {
        if (message.type === 'text' && message.text === 'slow') await slow.promise;
        return textReply('done');
      }),
    );
    const [first, second, third] = [api.user(1), api.user(2), api.user(3)];
    first.say('slow');
    second.say('quick');
    await second.received(1);
    third.say('quick, and asked later');
    await third.received(1);
    expect(first.messages()).toEqual([]);
    slow.resolve();
    await first.received(1);
  });

  it('sends long replies in pieces that Telegram takes', async () => {
    const { api } = await start(scriptedConversation(() => textReply('ўзбек сўзи '.repeat(900).trim())));
    const person = api.user(10);
    person.say('long');
    await person.received(3);
    await api.settled();
    expect(person.messages()).toHaveLength(3);
    expect(calls('sendMessage').every(({ ok }) => ok)).toBe(true);
  });
});

describe('a press on Telegram', () => {
  const answering = () =>
    scriptedConversation(({ message }) => {
      if (message.type !== 'choice') return answerReply();
      const { choice } = message;
      switch (choice.type) {
        case 'panel':
          return answerReply(WAGES, { panel: choice.panel });
        case 'sources':
          return answerReply(WAGES, { showSources: true });
        case 'entry':
          return answerReply(
            choice.id === WAGES.id ? WAGES : { ...WAGES, id: choice.id, title: `Entry ${choice.id}` },
          );
        case 'helpful':
          return textReply('Thank you.');
        case 'unhelpful':
          return choice.reason
            ? textReply('Thank you.')
            : reply({
                type: 'feedback',
                prompt: 'What was wrong?',
                options: [
                  { label: 'Out of date', choice: { type: 'unhelpful', id: choice.id, reason: 'old' } },
                ],
              });
        default:
          return textReply('topics');
      }
    });

  async function asked(): Promise<{
    person: ReturnType<TelegramHarness['api']['user']>;
    api: TelegramHarness['api'];
  }> {
    const { api } = await start(answering());
    const person = api.user(10, 'en');
    person.say('wages');
    await person.received(1);
    return { person, api };
  }

  it('on a panel opens it in the same message, and closes it again', async () => {
    const { person, api } = await asked();
    person.press('If it goes wrong');
    await api.until(() => person.last().text?.includes('Go to court') === true, 'panel open');
    person.press('Sources');
    await api.until(() => person.last().text?.includes('Ministry') === true, 'sources open');
    expect(person.last().text).not.toContain('Go to court');
    person.press('▾ Sources');
    await api.until(() => person.last().text?.includes('Ministry') === false, 'sources closed');
    expect(person.messages()).toHaveLength(1);
  });

  it('twice on the same panel is no error', async () => {
    const { person, api } = await asked();
    person.pressData('p:work.unpaid-wages:wrong');
    person.pressData('p:work.unpaid-wages:wrong');
    await api.settled();
    expect(calls('editMessageText').map(({ ok }) => ok)).toEqual([true, false]);
    expect(harness?.log.join('')).not.toContain('not delivered');
  });

  it('on a related question sends a new message and leaves the answer', async () => {
    const { person } = await asked();
    person.press('The employer took my passport');
    const next = await person.received(2);
    expect(next.text).toContain('Entry safety.passport-taken');
    expect(person.messages()[0]?.text).toContain('Wages are not paid');
  });

  it('on a thumb thanks in the keyboard and over the button, and keeps the answer', async () => {
    const { person, api } = await asked();
    const before = person.last().text;
    person.press('👍');
    await api.until(() => buttonTexts(person.last()).flat().includes('✓ Thank you.'), 'thanks');
    expect(person.last().text).toBe(before);
    expect(buttonTexts(person.last()).flat()).not.toContain('👎 No');
    expect(buttonTexts(person.last()).flat()).toContain('Sources');
    expect(calls('answerCallbackQuery')[0]?.payload.text).toBe('Thank you.');
  });

  it('on the thanks does nothing', async () => {
    const { person, api } = await asked();
    person.press('👍');
    await api.until(() => buttonTexts(person.last()).flat().includes('✓ Thank you.'), 'thanks');
    person.press('✓');
    await api.until(() => calls('answerCallbackQuery').length === 2, 'quiet answer');
    await api.settled();
    expect(person.messages()).toHaveLength(1);
  });

  it('on a thumb down asks for the reason in place, then thanks', async () => {
    const { person, api } = await asked();
    person.press('👎');
    await api.until(() => buttonTexts(person.last()).flat().includes('Out of date'), 'reasons');
    expect(calls('answerCallbackQuery')[0]?.payload.text).toBe('What was wrong?');
    person.press('Out of date');
    await api.until(() => buttonTexts(person.last()).flat().includes('✓ Thank you.'), 'thanks');
    expect(person.messages()).toHaveLength(1);
  });

  it('with data that nobody can read shows the topics and is answered quietly', async () => {
    const { person, api } = await asked();
    person.pressData('button-of-an-older-version');
    const next = await person.received(2);
    expect(next.text).toBe('topics');
    await api.until(() => calls('answerCallbackQuery').length === 1, 'answered');
    expect(calls('answerCallbackQuery')[0]?.payload.text).toBeUndefined();
  });

  it('on a message too old to edit sends the reply anew', async () => {
    const { person, api } = await asked();
    const { chat, message_id } = person.last();
    person.pressData('p:work.unpaid-wages:wrong', { chat, message_id, date: 0 } as never);
    await person.received(2);
    api.fail('editMessageText', { code: 400, description: "Bad Request: message can't be edited" });
    person.press('Sources');
    await person.received(3);
    expect(person.last().text).toContain('Ministry');
  });

  it('keeps the safety card on top while panels open below it', async () => {
    const { api } = await start(
      scriptedConversation(({ message }) => {
        if (message.type === 'text') return reply(SAFETY, { type: 'answer', answer: WAGES }, THUMBS);
        return answerReply(WAGES, { panel: 'wrong' });
      }),
    );
    const person = api.user(10);
    person.say('fire, and my wages');
    await person.received(1);
    person.press('If it goes wrong');
    await api.until(() => person.last().text?.includes('Go to court') === true, 'panel open');
    expect(person.last().text).toMatch(/^Call now\./);
    expect(buttonTexts(person.last())[0]).toEqual(['Copy 112']);
  });
});

describe('a group on Telegram', () => {
  it('hears the bot only when somebody turns to it', async () => {
    const conversation = echo();
    const { api } = await start(conversation);
    const group = api.group(-100500, 'Uzbeks in Almaty');
    const person = api.user(10, 'uz');
    person.say('Anybody from Namangan here?', { in: group });
    person.say('/help', { in: group });
    person.say('@AmanTestBot how long may I stay?', { in: group });
    await api.until(() => group.messages().length === 1, 'one answer');
    person.say('and my wife?', { in: group, replyTo: group.messages()[0] as never });
    await api.until(() => group.messages().length === 2, 'two answers');
    await api.settled();
    expect(group.messages().map(({ text }) => text)).toEqual([
      'heard: how long may I stay?',
      'heard: and my wife?',
    ]);
  });

  it('sees whom an answer is for, in the thread it was asked in', async () => {
    const { api } = await start(echo());
    const group = api.group(-100500, 'Forum');
    api.user(10).say('@AmanTestBot hello', { in: group, threadId: 42 });
    await api.until(() => group.messages().length === 1, 'an answer');
    expect(calls('sendMessage')[0]?.payload).toMatchObject({
      chat_id: -100500,
      message_thread_id: 42,
      reply_parameters: { allow_sending_without_reply: true },
    });
  });

  it('gives every member a conversation of their own', async () => {
    const conversation = echo();
    const { api } = await start(conversation);
    const group = api.group(-100500, 'Uzbeks in Almaty');
    api.user(10).say('@AmanTestBot one', { in: group });
    api.user(11).say('@AmanTestBot two', { in: group });
    api.user(10).say('in private');
    await api.settled();
    const identity = createIdentity(SECRET);
    expect(new Set(conversation.turns.map(({ sessionKey }) => sessionKey))).toEqual(
      new Set([
        identity.key('telegram', '-100500:10'),
        identity.key('telegram', '-100500:11'),
        identity.key('telegram', 10),
      ]),
    );
  });
});

describe('faults of Telegram', () => {
  it('too many requests: the reply waits as long as asked and arrives once', async () => {
    const { api } = await start(echo());
    const person = api.user(10);
    api.fail('sendMessage', { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 });
    person.say('hello');
    await person.received(1);
    await api.settled();
    expect(person.messages()).toHaveLength(1);
    expect(calls('sendMessage')).toHaveLength(2);
  });

  it('a wait longer than anybody reads for is not waited', async () => {
    const { api, log } = await start(echo());
    const person = api.user(10);
    api.fail('sendMessage', {
      code: 429,
      description: 'Too Many Requests: retry after 3600',
      retryAfter: 3600,
    });
    person.say('hello');
    await api.settled();
    expect(person.messages()).toEqual([]);
    expect(log.join('')).toContain('a message was not delivered');
  });

  it('an inner error or a cut connection: the reply is sent again', async () => {
    const { api } = await start(echo());
    const person = api.user(10);
    api.fail('sendMessage', { code: 500, description: 'Internal Server Error' });
    api.fail('sendMessage', 'drop');
    person.say('hello');
    await person.received(1);
    expect(calls('sendMessage')).toHaveLength(3);
  });

  it('a person who blocked the bot: logged without ids or words, nobody else notices', async () => {
    const { api, log } = await start(echo());
    const [gone, here] = [api.user(987654321), api.user(11)];
    gone.block();
    gone.say('a secret question');
    here.say('hello');
    await here.received(1);
    await api.settled();
    expect(log.join('')).toContain('the reader cannot be reached');
    expect(log.join('')).not.toMatch(/987654321|secret question/);
  });

  it('a reply that cannot be sent is logged without token, ids or words', async () => {
    const { api, log } = await start(echo());
    api.fail('sendMessage', 'drop', 99);
    api.user(987654321).say('a secret question');
    await api.settled();
    expect(log.join('')).toContain('a message was not delivered');
    expect(log.join('')).not.toMatch(/987654321|secret question|TEST-token/);
  });

  it('an update that breaks the bot stops nothing', async () => {
    const { api, log } = await start(
      scriptedConversation(({ message }) => {
        if (message.type === 'text' && message.text === 'boom') throw new TypeError('broken');
        return textReply('fine');
      }),
    );
    const person = api.user(10);
    person.say('boom');
    person.say('hello');
    await person.received(1);
    expect(log.join('')).toContain('an update was not handled');
  });
});

describe('before the first word', () => {
  it('commands and descriptions stand in six languages and for everybody else', async () => {
    const { api } = await start(echo());
    await api.until(() => api.shortDescriptions.size === 7, 'profiles');
    expect([...api.commands.keys()].sort()).toEqual(['', ...LOCALES].sort());
    for (const locale of LOCALES) {
      expect(api.commands.get(locale)?.map(({ command }) => command)).toEqual([
        'start',
        'topics',
        'check',
        'days',
        'deadline',
        'citizenship',
        'language',
        'help',
        'emergency',
        'privacy',
        'forget',
      ]);
      expect(api.descriptions.get(locale)).toContain('112');
    }
    expect(api.commands.get('')).toEqual(api.commands.get('ru'));
    expect(new Set(LOCALES.map((locale) => api.descriptions.get(locale))).size).toBe(LOCALES.length);
  });

  it('another instance does not set them again', async () => {
    const { api, startInstance } = await start(echo());
    await api.until(() => api.shortDescriptions.size === 7, 'profiles');
    const other = await startInstance();
    await other.stop();
    expect(calls('setMyCommands')).toHaveLength(7);
  });

  it('what Telegram refused is logged, and the next start tries again', async () => {
    const refuse = (api: TelegramHarness['api']) =>
      api.fail('setMyDescription', { code: 400, description: 'Bad Request: too often' });
    harness = await startTelegramHarness({ conversation: echo(), prepare: refuse });
    const { api, log, startInstance } = harness;
    await api.until(() => calls('setMyDescription').length === 1, 'refused');
    await harness.stop();
    expect(log.join('')).toContain('commands and descriptions not set');
    await startInstance();
    await api.until(() => api.shortDescriptions.size === 7, 'profiles');
  });
});
