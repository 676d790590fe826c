import type { CallbackQuery, Message as TelegramMessage } from 'grammy/types';
import type { Turn } from '../../conversation.ts';
import { decodeChoice } from '../../core/choice.ts';
import type { Identity } from '../../identity.ts';
import { deviceLocale, isPrivate, type Reading, toMessage } from './to-message.ts';

/** A message as a turn of the conversation; `undefined` when it is not meant for the bot. */
export function messageToTurn(
  message: TelegramMessage,
  reading: Reading,
  identity: Identity,
): Turn | undefined {
  const said = toMessage(message, reading);
  return said && turn(said, message, message.from, identity);
}

/** A press as a turn. Data that nobody can read any more leads to the topics. */
export function pressToTurn(press: CallbackQuery, identity: Identity): Turn {
  const choice = decodeChoice(press.data ?? '') ?? { type: 'shortcut', name: 'topics' };
  const place = press.message ?? { chat: { id: press.from.id, type: 'private' as const } };
  return turn({ type: 'choice', choice }, place, press.from, identity);
}

type Place = Pick<TelegramMessage, 'sender_chat'> & {
  readonly chat: Pick<TelegramMessage['chat'], 'id' | 'type'>;
};

function turn(
  message: Turn['message'],
  place: Place,
  from: TelegramMessage['from'],
  identity: Identity,
): Turn {
  return {
    channel: 'telegram',
    sessionKey: sessionKey(place, from, identity),
    message,
    deviceLocale: deviceLocale(from),
  };
}

/** In a group everybody has a conversation of their own. */
function sessionKey({ chat, sender_chat }: Place, from: TelegramMessage['from'], identity: Identity): string {
  return identity.key(
    'telegram',
    isPrivate({ chat }) ? chat.id : `${chat.id}:${sender_chat?.id ?? from?.id ?? ''}`,
  );
}
