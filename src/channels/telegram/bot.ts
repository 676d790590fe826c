import { autoRetry } from '@grammyjs/auto-retry';
import { sequentialize } from '@grammyjs/runner';
import { Bot, type BotError, type Context } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Conversation } from '../../conversation.ts';
import type { Identity } from '../../identity.ts';
import { createDelivery } from './delivery.ts';
import { describeFault, type RetryOptions, retryFaults, unlessImpatient } from './faults.ts';
import { answerMessage, answerPress } from './handlers.ts';
import { answerInlineQuery, type InlineMode } from './inline-mode.ts';
import type { Mailboxes } from './mailbox.ts';
import type { PictureMaker } from './picture-maker.ts';
import type { BotUser } from './to-message.ts';

/** The kinds of updates that are asked for. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'inline_query'] as const;

/** No single call takes longer, long polls included. */
const CALL_TIMEOUT_SECONDS = 60;

export interface BotParts extends Omit<InlineMode, 'botUsername'> {
  readonly token: string;
  readonly apiRoot: string;
  readonly conversation: Conversation;
  readonly identity: Identity;
  readonly log: Logger;
  readonly retry: RetryOptions;
  readonly pictures: PictureMaker;
  readonly mailboxes: Mailboxes;
  /** Where the world reaches our pages. */
  readonly publicUrl?: string | undefined;
}

/** A grammY bot that handles updates one after another in each chat and side by side over chats. */
export function createBot(parts: BotParts): Bot {
  const bot = new Bot(parts.token, {
    client: { apiRoot: parts.apiRoot.replace(/\/+$/, ''), timeoutSeconds: CALL_TIMEOUT_SECONDS },
  });
  bot.api.config.use(
    retryFaults(parts.retry),
    unlessImpatient(
      autoRetry({
        maxRetryAttempts: 3,
        maxDelaySeconds: 30,
        rethrowInternalServerErrors: true,
        rethrowHttpErrors: true,
      }),
    ),
  );
  const handlers = {
    conversation: parts.conversation,
    identity: parts.identity,
    delivery: createDelivery(bot.api, parts.log),
    pictures: parts.pictures,
    mailboxes: parts.mailboxes,
    hasEntry: (id: string) => parts.content().entries.has(id),
    site: siteOf(parts.publicUrl),
  };
  bot.use(sequentialize(speaker));
  bot.on('message', (ctx) => answerMessage(ctx.message, toBotUser(ctx), handlers));
  bot.on('callback_query', (ctx) => answerPress(ctx.callbackQuery, toBotUser(ctx), handlers));
  bot.on('inline_query', (ctx) =>
    answerInlineQuery(ctx.inlineQuery, bot.api, { ...parts, botUsername: toBotUser(ctx).username }),
  );
  return bot;
}

/** Telegram refuses buttons that open addresses of another kind. */
const siteOf = (publicUrl: string | undefined): string | undefined =>
  publicUrl?.startsWith('https://') ? publicUrl.replace(/\/+$/, '') : undefined;

const speaker = (ctx: Context): string => String(ctx.chat?.id ?? ctx.from?.id ?? '');

const toBotUser = ({ me }: Context): BotUser => ({ id: me.id, username: me.username });

/** Handles one update; a fault is logged without the update and never thrown, so that one bad update stops nothing. */
export async function handleUpdate(bot: Bot, update: Update, log: Logger): Promise<void> {
  try {
    await bot.handleUpdate(update);
  } catch (error) {
    log.error(describeFault((error as BotError).error ?? error), 'an update was not handled');
  }
}
