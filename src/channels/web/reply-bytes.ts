import type { Part } from '../../core/reply.ts';
import type { ReplyBody } from './wire.ts';

/** Rendered answers are kept for a minute, and so are their bytes: an answer is most of a reply. */
const kept = new WeakMap<object, Buffer>();

/** A reply as JSON in UTF-8; what was rendered once is written once. */
export function replyBytes({ answers, parts, text, ...rest }: ReplyBody): Buffer {
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"text":`),
    textBytes(text, answers[0]),
    Buffer.from(',"answers":['),
    ...joined(answers.map(bytesOf)),
    Buffer.from('],"parts":['),
    ...joined(parts.map(partBytes)),
    Buffer.from(']}'),
  ]);
}

function bytesOf(value: object): Buffer {
  const bytes = kept.get(value) ?? Buffer.from(JSON.stringify(value));
  kept.set(value, bytes);
  return bytes;
}

/** The text of the last reply that began with an answer: mostly the same words stand around it. */
const texts = new WeakMap<object, { readonly text: string; readonly bytes: Buffer }>();

function textBytes(text: string, first: object = {}): Buffer {
  const known = texts.get(first);
  if (known?.text === text) return known.bytes;
  const bytes = Buffer.from(JSON.stringify(text));
  texts.set(first, { text, bytes });
  return bytes;
}

function partBytes(part: Part): Buffer {
  if (part.type !== 'answer') return Buffer.from(JSON.stringify(part));
  const { answer, ...rest } = part;
  const head = Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"answer":`);
  return Buffer.concat([head, bytesOf(answer), Buffer.from('}')]);
}

const COMMA = Buffer.from(',');
const joined = (pieces: readonly Buffer[]): Buffer[] =>
  pieces.flatMap((piece, i) => (i === 0 ? [piece] : [COMMA, piece]));
