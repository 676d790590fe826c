/** Rows kept for a store that is away; beyond this many the newest are only counted. */
export const MAX_QUEUED = 5000;

/** Writes that wait for their store, in order. */
export interface WriteQueue<T> {
  push(item: T): void;
  /** Writes all; rejects at the first failure and keeps what is not written. A write whose answer was lost is repeated: twice is better than never. */
  catchUp(): Promise<void>;
  /** How many rows wait or found no room. */
  unwritten(): number;
}

export function createWriteQueue<T>(write: (item: T) => Promise<void>): WriteQueue<T> {
  const waiting: T[] = [];
  let dropped = 0;
  return {
    push: (item) => {
      if (waiting.length < MAX_QUEUED) waiting.push(item);
      else dropped += 1;
    },
    catchUp: async () => {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        await write(next);
        waiting.shift();
      }
    },
    unwritten: () => waiting.length + dropped,
  };
}
