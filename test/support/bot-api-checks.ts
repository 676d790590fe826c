import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types';

/** What the Bot API answers to a bad request: its code and its own words. */
export class BotApiError extends Error {
  override readonly name = 'BotApiError';
  readonly code: number;
  readonly retryAfter: number | undefined;
  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const badRequest = (description: string): BotApiError =>
  new BotApiError(400, `Bad Request: ${description}`);

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Telegram trims, refuses emptiness and more than 4096 code units, and reads UTF-8 only. */
export function checkText(text: unknown): string {
  if (typeof text !== 'string') throw badRequest('message text is empty');
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  if (text.trim() === '') throw badRequest('message text is empty');
  if (text.trim().length > 4096) throw badRequest('message is too long');
  return text.trim();
}

/** Entities must lie within the text and on whole characters, may nest but not cross, and code stands alone. */
export function checkEntities(text: string, entities: readonly MessageEntity[] = []): void {
  for (const { offset, length } of entities) {
    if (!Number.isInteger(offset) || offset < 0)
      throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (!Number.isInteger(length) || length <= 0)
      throw badRequest(`receive an entity with incorrect length ${length}`);
    if (offset >= text.length)
      throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    if (offset + length > text.length) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      );
    }
    for (const edge of [offset, offset + length]) {
      if (isInsidePair(text, edge))
        throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${edge}`);
    }
  }
  for (const a of entities) for (const b of entities) checkNesting(a, b);
}

const isInsidePair = (text: string, at: number): boolean => !text.slice(0, at).isWellFormed();

function checkNesting(a: MessageEntity, b: MessageEntity): void {
  const crosses =
    a.offset < b.offset && b.offset < a.offset + a.length && a.offset + a.length < b.offset + b.length;
  if (crosses) throw badRequest('entities cross each other');
  const holds = a !== b && a.offset <= b.offset && b.offset + b.length <= a.offset + a.length;
  const forbidden = ['bold', 'italic', 'code', 'text_link'];
  if (holds && b.type === 'code' && forbidden.includes(a.type))
    throw badRequest('code can’t be a part of other entities');
}

/** Inline keyboards: every button does exactly one thing, callback data is 1–64 bytes. */
export function checkMarkup(markup: InlineKeyboardMarkup | undefined): void {
  const rows = markup?.inline_keyboard ?? [];
  if (rows.flat().length > 100) throw badRequest('REPLY_MARKUP_TOO_LONG');
  for (const button of rows.flat()) {
    if (button.text === '')
      throw badRequest('can\'t parse inline keyboard button: Field "text" must be non-empty');
    if ('callback_data' in button) {
      const size = bytes(button.callback_data);
      if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
    } else if ('copy_text' in button) {
      if (button.copy_text.text.length < 1 || button.copy_text.text.length > 256)
        throw badRequest('BUTTON_COPY_TEXT_INVALID');
    } else if ('url' in button) {
      if (!/^(https?|tg):\/\//.test(button.url))
        throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Unsupported URL protocol`);
    } else {
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
  }
}

export interface GivenCommand {
  readonly command: string;
  readonly description: string;
}

export function checkCommands(commands: readonly GivenCommand[]): void {
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}

/** Two small letters, or nothing for everybody. */
export function checkLanguage(code: unknown): string {
  if (code === undefined || code === '') return '';
  if (typeof code !== 'string' || !/^[a-z]{2}$/.test(code))
    throw badRequest('invalid language code specified');
  return code;
}

export function checkLength(text: unknown, limit: number, complaint: string): string {
  const given = typeof text === 'string' ? text : '';
  if (given.length > limit) throw badRequest(complaint);
  return given;
}

interface GivenResult {
  readonly type: string;
  readonly id: string;
  readonly title?: string;
  readonly input_message_content?: {
    readonly message_text?: string;
    readonly entities?: readonly MessageEntity[];
  };
  readonly reply_markup?: InlineKeyboardMarkup;
}

export function checkInlineResults(given: readonly unknown[]): void {
  const results = given as readonly GivenResult[];
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  if (new Set(results.map(({ id }) => id)).size < results.length) throw badRequest('RESULT_ID_DUPLICATE');
  for (const { id, title, input_message_content: content, reply_markup } of results) {
    if (bytes(id) < 1 || bytes(id) > 64) throw badRequest('RESULT_ID_INVALID');
    if (!title) throw badRequest('can’t parse inline query result: Can’t find field "title"');
    checkEntities(checkText(content?.message_text), content?.entities);
    checkMarkup(reply_markup);
  }
}
