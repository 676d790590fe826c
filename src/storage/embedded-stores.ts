import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SESSION_TTL_SECONDS } from '../core/session.ts';
import type {
  Deduplicator,
  FeedbackStore,
  LeaseStore,
  RateLimiter,
  SessionStore,
  Stores,
  UnansweredStore,
} from '../ports.ts';
import { remindersIn } from './embedded-reminders.ts';
import { inTransaction } from './in-transaction.ts';
import { rateVerdict } from './rate-verdict.ts';
import {
  FEEDBACK_TTL_DAYS,
  lastDeletedDay,
  RATE_WINDOW_MS,
  REMINDER_TTL_MS,
  SEEN_TTL_SECONDS,
  UNANSWERED_TTL_DAYS,
} from './retention.ts';
import { StoreError } from './store-error.ts';
import { feedbackRowSchema, parseRows, parseSession, unansweredRowSchema } from './stored-rows.ts';

export interface EmbeddedStoresOptions {
  /** Path of the database, made with its folder when absent; `:memory:` for one that dies with the process. */
  readonly file: string;
  readonly now: () => Date;
}

/** Opens the store that needs no server: one SQLite file, shared by any number of processes. Throws `StoreError`. */
export function openEmbeddedStores({ file, now }: EmbeddedStoresOptions): Stores {
  const db = openDatabase(file);
  return {
    sessions: sessionsIn(db, now),
    unanswered: unansweredIn(db, now),
    feedback: feedbackIn(db, now),
    rateLimits: rateLimitsIn(db, now),
    seen: seenIn(db, now),
    leases: leasesIn(db, now),
    reminders: remindersIn(db, now),
    ping: async () => {
      db.prepare('SELECT 1 FROM sessions LIMIT 1').get();
    },
    sweep: async () => sweep(db, now()),
    close: async () => {
      if (db.isOpen) db.close();
    },
  };
}

/** `expires_at`, `ends_at`, `due` and `free_at` are milliseconds since 1970; questions and thumbs have only a day, so that nobody can tell when they came. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS sessions (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS unanswered (
    position INTEGER PRIMARY KEY, text TEXT NOT NULL, locale TEXT NOT NULL, outcome TEXT NOT NULL,
    day TEXT NOT NULL, count INTEGER NOT NULL, UNIQUE (text, locale)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS feedback (
    entry TEXT NOT NULL, locale TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
    day TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, entry, locale, verdict, reason)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS rate_limits (
    key TEXT PRIMARY KEY, count INTEGER NOT NULL, ends_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen (
    key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS leases (
    name TEXT PRIMARY KEY, holder TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS reminders (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, due INTEGER NOT NULL, text TEXT NOT NULL, locale TEXT NOT NULL,
    address TEXT NOT NULL, free_at INTEGER NOT NULL, holder TEXT NOT NULL, begun INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS reminders_by_owner ON reminders (owner);
  CREATE INDEX IF NOT EXISTS reminders_by_time ON reminders (free_at);
`;

/** WAL survives a killed process without loss; NORMAL may lose the last moments at a power cut, which these data bear. */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
`;

function openDatabase(file: string): DatabaseSync {
  try {
    // Only the service's own user may look into a folder that it makes.
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const db = new DatabaseSync(file, { timeout: 5000 });
    db.exec(PRAGMAS);
    db.exec(TABLES);
    return db;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `${file} cannot be opened as a store (${reason}); check its folder's permissions, or move a damaged file away`,
      { cause: error },
    );
  }
}

/** Runs a write; resolves when it is kept, rejects with the cause when it is not. */
type WriteTogether = (write: () => void) => Promise<void>;

/** Writes that come in the same moment are committed as one: the commit costs most of a write. */
function groupCommits(db: DatabaseSync): WriteTogether {
  let waiting: { write: () => void; resolve: () => void; reject: (cause: unknown) => void }[] = [];
  const commit = (): void => {
    const writes = waiting;
    waiting = [];
    try {
      inTransaction(db, () => {
        for (const { write } of writes) write();
        return true;
      });
    } catch (error) {
      for (const { reject } of writes) reject(error);
      return;
    }
    for (const { resolve } of writes) resolve();
  };
  return (write) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ write, resolve, reject }) === 1) setImmediate(commit);
    });
}

function sessionsIn(db: DatabaseSync, now: () => Date): SessionStore {
  const together = groupCommits(db);
  const read = db.prepare('SELECT value FROM sessions WHERE key = ? AND expires_at > ?');
  const write = db.prepare('INSERT OR REPLACE INTO sessions (key, value, expires_at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM sessions WHERE key = ?');
  return {
    get: async (key) => parseSession(read.get(key, now().getTime())?.value),
    set: (key, session) => {
      const value = JSON.stringify(session);
      return together(() => write.run(key, value, now().getTime() + SESSION_TTL_SECONDS * 1000));
    },
    // In the same order as the writes, or a session under way would outlive being forgotten.
    delete: (key) => together(() => remove.run(key)),
  };
}

function unansweredIn(db: DatabaseSync, now: () => Date): UnansweredStore {
  const count = db.prepare(`
    INSERT INTO unanswered (text, locale, outcome, day, count) VALUES (:text, :locale, :outcome, :day, 1)
    ON CONFLICT (text, locale) DO UPDATE SET
      position = (SELECT max(position) + 1 FROM unanswered),
      outcome = excluded.outcome,
      day = max(day, excluded.day),
      count = CASE WHEN day > :deleted THEN count + 1 ELSE 1 END`);
  const read = db.prepare('SELECT * FROM unanswered WHERE day > ? ORDER BY position DESC LIMIT ?');
  const deleted = () => lastDeletedDay(UNANSWERED_TTL_DAYS, now());
  return {
    add: async ({ text, locale, outcome, day }) => {
      count.run({ text, locale, outcome, day, deleted: deleted() });
    },
    list: async (limit) => parseRows(unansweredRowSchema, read.all(deleted(), limit)),
  };
}

function feedbackIn(db: DatabaseSync, now: () => Date): FeedbackStore {
  const count = db.prepare(`
    INSERT INTO feedback (entry, locale, verdict, reason, day, count) VALUES (?, ?, ?, ?, ?, 1)
    ON CONFLICT DO UPDATE SET count = count + 1`);
  const read = db.prepare(`
    SELECT * FROM feedback WHERE day > ?
    ORDER BY day DESC, count DESC, entry, locale, verdict, reason LIMIT ?`);
  return {
    add: async ({ entry, locale, verdict, reason, day }) => {
      count.run(entry, locale, verdict, reason ?? '', day);
    },
    list: async (limit) =>
      parseRows(feedbackRowSchema, read.all(lastDeletedDay(FEEDBACK_TTL_DAYS, now()), limit)),
  };
}

function rateLimitsIn(db: DatabaseSync, now: () => Date): RateLimiter {
  const count = db.prepare(`
    INSERT INTO rate_limits (key, count, ends_at) VALUES (:key, 1, :now + ${RATE_WINDOW_MS})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN ends_at > :now THEN count + 1 ELSE 1 END,
      ends_at = CASE WHEN ends_at > :now THEN ends_at ELSE excluded.ends_at END
    RETURNING count, ends_at AS endsAt`);
  return {
    take: async (key, limitPerMinute) => {
      const time = now().getTime();
      const row = count.get({ key, now: time });
      return rateVerdict(Number(row?.count), Number(row?.endsAt) - time, limitPerMinute);
    },
  };
}

function seenIn(db: DatabaseSync, now: () => Date): Deduplicator {
  const claim = db.prepare(`
    INSERT INTO seen (key, expires_at) VALUES (:key, :now + ${SEEN_TTL_SECONDS * 1000})
    ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE expires_at <= :now`);
  return { first: async (key) => claim.run({ key, now: now().getTime() }).changes === 1 };
}

function leasesIn(db: DatabaseSync, now: () => Date): LeaseStore {
  const claim = db.prepare(`
    INSERT INTO leases (name, holder, expires_at) VALUES (:name, :holder, :expiresAt)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
    WHERE holder = excluded.holder OR expires_at <= :now`);
  const remove = db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?');
  return {
    acquire: async (name, holder, ttlSeconds) => {
      const time = now().getTime();
      return claim.run({ name, holder, expiresAt: time + ttlSeconds * 1000, now: time }).changes === 1;
    },
    release: async (name, holder) => {
      remove.run(name, holder);
    },
  };
}

function sweep(db: DatabaseSync, now: Date): void {
  for (const table of ['sessions', 'seen', 'leases']) {
    db.prepare(`DELETE FROM ${table} WHERE expires_at <= ?`).run(now.getTime());
  }
  db.prepare('DELETE FROM rate_limits WHERE ends_at <= ?').run(now.getTime());
  db.prepare('DELETE FROM reminders WHERE due <= ?').run(now.getTime() - REMINDER_TTL_MS);
  db.prepare('DELETE FROM unanswered WHERE day <= ?').run(lastDeletedDay(UNANSWERED_TTL_DAYS, now));
  db.prepare('DELETE FROM feedback WHERE day <= ?').run(lastDeletedDay(FEEDBACK_TTL_DAYS, now));
}
