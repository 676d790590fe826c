import type { MessageEntity } from 'grammy/types';

/** Text with Telegram's formatting. Offsets count UTF-16 code units, as JavaScript strings do. */
export interface EntityText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

type Style = 'bold' | 'italic' | 'code' | 'blockquote';

export const NOTHING: EntityText = { text: '', entities: [] };

/** Text without formatting; lone surrogates, which Telegram refuses, become U+FFFD. */
export const plain = (text: string): EntityText => ({ text: text.toWellFormed(), entities: [] });

export const bold = (content: EntityText | string): EntityText => styled('bold', content);
export const italic = (content: EntityText | string): EntityText => styled('italic', content);
/** A tap on it copies it; must not stand inside other styles but a quotation. */
export const code = (content: EntityText | string): EntityText => styled('code', content);
export const quotation = (content: EntityText | string): EntityText => styled('blockquote', content);

export function link(url: string, content: EntityText | string): EntityText {
  const { text, entities } = toText(content);
  return text === ''
    ? NOTHING
    : { text, entities: [{ type: 'text_link', url, offset: 0, length: text.length }, ...entities] };
}

/** Puts pieces one after another. */
export function concat(...pieces: readonly (EntityText | string)[]): EntityText {
  const texts: string[] = [];
  const entities: MessageEntity[] = [];
  let length = 0;
  for (const piece of pieces.map(toText)) {
    const start = length;
    entities.push(...piece.entities.map((entity) => ({ ...entity, offset: entity.offset + start })));
    texts.push(piece.text);
    length += piece.text.length;
  }
  return { text: texts.join(''), entities };
}

/** Joins what is not empty. */
export function join(pieces: readonly (EntityText | string)[], separator: string): EntityText {
  const full = pieces.map(toText).filter(({ text }) => text !== '');
  return concat(...full.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece])));
}

/** The code units from `start` up to `end`; an entity that crosses an edge is cut there. */
export function slice({ text, entities }: EntityText, start: number, end: number = text.length): EntityText {
  const inside = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: text.slice(start, end), entities: inside };
}

function styled(type: Style, content: EntityText | string): EntityText {
  const { text, entities } = toText(content);
  return text === '' ? NOTHING : { text, entities: [{ type, offset: 0, length: text.length }, ...entities] };
}

const toText = (piece: EntityText | string): EntityText => (typeof piece === 'string' ? plain(piece) : piece);
