import type { Part } from '../../core/reply.ts';
import type { ReplyBody } from './wire.ts';

/** Rendered answers are kept, and so are their bytes: an answer is most of a reply. */
const kept = new WeakMap<object, Buffer>();

/** A reply as JSON in UTF-8; what was rendered once is written once. */
export function replyBytes({ answers, parts, text, ...rest }: ReplyBody): Buffer {
  const said = parts.every(({ type }) => SAME_FOR_ALL.has(type))
    ? keptText(text, answers[0])
    : JSON.stringify(text);
  return written([
    `${JSON.stringify(rest).slice(0, -1)},"text":`,
    said,
    ',"answers":[',
    ...answers.flatMap((answer, i) => [i === 0 ? '' : ',', bytesOf(answer)]),
    '],"parts":[',
    ...parts.flatMap((part, i) => [i === 0 ? '' : ',', ...piecesOf(part)]),
    ']}',
  ]);
}

/** Text and bytes one after another, each copied once. */
function written(pieces: readonly (string | Buffer)[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const piece of pieces)
    at += typeof piece === 'string' ? bytes.write(piece, at) : piece.copy(bytes, at);
  return bytes;
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

function piecesOf(part: Part): (string | Buffer)[] {
  if (part.type !== 'answer') return [JSON.stringify(part)];
  const { answer, ...rest } = part;
  return [`${JSON.stringify(rest).slice(0, -1)},"answer":`, bytesOf(answer), '}'];
}
