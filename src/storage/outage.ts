import type { Logger } from 'pino';

/** Knows whether the primary store is away, tells it once, and catches up when it is back. */
export interface Outage {
  /** Asks the primary; when it fails, asks `onFailure` instead. */
  attempt: Attempt;
  /** Catches up once more, if the primary is still away or was until just now; never rejects. */
  finish(): Promise<void>;
}

export type Attempt = <T>(
  onPrimary: () => Promise<T>,
  onFailure: (error: unknown) => Promise<T>,
) => Promise<T>;

/** Watches the primary through what is asked of it. It counts as back only when `catchUp` has resolved. */
export function watchOutage(log: Logger, catchUp: () => Promise<void>): Outage {
  let away = false;
  let catchingUp: Promise<void> | undefined;

  function lose(error: unknown): void {
    if (away) return;
    away = true;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ reason }, 'shared store is away; going on with the memory of this process');
  }

  async function recover(): Promise<void> {
    try {
      await catchUp();
      away = false;
      log.info('shared store is back and has what was written meanwhile');
    } catch {
      // Still away, which was told already; the next call that succeeds tries again.
    } finally {
      catchingUp = undefined;
    }
  }

  /** One catching up at a time. */
  function recoverOnce(): Promise<void> {
    catchingUp ??= recover();
    return catchingUp;
  }

  return {
    attempt: async (onPrimary, onFailure) => {
      try {
        const result = await onPrimary();
        if (away) void recoverOnce();
        return result;
      } catch (error) {
        lose(error);
        return onFailure(error);
      }
    },
    finish: async () => {
      if (away) await recoverOnce();
    },
  };
}
