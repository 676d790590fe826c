import { hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, crc32 } from 'node:zlib';
import { z } from 'zod';
import { LEARNING_VERSION, type LearnedModels } from '../core/content/learn.ts';
import type { LinearModel } from '../core/learning/linear-model.ts';
import { fromSteps, toSteps } from '../core/learning/sparse-vector.ts';
import { LOCALES } from '../core/locale.ts';
import { type FileHashes, hashOfFiles } from './content-files.ts';

/** The files that models learn from: texts and question variants, and all that teaches a language. */
const TEACHING = /^content\/.*\.(md|txt)$|^locales\/.*\.(txt|yaml)$/;

/** Short hash of what models learn from: the same files, the same models. */
export function learningHash(hashes: FileHashes): string {
  const teaching = new Map([...hashes].filter(([path]) => TEACHING.test(path)));
  return hash('sha256', `${LEARNING_VERSION} ${hashOfFiles(teaching)}`).slice(0, 16);
}

const pack = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

const LINEAR = ['search', 'danger', 'panel', 'language'] as const satisfies (keyof LearnedModels)[];

const linearShape = z.object({
  labels: z.array(z.string()),
  features: z.number().int().positive(),
  /** How many weights are not nought. */
  notNought: z.number().int().nonnegative(),
  leastLength: z.number().nonnegative(),
});
const indexShape = z.object({
  documents: z.array(z.object({ entry: z.string(), locale: z.enum(LOCALES) })),
  terms: z.array(z.string()),
  postings: z.number().int().nonnegative(),
  fields: z.number().int().nonnegative(),
});
const header = z.object({
  linear: z.record(z.enum(LINEAR), linearShape),
  index: indexShape,
});
type Header = z.infer<typeof header>;

/** Higher ones look for repetitions, of which weights have none: they take longer, and pack them worse. */
const QUALITY = 4;
const PACKING = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
/** Packed and unpacked in pieces of 1 MB, side by side on the threads of Node's pool. */
const PIECE_BYTES = 1 << 20;

/**
 * Writes models as one buffer: a line with the hash of what they were learned from, a line with a checksum and the sizes of the
 * pieces that follow, and, compressed piece by piece, a line of JSON that tells the shapes and the numbers as they are.
 */
export async function encodeModels(models: LearnedModels, hash: string): Promise<Buffer> {
  const { documents, terms, starts, holders, counts } = models.index;
  const linear = {
    search: encodeLinear(models.search),
    danger: encodeLinear(models.danger),
    panel: encodeLinear(models.panel),
    language: encodeLinear(models.language),
  };
  const numbers = [...LINEAR.flatMap((name) => linear[name].numbers), starts, holders, ...counts];
  const told: Header = {
    linear: {
      search: linear.search.shape,
      danger: linear.danger.shape,
      panel: linear.panel.shape,
      language: linear.language.shape,
    },
    index: { documents: [...documents], terms: [...terms], postings: holders.length, fields: counts.length },
  };
  const raw = Buffer.concat([
    Buffer.from(`${JSON.stringify(told)}\n`),
    ...numbers.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ]);
  const pieces = await Promise.all(piecesOf(raw).map((piece) => pack(piece, { params: PACKING })));
  const sizes = pieces.map(({ length }) => length);
  return Buffer.concat([Buffer.from(`${hash}\n${[crc32(raw), ...sizes].join(' ')}\n`), ...pieces]);
}

const piecesOf = (raw: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(raw.length / PIECE_BYTES) }, (_, i) =>
    raw.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES),
  );

/** A model as its shape, and the numbers by which it stands in the file. */
function encodeLinear({ labels, rarity, scales, bias, weights, leastLength }: LinearModel) {
  const { marks, others } = withoutNoughts(weights);
  return {
    shape: { labels: [...labels], features: rarity.length, notNought: others.length, leastLength },
    numbers: [toSteps(rarity), scales, bias, marks, others],
  };
}

/** Most weights are nought: a bit each tells where the others stand, which packs to a fifth less than all as they are. */
function withoutNoughts(weights: Int8Array): { marks: Uint8Array; others: Int8Array } {
  const marks = new Uint8Array(Math.ceil(weights.length / 8));
  const others = new Int8Array(weights.length);
  let count = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    marks[i >>> 3] = (marks[i >>> 3] ?? 0) | (1 << (i & 7));
    others[count++] = weight;
  }
  return { marks, others: others.subarray(0, count) };
}

function withNoughts(marks: Uint8Array, others: Int8Array, length: number): Int8Array {
  const weights = new Int8Array(length);
  let count = 0;
  for (let at = 0; at < marks.length; at++)
    // The lowest bit that is left, until none is.
    for (let left = marks[at] ?? 0; left > 0; left &= left - 1)
      weights[8 * at + 31 - Math.clz32(left & -left)] = others[count++] ?? 0;
  return weights;
}

const LINE_END = 10;

/** The first line of a buffer, empty where none ends, and what follows it, in the same memory. */
function splitLine(buffer: Buffer): { line: string; rest: Buffer } {
  const end = buffer.indexOf(LINE_END);
  return { line: buffer.toString('utf8', 0, end), rest: buffer.subarray(end + 1) };
}

/** Reads what `encodeModels` wrote. Rejects when the buffer is something else, or damaged. */
export async function decodeModels(buffer: Buffer): Promise<{ hash: string; models: LearnedModels }> {
  const { line: hash, rest: packed } = splitLine(buffer);
  const { line: told, rest: numbers } = splitLine(await unpackPieces(packed));
  const { linear, index } = header.parse(JSON.parse(told));
  let at = 0;
  const take = (length: number): ArrayBuffer => {
    const bytes = new Uint8Array(length);
    bytes.set(numbers.subarray(at, at + length));
    at += length;
    return bytes.buffer;
  };
  const takeLinear = ({
    labels,
    features,
    notNought,
    leastLength,
  }: z.infer<typeof linearShape>): LinearModel => {
    const length = features * labels.length;
    return {
      labels,
      leastLength,
      rarity: fromSteps(new Uint8Array(take(features))),
      scales: new Float32Array(take(labels.length * 4)),
      bias: new Float32Array(take(labels.length * 4)),
      weights: withNoughts(
        new Uint8Array(take(Math.ceil(length / 8))),
        new Int8Array(take(notNought)),
        length,
      ),
    };
  };
  const takeWhole = (length: number) => new Uint32Array(take(length * 4));
  const search = takeLinear(linear.search);
  const danger = takeLinear(linear.danger);
  const panel = takeLinear(linear.panel);
  const language = takeLinear(linear.language);
  const { documents, terms, postings, fields } = index;
  const starts = takeWhole(terms.length + 1);
  const holders = takeWhole(postings);
  const counts = Array.from({ length: fields }, () => takeWhole(postings));
  if (at !== numbers.length) throw new Error('the models are damaged: they are not as long as they say');
  return {
    hash,
    models: {
      search,
      danger,
      panel,
      language,
      index: { size: documents.length, documents, terms, starts, holders, counts },
    },
  };
}

/**
 * Unpacks pieces that follow a line with the CRC-32 of all that they hold and their sizes in bytes. Compression has no checksum of
 * its own, and a wrong number could send a loop astray or make the danger net deaf.
 */
async function unpackPieces(buffer: Buffer): Promise<Buffer> {
  const { line, rest } = splitLine(buffer);
  const [checksum, ...sizes] = line.split(' ').map(Number);
  const pieces: Buffer[] = [];
  let end = 0;
  for (const size of sizes) {
    const begin = end;
    end += size;
    pieces.push(rest.subarray(begin, end));
  }
  if (sizes.length === 0 || end !== rest.length || !sizes.every((size) => size > 0))
    throw new Error('the models are damaged: their sizes do not agree with the file');
  const raw = Buffer.concat(
    await Promise.all(pieces.map((piece) => unpack(piece, { maxOutputLength: PIECE_BYTES }))),
  );
  if (crc32(raw) !== checksum) throw new Error('the models are damaged: their checksum is another');
  return raw;
}

/** Whether a file says that its models were made from this material; it may be damaged all the same. */
export function isOfMaterial(file: string, hash: string): boolean {
  const line = Buffer.from(`${hash}\n`);
  try {
    const descriptor = openSync(file, 'r');
    try {
      const begin = Buffer.alloc(line.length);
      return readSync(descriptor, begin) === line.length && begin.equals(line);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

/** The models in a file, when it holds those of this material; `undefined` for another, a damaged or no file. */
export async function readModels(file: string, hash: string): Promise<LearnedModels | undefined> {
  try {
    if (!isOfMaterial(file, hash)) return undefined;
    // Read at once, so that unpacking begins before the caller goes on.
    const found = await decodeModels(readFileSync(file));
    // The file may have been replaced since its first line was read.
    return found.hash === hash ? found.models : undefined;
  } catch {
    // A model file is only a cache: without a good one the models are learned anew.
    return undefined;
  }
}

/** Keeps models in a file, whole or not at all. */
export async function writeModels(file: string, models: LearnedModels, hash: string): Promise<void> {
  const draft = `${file}.${process.pid}.${hash}.new`;
  await writeFile(draft, await encodeModels(models, hash));
  await rename(draft, file);
}
