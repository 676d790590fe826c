/** A clock that stands still until it is moved. */
export interface Clock {
  now(): Date;
  advance(ms: number): void;
}

export const SECOND_MS = 1000;
export const DAY_MS = 24 * 60 * 60 * SECOND_MS;

export function createClock(start = '2026-11-20T09:00:00Z'): Clock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advance: (ms) => {
      time += ms;
    },
  };
}
