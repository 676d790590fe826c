import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { LEARNING_VERSION, type LearnedModels, MODEL_NAMES } from '../core/content/learn.ts';
import type { SourceFiles } from '../core/content/problem.ts';
import type { LinearModel } from '../core/learning/linear-model.ts';

/** The files that models learn from: texts and question variants, and all that teaches a language. */
const TEACHING = /^content\/.*\.(md|txt)$|^locales\/.*\.(txt|yaml)$/;

/** Short hash of what models learn from: the same files, the same models. */
export function learningHash(files: SourceFiles): string {
  const hash = createHash('sha256').update(String(LEARNING_VERSION));
  for (const [path, text] of files) if (TEACHING.test(path)) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}

const shape = z.object({
  labels: z.array(z.string()),
  features: z.number().int().positive(),
  leastLength: z.number().nonnegative(),
});
const header = z.object({ hash: z.string(), shapes: z.record(z.enum(MODEL_NAMES), shape) });

/** Writes models as one compressed buffer: a line of JSON that tells the shapes, then the numbers as they are. */
export function encodeModels(models: LearnedModels, hash: string): Buffer {
  const shapes = Object.fromEntries(
    MODEL_NAMES.map((name) => {
      const { labels, rarity, leastLength } = models[name];
      return [name, { labels, features: rarity.length, leastLength }];
    }),
  );
  const numbers = MODEL_NAMES.flatMap((name) => {
    const { rarity, scales, bias, weights } = models[name];
    return [rarity, scales, bias, weights];
  });
  const bytes = numbers.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  const raw = Buffer.concat([Buffer.from(`${JSON.stringify({ hash, shapes })}\n`), ...bytes]);
  return brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
}

/** Reads what `encodeModels` wrote. Throws when the buffer is something else. */
export function decodeModels(buffer: Buffer): { hash: string; models: LearnedModels } {
  const raw = brotliDecompressSync(buffer);
  const end = raw.indexOf(10);
  const { hash, shapes } = header.parse(JSON.parse(raw.toString('utf8', 0, end)));
  let at = end + 1;
  const take = (length: number): ArrayBuffer => {
    const bytes = new Uint8Array(length);
    bytes.set(raw.subarray(at, at + length));
    at += length;
    return bytes.buffer;
  };
  const linear = ({ labels, features, leastLength }: z.infer<typeof shape>): LinearModel => ({
    labels,
    leastLength,
    rarity: new Float32Array(take(features * 4)),
    scales: new Float32Array(take(labels.length * 4)),
    bias: new Float32Array(take(labels.length * 4)),
    weights: new Int8Array(take(features * labels.length)),
  });
  const search = linear(shapes.search);
  const danger = linear(shapes.danger);
  const language = linear(shapes.language);
  return { hash, models: { search, danger, language } };
}

/** The models in a file, when it holds those of this material; `undefined` for another, a damaged or no file. */
export async function readModels(file: string, hash: string): Promise<LearnedModels | undefined> {
  try {
    const found = decodeModels(await readFile(file));
    return found.hash === hash ? found.models : undefined;
  } catch {
    // A model file is only a cache: without a good one the models are learned anew.
    return undefined;
  }
}

/** Keeps models in a file, whole or not at all. */
export async function writeModels(file: string, models: LearnedModels, hash: string): Promise<void> {
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, encodeModels(models, hash));
  await rename(draft, file);
}
