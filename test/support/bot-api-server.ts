import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type {
  Chat,
  InlineKeyboardMarkup,
  InlineQueryResult,
  Message,
  MessageEntity,
  Update,
  User,
  UserFromGetMe,
} from 'grammy/types';
import {
  BotApiError,
  badRequest,
  checkCommands,
  checkEntities,
  checkInlineResults,
  checkLanguage,
  checkLength,
  checkMarkup,
  checkText,
  type GivenCommand,
} from './bot-api-checks.ts';
import { checkPhoto, readMultipart } from './bot-api-multipart.ts';
import { createGroup, createUser, type FakeGroup, type FakeUser } from './bot-api-people.ts';
import { createUpdateQueue, type Delivery, type UpdateQueue } from './bot-api-updates.ts';

export const TEST_TOKEN = '123456:TEST-token_of_the_fake_bot_api';

/** What methods take, all in one; each method checks what it needs. */
export interface Payload {
  readonly chat_id?: number;
  readonly message_id?: number;
  readonly message_thread_id?: number;
  readonly text?: string;
  /** `attach://` and the name of the field that holds the file. */
  readonly photo?: string;
  readonly caption?: string;
  readonly disable_notification?: boolean;
  readonly entities?: MessageEntity[];
  readonly reply_markup?: InlineKeyboardMarkup;
  readonly reply_parameters?: { readonly message_id: number };
  readonly link_preview_options?: { readonly is_disabled?: boolean };
  readonly offset?: number | string;
  readonly limit?: number | string;
  readonly timeout?: number | string;
  readonly allowed_updates?: readonly string[];
  readonly url?: string;
  readonly secret_token?: string;
  readonly drop_pending_updates?: boolean;
  readonly action?: string;
  readonly callback_query_id?: string;
  readonly inline_query_id?: string;
  readonly results?: readonly InlineQueryResult[];
  readonly cache_time?: number;
  readonly is_personal?: boolean;
  readonly button?: { readonly text: string; readonly start_parameter?: string };
  readonly commands?: readonly GivenCommand[];
  readonly description?: string;
  readonly short_description?: string;
  readonly language_code?: string;
}

/** One request of the bot and what it was told. */
export interface BotApiCall {
  readonly method: string;
  readonly payload: Payload;
  readonly ok: boolean;
  readonly description?: string;
}

/** What a method does instead of working: an error, or a connection cut before or after the work was done. */
export type BotApiFault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | 'drop'
  | 'drop-after';

/** Calls of a held method wait until they are let go. */
export interface Hold {
  /** Resolves when the first call waits. */
  readonly arrived: Promise<void>;
  release(): void;
}

/** A Bot API server on this machine: real HTTP, Telegram's rules and Telegram's words. */
export interface BotApiServer {
  readonly url: string;
  readonly token: string;
  readonly me: UserFromGetMe;
  readonly calls: readonly BotApiCall[];
  readonly pending: readonly Update[];
  readonly deliveries: readonly Delivery[];
  readonly isPolled: boolean;
  readonly webhookUrl: string | undefined;
  /** Commands by language, `''` for everybody. */
  readonly commands: ReadonlyMap<string, readonly GivenCommand[]>;
  readonly descriptions: ReadonlyMap<string, string>;
  readonly shortDescriptions: ReadonlyMap<string, string>;
  user(id: number, languageCode?: string): FakeUser;
  group(id: number, title: string): FakeGroup;
  /** The messages that the bot has in a chat, as they look now. */
  messages(chatId: number): readonly Message[];
  /** The file that was sent with a message. */
  fileOf(message: Message): Buffer | undefined;
  /** Makes the next calls of a method (`*` = any) fail. */
  fail(method: string, fault: BotApiFault, times?: number): void;
  hold(method: string): Hold;
  /** Brings every update to the webhook so many times at once. */
  deliverCopies(count: number): void;
  /** Puts any update into the queue. */
  push(update: Omit<Update, 'update_id'>): number;
  /** Waits for an event, with a message when it never comes. */
  until(predicate: () => boolean, what?: string): Promise<void>;
  /** Waits until the bot has confirmed every update. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** What people and groups need of the server. */
export interface ChatHost {
  readonly me: User;
  push(update: Omit<Update, 'update_id'>): number;
  messages(chatId: number): readonly Message[];
  /** Puts a person's message into a chat and tells the bot. */
  write(chat: Chat, from: User, content: Partial<Message>): number;
  openChat(chat: Chat): void;
  setBlocked(userId: number, isBlocked: boolean): void;
  nextQueryId(): string;
  inlineAnswer(queryId: string): readonly InlineQueryResult[] | undefined;
  until(predicate: () => boolean, what?: string): Promise<void>;
}

/** How long a test waits for what it expects before it fails. */
const UNTIL_MS = 8_000;

export async function startBotApiServer({
  token = TEST_TOKEN,
  webhookRetryMs = 20,
} = {}): Promise<BotApiServer> {
  const me: UserFromGetMe = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Aman',
    username: 'AmanTestBot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
  } as UserFromGetMe;

  const events = new EventEmitter().setMaxListeners(0);
  const changed = () => events.emit('changed');
  const queue: UpdateQueue = createUpdateQueue({ retryMs: webhookRetryMs, changed });
  const chats = new Map<number, { chat: Chat; messages: Message[] }>();
  const blocked = new Set<number>();
  const calls: BotApiCall[] = [];
  const faults: { method: string; fault: BotApiFault; left: number }[] = [];
  const holds = new Map<string, { gate: Promise<void>; arrive: () => void }>();
  const commands = new Map<string, readonly GivenCommand[]>();
  const descriptions = new Map<string, string>();
  const shortDescriptions = new Map<string, string>();
  const openPresses = new Set<string>();
  const inlineAnswers = new Map<string, readonly InlineQueryResult[] | undefined>();
  const files = new Map<number, Buffer>();
  let lastUpdateId = 7000;
  let lastMessageId = 100;
  let lastQueryId = 0;

  const push = (update: Omit<Update, 'update_id'>): number => {
    const full = { update_id: ++lastUpdateId, ...update } as Update;
    if (full.callback_query) openPresses.add(full.callback_query.id);
    if (full.inline_query) inlineAnswers.set(full.inline_query.id, undefined);
    queue.push(full);
    return full.update_id;
  };

  function writableChat(id: unknown) {
    const found = chats.get(Number(id));
    if (!found) throw badRequest('chat not found');
    if (blocked.has(Number(id))) throw new BotApiError(403, 'Forbidden: bot was blocked by the user');
    return found;
  }

  function ownMessage(payload: Payload) {
    const { chat, messages } = writableChat(payload.chat_id);
    const index = messages.findIndex(({ message_id }) => message_id === payload.message_id);
    const message = messages[index];
    if (!message) throw badRequest('message to edit not found');
    if (message.from?.id !== me.id) throw badRequest("message can't be edited");
    const replace = (next: Message) => {
      messages[index] = next;
      return next;
    };
    return { chat, message, replace };
  }

  const looks = ({ text, entities, reply_markup }: Partial<Message>) =>
    JSON.stringify([text, entities ?? [], reply_markup?.inline_keyboard ?? []]);

  function changeOrRefuse(before: Message, after: Message): Message {
    if (looks(before) === looks(after)) {
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    return after;
  }

  const withMarkup = (markup: InlineKeyboardMarkup | undefined) => (markup ? { reply_markup: markup } : {});
  const withEntities = (entities: MessageEntity[] | undefined) => (entities?.length ? { entities } : {});

  /** A new message of the bot, with what its kind has. */
  function addMessage(chat: Chat, messages: Message[], payload: Payload, content: Partial<Message>): Message {
    checkMarkup(payload.reply_markup);
    const answered = payload.reply_parameters?.message_id;
    const message = {
      message_id: ++lastMessageId,
      from: me,
      chat,
      date: 1_763_600_000,
      ...content,
      ...withMarkup(payload.reply_markup),
      ...(payload.message_thread_id
        ? { message_thread_id: payload.message_thread_id, is_topic_message: true }
        : {}),
      ...(answered === undefined
        ? {}
        : { reply_to_message: messages.find((m) => m.message_id === answered) }),
    } as unknown as Message;
    messages.push(message);
    return message;
  }

  const methods: Record<string, (payload: Payload, request: FastifyRequest, reply: FastifyReply) => unknown> =
    {
      getMe: () => me,
      getUpdates: (payload, _request, reply) => {
        queue.setAllowed(payload.allowed_updates);
        return queue.poll({
          offset: payload.offset === undefined ? undefined : Number(payload.offset),
          limit: Number(payload.limit ?? 100),
          timeoutSeconds: Number(payload.timeout ?? 0),
          // the request closes as soon as its body is read; the reply closes with the connection
          onClose: (closed) => reply.raw.on('close', closed),
        });
      },
      setWebhook: ({ url = '', secret_token = '', allowed_updates }) => {
        if (secret_token !== '' && !/^[\w-]{1,256}$/.test(secret_token))
          throw badRequest('secret token contains unallowed characters');
        queue.setAllowed(allowed_updates);
        queue.setWebhook({ url, secretToken: secret_token });
        return true;
      },
      deleteWebhook: ({ drop_pending_updates }) => {
        queue.deleteWebhook(drop_pending_updates === true);
        return true;
      },
      getWebhookInfo: () => ({
        url: queue.webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.pending.length,
      }),
      sendMessage: (payload) => {
        const { chat, messages } = writableChat(payload.chat_id);
        const text = checkText(payload.text);
        checkEntities(text, payload.entities);
        return addMessage(chat, messages, payload, { text, ...withEntities(payload.entities) });
      },
      sendPhoto: (payload) => {
        const { chat, messages } = writableChat(payload.chat_id);
        const file = (payload as Record<string, unknown>)[
          String(payload.photo).replace('attach://', '')
        ] as Buffer;
        const size = checkPhoto(file);
        const caption = checkLength(payload.caption, 1024, 'message caption is too long');
        const photo = [{ file_id: 'photo', file_unique_id: 'photo', ...size }];
        const message = addMessage(chat, messages, payload, { photo, ...(caption ? { caption } : {}) });
        files.set(message.message_id, file);
        return message;
      },
      editMessageText: (payload) => {
        const { message, replace } = ownMessage(payload);
        const text = checkText(payload.text);
        checkEntities(text, payload.entities);
        checkMarkup(payload.reply_markup);
        const { entities: _entities, reply_markup: _markup, ...rest } = message;
        const next = {
          ...rest,
          text,
          edit_date: 1,
          ...withEntities(payload.entities),
          ...withMarkup(payload.reply_markup),
        } as Message;
        return replace(changeOrRefuse(message, next));
      },
      editMessageReplyMarkup: (payload) => {
        const { message, replace } = ownMessage(payload);
        checkMarkup(payload.reply_markup);
        const { reply_markup: _markup, ...rest } = message;
        return replace(changeOrRefuse(message, { ...rest, ...withMarkup(payload.reply_markup) } as Message));
      },
      deleteMessage: (payload) => {
        const { messages } = writableChat(payload.chat_id);
        const index = messages.findIndex(({ message_id }) => message_id === payload.message_id);
        if (index < 0) throw badRequest('message to delete not found');
        messages.splice(index, 1);
        return true;
      },
      sendChatAction: ({ chat_id, action }) => {
        writableChat(chat_id);
        if (!action) throw badRequest('wrong parameter action in request');
        return true;
      },
      answerCallbackQuery: ({ callback_query_id = '', text }) => {
        if (!openPresses.delete(callback_query_id))
          throw badRequest('query is too old and response timeout expired or query ID is invalid');
        checkLength(text, 200, 'MESSAGE_TOO_LONG');
        return true;
      },
      answerInlineQuery: ({ inline_query_id = '', results = [] }) => {
        if (!inlineAnswers.has(inline_query_id))
          throw badRequest('query is too old and response timeout expired or query ID is invalid');
        checkInlineResults(results);
        inlineAnswers.set(inline_query_id, results);
        return true;
      },
      setMyCommands: ({ commands: given = [], language_code }) => {
        checkCommands(given);
        commands.set(checkLanguage(language_code), given);
        return true;
      },
      getMyCommands: ({ language_code }) => commands.get(checkLanguage(language_code)) ?? [],
      setMyDescription: ({ description, language_code }) => {
        descriptions.set(
          checkLanguage(language_code),
          checkLength(description, 512, 'bot description is too long'),
        );
        return true;
      },
      setMyShortDescription: ({ short_description, language_code }) => {
        shortDescriptions.set(
          checkLanguage(language_code),
          checkLength(short_description, 120, 'bot short description is too long'),
        );
        return true;
      },
    };

  function takeFault(method: string): BotApiFault | undefined {
    const planned = faults.find(
      (candidate) => candidate.left > 0 && (candidate.method === '*' || candidate.method === method),
    );
    if (planned) planned.left -= 1;
    return planned?.fault;
  }

  async function work(method: string, payload: Payload, request: FastifyRequest, reply: FastifyReply) {
    const held = holds.get(method);
    held?.arrive();
    await held?.gate;
    const fault = takeFault(method);
    if (typeof fault === 'object') throw new BotApiError(fault.code, fault.description, fault.retryAfter);
    if (fault === 'drop') return drop(reply);
    const run = methods[method];
    if (!run) throw new BotApiError(404, 'Not Found: method not found');
    const result = await run(payload, request, reply);
    if (fault === 'drop-after') return drop(reply);
    return { ok: true, result };
  }

  function drop(reply: FastifyReply): 'dropped' {
    reply.hijack();
    reply.raw.destroy();
    return 'dropped';
  }

  const app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer) => readMultipart(body, request.headers['content-type'] ?? ''),
  );
  app.all<{ Params: { token: string; method: string } }>('/bot:token/:method', async (request, reply) => {
    const { method } = request.params;
    const payload = { ...(request.query as Payload), ...((request.body as Payload | undefined) ?? {}) };
    const record = (ok: boolean, description?: string) => {
      calls.push({ method, payload, ok, ...(description ? { description } : {}) });
      changed();
    };
    try {
      if (!/^\d+:[\w-]+$/.test(request.params.token)) throw new BotApiError(404, 'Not Found');
      if (request.params.token !== token) throw new BotApiError(401, 'Unauthorized');
      const answer = await work(method, payload, request, reply);
      record(answer !== 'dropped', answer === 'dropped' ? 'connection dropped' : undefined);
      return answer === 'dropped' ? reply : answer;
    } catch (error) {
      if (!(error instanceof BotApiError)) throw error;
      record(false, error.message);
      const parameters =
        error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } };
      return reply
        .code(error.code)
        .send({ ok: false, error_code: error.code, description: error.message, ...parameters });
    }
  });
  await app.listen({ port: 0, host: '127.0.0.1' });

  function until(predicate: () => boolean, what = 'what the test waits for'): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!predicate()) return;
        clearTimeout(timer);
        events.off('changed', check);
        resolve();
      };
      const timer = setTimeout(() => {
        events.off('changed', check);
        reject(
          new Error(
            `never happened: ${what}; calls: ${calls.map((call) => call.method + (call.ok ? '' : ` (${call.description})`)).join(', ')}`,
          ),
        );
      }, UNTIL_MS);
      events.on('changed', check);
      check();
    });
  }

  const messages = (chatId: number) =>
    (chats.get(chatId)?.messages ?? []).filter(({ from }) => from?.id === me.id);

  const host: ChatHost = {
    me,
    push,
    messages,
    until,
    openChat: (chat) => {
      if (!chats.has(chat.id)) chats.set(chat.id, { chat, messages: [] });
    },
    write: (chat, from, content) => {
      host.openChat(chat);
      const message = { message_id: ++lastMessageId, from, chat, date: 1_763_600_000, ...content } as Message;
      chats.get(chat.id)?.messages.push(message);
      return push({ message: message as Update['message'] & object });
    },
    setBlocked: (userId, isBlocked) => {
      if (isBlocked) blocked.add(userId);
      else blocked.delete(userId);
    },
    nextQueryId: () => `query-${++lastQueryId}`,
    inlineAnswer: (queryId) => inlineAnswers.get(queryId),
  };

  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    token,
    me,
    calls,
    commands,
    descriptions,
    shortDescriptions,
    get pending() {
      return queue.pending;
    },
    get deliveries() {
      return queue.deliveries;
    },
    get isPolled() {
      return queue.isPolled;
    },
    get webhookUrl() {
      return queue.webhook?.url;
    },
    user: (id, languageCode) => createUser(host, id, languageCode),
    group: (id, title) => createGroup(host, id, title),
    messages,
    fileOf: (message) => files.get(message.message_id),
    push,
    until,
    settled: () => until(() => queue.pending.length === 0, 'all updates confirmed'),
    fail: (method, fault, times = 1) => {
      faults.push({ method, fault, left: times });
    },
    hold: (method) => {
      const gate = Promise.withResolvers<void>();
      const arrived = Promise.withResolvers<void>();
      holds.set(method, { gate: gate.promise, arrive: arrived.resolve });
      return {
        arrived: arrived.promise,
        release: () => {
          holds.delete(method);
          gate.resolve();
        },
      };
    },
    deliverCopies: queue.deliverCopies,
    close: async () => {
      queue.close();
      await app.close();
    },
  };
}
