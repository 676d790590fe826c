/** How long a question nobody could answer is kept after the day it was last asked; `about.privacy` promises it. */
export const UNANSWERED_TTL_DAYS = 30;

/** How long the count of thumbs of one day is kept. */
export const FEEDBACK_TTL_DAYS = 180;

/** How long the key of a handled delivery is remembered. */
export const SEEN_TTL_SECONDS = 24 * 60 * 60;

/** Length of the rate limiter's fixed window. */
export const RATE_WINDOW_MS = 60_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a reminder that could not be sent is kept past its time; then it would only confuse. */
export const REMINDER_TTL_MS = 3 * DAY_MS;

/** Milliseconds until a row of `day` (ISO, UTC) is due for deletion, `ttlDays` days later at midnight; zero or less when it is. */
export function msUntilDeletion(day: string, ttlDays: number, now: Date): number {
  return Date.parse(day) + ttlDays * DAY_MS - now.getTime();
}

/** The newest ISO day whose rows are due for deletion at `now`. */
export function lastDeletedDay(ttlDays: number, now: Date): string {
  return isoDay(new Date(now.getTime() - ttlDays * DAY_MS));
}

/** The ISO days whose rows are still kept at `now`, newest first, from tomorrow on: clocks of instances differ a little. */
export function keptDays(ttlDays: number, now: Date): string[] {
  return Array.from({ length: ttlDays + 1 }, (_, i) => isoDay(new Date(now.getTime() + (1 - i) * DAY_MS)));
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10);
