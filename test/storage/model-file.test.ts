import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
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

  it('is refused when a number in it was changed or is missing', async () => {
    const file = await encodeModels(await learnBeside(small), 'abc');
    const begin = file.indexOf('\n', file.indexOf('\n') + 1) + 1;
    const whole = brotliDecompressSync(file.subarray(begin));
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(changed.length - 40) ^ 1, changed.length - 40);
    for (const damaged of [changed, whole.subarray(0, -4)]) {
      const piece = brotliCompressSync(damaged);
      const repacked = Buffer.concat([Buffer.from(`abc\n${piece.length}\n`), piece]);
      await expect(decodeModels(repacked)).rejects.toThrow('damaged');
    }
  });

  it('beside the content is the one learned from it; run `npm run content:learn` when this fails', async () => {
    const { hashes } = readContentFiles({ content: 'content', locales: LOCALES_FOLDER });
    expect(await readModels('content/learned.bin', learningHash(hashes))).toBeDefined();
  });
});
