import { type Api, InputFile } from 'grammy';
import type { Message } from 'grammy/types';
import type { Logger } from 'pino';
import { describeFault, isNotEditable, isNotModified, isTooOld, isUnreachable } from './faults.ts';
import type { GrammySignal } from './grammy-signal.ts';
import type { OutgoingMessage } from './render-reply.ts';

/** Where messages go: a chat, in a group as an answer to one message and in its thread. */
export interface Destination {
  readonly chatId: number;
  readonly replyTo?: number;
  readonly threadId?: number;
}

/** A picture with the same facts in words under it. */
export interface OutgoingPicture {
  readonly png: Uint8Array;
  readonly caption: string;
}

/** The message that comes after a picture does not wait longer for it. */
const PICTURE_LIMIT_MS = 10_000;

/** Sends and edits; what cannot arrive is logged without ids and is nobody's error. */
export interface Delivery {
  send(to: Destination, messages: readonly OutgoingMessage[]): Promise<void>;
  /** Sends a picture without a sound, because its message follows; says whether it arrived. */
  sendPicture(to: Destination, picture: OutgoingPicture): Promise<boolean>;
  /** Puts new content into a message of ours; sends it anew when that one cannot be edited. */
  edit(message: Message, content: OutgoingMessage): Promise<void>;
  /** Changes only the buttons. */
  editKeyboard(message: Message, keyboard: NonNullable<OutgoingMessage['reply_markup']>): Promise<void>;
  /** Ends the waiting sign on a pressed button, with a short remark or quietly. */
  answerPress(id: string, remark?: string): Promise<void>;
}

export function createDelivery(api: Api, log: Logger): Delivery {
  async function attempt(call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      if (isNotModified(error) || isTooOld(error)) return;
      if (isUnreachable(error)) log.info(describeFault(error), 'the reader cannot be reached');
      else log.error(describeFault(error), 'a message was not delivered');
    }
  }

  async function sendAll(to: Destination, messages: readonly OutgoingMessage[]): Promise<void> {
    for (const [i, { text, ...other }] of messages.entries())
      await api.sendMessage(to.chatId, text, { ...other, ...placeIn(to, i === 0) });
  }

  async function sendPicture(to: Destination, { png, caption }: OutgoingPicture): Promise<boolean> {
    try {
      await api.sendPhoto(
        to.chatId,
        new InputFile(png, 'days.png'),
        { caption, disable_notification: true, ...placeIn(to, true) },
        AbortSignal.timeout(PICTURE_LIMIT_MS) as unknown as GrammySignal,
      );
      return true;
    } catch (error) {
      log.info(describeFault(error), 'a picture was not delivered; words take its place');
      return false;
    }
  }

  async function editOrSend(message: Message, content: OutgoingMessage): Promise<void> {
    const { text, ...other } = content;
    try {
      await api.editMessageText(message.chat.id, message.message_id, text, other);
    } catch (error) {
      if (!isNotEditable(error)) throw error;
      await sendAll(sameChat(message), [content]);
    }
  }

  return {
    send: (to, messages) => attempt(() => sendAll(to, messages)),
    sendPicture,
    edit: (message, content) => attempt(() => editOrSend(message, content)),
    editKeyboard: (message, keyboard) =>
      attempt(() =>
        api.editMessageReplyMarkup(message.chat.id, message.message_id, { reply_markup: keyboard }),
      ),
    answerPress: (id, remark) => attempt(() => api.answerCallbackQuery(id, remark ? { text: remark } : {})),
  };
}

/** The thread, and the message that is answered; of several messages only the first one hangs on it. */
const placeIn = ({ replyTo, threadId }: Destination, isFirst: boolean) => ({
  ...(threadId === undefined ? {} : { message_thread_id: threadId }),
  ...(replyTo === undefined || !isFirst
    ? {}
    : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true as const } }),
});

/** The chat and thread of a message. */
export function sameChat({ chat, is_topic_message, message_thread_id }: Message): Destination {
  return {
    chatId: chat.id,
    ...(is_topic_message && message_thread_id !== undefined ? { threadId: message_thread_id } : {}),
  };
}
