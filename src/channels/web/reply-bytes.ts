import type { Part } from '../../core/reply.ts';
import type { ReplyBody } from './wire.ts';

/** Rendered answers are kept for a minute, and so are their bytes: an answer is most of a reply. */
const kept = new WeakMap<object, Buffer>();

/** A reply as JSON in UTF-8; what was rendered once is written once. */
export function replyBytes({ answers, parts, text, ...rest }: ReplyBody): Buffer {
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"text":`),
    parts.every(({ type }) => SAME_FOR_ALL.has(type)) ? keptText(text, answers[0]) : jsonBytes(text),
    Buffer.from(',"answers":['),
    ...joined(answers.map(bytesOf)),
    Buffer.from('],"parts":['),
    ...joined(parts.map(partBytes)),
    Buffer.from(']}'),
  ]);
}

const jsonBytes = (value: object | string): Buffer => Buffer.from(JSON.stringify(value));

function bytesOf(value: object): Buffer {
  const bytes = kept.get(value) ?? jsonBytes(value);
  kept.set(value, bytes);
  return bytes;
}

/** Parts that tell nothing of one person; the text of a reply with any other is not kept. */
const SAME_FOR_ALL: ReadonlySet<Part['type']> = new Set(['answer', 'options', 'links', 'feedback']);

/** The text that was said last with an answer: mostly the same words stand around it. */
const texts = new WeakMap<object, { readonly text: string; readonly bytes: Buffer }>();

function keptText(text: string, answer: object = {}): Buffer {
  const known = texts.get(answer);
  if (known?.text === text) return known.bytes;
  const bytes = jsonBytes(text);
  texts.set(answer, { text, bytes });
  return bytes;
}

function partBytes(part: Part): Buffer {
  if (part.type !== 'answer') return jsonBytes(part);
  const { answer, ...rest } = part;
  const head = Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"answer":`);
  return Buffer.concat([head, bytesOf(answer), Buffer.from('}')]);
}

const COMMA = Buffer.from(',');
const joined = (pieces: readonly Buffer[]): Buffer[] =>
  pieces.flatMap((piece, i) => (i === 0 ? [piece] : [COMMA, piece]));
