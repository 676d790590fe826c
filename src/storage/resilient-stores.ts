import type { Logger } from 'pino';
import type { Deduplicator, LeaseStore, RateLimiter, Stores } from '../ports.ts';
import { fallbackReminders } from './fallback-reminders.ts';
import { fallbackSessions } from './fallback-sessions.ts';
import { type Attempt, watchOutage } from './outage.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

/**
 * Uses `local` (embedded, in memory) while `primary` (shared) is away, so that conversations go on; what was written
 * meanwhile goes to the primary when it is back. `ping` stays the primary's: readiness must say the truth.
 */
export function withFallback(primary: Stores, local: Stores, log: Logger): Stores {
  const { attempt, finish } = watchOutage(log, async () => {
    await sessions.catchUp();
    await questions.catchUp();
    await thumbs.catchUp();
    await reminders.catchUp();
  });
  const sessions = fallbackSessions(primary.sessions, local.sessions, attempt);
  const questions = createWriteQueue(primary.unanswered.add);
  const thumbs = createWriteQueue(primary.feedback.add);
  const reminders = fallbackReminders(primary.reminders, attempt);
  return {
    sessions,
    unanswered: fallbackLog(primary.unanswered, local.unanswered, questions, attempt),
    feedback: fallbackLog(primary.feedback, local.feedback, thumbs, attempt),
    rateLimits: fallbackRateLimits(primary.rateLimits, local.rateLimits, attempt),
    seen: fallbackSeen(primary.seen, local.seen, attempt),
    leases: fallbackLeases(primary.leases, attempt),
    reminders,
    ping: () => attempt(primary.ping, (error) => Promise.reject(error)),
    sweep: () => sweep(primary, local, attempt),
    close: async () => {
      await finish();
      const lost = questions.unwritten() + thumbs.unwritten();
      if (lost > 0) log.warn({ lost }, 'questions and thumbs of an outage did not reach the shared store');
      const unsent = reminders.unwritten();
      if (unsent > 0) log.error({ unsent }, 'reminders of an outage did not reach the shared store');
      await Promise.all([primary.close(), local.close()]);
    },
  };
}

interface RowLog<Row, Listed> {
  add(row: Row): Promise<void>;
  list(limit: number): Promise<readonly Listed[]>;
}

/** Rows of an outage are shown from `local` until it ends and wait in `queue` for the primary. */
function fallbackLog<Row, Listed>(
  primary: RowLog<Row, Listed>,
  local: RowLog<Row, Listed>,
  queue: WriteQueue<Row>,
  attempt: Attempt,
): RowLog<Row, Listed> {
  return {
    add: (row) =>
      attempt(
        () => primary.add(row),
        async () => {
          queue.push(row);
          await local.add(row);
        },
      ),
    list: (limit) =>
      attempt(
        () => primary.list(limit),
        () => local.list(limit),
      ),
  };
}

function fallbackRateLimits(primary: RateLimiter, local: RateLimiter, attempt: Attempt): RateLimiter {
  return {
    take: (key, limit) =>
      attempt(
        () => primary.take(key, limit),
        () => local.take(key, limit),
      ),
  };
}

/** What this process has seen is never first again, whether the primary was there to note it or not. */
function fallbackSeen(primary: Deduplicator, local: Deduplicator, attempt: Attempt): Deduplicator {
  return {
    first: async (key) => {
      if (!(await local.first(key))) return false;
      return attempt(
        () => primary.first(key),
        async () => true,
      );
    },
  };
}

/** Who had a lease when the primary went away keeps it; nobody gets a new one, or every instance would. */
function fallbackLeases(primary: LeaseStore, attempt: Attempt): LeaseStore {
  const held = new Map<string, string>();
  return {
    acquire: (name, holder, ttlSeconds) =>
      attempt(
        async () => {
          const acquired = await primary.acquire(name, holder, ttlSeconds);
          if (acquired) held.set(name, holder);
          else held.delete(name);
          return acquired;
        },
        async () => held.get(name) === holder,
      ),
    release: (name, holder) => {
      if (held.get(name) === holder) held.delete(name);
      return attempt(
        () => primary.release(name, holder),
        // It ends by itself when its time is over.
        async () => {},
      );
    },
  };
}

/** Also looks whether the primary is back, for the hours in which nobody asks anything. */
async function sweep(primary: Stores, local: Stores, attempt: Attempt): Promise<void> {
  await local.sweep();
  await attempt(
    async () => {
      await primary.ping();
      await primary.sweep();
    },
    async () => {},
  );
}
