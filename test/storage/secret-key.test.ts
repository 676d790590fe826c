import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecretKey } from '../../src/storage/secret-key.ts';

const LOADER = fileURLToPath(new URL('../support/secret-key-loader.ts', import.meta.url));

describe('loadSecretKey', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'aman-key-')), 'data');
    file = join(folder, 'secret.key');
  });

  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('returns the given key and leaves the disk alone', async () => {
    expect(loadSecretKey(folder, 'a key of the operator, long enough')).toBe(
      'a key of the operator, long enough',
    );
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('makes 32 random bytes as hex in a folder of its own', () => {
    expect(loadSecretKey(folder)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes a file that only its owner may read, and nothing beside it', async () => {
    loadSecretKey(folder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['secret.key']);
  });

  it('returns the same key every time', () => {
    expect(loadSecretKey(folder)).toBe(loadSecretKey(folder));
  });

  it('makes different keys in different folders', () => {
    expect(loadSecretKey(folder)).not.toBe(loadSecretKey(join(folder, 'other')));
  });

  it('bears a kept key without a line end', async () => {
    const key = loadSecretKey(folder);
    await writeFile(file, key);
    expect(loadSecretKey(folder)).toBe(key);
  });

  it.each([
    ['empty', ''],
    ['cut short', 'abc123'],
    ['something else', 'x'.repeat(64)],
  ])('refuses a damaged file and says what to do: %s', async (_, content) => {
    loadSecretKey(folder);
    await writeFile(file, content);
    expect(() => loadSecretKey(folder)).toThrow(/secret\.key is damaged.*restore it, or delete it/);
    expect(await readFile(file, 'utf8')).toBe(content);
  });

  it('names the file and a remedy when the folder cannot be made', async () => {
    await writeFile(join(folder, '..', 'taken'), '');
    expect(() => loadSecretKey(join(folder, '..', 'taken'))).toThrow(
      /secret\.key cannot be read or made.*set SECRET_KEY/,
    );
  });

  it('gives the same key to processes that start at the same time', async () => {
    const loaders = Array.from({ length: 8 }, () => fork(LOADER, [folder], { execArgv: [] }));
    await Promise.all(loaders.map((loader) => once(loader, 'message')));
    const answers = loaders.map((loader) => once(loader, 'message'));
    const exits = loaders.map((loader) => once(loader, 'exit'));
    for (const loader of loaders) loader.send('go');
    const keys = (await Promise.all(answers)).map(([key]) => key);
    await Promise.all(exits);
    expect(new Set(keys)).toEqual(new Set([loadSecretKey(folder)]));
    expect(await readdir(folder)).toEqual(['secret.key']);
  });
});
