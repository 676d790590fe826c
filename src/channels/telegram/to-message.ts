import type { MessageEntity, Message as TelegramMessage, User } from 'grammy/types';
import type { Shortcut } from '../../core/choice.ts';
import { isLocale, type Locale } from '../../core/locale.ts';
import type { Message, UnsupportedKind } from '../../core/message.ts';
import { COMMANDS, isCommand } from './commands.ts';
import { decodePayload } from './deep-link.ts';

/** Who the bot is on Telegram. */
export interface BotUser {
  readonly id: number;
  readonly username: string;
}

export interface Reading {
  readonly me: BotUser;
  /** Deep links to entries that do not exist (any more) open the start page. */
  readonly hasEntry: (id: string) => boolean;
}

/** What a Telegram message says in the words of the core; `undefined` when it is not meant for the bot. */
export function toMessage(message: TelegramMessage, { me, hasEntry }: Reading): Message | undefined {
  if (isFromBot(message, me)) return undefined;
  const written = withoutMention(message, me);
  const command = written.text === undefined ? undefined : parseCommand(written.text);
  if (command?.addressee && command.addressee !== me.username.toLowerCase()) return undefined;
  const addressed =
    isPrivate(message) || written.mentioned || isReplyTo(message, me) || command?.addressee !== undefined;
  if (!addressed) return undefined;
  if (command) return commandMessage(command, hasEntry);
  if (written.text !== undefined)
    return written.text === '' ? shortcut('topics') : { type: 'text', text: written.text };
  const kind = unsupportedKind(message);
  return kind ? { type: 'unsupported', kind } : undefined;
}

/** The language a device reports, such as `kk` or `ru-KZ`; a first guess. */
export function deviceLocale(user: Pick<User, 'language_code'> | undefined): Locale | undefined {
  const language = user?.language_code?.toLowerCase().split('-')[0];
  return isLocale(language) ? language : undefined;
}

export const isPrivate = ({ chat }: { readonly chat: { readonly type: string } }): boolean =>
  chat.type === 'private';

/** Other bots, and answers that people shared through this one, are nobody's questions. Unnamed admins write as a bot for their chat. */
function isFromBot({ from, sender_chat, via_bot }: TelegramMessage, me: BotUser): boolean {
  return via_bot?.id === me.id || (from?.is_bot === true && sender_chat === undefined);
}

const isReplyTo = ({ reply_to_message }: TelegramMessage, me: BotUser): boolean =>
  reply_to_message?.from?.id === me.id;

/** Text or caption with every mention of the bot cut out. */
function withoutMention(
  message: TelegramMessage,
  me: BotUser,
): { text: string | undefined; mentioned: boolean } {
  const text = message.text ?? message.caption;
  if (text === undefined) return { text, mentioned: false };
  const mentions = (message.entities ?? message.caption_entities ?? []).filter((entity) =>
    isMention(entity, text, me),
  );
  const rest = mentions.reduceRight(
    (left, { offset, length }) => left.slice(0, offset) + left.slice(offset + length),
    text,
  );
  return {
    text: mentions.length > 0 ? rest.replace(/ {2,}/g, ' ').trim() : text.trim(),
    mentioned: mentions.length > 0,
  };
}

function isMention(entity: MessageEntity, text: string, me: BotUser): boolean {
  if (entity.type === 'text_mention') return entity.user.id === me.id;
  const name = text.slice(entity.offset, entity.offset + entity.length);
  return entity.type === 'mention' && name.toLowerCase() === `@${me.username.toLowerCase()}`;
}

interface ParsedCommand {
  readonly name: string;
  readonly addressee?: string;
  readonly rest: string;
}

/** `/start@AmanBot work--eaeu` in its pieces, names in small letters. */
function parseCommand(text: string): ParsedCommand | undefined {
  const match = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/i.exec(text);
  if (!match?.[1]) return undefined;
  const addressee = match[2]?.toLowerCase();
  return { name: match[1].toLowerCase(), rest: match[3]?.trim() ?? '', ...(addressee ? { addressee } : {}) };
}

/** A command nobody knows is a question with a slash before it. */
function commandMessage({ name, rest }: ParsedCommand, hasEntry: (id: string) => boolean): Message {
  if (!isCommand(name)) return { type: 'text', text: `${name.replaceAll('_', ' ')} ${rest}`.trim() };
  const entry = name === 'start' ? decodePayload(rest) : undefined;
  return entry !== undefined && hasEntry(entry)
    ? { type: 'choice', choice: { type: 'entry', id: entry } }
    : shortcut(COMMANDS[name]);
}

const shortcut = (name: Shortcut): Message => ({ type: 'choice', choice: { type: 'shortcut', name } });

/** Which fields of a message hold content that the bot cannot read; all else without text is a service message. */
const UNSUPPORTED_FIELDS: readonly (readonly [keyof TelegramMessage, UnsupportedKind])[] = [
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['photo', 'photo'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['venue', 'location'],
  ['document', 'document'],
  ['contact', 'other'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['game', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
];

const unsupportedKind = (message: TelegramMessage): UnsupportedKind | undefined =>
  UNSUPPORTED_FIELDS.find(([field]) => message[field] !== undefined)?.[1];
