import type { FeedbackReason } from './core/choice.ts';
import type { Locale } from './core/locale.ts';
import type { ReminderText } from './core/reminder.ts';
import type { Outcome } from './core/reply.ts';
import type { Session } from './core/session.ts';

/** What the conversation and the channels need kept outside the process. Two adapters: embedded (`node:sqlite`) and Redis. */
export interface Stores {
  readonly sessions: SessionStore;
  readonly unanswered: UnansweredStore;
  readonly feedback: FeedbackStore;
  readonly rateLimits: RateLimiter;
  readonly seen: Deduplicator;
  readonly leases: LeaseStore;
  readonly reminders: ReminderStore;
  /** Resolves when the store answers; rejects with the cause when it does not. Used by `/health/ready`. */
  ping(): Promise<void>;
  /** Drops what has expired (SQLite; Redis does it by itself). Called once a minute. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Sessions by keyed hash; a session that fails its schema or is older than SESSION_TTL_SECONDS is `undefined`. */
export interface SessionStore {
  get(key: string): Promise<Session | undefined>;
  /** Keeps the session and restarts its time to live. */
  set(key: string, session: Session): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A question nobody could answer, redacted before it comes here. `day` is ISO; no time, no sender. */
export interface Unanswered {
  readonly text: string;
  readonly locale: Locale;
  readonly outcome: Outcome;
  readonly day: string;
}

/** Kept 30 days; the same text in the same locale is counted, not repeated. */
export interface UnansweredStore {
  add(question: Unanswered): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly (Unanswered & { readonly count: number })[]>;
}

/** A thumb on an answer: what was judged, never by whom. */
export interface Feedback {
  readonly entry: string;
  readonly locale: Locale;
  readonly verdict: 'helpful' | 'unhelpful';
  readonly reason?: FeedbackReason;
  readonly day: string;
}

/** Counts by entry, locale, verdict, reason and day; kept 180 days. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>;
  /** Newest day first, within it the most frequent. */
  list(limit: number): Promise<readonly (Feedback & { readonly count: number })[]>;
}

/** A fixed window of 60 s a key. */
export interface RateLimiter {
  /** Takes one turn of `key`; `retryAfterSeconds` (1–60) tells when the window ends, when not allowed. A limit of 0 allows everything. */
  take(key: string, limitPerMinute: number): Promise<{ allowed: boolean; retryAfterSeconds: number }>;
}

/** Remembers keys for a day, so that a repeated delivery is handled once, over all instances. */
export interface Deduplicator {
  /** True for the first caller with this key. */
  first(key: string): Promise<boolean>;
}

/** A named lock with an end, for what only one instance may do (long polling). */
export interface LeaseStore {
  /** True when `holder` now has the lease (taken, or renewed) for `ttlSeconds`. */
  acquire(name: string, holder: string, ttlSeconds: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

/** A message that Aman sends by itself, because a person asked for it. Nothing in it tells who gets it or what it is about. */
export interface Reminder {
  /** Keyed hash of whom, what and when: the same wish twice is one reminder. */
  readonly id: string;
  /** The session key of whoever asked for it, so that it can be forgotten with the session. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly text: ReminderText;
  readonly locale: Locale;
  /** Where it goes and what it opens, sealed by the channel. */
  readonly address: string;
}

export interface LeasedReminder extends Reminder {
  /** How often somebody was about to send it and never told whether it arrived. */
  readonly begun: number;
}

/**
 * Reminders until they are sent, at most REMINDER_TTL_MS past their time. Due ones are leased: whoever sends one must
 * hold it, and what a holder leaves is due again when the lease ends. The store's own clock decides on both.
 */
export interface ReminderStore {
  /** Keeps reminders of one owner, all or none; those kept already stay as they are. False when the owner would have more than `most`. */
  add(reminders: readonly Reminder[], most: number): Promise<boolean>;
  /** Takes up to `limit` due ones that nobody holds, longest due first. */
  lease(holder: string, limit: number, seconds: number): Promise<readonly LeasedReminder[]>;
  /** The last step before sending: counts a beginning and lengthens the lease. False when it is forgotten or held by another. */
  begin(reminder: LeasedReminder, holder: string, seconds: number): Promise<boolean>;
  /** It surely was not sent: as before the lease, and due again after so long. Does nothing for one that is held by another. */
  giveBack(reminder: LeasedReminder, holder: string, seconds: number): Promise<void>;
  /** Deletes what was sent, or never can be; true when the holder had it. */
  done(id: string, holder: string): Promise<boolean>;
  /** Deletes all of an owner, leased ones too. */
  forget(owner: string): Promise<void>;
}
