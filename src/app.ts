import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createTelegramChannel, type TelegramChannel } from './channels/telegram/telegram-channel.ts';
import type { Config } from './config.ts';
import { createConversation } from './conversation.ts';
import { createIdentity } from './identity.ts';
import { createMetrics } from './metrics.ts';
import type { Stores } from './ports.ts';
import { createServer } from './server.ts';
import { LOCALES_FOLDER } from './storage/content-files.ts';
import { openEmbeddedStores } from './storage/embedded-stores.ts';
import { openLiveContent } from './storage/live-content.ts';
import { openRedisStores } from './storage/redis-stores.ts';
import { withFallback } from './storage/resilient-stores.ts';
import { loadSecretKey } from './storage/secret-key.ts';

export interface App {
  readonly server: FastifyInstance;
  /** Listens, and starts the bot when there is a token. Resolves with the address. */
  start(): Promise<string>;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

/** How often the embedded store drops what has expired. */
const SWEEP_MS = 60_000;

/** Builds every part once and hands it what it needs; the only file that knows them all. */
export async function createApp(
  config: Config,
  log: Logger,
  now: () => Date = () => new Date(),
): Promise<App> {
  mkdirSync(config.DATA_DIR, { recursive: true });
  const content = await openLiveContent({
    folders: { content: config.CONTENT_DIR, locales: LOCALES_FOLDER },
    modelCache: join(config.DATA_DIR, 'learned.bin'),
    now,
    log,
    watch: true,
  });
  const stores = openStores(config, log, now);
  const secret = loadSecretKey(config.DATA_DIR, config.SECRET_KEY);
  const identity = createIdentity(secret);
  const metrics = createMetrics();
  const conversation = createConversation({
    sessions: stores.sessions,
    unanswered: stores.unanswered,
    feedback: stores.feedback,
    reminders: stores.reminders,
    content: content.current,
    now,
    log,
    metrics,
  });
  const telegram: TelegramChannel | undefined = config.TELEGRAM_BOT_TOKEN
    ? createTelegramChannel({
        token: config.TELEGRAM_BOT_TOKEN,
        apiRoot: config.TELEGRAM_API_ROOT,
        publicUrl: config.PUBLIC_URL,
        secret,
        conversation,
        identity,
        content: content.current,
        seen: stores.seen,
        leases: stores.leases,
        reminders: stores.reminders,
        metrics,
        log,
        now,
      })
    : undefined;
  const server = await createServer({
    config,
    conversation,
    content,
    stores,
    identity,
    metrics,
    log,
    now,
    telegram,
  });
  const sweeper = setInterval(
    () => void stores.sweep().catch((error) => log.warn({ err: error }, 'sweep failed')),
    SWEEP_MS,
  );
  sweeper.unref();

  return {
    server,
    async start() {
      const address = await server.listen({ port: config.PORT, host: config.HOST });
      await telegram?.start();
      return address;
    },
    async stop() {
      clearInterval(sweeper);
      await telegram?.stop();
      await server.close();
      content.close();
      await stores.close();
    },
  };
}

/** Redis where it is configured, with a local store to fall back on; else the embedded store on disk. */
function openStores(config: Config, log: Logger, now: () => Date): Stores {
  if (!config.REDIS_URL) return openEmbeddedStores({ file: `${config.DATA_DIR}/aman.sqlite`, now });
  const local = openEmbeddedStores({ file: ':memory:', now });
  return withFallback(openRedisStores({ url: config.REDIS_URL, now, log }), local, log);
}
