import { type EntityText, slice } from './entity-text.ts';

/** Longest text of one Telegram message, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 4096;

/** Where a text may be cut, best first: between paragraphs, lines, words. */
const BREAKS = ['\n\n', '\n', ' '] as const;

/** Cuts a text into messages that Telegram takes. A piece is never longer than `limit`, never empty, and never ends inside a surrogate pair or, unless it alone exceeds the limit, inside an entity. */
export function splitMessage(message: EntityText, limit: number = MAX_MESSAGE_LENGTH): EntityText[] {
  const pieces: EntityText[] = [];
  let rest = trim(message);
  while (rest.text.length > limit) {
    const cut = findCut(rest, limit);
    pieces.push(trim(slice(rest, 0, cut)));
    rest = trim(slice(rest, cut));
  }
  return [...pieces, rest].filter(({ text }) => text !== '');
}

/** Early cuts waste messages, so a break counts only in the second half of the room. */
function findCut(message: EntityText, limit: number): number {
  for (const separator of BREAKS) {
    for (
      let at = lastBreak(message.text, separator, limit);
      at > limit / 2;
      at = lastBreak(message.text, separator, at - 1)
    ) {
      if (!insideEntity(message, at, limit)) return at;
    }
  }
  return hardCut(message, limit);
}

const lastBreak = (text: string, separator: string, limit: number): number =>
  limit < 0 ? -1 : text.lastIndexOf(separator, limit);

/** No break fits: cut before the entity that crosses the limit, or through it when it is too long itself. */
function hardCut(message: EntityText, limit: number): number {
  const crossing = message.entities.filter(
    ({ offset, length }) => offset < limit && limit < offset + length && length <= limit,
  );
  const start = Math.min(limit, ...crossing.map(({ offset }) => offset));
  return outsidePair(message.text, start > 0 && !insideEntity(message, start, limit) ? start : limit);
}

const insideEntity = ({ entities }: EntityText, at: number, limit: number): boolean =>
  entities.some(({ offset, length }) => length <= limit && offset < at && at < offset + length);

function outsidePair(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const splitsPair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return splitsPair && at > 1 ? at - 1 : at;
}

/** Telegram drops white space around a message; doing it here keeps the offsets right. */
function trim(message: EntityText): EntityText {
  const { text } = message;
  return slice(
    message,
    text.length - text.trimStart().length,
    Math.max(text.trimEnd().length, text.length - text.trimStart().length),
  );
}
