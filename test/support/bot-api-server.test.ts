import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BotApiServer, startBotApiServer } from './bot-api-server.ts';

let api: BotApiServer;
beforeEach(async () => {
  api = await startBotApiServer();
});
afterEach(() => api.close());

interface Answer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

async function call(method: string, payload: object = {}, token = api.token): Promise<Answer> {
  const response = await fetch(`${api.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return (await response.json()) as Answer;
}
const refusal = async (method: string, payload: object) => (await call(method, payload)).description;
const withButton = (button: object) => ({
  chat_id: 10,
  text: 'x',
  reply_markup: { inline_keyboard: [[{ text: 'b', ...button }]] },
});

describe('the Bot API server of the tests', () => {
  it('knows its token', async () => {
    expect(await call('getMe')).toMatchObject({
      ok: true,
      result: { is_bot: true, username: 'AmanTestBot' },
    });
    expect(await call('getMe', {}, '1:other')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await call('getMe', {}, 'nonsense')).toMatchObject({ error_code: 404, description: 'Not Found' });
    expect(await call('noSuchMethod')).toMatchObject({
      error_code: 404,
      description: 'Not Found: method not found',
    });
  });

  it('refuses messages as Telegram does', async () => {
    api.user(10).say('hello');
    expect(await refusal('sendMessage', { chat_id: 11, text: 'x' })).toBe('Bad Request: chat not found');
    expect(await refusal('sendMessage', { chat_id: 10, text: ' ' })).toBe(
      'Bad Request: message text is empty',
    );
    expect(await refusal('sendMessage', { chat_id: 10, text: 'x'.repeat(4097) })).toBe(
      'Bad Request: message is too long',
    );
    expect(
      await refusal('sendMessage', {
        chat_id: 10,
        text: 'x',
        entities: [{ type: 'bold', offset: 0, length: 2 }],
      }),
    ).toContain('ends after the end of the text');
    expect(
      await refusal('sendMessage', {
        chat_id: 10,
        text: '🇰🇿',
        entities: [{ type: 'bold', offset: 1, length: 1 }],
      }),
    ).toContain('in a middle of a UTF-16 symbol');
    expect(await refusal('sendMessage', withButton({ callback_data: 'қ'.repeat(33) }))).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    );
    expect(await refusal('sendMessage', withButton({}))).toContain('Text buttons are unallowed');
    expect(await refusal('sendMessage', withButton({ url: 'tel:112' }))).toContain(
      'Unsupported URL protocol',
    );
    api.user(10).block();
    expect(await call('sendMessage', { chat_id: 10, text: 'x' })).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
  });

  it('refuses edits as Telegram does', async () => {
    const person = api.user(10);
    person.say('hello');
    const sent = (await call('sendMessage', { chat_id: 10, text: 'one' })).result as { message_id: number };
    expect(
      await refusal('editMessageText', { chat_id: 10, message_id: sent.message_id, text: 'one' }),
    ).toContain('message is not modified');
    expect(await refusal('editMessageText', { chat_id: 10, message_id: 9, text: 'two' })).toBe(
      'Bad Request: message to edit not found',
    );
    expect(
      await refusal('editMessageText', { chat_id: 10, message_id: sent.message_id - 1, text: 'two' }),
    ).toBe("Bad Request: message can't be edited");
    expect(
      (await call('editMessageText', { chat_id: 10, message_id: sent.message_id, text: 'two' })).ok,
    ).toBe(true);
    expect(person.last().text).toBe('two');
    expect((await call('deleteMessage', { chat_id: 10, message_id: sent.message_id })).ok).toBe(true);
    expect(person.messages()).toEqual([]);
  });

  it('keeps commands by language and refuses bad ones', async () => {
    expect(await refusal('setMyCommands', { commands: [{ command: 'Start', description: 'x' }] })).toBe(
      'Bad Request: BOT_COMMAND_INVALID',
    );
    expect(await refusal('setMyCommands', { commands: [{ command: 'start', description: '' }] })).toBe(
      'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
    );
    expect(await refusal('setMyCommands', { commands: [], language_code: 'kk-KZ' })).toBe(
      'Bad Request: invalid language code specified',
    );
    await call('setMyCommands', {
      commands: [{ command: 'start', description: 'Бастау' }],
      language_code: 'kk',
    });
    expect((await call('getMyCommands', { language_code: 'kk' })).result).toEqual([
      { command: 'start', description: 'Бастау' },
    ]);
    expect((await call('getMyCommands')).result).toEqual([]);
  });

  it('gives updates until they are confirmed by an offset', async () => {
    const first = api.user(10).say('one');
    const second = api.user(10).say('two');
    const ids = async (payload: object) =>
      ((await call('getUpdates', payload)).result as { update_id: number }[]).map(
        ({ update_id }) => update_id,
      );
    expect(await ids({})).toEqual([first, second]);
    expect(await ids({ limit: 1 })).toEqual([first]);
    expect(await ids({ offset: second })).toEqual([second]);
    expect(await ids({ offset: second + 1 })).toEqual([]);
  });

  it('holds a long poll until something comes', async () => {
    const polled = call('getUpdates', { timeout: 30 });
    await api.until(() => api.isPolled, 'a long poll');
    const id = api.user(10).say('hello');
    expect((await polled).result).toMatchObject([{ update_id: id, message: { text: 'hello' } }]);
  });

  it('ends a long poll when its connection closes', async () => {
    const leaving = new AbortController();
    const polled = fetch(`${api.url}/bot${api.token}/getUpdates?timeout=30`, { signal: leaving.signal });
    await api.until(() => api.isPolled, 'a long poll');
    leaving.abort();
    await expect(polled).rejects.toThrow();
    await api.until(() => !api.isPolled, 'the end of the poll');
  });

  it('ends the poll of the first when a second polls', async () => {
    const first = call('getUpdates', { timeout: 30 });
    await api.until(() => api.isPolled, 'a long poll');
    await call('getUpdates');
    expect(await first).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('terminated by other getUpdates request') as string,
    });
  });

  it('refuses polls while there is a webhook', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:1/x' });
    expect(await call('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('while webhook is active') as string,
    });
    expect((await call('getWebhookInfo')).result).toMatchObject({
      url: 'http://127.0.0.1:1/x',
      pending_update_count: 0,
    });
    await call('deleteWebhook');
    expect((await call('getUpdates')).ok).toBe(true);
  });

  it('repeats deliveries that the webhook did not take', async () => {
    const update = api.user(10).say('hello');
    await call('setWebhook', { url: 'http://127.0.0.1:1/nobody-listens' });
    await api.until(() => api.deliveries.length >= 2, 'repeated deliveries');
    expect(api.deliveries[0]).toEqual({ updateId: update, status: 'failed' });
    expect(api.pending).toHaveLength(1);
  });

  it('takes each press once and only short remarks', async () => {
    const person = api.user(10);
    person.say('hello');
    await call('sendMessage', withButton({ callback_data: 'x' }));
    person.press('b');
    const update = api.pending.find(({ callback_query }) => callback_query);
    const callback_query_id = update?.callback_query?.id;
    expect((await call('answerCallbackQuery', { callback_query_id })).ok).toBe(true);
    expect(await refusal('answerCallbackQuery', { callback_query_id })).toContain('query is too old');
  });

  it('fails as planned', async () => {
    api.fail('getMe', { code: 429, description: 'Too Many Requests: retry after 5', retryAfter: 5 });
    api.fail('getMe', 'drop');
    expect(await call('getMe')).toMatchObject({ error_code: 429, parameters: { retry_after: 5 } });
    await expect(call('getMe')).rejects.toThrow();
    expect((await call('getMe')).ok).toBe(true);
  });

  it('does the work before it drops the connection, when so planned', async () => {
    api.user(10).say('hello');
    api.fail('sendMessage', 'drop-after');
    await expect(call('sendMessage', { chat_id: 10, text: 'x' })).rejects.toThrow();
    expect(api.messages(10)).toHaveLength(1);
  });

  it('holds calls until they are let go', async () => {
    const hold = api.hold('getMe');
    const held = call('getMe');
    await hold.arrived;
    expect(api.calls).toEqual([]);
    hold.release();
    expect((await held).ok).toBe(true);
  });
});
