import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Deduplicator } from '../../ports.ts';
import type { InFlight } from './in-flight.ts';
import { pause } from './pause.ts';

/** Updates are small; a message with everything around it stays far below. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** The path that only Telegram knows. */
export const webhookPath = (token: string): string =>
  `/telegram/${createHash('sha256').update(token).digest('hex').slice(0, 32)}`;

/** What Telegram must send in its header; the same on every instance with the same settings. */
export const webhookSecret = (token: string, secret: string): string =>
  createHmac('sha256', secret).update(`telegram-webhook:${token}`).digest('hex');

export interface WebhookParts {
  readonly path: string;
  readonly secretToken: string;
  /** Handles one update; must not reject. */
  readonly handle: (update: Update) => Promise<void>;
  /** False before the start and from the stop on: Telegram then tries again, here or at another instance. */
  readonly isOpen: () => boolean;
  readonly seen: Deduplicator;
  readonly inFlight: InFlight;
  /** After so long Telegram is told that all is well, and the work goes on: a timeout would only bring the update again. */
  readonly answerWithinMs: number;
  readonly log: Logger;
}

/** The route that Telegram calls. Repeated deliveries are handled once, over all instances. */
export function webhookPlugin(parts: WebhookParts): FastifyPluginCallback {
  const { path, secretToken, isOpen, inFlight, answerWithinMs } = parts;
  return (app, _options, done) => {
    app.route({
      method: 'POST',
      url: path,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: { hide: true } as object,
      /** Before the body is read, so that strangers cost nothing. */
      onRequest: async (request, reply) => {
        if (!isTelegram(request, secretToken)) await reply.code(401).send({ error: 'unauthorized' });
        else if (!isOpen()) await reply.code(503).header('retry-after', '1').send({ error: 'not ready' });
      },
      handler: async (request, reply) => {
        const update = toUpdate(request.body);
        if (!update) return reply.code(400).send({ error: 'not an update' });
        if (!isOpen()) return reply.code(503).send({ error: 'not ready' });
        await within(inFlight.track(handleOnce(update, parts)), answerWithinMs);
        return reply.code(200).send({});
      },
    });
    done();
  };
}

async function handleOnce(update: Update, parts: WebhookParts): Promise<void> {
  if (await isFirst(update, parts)) await parts.handle(update);
}

/** Waits for the work, but not longer. */
async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  const done = new AbortController();
  await Promise.race([work, pause(milliseconds, done.signal)]);
  done.abort();
}

function isTelegram({ headers }: FastifyRequest, secretToken: string): boolean {
  const given = headers['x-telegram-bot-api-secret-token'];
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secretToken));
}

function toUpdate(body: unknown): Update | undefined {
  const isUpdate =
    typeof body === 'object' && body !== null && 'update_id' in body && typeof body.update_id === 'number';
  return isUpdate ? (body as Update) : undefined;
}

/** With the store gone an update is rather answered twice than not at all. */
async function isFirst({ update_id }: Update, { seen, log }: WebhookParts): Promise<boolean> {
  try {
    return await seen.first(`tg:${update_id}`);
  } catch (error) {
    log.warn({ err: error }, 'repeated updates cannot be told; handling all');
    return true;
  }
}
