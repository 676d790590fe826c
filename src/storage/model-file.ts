import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import type { LearnedModels, LearningMaterial } from '../core/content/learn.ts';
import { SPELLINGS } from '../core/language/spellings.ts';
import type { LinearModel } from '../core/learning/linear-model.ts';
import { LOCALES } from '../core/locale.ts';

/** Short hash of what models learn from: the same material, the same models. */
export function materialHash(material: LearningMaterial): string {
  return createHash('sha256').update(JSON.stringify(material)).digest('hex').slice(0, 16);
}

const linearHeader = z.object({ labels: z.array(z.string()), features: z.number().int().positive() });
const header = z.object({
  hash: z.string(),
  search: linearHeader,
  danger: linearHeader,
  language: z.object({
    classes: z.array(z.object({ locale: z.enum(LOCALES), spelling: z.enum(SPELLINGS) })),
    grams: z.number().int().positive(),
    scale: z.number(),
  }),
});

/** Writes models as one compressed buffer: a line of JSON that tells the shapes, then the numbers as they are. */
export function encodeModels({ search, danger, language }: LearnedModels, hash: string): Buffer {
  const shape = (model: LinearModel) => ({ labels: model.labels, features: model.rarity.length });
  const head = JSON.stringify({
    hash,
    search: shape(search),
    danger: shape(danger),
    language: {
      classes: language.classes,
      grams: language.weights.length / language.classes.length,
      scale: language.scale,
    },
  });
  const numbers = [search, danger].flatMap(({ rarity, scales, bias, weights }) => [
    rarity,
    scales,
    bias,
    weights,
  ]);
  const bytes = [...numbers, language.weights].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  const raw = Buffer.concat([Buffer.from(`${head}\n`), ...bytes]);
  return brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
}

/** Reads what `encodeModels` wrote. Throws when the buffer is something else. */
export function decodeModels(buffer: Buffer): { hash: string; models: LearnedModels } {
  const raw = brotliDecompressSync(buffer);
  const end = raw.indexOf(10);
  const shapes = header.parse(JSON.parse(raw.toString('utf8', 0, end)));
  let at = end + 1;
  const take = (length: number): ArrayBuffer => {
    const bytes = new Uint8Array(length);
    bytes.set(raw.subarray(at, at + length));
    at += length;
    return bytes.buffer;
  };
  const linear = ({ labels, features }: z.infer<typeof linearHeader>): LinearModel => ({
    labels,
    rarity: new Float32Array(take(features * 4)),
    scales: new Float32Array(take(labels.length * 4)),
    bias: new Float32Array(take(labels.length * 4)),
    weights: new Int8Array(take(features * labels.length)),
  });
  const search = linear(shapes.search);
  const danger = linear(shapes.danger);
  const { classes, grams, scale } = shapes.language;
  const weights = new Uint8Array(take(grams * classes.length));
  return { hash: shapes.hash, models: { search, danger, language: { classes, scale, weights } } };
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
