import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { SESSION_TTL_SECONDS } from '../core/session.ts';
import type {
  Deduplicator,
  FeedbackStore,
  LeaseStore,
  RateLimiter,
  SessionStore,
  Stores,
  Unanswered,
  UnansweredStore,
} from '../ports.ts';
import { rateVerdict } from './rate-verdict.ts';
import { remindersOn } from './redis-reminders.ts';
import {
  ACQUIRE_LEASE,
  COUNT_FEEDBACK,
  COUNT_QUESTION,
  LIST_QUESTIONS,
  RELEASE_LEASE,
  TAKE_TURN,
} from './redis-scripts.ts';
import {
  FEEDBACK_TTL_DAYS,
  keptDays,
  msUntilDeletion,
  RATE_WINDOW_MS,
  SEEN_TTL_SECONDS,
  UNANSWERED_TTL_DAYS,
} from './retention.ts';
import { StoreError } from './store-error.ts';
import { feedbackRowSchema, parseJson, parseRows, parseSession, unansweredRowSchema } from './stored-rows.ts';

export interface RedisStoresOptions {
  /** `redis://` or `rediss://` address. */
  readonly url: string;
  readonly now: () => Date;
  readonly log: Logger;
}

/** One hash tag for all keys: they share a slot, so that scripts over several keys run on a cluster. */
const PREFIX = '{aman}';

/**
 * A turn waits for this at most when Redis hangs; after it the connection counts as dead and everything fails at once.
 * Not much shorter: while this process itself is busy (reading new content), answers lie unread and Redis seems to hang.
 */
const REPLY_TIMEOUT_MS = 800;

/** The very first commands wait for the connection at most this long. */
const OPENING_TIMEOUT_MS = 900;

const LONGEST_RECONNECT_DELAY_MS = 2000;

/** Sends commands and turns what goes wrong into a `StoreError`. */
interface Link {
  ask<T>(send: (redis: Redis) => Promise<T>): Promise<T>;
  /** Runs Lua with keys (without the prefix) and arguments. */
  run(script: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens the store that several instances share. It connects and reconnects by itself; without Redis every call soon rejects with a `StoreError`. */
export function openRedisStores({ url, now, log }: RedisStoresOptions): Stores {
  const link = openLink(url, log);
  return {
    sessions: sessionsOn(link),
    unanswered: unansweredOn(link, now),
    feedback: feedbackOn(link, now),
    rateLimits: rateLimitsOn(link),
    seen: seenOn(link),
    leases: leasesOn(link),
    reminders: remindersOn({ run: link.run, keyOf }),
    ping: async () => {
      await link.ask((redis) => redis.ping());
    },
    sweep: async () => {},
    close: () => link.close(),
  };
}

function openLink(url: string, log: Logger): Link {
  const redis = connect(url);
  tellOutages(redis, log);
  const firstAttempt = redis.connect().catch(() => {
    // The error listener has told it, and every command will.
  });
  const opened = Promise.race([firstAttempt, delay(OPENING_TIMEOUT_MS, undefined, { ref: false })]);
  async function ask<T>(send: (redis: Redis) => Promise<T>): Promise<T> {
    await opened;
    if (redis.status !== 'ready') throw new StoreError('redis is not connected');
    return send(redis).catch(refuse);
  }
  return {
    ask,
    run: (script, keys, args) => ask((r) => r.eval(script, keys.length, ...keys.map(keyOf), ...args)),
    close: () => quit(redis),
  };
}

/** Commands are neither queued nor sent twice: what cannot be done now fails now, and the caller decides. */
function connect(url: string): Redis {
  return new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: REPLY_TIMEOUT_MS,
    commandTimeout: REPLY_TIMEOUT_MS,
    socketTimeout: REPLY_TIMEOUT_MS,
    disconnectTimeout: REPLY_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_RECONNECT_DELAY_MS),
  });
}

/** ioredis reports an error with every attempt to reconnect; one line an outage is enough. */
function tellOutages(redis: Redis, log: Logger): void {
  let told = false;
  redis.on('error', (error: Error) => {
    if (!told) log.warn({ reason: reasonOf(error) }, 'redis is not reachable; trying again until it is');
    told = true;
  });
  redis.on('ready', () => {
    if (told) log.info('redis is reachable again');
    told = false;
  });
}

/** The cause is left out on purpose: ioredis puts the command's arguments into it, and they may hold a person's words. */
function refuse(error: unknown): never {
  throw new StoreError(`redis did not answer as it should: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host with several addresses fails with an error whose message is empty.
  return error.message || ('code' in error ? String(error.code) : error.name);
}

async function quit(redis: Redis): Promise<void> {
  try {
    await redis.quit();
  } catch {
    // Not connected: there is nothing to finish, only to stop trying.
    redis.disconnect();
  }
}

const keyOf = (name: string) => `${PREFIX}:${name}`;

function sessionsOn(link: Link): SessionStore {
  const key = (name: string) => keyOf(`session:${name}`);
  return {
    get: async (name) => parseSession(await link.ask((redis) => redis.get(key(name)))),
    set: async (name, session) => {
      await link.ask((redis) => redis.set(key(name), JSON.stringify(session), 'EX', SESSION_TTL_SECONDS));
    },
    delete: async (name) => {
      await link.ask((redis) => redis.del(key(name)));
    },
  };
}

function unansweredOn(link: Link, now: () => Date): UnansweredStore {
  return {
    add: async (question) => {
      const { text, locale, outcome, day } = question;
      const ttl = msUntilDeletion(day, UNANSWERED_TTL_DAYS, now());
      if (ttl <= 0) return;
      const id = questionId(question);
      const keys = [`question:${id}`, 'questions', 'questions:last'];
      await link.run(COUNT_QUESTION, keys, [id, text, locale, outcome, day, ttl, keyOf('question:')]);
    },
    list: async (limit) => {
      const rows = await link.run(LIST_QUESTIONS, ['questions'], [keyOf('question:'), limit]);
      return parseRows(unansweredRowSchema, listOf(rows).map(toQuestionRow));
    },
  };
}

function questionId({ locale, text }: Unanswered): string {
  return createHash('sha256').update(`${locale}:${text}`).digest('hex').slice(0, 32);
}

function toQuestionRow(row: unknown): unknown {
  const [text, locale, outcome, day, count] = listOf(row);
  return { text, locale, outcome, day, count };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One hash a day, its fields what was judged and how: Redis drops the whole day when it is due. */
function feedbackOn(link: Link, now: () => Date): FeedbackStore {
  return {
    add: async ({ entry, locale, verdict, reason, day }) => {
      const field = JSON.stringify({ entry, locale, verdict, reason: reason ?? '' });
      const ttl = msUntilDeletion(day, FEEDBACK_TTL_DAYS, now());
      await link.run(COUNT_FEEDBACK, [`feedback:${day}`], [field, ttl]);
    },
    list: async (limit) => {
      const days = keptDays(FEEDBACK_TTL_DAYS, now());
      const hashes = await link.ask((redis) =>
        Promise.all(days.map((day) => redis.hgetall(keyOf(`feedback:${day}`)))),
      );
      const rows = days.flatMap((day, i) => sortedRows(day, hashes[i] ?? {}));
      return parseRows(feedbackRowSchema, rows).slice(0, limit);
    },
  };
}

/** Most frequent first, as in the embedded store. */
function sortedRows(day: string, hash: Readonly<Record<string, string>>): unknown[] {
  return Object.entries(hash)
    .sort(([a, countA], [b, countB]) => Number(countB) - Number(countA) || (a < b ? -1 : 1))
    .map(([field, count]) => {
      const judged = parseJson(field);
      return typeof judged === 'object' ? { ...judged, day, count } : undefined;
    });
}

function rateLimitsOn(link: Link): RateLimiter {
  return {
    take: async (name, limitPerMinute) => {
      const [count, msLeft] = listOf(await link.run(TAKE_TURN, [`rate:${name}`], [RATE_WINDOW_MS]));
      return rateVerdict(Number(count), Number(msLeft), limitPerMinute);
    },
  };
}

function seenOn(link: Link): Deduplicator {
  return {
    first: async (name) => {
      const set = await link.ask((redis) =>
        redis.set(keyOf(`seen:${name}`), 1, 'EX', SEEN_TTL_SECONDS, 'NX'),
      );
      return set === 'OK';
    },
  };
}

function leasesOn(link: Link): LeaseStore {
  return {
    acquire: async (name, holder, ttlSeconds) =>
      (await link.run(ACQUIRE_LEASE, [`lease:${name}`], [holder, ttlSeconds * 1000])) === 1,
    release: async (name, holder) => {
      await link.run(RELEASE_LEASE, [`lease:${name}`], [holder]);
    },
  };
}
