import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './store-error.ts';

const KEY_PATTERN = /^[0-9a-f]{64}$/;

/** The key of identifier hashes: the one given, or `secret.key` in the data folder, made there once (64 hex characters). Throws `StoreError`. */
export function loadSecretKey(dataDir: string, given?: string): string {
  if (given) return given;
  const file = join(dataDir, 'secret.key');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return readKey(file) ?? makeKey(file);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `${file} cannot be read or made (${reason}); check the folder's permissions or set SECRET_KEY`,
      {
        cause: error,
      },
    );
  }
}

function readKey(file: string): string | undefined {
  const key = readIfPresent(file)?.trim();
  if (key === undefined || KEY_PATTERN.test(key)) return key;
  throw new StoreError(
    `${file} is damaged (expected: 64 hex characters); restore it, or delete it: a new key is made and all sessions start anew`,
  );
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Writes a whole key beside and links it into place: of two processes one wins, and no one reads half a key. */
function makeKey(file: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const key = randomBytes(32).toString('hex');
  writeDurably(draft, `${key}\n`);
  try {
    linkSync(draft, file);
    return key;
  } catch (error) {
    const theirs = isCode(error, 'EEXIST') ? readKey(file) : undefined;
    if (theirs === undefined) throw error;
    return theirs;
  } finally {
    unlinkSync(draft);
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
