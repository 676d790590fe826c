import type { CallbackQuery, Message } from 'grammy/types';
import type { Conversation, Turn } from '../../conversation.ts';
import { decodeChoice } from '../../core/choice.ts';
import type { Reply } from '../../core/reply.ts';
import { blocksToPlain } from '../../core/rich-text.ts';
import type { Identity } from '../../identity.ts';
import { type Delivery, type Destination, sameChat } from './delivery.ts';
import { keptCard } from './kept-card.ts';
import { NO_ACTION } from './keyboard.ts';
import type { Mailboxes } from './mailbox.ts';
import type { PictureMaker } from './picture-maker.ts';
import { keyboardAfterFeedback, placementOf } from './placement.ts';
import { renderReply } from './render-reply.ts';
import { sendPictures } from './send-pictures.ts';
import { type BotUser, isPrivate } from './to-message.ts';
import { messageToTurn, pressToTurn } from './to-turn.ts';

/** Longest remark shown over a pressed button. */
const MAX_REMARK_LENGTH = 200;

export interface HandlerParts {
  readonly conversation: Conversation;
  readonly identity: Identity;
  readonly delivery: Delivery;
  readonly pictures: PictureMaker;
  readonly mailboxes: Mailboxes;
  readonly hasEntry: (id: string) => boolean;
  /** Address of our own pages, where the world can reach them. */
  readonly site?: string | undefined;
}

/** Answers a message, if it is meant for the bot. */
export async function answerMessage(message: Message, me: BotUser, parts: HandlerParts): Promise<void> {
  const turn = messageToTurn(message, { me, hasEntry: parts.hasEntry }, parts.identity);
  if (!turn) return;
  const to = destination(message);
  const reply = await sendPictures(
    await parts.conversation.handle(withMailbox(turn, message.chat, parts)),
    to,
    parts,
  );
  await parts.delivery.send(to, renderReply(reply, { botUsername: me.username, site: parts.site }));
}

/** Reminders are for private chats: in a group all would see whose they are. */
const withMailbox = (
  turn: Turn,
  chat: { readonly id: number; readonly type: string },
  { mailboxes }: HandlerParts,
): Turn => (isPrivate({ chat }) ? { ...turn, mailbox: mailboxes.of(chat.id) } : turn);

/** In a group the answer hangs on the question, so that all see whom it is for. */
const destination = (message: Message): Destination =>
  isPrivate(message) ? sameChat(message) : { ...sameChat(message), replyTo: message.message_id };

/** Answers the press of a button; the waiting sign on it always ends. */
export async function answerPress(press: CallbackQuery, me: BotUser, parts: HandlerParts): Promise<void> {
  if (press.data === NO_ACTION) return parts.delivery.answerPress(press.id);
  const chat = press.message?.chat ?? { id: press.from.id, type: 'private' as const };
  const turn = withMailbox(pressToTurn(press, parts.identity), chat, parts);
  const reply = await parts.conversation.handle(turn);
  await Promise.all([
    parts.delivery.answerPress(press.id, remarkOf(press, reply)),
    showReply(press, reply, me, parts),
  ]);
}

async function showReply(
  press: CallbackQuery,
  reply: Reply,
  me: BotUser,
  parts: HandlerParts,
): Promise<void> {
  const { delivery, site } = parts;
  const message = readable(press);
  const choice = decodeChoice(press.data ?? '');
  const placement = message && choice ? placementOf(choice, reply, message) : 'send';
  if (message && placement === 'keyboard')
    return delivery.editKeyboard(message, keyboardAfterFeedback(message, reply));
  const to = press.message ? sameChat(press.message as Message) : { chatId: press.from.id };
  const kept = message && placement === 'edit' ? keptCard(message) : undefined;
  const left = await sendPictures(reply, to, parts);
  const messages = renderReply(left, { botUsername: me.username, kept, site });
  const [only, ...more] = messages;
  if (message && placement === 'edit' && only && more.length === 0) return delivery.edit(message, only);
  await delivery.send(to, messages);
}

/** Old messages come without their content; they cannot be edited. */
function readable({ message }: CallbackQuery): Message | undefined {
  return message && message.date !== 0 ? (message as Message) : undefined;
}

/** Thanks for a thumb are also said over the button, where the eye is. */
function remarkOf(press: CallbackQuery, { parts }: Reply): string | undefined {
  const choice = decodeChoice(press.data ?? '');
  if (choice?.type !== 'helpful' && choice?.type !== 'unhelpful') return undefined;
  const said = parts.flatMap((part) => {
    if (part.type === 'feedback') return [part.prompt];
    return part.type === 'text' ? [blocksToPlain(part.blocks)] : [];
  });
  return Array.from(said.join(' ')).slice(0, MAX_REMARK_LENGTH).join('');
}
