import { afterEach, describe, expect, it } from 'vitest';
import { webhookPath, webhookSecret } from '../../../src/channels/telegram/webhook.ts';
import type { Conversation } from '../../../src/conversation.ts';
import { openEmbeddedStores } from '../../../src/storage/embedded-stores.ts';
import { TEST_TOKEN } from '../../support/bot-api-server.ts';
import { echo, scriptedConversation, textReply } from '../../support/scripted-conversation.ts';
import {
  SECRET,
  startTelegramHarness,
  type TelegramHarness,
  type TelegramHarnessOptions,
} from '../../support/telegram-harness.ts';

let harness: TelegramHarness | undefined;
const start = async (
  conversation: Conversation,
  options: Partial<TelegramHarnessOptions> = {},
): Promise<TelegramHarness> => {
  harness = await startTelegramHarness({ conversation, mode: 'webhook', ...options });
  return harness;
};
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const HEADER = 'x-telegram-bot-api-secret-token';
const post = (url: string, body: string, secret?: string) =>
  fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(secret ? { [HEADER]: secret } : {}) },
  });
const update = (id: number, text = 'hello') =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: 1,
      date: 1,
      text,
      chat: { id: 10, type: 'private', first_name: 'A' },
      from: { id: 10, is_bot: false, first_name: 'A' },
    },
  });

describe('the webhook', () => {
  it('is registered with a secret and the kinds of updates that are handled', async () => {
    const { api, webhook } = await start(echo());
    const call = api.calls.find(({ method }) => method === 'setWebhook');
    expect(call?.payload).toEqual({
      url: webhook.url,
      secret_token: webhook.secretToken,
      allowed_updates: ['message', 'callback_query', 'inline_query'],
    });
    expect(api.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
  });

  it('has a path and a secret that tell nothing of the token', () => {
    expect(webhookPath(TEST_TOKEN)).toMatch(/^\/telegram\/[0-9a-f]{32}$/);
    expect(webhookSecret(TEST_TOKEN, SECRET)).toMatch(/^[0-9a-f]{64}$/);
    expect(webhookSecret(TEST_TOKEN, SECRET)).not.toBe(webhookSecret(TEST_TOKEN, `${SECRET}!`));
  });

  it('answers messages', async () => {
    const { api } = await start(echo());
    const person = api.user(10);
    person.say('hello');
    await person.received(1);
    await api.settled();
    expect(api.deliveries.map(({ status }) => status)).toEqual([200]);
  });

  it('answers an update once, however often it is delivered', async () => {
    const { api } = await start(echo());
    api.deliverCopies(5);
    const people = Array.from({ length: 10 }, (_, i) => api.user(i + 1));
    for (const person of people) person.say('hello');
    await api.settled();
    expect(api.deliveries).toHaveLength(50);
    for (const person of people) expect(person.messages()).toHaveLength(1);
  });

  it.each([
    ['no secret', undefined],
    ['a wrong secret', 'wrong'],
    ['an empty secret', ''],
  ])('refuses a stranger with %s', async (_what, secret) => {
    const conversation = echo();
    const { webhook } = await start(conversation);
    const response = await post(webhook.url, update(1), secret);
    expect(response.status).toBe(401);
    expect(conversation.turns).toEqual([]);
  });

  it.each(['', 'nonsense', '[]', '{}', '{"update_id":"1"}'])(
    'refuses %j, which is no update',
    async (body) => {
      const { webhook } = await start(echo());
      expect((await post(webhook.url, body, webhook.secretToken)).status).toBe(400);
    },
  );

  it('takes updates of kinds it does not know', async () => {
    const { webhook } = await start(echo());
    expect((await post(webhook.url, '{"update_id":1,"new_kind":{}}', webhook.secretToken)).status).toBe(200);
  });

  it('is answered in time even when the work goes on, so that Telegram does not repeat it', async () => {
    const slow = Promise.withResolvers<void>();
    const { api } = await start(
      scriptedConversation(async () => {
        await slow.promise;
        return textReply('done');
      }),
      { timing: { webhookAnswerMs: 20 } },
    );
    const person = api.user(10);
    person.say('slow');
    await api.settled();
    expect(person.messages()).toEqual([]);
    slow.resolve();
    await person.received(1);
    expect(api.deliveries.map(({ status }) => status)).toEqual([200]);
  });

  it('finishes what is under way at a stop and sends Telegram away with the rest', async () => {
    const gate = Promise.withResolvers<void>();
    const conversation = scriptedConversation(async () => {
      await gate.promise;
      return textReply('done');
    });
    const { api, channel, webhook } = await start(conversation);
    const person = api.user(10);
    person.say('under way');
    await expect.poll(() => conversation.turns.length).toBe(1);
    const stopped = channel.stop();
    expect((await post(webhook.url, update(1), webhook.secretToken)).status).toBe(503);
    gate.resolve();
    await stopped;
    expect(person.messages().map(({ text }) => text)).toEqual(['done']);
  });

  it('brings what came during a stop to the next instance', async () => {
    const { api, stop, startInstance } = await start(echo());
    const person = api.user(10);
    person.say('one');
    await person.received(1);
    await stop();
    person.say('two');
    await api.until(() => api.deliveries.some(({ status }) => status !== 200), 'a failed delivery');
    await startInstance();
    await person.received(2);
    expect(person.messages().map(({ text }) => text)).toEqual(['heard: one', 'heard: two']);
  });

  it('rather answers twice than not at all when the store is gone', async () => {
    const open = openEmbeddedStores({ file: ':memory:', now: () => new Date() });
    const seen = { first: () => Promise.reject(new Error('store is gone')) };
    const { api, log } = await start(echo(), { stores: { ...open, seen } });
    const person = api.user(10);
    person.say('hello');
    await person.received(1);
    expect(log.join('')).toContain('repeated updates cannot be told');
  });
});
