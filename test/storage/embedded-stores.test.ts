import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_TTL_SECONDS } from '../../src/core/session.ts';
import type { Stores } from '../../src/ports.ts';
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';
import { describeStores, type StoreHarness } from '../contracts/store-contract.ts';
import { createClock, DAY_MS } from '../support/clock.ts';

const WRITER = fileURLToPath(new URL('../support/embedded-writer.ts', import.meta.url));

describeStores('embedded stores', async (): Promise<StoreHarness> => {
  const folder = await mkdtemp(join(tmpdir(), 'aman-store-'));
  const file = join(folder, 'aman.db');
  const clock = createClock();
  const opened: Stores[] = [];
  return {
    today: clock.now().toISOString().slice(0, 10),
    now: clock.now,
    open: () => {
      const stores = openEmbeddedStores({ file, now: clock.now });
      opened.push(stores);
      return stores;
    },
    advance: async (ms) => clock.advance(ms),
    damageSession: async (key, value) => {
      withDatabase(file, (db) => db.prepare('UPDATE sessions SET value = ? WHERE key = ?').run(value, key));
    },
    dump: async () => dumpTables(file),
    dispose: async () => {
      for (const stores of opened) await stores.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe('openEmbeddedStores', () => {
  const clock = createClock();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aman-store-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('makes the folder of its file, closed to other users', async () => {
    const stores = openEmbeddedStores({ file: join(folder, 'new', 'aman.db'), now: clock.now });
    await stores.close();
    expect((await stat(join(folder, 'new'))).mode & 0o077).toBe(0);
  });

  it('keeps everything in memory when asked to', async () => {
    const stores = openEmbeddedStores({ file: ':memory:', now: clock.now });
    await stores.sessions.set('a', { version: 1, localeChosen: false });
    expect(await stores.sessions.get('a')).toBeDefined();
    await stores.close();
    expect(existsSync(':memory:')).toBe(false);
  });

  it('has everything again after it was closed and opened', async () => {
    const file = join(folder, 'aman.db');
    const before = openEmbeddedStores({ file, now: clock.now });
    await before.sessions.set('a', { version: 1, localeChosen: true, locale: 'kk' });
    await before.seen.first('a');
    await before.close();
    const after = openEmbeddedStores({ file, now: clock.now });
    expect(await after.sessions.get('a')).toMatchObject({ locale: 'kk' });
    expect(await after.seen.first('a')).toBe(false);
    await after.close();
  });

  it('names the file and a remedy when it is no database', async () => {
    const file = join(folder, 'aman.db');
    await writeFile(file, 'this is a letter, not a database. '.repeat(200));
    expect(() => openEmbeddedStores({ file, now: clock.now })).toThrow(
      /aman\.db cannot be opened.*not a database.*move a damaged file away/,
    );
  });

  it('names the file and a remedy when the folder cannot be made', async () => {
    await writeFile(join(folder, 'taken'), '');
    expect(() => openEmbeddedStores({ file: join(folder, 'taken', 'aman.db'), now: clock.now })).toThrow(
      /aman\.db cannot be opened.*check its folder/,
    );
  });

  it('sweeps expired rows out of the file', async () => {
    const file = join(folder, 'aman.db');
    const moving = createClock();
    const stores = openEmbeddedStores({ file, now: moving.now });
    await stores.sessions.set('a', { version: 1, localeChosen: false });
    await stores.seen.first('a');
    await stores.leases.acquire('polling', 'one', 30);
    await stores.rateLimits.take('a', 1);
    const due = moving.now().getTime();
    await stores.reminders.add(
      [{ id: 'r', owner: 'a', due, text: 'today', locale: 'uz', address: 'v1.x' }],
      12,
    );
    await stores.unanswered.add({ text: 'x', locale: 'ru', outcome: 'unknown', day: '2026-11-20' });
    await stores.feedback.add({
      entry: 'work.eaeu',
      locale: 'ru',
      verdict: 'helpful',
      day: '2026-11-20',
    });
    moving.advance(SESSION_TTL_SECONDS * 1000 + 365 * DAY_MS);
    await stores.sweep();
    await stores.close();
    expect(dumpTables(file)).toBe('[]');
  });

  it('leaves no readable trace of a deleted session in the file', async () => {
    const file = join(folder, 'aman.db');
    const stores = openEmbeddedStores({ file, now: clock.now });
    await stores.sessions.set('a', { version: 1, localeChosen: false, lastEntry: 'safety.passport-taken' });
    await stores.sessions.delete('a');
    await stores.close();
    expect(await readText(file)).not.toContain('passport-taken');
  });

  it('has lost nothing it acknowledged when its process is killed', async () => {
    const file = join(folder, 'aman.db');
    const writer = fork(WRITER, [file, 'a'], { execArgv: [] });
    const acknowledged: number[] = [];
    await new Promise<void>((resolve) => {
      writer.on('message', (number: number) => {
        acknowledged.push(number);
        if (acknowledged.length === 300) resolve();
      });
    });
    const exit = once(writer, 'exit');
    writer.kill('SIGKILL');
    await exit;

    const stores = openEmbeddedStores({ file, now: clock.now });
    for (const number of acknowledged) {
      expect(await stores.sessions.get(`a${number}`)).toMatchObject({ lastEntry: `work.number-${number}` });
    }
    const thumbs = (await stores.feedback.list(1))[0]?.count ?? 0;
    expect(thumbs).toBeGreaterThanOrEqual(acknowledged.length);
    await stores.close();
  });

  it('lets several processes open and write a new file at the same time', async () => {
    const file = join(folder, 'aman.db');
    const names = ['a', 'b', 'c', 'd'];
    const writers = names.map((name) => fork(WRITER, [file, name, '200'], { execArgv: [] }));
    const codes = await Promise.all(writers.map((writer) => once(writer, 'exit')));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);
    const stores = openEmbeddedStores({ file, now: clock.now });
    expect((await stores.feedback.list(10)).map(({ count }) => count)).toEqual([800]);
    for (const name of names) expect(await stores.sessions.get(`${name}200`)).toBeDefined();
    await stores.close();
  });
});

async function readText(file: string): Promise<string> {
  const parts = [file, `${file}-wal`].filter(existsSync);
  return (await Promise.all(parts.map((part) => readFile(part, 'latin1')))).join('');
}

function dumpTables(file: string): string {
  return withDatabase(file, (db) => {
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    return JSON.stringify(names.flatMap(({ name }) => db.prepare(`SELECT * FROM ${name}`).all()));
  });
}

function withDatabase<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
