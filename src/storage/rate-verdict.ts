import { RATE_WINDOW_MS } from './retention.ts';

/** What a limiter answers when `count` turns were taken and the window ends in `msLeft`; a limit of 0 allows everything. */
export function rateVerdict(count: number, msLeft: number, limitPerMinute: number) {
  const seconds = Math.ceil(Math.min(msLeft, RATE_WINDOW_MS) / 1000);
  return {
    allowed: limitPerMinute === 0 || count <= limitPerMinute,
    retryAfterSeconds: Math.max(1, seconds),
  };
}
