import { pause } from './pause.ts';

/** Counts work that has begun, so that a stop can wait for its end. */
export interface InFlight {
  readonly count: number;
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, after `withinMs` or at the signal, whichever is first. */
  idle(withinMs: number, signal?: AbortSignal): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running);
  }

  return {
    get count() {
      return running.size;
    },
    track(work) {
      running.add(work);
      const done = () => running.delete(work);
      work.then(done, done);
      return work;
    },
    async idle(withinMs, signal) {
      const done = new AbortController();
      const patience = pause(withinMs, signal ? AbortSignal.any([signal, done.signal]) : done.signal);
      await Promise.race([settled(), patience]);
      done.abort();
    },
  };
}
