import { randomUUID } from 'node:crypto';
import type { FastifyPluginCallback } from 'fastify';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Conversation } from '../../conversation.ts';
import type { Content } from '../../core/content/content.ts';
import type { Identity } from '../../identity.ts';
import type { Metrics } from '../../metrics.ts';
import type { Deduplicator, LeaseStore, ReminderStore } from '../../ports.ts';
import { createSealer } from '../../sealed.ts';
import { ALLOWED_UPDATES, createBot, handleUpdate } from './bot.ts';
import { describeFault, errorCode, type RetryOptions } from './faults.ts';
import type { GrammySignal } from './grammy-signal.ts';
import { createInFlight } from './in-flight.ts';
import { createMailboxes } from './mailbox.ts';
import { pause } from './pause.ts';
import { createPictureMaker, type PictureMaker } from './picture-maker.ts';
import { createPolling, POLLING_TIMING, type PollingTiming } from './polling.ts';
import { publishProfiles } from './profile.ts';
import { createReminderSender, REMINDER_TIMING, type ReminderTiming } from './reminder-sender.ts';
import { createSingleCalls } from './send-once.ts';
import { webhookPath, webhookPlugin, webhookSecret } from './webhook.ts';

export interface TelegramTiming extends PollingTiming {
  /** A webhook request is answered after so long, even when the work goes on. */
  readonly webhookAnswerMs: number;
  readonly retry: RetryOptions;
  readonly reminders: ReminderTiming;
}

export const TELEGRAM_TIMING: TelegramTiming = {
  ...POLLING_TIMING,
  webhookAnswerMs: 8_000,
  retry: { attempts: 3, firstDelayMs: 1_000 },
  reminders: REMINDER_TIMING,
};

export interface TelegramChannelParts {
  readonly token: string;
  readonly apiRoot: string;
  /** With it Telegram calls us there; without it we poll. */
  readonly publicUrl?: string | undefined;
  /** Keys the webhook's secret and the addresses of reminders; the same on all instances. */
  readonly secret: string;
  readonly conversation: Conversation;
  readonly identity: Identity;
  readonly content: () => Content;
  readonly seen: Deduplicator;
  readonly leases: LeaseStore;
  readonly reminders: ReminderStore;
  readonly metrics?: Pick<Metrics, 'reminder'> | undefined;
  readonly log: Logger;
  readonly now: () => Date;
  /** Another maker of pictures, for tests. */
  readonly pictures?: PictureMaker;
  /** Other waiting times, for tests. */
  readonly timing?: Partial<TelegramTiming>;
}

export interface TelegramChannel {
  /** Registers the webhook's route; does nothing when polling. To be registered before the server listens. */
  readonly plugin: FastifyPluginCallback;
  /** Connects to Telegram. Rejects with a `TelegramSetupError` when a setting is refused; a Telegram out of reach is tried again in the background. */
  start(): Promise<void>;
  /** Takes no more updates and finishes those under way. */
  stop(): Promise<void>;
}

/** Telegram refused a setting; the message is one line that names it. */
export class TelegramSetupError extends Error {
  override readonly name = 'TelegramSetupError';
}

/** The bot on Telegram, by webhook when the world can reach us, else by long polling. */
export function createTelegramChannel(parts: TelegramChannelParts): TelegramChannel {
  const { publicUrl, leases, log } = parts;
  const timing: TelegramTiming = { ...TELEGRAM_TIMING, ...parts.timing };
  const pictures = parts.pictures ?? createPictureMaker({ log });
  const mailboxes = createMailboxes(parts.identity, createSealer(parts.secret, 'telegram-reminders'));
  const bot = createBot({ ...parts, pictures, mailboxes, retry: timing.retry });
  const holder = randomUUID();
  const inFlight = createInFlight();
  const stopping = new AbortController();
  const path = webhookPath(parts.token);
  const secretToken = webhookSecret(parts.token, parts.secret);
  const handle = (update: Update) => handleUpdate(bot, update, log);
  const polling =
    publicUrl === undefined
      ? createPolling({ api: pollingApi(bot), handle, leases, holder, log, timing })
      : undefined;
  const reminderSender = createReminderSender({
    api: createSingleCalls(parts.token, parts.apiRoot),
    reminders: parts.reminders,
    mailboxes,
    holder,
    log,
    timing: timing.reminders,
    count: (outcome) => parts.metrics?.reminder(outcome),
  });
  let connecting: Promise<void> | undefined;
  let isOpen = false;

  const plugin: FastifyPluginCallback = polling
    ? (_app, _options, done) => done()
    : webhookPlugin({
        path,
        secretToken,
        handle,
        isOpen: () => isOpen,
        seen: parts.seen,
        inFlight,
        answerWithinMs: timing.webhookAnswerMs,
        log,
      });

  async function connect(): Promise<void> {
    bot.botInfo = await bot.api.getMe();
    if (stopping.signal.aborted) return;
    isOpen = true;
    if (publicUrl !== undefined) await setWebhook(bot, new URL(path, publicUrl).href, secretToken);
    polling?.start();
    reminderSender.start();
    log.info({ mode: polling ? 'polling' : 'webhook' }, 'Telegram connected');
    void inFlight.track(publish());
  }

  async function publish(): Promise<void> {
    try {
      await publishProfiles({
        api: bot.api,
        leases,
        holder,
        contacts: parts.content().contacts,
        botId: bot.botInfo.id,
      });
    } catch (error) {
      log.warn(describeFault(error), 'commands and descriptions not set; the next start tries again');
    }
  }

  async function keepConnecting(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(timing.retryMs[1], stopping.signal);
      try {
        return await connect();
      } catch (error) {
        const refusal = setupError(error);
        if (refusal) return log.error(refusal.message);
      }
    }
  }

  return {
    plugin,
    start: async () => {
      try {
        await connect();
      } catch (error) {
        const refusal = setupError(error);
        if (refusal) throw refusal;
        log.warn(describeFault(error), 'Telegram is out of reach; trying again');
        connecting = keepConnecting();
      }
    },
    stop: async () => {
      isOpen = false;
      stopping.abort();
      await connecting;
      void inFlight.track(reminderSender.stop());
      await Promise.all([polling?.stop(), inFlight.idle(timing.drainMs)]);
      await pictures.close();
    },
  };
}

const pollingApi = ({ api }: Bot) => ({
  getUpdates: (request: { offset?: number; limit: number; timeout: number }, signal: AbortSignal) =>
    api.getUpdates({ ...request, allowed_updates: [...ALLOWED_UPDATES] }, signal as unknown as GrammySignal),
  deleteWebhook: (signal: AbortSignal) => api.deleteWebhook({}, signal as unknown as GrammySignal),
});

async function setWebhook({ api }: Bot, url: string, secretToken: string): Promise<void> {
  await api.setWebhook(url, { secret_token: secretToken, allowed_updates: [...ALLOWED_UPDATES] });
}

/** Faults that waiting does not heal. Without their cause: its payload holds the webhook's secret. */
function setupError(error: unknown): TelegramSetupError | undefined {
  const code = errorCode(error);
  if (code === 401 || code === 404) {
    return new TelegramSetupError('TELEGRAM_BOT_TOKEN is refused by Telegram; copy it again from @BotFather');
  }
  if (code === 400) {
    const { reason } = describeFault(error);
    return new TelegramSetupError(
      `PUBLIC_URL is refused by Telegram (${reason}); it must be reachable by https`,
    );
  }
  return undefined;
}
