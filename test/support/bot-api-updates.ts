import type { Update } from 'grammy/types';
import { BotApiError, badRequest } from './bot-api-checks.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string;
}

export interface Delivery {
  readonly updateId: number;
  readonly status: number | 'failed';
}

/** The updates that the bot has not confirmed yet, given out by long poll or brought to a webhook. */
export interface UpdateQueue {
  push(update: Update): void;
  poll(request: PollRequest): Promise<readonly Update[]>;
  setWebhook(settings: WebhookSettings): void;
  deleteWebhook(dropPending: boolean): void;
  readonly webhook: WebhookSettings | undefined;
  readonly pending: readonly Update[];
  /** Every attempt to reach the webhook. */
  readonly deliveries: readonly Delivery[];
  readonly isPolled: boolean;
  /** Brings each update so many times over, all at once. */
  deliverCopies(count: number): void;
  setAllowed(kinds: readonly string[] | undefined): void;
  close(): void;
}

export interface PollRequest {
  readonly offset: number | undefined;
  readonly limit: number;
  readonly timeoutSeconds: number;
  /** Called with what to do when the waiting connection closes. */
  readonly onClose: (closed: () => void) => void;
}

interface Waiting {
  readonly answer: () => void;
  readonly refuse: (error: BotApiError) => void;
}

const CONFLICT = {
  webhook:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  poller: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  setWebhook: 'Conflict: terminated by setWebhook request',
} as const;

export function createUpdateQueue({
  retryMs,
  changed,
}: {
  retryMs: number;
  changed: () => void;
}): UpdateQueue {
  let pending: Update[] = [];
  let waiting: Waiting | undefined;
  let webhook: WebhookSettings | undefined;
  let allowed: readonly string[] | undefined;
  let copies = 1;
  let isClosed = false;
  const deliveries: Delivery[] = [];

  const confirm = (isConfirmed: (update: Update) => boolean) => {
    pending = pending.filter((update) => !isConfirmed(update));
    changed();
  };

  function refuseWaiting(description: string): void {
    waiting?.refuse(new BotApiError(409, description));
    waiting = undefined;
  }

  function poll({ offset, limit, timeoutSeconds, onClose }: PollRequest): Promise<readonly Update[]> {
    if (webhook) throw new BotApiError(409, CONFLICT.webhook);
    refuseWaiting(CONFLICT.poller);
    if (offset !== undefined) confirm(({ update_id }) => update_id < offset);
    const batch = () => pending.slice(0, limit);
    if (pending.length > 0 || timeoutSeconds === 0) return Promise.resolve(batch());
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        if (waiting === self) waiting = undefined;
        resolve(batch());
        changed();
      };
      const timer = setTimeout(done, timeoutSeconds * 1000);
      const self: Waiting = {
        answer: done,
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      waiting = self;
      onClose(done);
      changed();
    });
  }

  /** Tries until the webhook takes the update, is taken away, or the server closes. */
  async function deliver(update: Update, to: WebhookSettings): Promise<void> {
    while (!isClosed && webhook === to && pending.includes(update)) {
      const statuses = await Promise.all(Array.from({ length: copies }, () => attempt(update, to)));
      if (statuses.some((status) => status !== 'failed' && status >= 200 && status < 300))
        return confirm((other) => other === update);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  async function attempt(update: Update, { url, secretToken }: WebhookSettings): Promise<Delivery['status']> {
    const headers = {
      'content-type': 'application/json',
      ...(secretToken ? { 'x-telegram-bot-api-secret-token': secretToken } : {}),
    };
    let status: Delivery['status'] = 'failed';
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) });
      await response.arrayBuffer();
      status = response.status;
    } catch {
      status = 'failed';
    }
    deliveries.push({ updateId: update.update_id, status });
    changed();
    return status;
  }

  return {
    poll,
    push(update) {
      if (allowed && !Object.keys(update).some((kind) => allowed?.includes(kind))) return;
      pending.push(update);
      changed();
      if (webhook) void deliver(update, webhook);
      else waiting?.answer();
    },
    setWebhook(settings) {
      if (!/^https:|^http:\/\/(127\.0\.0\.1|localhost)/.test(settings.url)) {
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      }
      refuseWaiting(CONFLICT.setWebhook);
      webhook = settings;
      for (const update of pending) void deliver(update, settings);
    },
    deleteWebhook(dropPending) {
      webhook = undefined;
      if (dropPending) confirm(() => true);
    },
    setAllowed: (kinds) => {
      allowed = kinds ?? allowed;
    },
    deliverCopies: (count) => {
      copies = count;
    },
    close() {
      isClosed = true;
      waiting?.answer();
    },
    get webhook() {
      return webhook;
    },
    get pending() {
      return pending;
    },
    get deliveries() {
      return deliveries;
    },
    get isPolled() {
      return waiting !== undefined;
    },
  };
}
