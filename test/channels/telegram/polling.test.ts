import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { POLLING_TIMING } from '../../../src/channels/telegram/polling.ts';
import {
  createTelegramChannel,
  TelegramSetupError,
} from '../../../src/channels/telegram/telegram-channel.ts';
import type { Conversation } from '../../../src/conversation.ts';
import { createIdentity } from '../../../src/identity.ts';
import type { LeaseStore } from '../../../src/ports.ts';
import { openEmbeddedStores } from '../../../src/storage/embedded-stores.ts';
import { type BotApiServer, startBotApiServer, TEST_TOKEN } from '../../support/bot-api-server.ts';
import { echo, scriptedConversation, textReply } from '../../support/scripted-conversation.ts';
import {
  QUICK,
  SECRET,
  startTelegramHarness,
  type TelegramHarness,
  type TelegramHarnessOptions,
} from '../../support/telegram-harness.ts';
import { tinyContent } from '../../support/tiny-content.ts';

let harness: TelegramHarness | undefined;
const start = async (
  conversation: Conversation,
  options: Partial<TelegramHarnessOptions> = {},
): Promise<TelegramHarness> => {
  harness = await startTelegramHarness({ conversation, ...options });
  return harness;
};
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const logged = (words: string) => (harness?.log ?? []).some((line) => line.includes(words));

/** A conversation whose replies wait until they are let go. */
function gated() {
  const gate = Promise.withResolvers<void>();
  const conversation = scriptedConversation(async ({ message }) => {
    await gate.promise;
    return textReply(message.type === 'text' ? message.text : 'choice');
  });
  return { ...conversation, open: gate.resolve };
}

describe('long polling', () => {
  it('waits at Telegram instead of asking again and again', async () => {
    const { api } = await start(echo());
    await api.until(() => api.isPolled, 'a long poll');
    api.user(10).say('hello');
    await api.until(() => api.pending.length === 0 && api.isPolled, 'the next long poll');
    expect(api.calls.filter(({ method }) => method === 'getUpdates').length).toBeLessThanOrEqual(4);
  });

  it('asks only for what it handles', async () => {
    const { api } = await start(echo());
    await api.until(() => api.isPolled, 'a long poll');
    api.user(10).say('hello');
    await api.settled();
    expect(api.calls.find(({ method }) => method === 'getUpdates')?.payload.allowed_updates).toEqual([
      'message',
      'callback_query',
      'inline_query',
    ]);
  });

  it('confirms an update only after it was answered', async () => {
    const conversation = gated();
    const { api } = await start(conversation);
    api.user(10).say('slow');
    await api.until(
      () => api.calls.filter(({ method }) => method === 'getUpdates').length >= 3,
      'polls while busy',
    );
    expect(api.pending).toHaveLength(1);
    conversation.open();
    await api.settled();
    expect(api.user(10).messages()).toHaveLength(1);
  });

  it('switches a webhook off that was left from another time', async () => {
    const { api } = await start(echo());
    api.user(10).say('hello');
    await api.settled();
    expect(api.calls.map(({ method }) => method)).toContain('deleteWebhook');
  });

  it('goes on after Telegram was out of reach', async () => {
    const { api } = await start(echo());
    await api.until(() => api.isPolled, 'a long poll');
    api.fail('getUpdates', 'drop', 3);
    api.fail('getUpdates', { code: 502, description: 'Bad Gateway' }, 2);
    const person = api.user(10);
    person.say('one');
    await person.received(1);
    person.say('two');
    await person.received(2);
    await api.settled();
    expect(person.messages().map(({ text }) => text)).toEqual(['heard: one', 'heard: two']);
    expect(harness?.log.filter((line) => line.includes('out of reach'))).toHaveLength(1);
    expect(logged('works again')).toBe(true);
  });
});

describe('a stop', () => {
  it('finishes what is under way, confirms it, and leaves the rest to the next', async () => {
    const conversation = gated();
    const { api, stop, startInstance } = await start(conversation);
    const people = [1, 2, 3].map((id) => api.user(id));
    for (const person of people) person.say('before');
    await api.until(() => conversation.turns.length === 3, 'all under way');
    const stopped = stop();
    for (const person of people) person.say('after');
    conversation.open();
    await stopped;
    expect(people.map((person) => person.messages().map(({ text }) => text))).toEqual([
      ['before'],
      ['before'],
      ['before'],
    ]);
    expect(api.pending).toHaveLength(3);
    await startInstance();
    await api.settled();
    for (const person of people)
      expect(person.messages().map(({ text }) => text)).toEqual(['before', 'after']);
  });

  it('is no longer than the drain allows, and what was not finished is repeated', async () => {
    const stuck = gated();
    const { api, stop, stores } = await start(stuck, { timing: { drainMs: 30 } });
    api.user(10).say('never lost');
    await api.until(() => stuck.turns.length === 1, 'under way');
    await stop();
    expect(api.pending).toHaveLength(1);
    expect(logged('updates not finished at the stop')).toBe(true);
    expect(await stores.leases.acquire('telegram-polling', 'next', 30)).toBe(true);
  });

  it('without a start is no error', async () => {
    const { startInstance } = await start(echo());
    const other = await startInstance();
    await other.stop();
    await other.stop();
  });

  it('under load loses nothing and repeats nothing', async () => {
    const { api, stop, startInstance } = await start(echo());
    const people = Array.from({ length: 20 }, (_, i) => api.user(i + 1));
    const sayAll = (text: string) => {
      for (const person of people) person.say(text);
    };
    sayAll('a');
    await api.until(() => people.some((person) => person.messages().length > 0), 'a first answer');
    sayAll('b');
    const stopped = stop();
    sayAll('c');
    await stopped;
    await startInstance();
    await api.settled();
    for (const person of people)
      expect(person.messages().map(({ text }) => text)).toEqual(['heard: a', 'heard: b', 'heard: c']);
  });
});

describe('two instances on one token', () => {
  it('one polls, the other stands by and takes over when the first stops', async () => {
    const { api, stop, startInstance } = await start(echo());
    await api.until(() => api.isPolled, 'the first polls');
    await startInstance();
    await api.until(() => logged('standing by'), 'the second stands by');
    const person = api.user(10);
    person.say('one');
    await person.received(1);
    await stop();
    person.say('two');
    await person.received(2);
    expect(api.calls.some(({ description }) => description?.startsWith('Conflict'))).toBe(false);
  });

  it('the other takes over when the lease of a crashed one ends', async () => {
    let now = Date.parse('2026-11-20T10:00:00Z');
    const stores = openEmbeddedStores({ file: ':memory:', now: () => new Date(now) });
    await stores.leases.acquire('telegram-polling', 'an instance that crashed', 30);
    const { api } = await start(echo(), { stores });
    const person = api.user(10);
    person.say('anybody there?');
    await api.until(() => logged('standing by'), 'standing by');
    expect(person.messages()).toEqual([]);
    now += 31_000;
    await person.received(1);
    await harness?.close();
    harness = undefined;
    await stores.close();
  });

  it('whoever lost the lease stops polling and stands by', async () => {
    const open = openEmbeddedStores({ file: ':memory:', now: () => new Date() });
    let isTaken = false;
    const leases: LeaseStore = {
      ...open.leases,
      acquire: async (name, holder, seconds) =>
        name === 'telegram-polling' && isTaken ? false : open.leases.acquire(name, holder, seconds),
    };
    const { api } = await start(echo(), { stores: { ...open, leases } });
    await api.until(() => api.isPolled, 'polling');
    isTaken = true;
    await api.until(() => !api.isPolled, 'polling ended');
    expect(logged('went to another instance')).toBe(true);
    isTaken = false;
    await api.until(() => api.isPolled, 'polling again');
  });

  it('a store that fails changes no roles', async () => {
    const open = openEmbeddedStores({ file: ':memory:', now: () => new Date() });
    let fails = false;
    let renewals = 0;
    const leases: LeaseStore = {
      ...open.leases,
      acquire: async (name, holder, seconds) => {
        renewals += 1;
        if (fails) throw new Error('store is gone');
        return open.leases.acquire(name, holder, seconds);
      },
    };
    const { api } = await start(echo(), { stores: { ...open, leases } });
    await api.until(() => api.isPolled, 'polling');
    fails = true;
    const person = api.user(10);
    const before = renewals;
    while (renewals < before + 3) {
      person.say('still there?');
      await person.received(person.messages().length + 1);
    }
    expect(
      harness?.log.filter((line) => line.includes('lease of Telegram polling not renewed')),
    ).toHaveLength(1);
  });
});

describe('another program on the same token', () => {
  it('is named in a clear error, and polling is tried again', async () => {
    const { api } = await start(echo());
    await api.until(() => api.isPolled, 'polling');
    const stranger = await fetch(`${api.url}/bot${api.token}/getUpdates`);
    expect(stranger.status).toBe(200);
    await api.until(() => logged('another program uses this bot token; trying again in 0.06 s'), 'the error');
    const person = api.user(10);
    person.say('hello');
    await person.received(1);
  });

  it('has 15 seconds to go away', () => {
    expect(POLLING_TIMING.conflictMs).toBe(15_000);
  });
});

describe('a start', () => {
  const servers: BotApiServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  interface Setting {
    readonly token?: string;
    readonly publicUrl?: string;
    readonly prepare?: (api: BotApiServer) => void;
  }

  async function channelWith({ token = TEST_TOKEN, publicUrl, prepare }: Setting) {
    const api = await startBotApiServer();
    servers.push(api);
    prepare?.(api);
    const log: string[] = [];
    const stores = openEmbeddedStores({ file: ':memory:', now: () => new Date() });
    const channel = createTelegramChannel({
      token,
      apiRoot: `${api.url}/`,
      secret: SECRET,
      publicUrl,
      conversation: echo(),
      identity: createIdentity(SECRET),
      content: tinyContent,
      seen: stores.seen,
      leases: stores.leases,
      reminders: stores.reminders,
      log: pino({}, { write: (line: string) => log.push(line) }),
      now: () => new Date(),
      timing: QUICK,
    });
    return { api, channel, log };
  }

  it('with a wrong token fails with one line that names the setting', async () => {
    const { channel } = await channelWith({ token: '654321:not-the-token-of-this-bot' });
    await expect(channel.start()).rejects.toThrow(TelegramSetupError);
    await expect(channel.start()).rejects.toThrow(/^TELEGRAM_BOT_TOKEN is refused by Telegram/);
    await channel.stop();
  });

  it('with an address that Telegram refuses fails with one line that names the setting', async () => {
    const { api, channel } = await channelWith({ publicUrl: 'http://public.example' });
    await expect(channel.start()).rejects.toThrow(
      /^PUBLIC_URL is refused by Telegram \(Bad Request: bad webhook: An HTTPS URL/,
    );
    expect(api.webhookUrl).toBeUndefined();
    await channel.stop();
  });

  it('while Telegram is out of reach keeps trying in the background', async () => {
    const { api, channel, log } = await channelWith({ prepare: (server) => server.fail('getMe', 'drop', 5) });
    await channel.start();
    expect(log.join('')).toContain('out of reach');
    await api.until(() => api.isPolled, 'polling');
    await channel.stop();
  });

  it('that never succeeded can be stopped', async () => {
    const { channel } = await channelWith({ prepare: (server) => server.fail('getMe', 'drop', 9_999) });
    await channel.start();
    await channel.stop();
  });
});
