import type {
  Chat,
  InlineKeyboardButton,
  InlineQueryResult,
  Message,
  MessageEntity,
  User,
} from 'grammy/types';
import type { ChatHost } from './bot-api-server.ts';

/** A group in which people and the bot sit. */
export interface FakeGroup {
  readonly chat: Chat;
  /** The bot's messages in the group. */
  messages(): readonly Message[];
}

export interface SayOptions {
  /** Where to say it; absent = in private. */
  readonly in?: FakeGroup;
  readonly replyTo?: Message;
  readonly threadId?: number;
}

/** A person with a phone. Everything they do returns the id of the update that the bot gets. */
export interface FakeUser {
  readonly id: number;
  readonly user: User;
  say(text: string, options?: SayOptions): number;
  /** Opens a link such as `t.me/bot?start=payload`. */
  startWith(payload?: string): number;
  sendVoice(options?: SayOptions): number;
  sendPhoto(caption?: string): number;
  /** Sends any content a message may have. */
  sendContent(content: Partial<Message>, options?: SayOptions): number;
  /** Presses the newest button whose text contains the words. */
  press(words: string, options?: { readonly in?: FakeGroup }): number;
  /** Presses a button that the bot may have forgotten. */
  pressData(data: string, message?: Message): number;
  /** Types after the bot's name in any chat and waits for the results. */
  search(query: string): Promise<readonly InlineQueryResult[]>;
  block(): void;
  unblock(): void;
  /** The bot's messages in the private chat. */
  messages(): readonly Message[];
  /** The newest of them; an error when there is none. */
  last(): Message;
  /** Waits until the bot has so many messages in the private chat, and returns the newest. */
  received(count: number): Promise<Message>;
}

export function createGroup(host: ChatHost, id: number, title: string): FakeGroup {
  const chat = { id, type: 'supergroup', title } as Chat;
  host.openChat(chat);
  return { chat, messages: () => host.messages(id) };
}

export function createUser(host: ChatHost, id: number, languageCode?: string): FakeUser {
  const user: User = {
    id,
    is_bot: false,
    first_name: `Person ${id}`,
    ...(languageCode ? { language_code: languageCode } : {}),
  };
  const privateChat = { id, type: 'private', first_name: user.first_name } as Chat;

  function sendContent(content: Partial<Message>, options: SayOptions = {}): number {
    const reply = options.replyTo ? { reply_to_message: options.replyTo } : {};
    const thread = options.threadId ? { message_thread_id: options.threadId, is_topic_message: true } : {};
    return host.write(options.in?.chat ?? privateChat, user, {
      ...content,
      ...reply,
      ...thread,
    } as Partial<Message>);
  }

  const say = (text: string, options?: SayOptions) =>
    sendContent({ text, ...withEntities(findEntities(text)) }, options);

  function pressButton(message: Message, data: string): number {
    return host.push({
      callback_query: { id: host.nextQueryId(), from: user, chat_instance: '1', data, message } as never,
    });
  }

  function press(words: string, options: { readonly in?: FakeGroup } = {}): number {
    const messages = options.in?.messages() ?? host.messages(id);
    for (const message of [...messages].reverse()) {
      const found = buttonsOf(message).find(({ text }) => text.includes(words));
      if (found && 'callback_data' in found) return pressButton(message, found.callback_data);
    }
    throw new Error(
      `no button says "${words}"; there are: ${messages
        .flatMap(buttonsOf)
        .map(({ text }) => text)
        .join(' | ')}`,
    );
  }

  function last(): Message {
    const message = host.messages(id).at(-1);
    if (!message) throw new Error('the bot has not written yet');
    return message;
  }

  return {
    id,
    user,
    say,
    sendContent,
    press,
    last,
    startWith: (payload) => say(payload ? `/start ${payload}` : '/start'),
    sendVoice: (options) =>
      sendContent({ voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } }, options),
    sendPhoto: (caption) =>
      sendContent({
        photo: [{ file_id: 'p', file_unique_id: 'p', width: 9, height: 9 }],
        ...(caption ? { caption } : {}),
      }),
    pressData: (data, message = last()) => pressButton(message, data),
    search: async (query) => {
      const queryId = host.nextQueryId();
      host.push({ inline_query: { id: queryId, from: user, query, offset: '' } });
      await host.until(() => host.inlineAnswer(queryId) !== undefined, 'inline results');
      return host.inlineAnswer(queryId) ?? [];
    },
    block: () => host.setBlocked(id, true),
    unblock: () => host.setBlocked(id, false),
    messages: () => host.messages(id),
    received: async (count) => {
      await host.until(() => host.messages(id).length >= count, `${count} messages from the bot`);
      return last();
    },
  };
}

/** The texts of a message's buttons, row by row. */
export const buttonTexts = (message: Message): string[][] =>
  (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));

const buttonsOf = (message: Message): InlineKeyboardButton[] =>
  message.reply_markup?.inline_keyboard.flat() ?? [];

const withEntities = (entities: MessageEntity[]) => (entities.length > 0 ? { entities } : {});

/** Telegram finds commands and mentions by itself. */
function findEntities(text: string): MessageEntity[] {
  const found = (pattern: RegExp, type: 'bot_command' | 'mention') =>
    [...text.matchAll(pattern)].map(
      (match): MessageEntity => ({ type, offset: match.index, length: match[0].length }),
    );
  return [...found(/(?<=^|\s)\/\w+(@\w+)?/g, 'bot_command'), ...found(/(?<=^|\s)@\w{4,}/g, 'mention')];
}
