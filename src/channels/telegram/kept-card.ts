import type { InlineKeyboardButton, Message } from 'grammy/types';
import { slice } from './entity-text.ts';
import type { Button } from './keyboard.ts';
import type { Kept } from './render-reply.ts';

/** The safety card at the top of a message of ours, so that opening a panel never hides the hotline. */
export function keptCard({ text, entities, reply_markup }: Message): Kept | undefined {
  const card = entities?.find(({ type, offset }) => type === 'blockquote' && offset === 0);
  if (text === undefined || entities === undefined || !card) return undefined;
  const rows = (reply_markup?.inline_keyboard ?? []).filter(
    (row) => row.length > 0 && row.every(isCopyButton),
  );
  return { text: slice({ text, entities }, 0, card.length), rows: rows as Button[][] };
}

const isCopyButton = (button: InlineKeyboardButton): boolean => 'copy_text' in button;
