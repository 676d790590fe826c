import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { LeaseStore } from '../../ports.ts';
import { describeFault, errorCode } from './faults.ts';
import { createInFlight } from './in-flight.ts';
import { pause } from './pause.ts';
import { createUpdateWindow, type UpdateWindow } from './update-window.ts';

const POLLING_LEASE = 'telegram-polling';
const POLLING_LEASE_SECONDS = 30;

/** Most updates that one request brings, and that are handled side by side. */
const BATCH = 100;

/** The calls that polling makes, so that it knows nothing of the client. */
export interface PollingApi {
  getUpdates(
    request: { offset?: number; limit: number; timeout: number },
    signal: AbortSignal,
  ): Promise<readonly Update[]>;
  /** Switches a webhook off; getUpdates is refused while there is one. */
  deleteWebhook(signal: AbortSignal): Promise<unknown>;
}

export interface PollingTiming {
  /** How long one request waits at Telegram for news. */
  readonly longPollSeconds: number;
  /** How often the lease is renewed, and a stand-by looks whether it is free. */
  readonly renewMs: number;
  readonly standByMs: number;
  /** While slow updates are handled, how often to look for others. */
  readonly busyPollMs: number;
  /** Patience when another program polls with the same token. */
  readonly conflictMs: number;
  /** Patience when Telegram is out of reach: from the first to the longest. */
  readonly retryMs: readonly [number, number];
  /** Longest wait at a stop for updates under way. */
  readonly drainMs: number;
}

export const POLLING_TIMING: PollingTiming = {
  longPollSeconds: 25,
  renewMs: 10_000,
  standByMs: 5_000,
  busyPollMs: 300,
  conflictMs: 15_000,
  retryMs: [1_000, 15_000],
  drainMs: 20_000,
};

export interface PollingParts {
  readonly api: PollingApi;
  /** Handles one update; must not reject. */
  readonly handle: (update: Update) => Promise<void>;
  readonly leases: LeaseStore;
  /** The name of this instance, different from every other's. */
  readonly holder: string;
  readonly log: Logger;
  readonly timing: PollingTiming;
}

export interface Polling {
  start(): void;
  /** Takes no more updates, finishes those under way, tells Telegram which are done and lets the next instance in. */
  stop(): Promise<void>;
}

/** Long polling by one instance at a time. An update is confirmed only after it was handled: a crash repeats it rather than losing it. */
export function createPolling(parts: PollingParts): Polling {
  const { leases, holder, log, timing } = parts;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let holds = false;
  let storeFails = false;

  /** With the store gone nobody can tell who holds the lease, so everybody keeps the role they had. */
  async function holdsLease(): Promise<boolean> {
    try {
      const has = await leases.acquire(POLLING_LEASE, holder, POLLING_LEASE_SECONDS);
      storeFails = false;
      return has;
    } catch (error) {
      if (!storeFails) log.warn({ err: error }, 'lease of Telegram polling not renewed; going on as before');
      storeFails = true;
      return holds;
    }
  }

  async function run(): Promise<void> {
    let announced = false;
    while (!stopping.signal.aborted) {
      holds = await holdsLease();
      if (holds) {
        announced = false;
        await serveTenure();
      } else {
        if (!announced) log.info('another instance polls Telegram; standing by');
        announced = true;
        await pause(timing.standByMs, stopping.signal);
      }
    }
  }

  /** Polls until the lease is lost or the service stops. */
  async function serveTenure(): Promise<void> {
    const lost = new AbortController();
    const renewal = setInterval(() => void renew(lost), timing.renewMs);
    const tenure = AbortSignal.any([stopping.signal, lost.signal]);
    const window = createUpdateWindow();
    try {
      await poll(parts, window, tenure);
      if (!lost.signal.aborted) await handOver(window);
    } finally {
      clearInterval(renewal);
      holds = false;
    }
  }

  async function renew(lost: AbortController): Promise<void> {
    if (await holdsLease()) return;
    log.warn('the lease of Telegram polling went to another instance; standing by');
    lost.abort();
  }

  /** The last words of a holder: what is done, and that the lease is free. */
  async function handOver(window: UpdateWindow): Promise<void> {
    try {
      if (window.offset !== undefined) {
        await parts.api.getUpdates(
          { offset: window.offset, limit: 1, timeout: 0 },
          AbortSignal.timeout(5_000),
        );
      }
      await leases.release(POLLING_LEASE, holder);
    } catch (error) {
      log.warn(describeFault(error), 'Telegram polling not handed over; updates may be repeated');
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Fetches and hands out updates until the signal; then waits for those under way. */
async function poll(parts: PollingParts, window: UpdateWindow, signal: AbortSignal): Promise<void> {
  const { api, handle, log, timing } = parts;
  const inFlight = createInFlight();
  const patience = createPatience(timing, log);

  async function begin(update: Update): Promise<void> {
    await handle(update);
    window.finish(update.update_id);
  }

  async function fetchOnce(): Promise<void> {
    const { offset } = window;
    const timeout = window.isBusy ? 0 : timing.longPollSeconds;
    const updates = await api.getUpdates(
      { ...(offset === undefined ? {} : { offset }), limit: BATCH, timeout },
      signal,
    );
    patience.restore();
    for (const update of updates) if (window.begin(update.update_id)) void inFlight.track(begin(update));
    if (window.isBusy) await inFlight.idle(timing.busyPollMs, signal);
  }

  let webhookIsOff = false;
  while (!signal.aborted) {
    try {
      if (!webhookIsOff) await api.deleteWebhook(signal);
      webhookIsOff = true;
      await fetchOnce();
    } catch (error) {
      if (!signal.aborted) await patience.wait(error, signal);
    }
  }
  await inFlight.idle(timing.drainMs);
  if (inFlight.count > 0)
    log.warn({ updates: inFlight.count }, 'updates not finished at the stop; Telegram will repeat them');
}

/** Waits after a fault, longer each time, and logs an outage once. */
function createPatience({ conflictMs, retryMs: [first, longest] }: PollingTiming, log: Logger) {
  let delay = first;
  let isOut = false;
  return {
    restore(): void {
      if (isOut) log.info('Telegram polling works again');
      delay = first;
      isOut = false;
    },
    async wait(error: unknown, signal: AbortSignal): Promise<void> {
      if (errorCode(error) === 409) {
        log.error(
          describeFault(error),
          `another program uses this bot token; trying again in ${conflictMs / 1000} s`,
        );
        isOut = true;
        return pause(conflictMs, signal);
      }
      if (!isOut) log.warn(describeFault(error), 'Telegram is out of reach; trying again');
      isOut = true;
      await pause(delay, signal);
      delay = Math.min(longest, delay * 2);
    },
  };
}
