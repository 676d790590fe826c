import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LOCALES_FOLDER, readContentFiles } from '../../src/storage/content-files.ts';
import { learnBeside } from '../../src/storage/learning-worker.ts';
import {
  decodeModels,
  encodeModels,
  isOfMaterial,
  learningHash,
  readModels,
} from '../../src/storage/model-file.ts';

const small = {
  documents: [
    {
      entry: 'life.bread',
      locale: 'en',
      title: 'Bread',
      questions: ['where do I buy bread'],
      answer: 'Here.',
    },
    { entry: 'life.water', locale: 'ru', title: 'Вода', questions: ['где вода', 'вода'], answer: '' },
  ],
  sentences: [{ entry: 'life.water', locale: 'ru', text: 'вода есть в колодце' }],
  placed: [
    { text: 'what does bread cost', shown: 'papers' },
    { text: 'who sells bread', shown: 'summary' },
  ],
  outOfScope: [{ locale: 'en', text: 'what is the weather' }],
  phrases: [{ intent: 'thanks', locale: 'ru', text: 'спасибо' }],
  rules: [],
  concepts: [],
  dangerExamples: [
    { text: 'пожар', level: 'emergency' },
    { text: 'привет', level: 'none' },
  ],
  samples: [{ locale: 'en', text: 'where is water' }],
} as const;

/** What is packed in a file, with its checksum. */
function unpacked(file: Buffer): { checksum: string; whole: Buffer } {
  const sizesAt = file.indexOf('\n') + 1;
  const start = file.indexOf('\n', sizesAt) + 1;
  const [checksum = '', ...sizes] = file.toString('utf8', sizesAt, start - 1).split(' ');
  let begin = start;
  const pieces = sizes.map((size) => {
    const end = begin + Number(size);
    const piece = brotliDecompressSync(file.subarray(begin, end));
    begin = end;
    return piece;
  });
  return { checksum, whole: Buffer.concat(pieces) };
}

const PIECE_BYTES = 1 << 20;

/** A file that holds this under that checksum. */
function packed(checksum: string, whole: Buffer): Buffer {
  const pieces = Array.from({ length: Math.ceil(whole.length / PIECE_BYTES) }, (_, i) =>
    brotliCompressSync(whole.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
    }),
  );
  const sizes = pieces.map(({ length }) => length);
  return Buffer.concat([Buffer.from(`abc\n${[checksum, ...sizes].join(' ')}\n`), ...pieces]);
}

describe('the model file', () => {
  it('gives back what was learned, number for number', async () => {
    const models = await learnBeside(small);
    const { hash, models: read } = await decodeModels(await encodeModels(models, 'abc'));
    expect(hash).toBe('abc');
    expect(read).toEqual(models);
  });

  it('is learned the same way twice', async () => {
    const [once, twice] = [await learnBeside(small), await learnBeside(small)];
    expect(await encodeModels(once, 'x')).toEqual(await encodeModels(twice, 'x'));
  });

  it('is not used for another material, nor when it is none', async () => {
    expect(await readModels('content/learned.bin', 'another')).toBeUndefined();
    expect(await readModels('package.json', 'any')).toBeUndefined();
    expect(await readModels('no-such-file', 'any')).toBeUndefined();
  });

  it('says what it was learned from before it is unpacked', () => {
    const { hashes } = readContentFiles({ content: 'content', locales: LOCALES_FOLDER });
    expect(isOfMaterial('content/learned.bin', learningHash(hashes))).toBe(true);
    expect(isOfMaterial('content/learned.bin', learningHash(hashes).slice(1))).toBe(false);
    expect(isOfMaterial('no-such-file', 'any')).toBe(false);
  });

  it('is refused when anything in it was changed or is missing', async () => {
    const file = await encodeModels(await learnBeside(small), 'abc');
    const { checksum, whole } = unpacked(file);
    await expect(decodeModels(packed(checksum, whole))).resolves.toBeDefined();
    const changedAt = (place: number): Buffer => {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      return changed;
    };
    for (const damaged of [
      changedAt(whole.length - 40),
      changedAt(whole.indexOf('bread')),
      whole.subarray(0, -4),
    ])
      await expect(decodeModels(packed(checksum, damaged))).rejects.toThrow('damaged');
  });

  it('is refused when it is not as long as it says', async () => {
    const { whole } = unpacked(await encodeModels(await learnBeside(small), 'abc'));
    for (const damaged of [whole.subarray(0, -4), Buffer.concat([whole, Buffer.alloc(9)])])
      await expect(decodeModels(packed(String(crc32(damaged)), damaged))).rejects.toThrow('as long as');
  });

  it('is kept in several pieces', async () => {
    const file = await encodeModels(await learnBeside(small), 'abc');
    expect(file.toString('utf8').split('\n')[1]).toMatch(/^\d+( \d+){2,}$/);
  });

  it.each(['', 'x', '0', '1 0', '1 -5', '1 Infinity', '1 7 99999999'])(
    'is refused when its sizes say %j',
    async (sizes) => {
      const piece = brotliCompressSync('{}\n');
      const file = Buffer.concat([Buffer.from(`abc\n${sizes}\n`), piece]);
      await expect(decodeModels(file)).rejects.toThrow('damaged');
    },
  );

  it('beside the content is the one learned from it; run `npm run content:learn` when this fails', async () => {
    const { hashes } = readContentFiles({ content: 'content', locales: LOCALES_FOLDER });
    expect(await readModels('content/learned.bin', learningHash(hashes))).toBeDefined();
  });
});
