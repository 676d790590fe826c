import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { PictureMaker } from '../../src/channels/telegram/picture-maker.ts';
import {
  createTelegramChannel,
  TELEGRAM_TIMING,
  type TelegramChannel,
  type TelegramTiming,
} from '../../src/channels/telegram/telegram-channel.ts';
import { webhookPath, webhookSecret } from '../../src/channels/telegram/webhook.ts';
import type { Conversation } from '../../src/conversation.ts';
import type { Content } from '../../src/core/content/content.ts';
import { createIdentity } from '../../src/identity.ts';
import type { Stores } from '../../src/ports.ts';
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';
import { type BotApiServer, startBotApiServer } from './bot-api-server.ts';
import { tinyContent } from './tiny-content.ts';

/** Waits as short as a test can bear; conditions are awaited, never times. */
export const QUICK: TelegramTiming = {
  ...TELEGRAM_TIMING,
  renewMs: 20,
  standByMs: 20,
  busyPollMs: 20,
  conflictMs: 60,
  retryMs: [10, 20],
  webhookAnswerMs: 2_000,
  retry: { attempts: 3, firstDelayMs: 10 },
  reminders: { everyMs: 20, leaseSeconds: 120, batch: 5 },
};

export const SECRET = 'a secret of at least 32 characters, for tests';

export interface TelegramHarnessOptions {
  /** Any conversation: a scripted one or the real one over the stores given to it. */
  readonly conversation: Conversation | ((stores: Stores) => Conversation);
  readonly content?: () => Content;
  readonly mode?: 'polling' | 'webhook';
  readonly timing?: Partial<TelegramTiming>;
  readonly now?: () => Date;
  readonly stores?: Stores;
  /** Makes no real pictures. */
  readonly pictures?: PictureMaker;
  /** Sets faults before the bot starts. */
  readonly prepare?: (api: BotApiServer) => void;
}

export interface TelegramInstance {
  readonly channel: TelegramChannel;
  stop(): Promise<void>;
}

/** The bot and a Bot API server on this machine, talking over real HTTP. */
export interface TelegramHarness extends TelegramInstance {
  readonly api: BotApiServer;
  readonly stores: Stores;
  /** What was logged, a line each. */
  readonly log: readonly string[];
  /** Where Telegram delivers, and what it must send with it. */
  readonly webhook: { readonly url: string; readonly secretToken: string };
  /** Starts one more instance on the same token and stores. */
  startInstance(timing?: Partial<TelegramTiming>): Promise<TelegramInstance>;
  /** Stops everything. */
  close(): Promise<void>;
}

export async function startTelegramHarness(options: TelegramHarnessOptions): Promise<TelegramHarness> {
  const { mode = 'polling', now = () => new Date(), content = tinyContent } = options;
  const api = await startBotApiServer();
  const stores = options.stores ?? openEmbeddedStores({ file: ':memory:', now });
  const conversation =
    typeof options.conversation === 'function' ? options.conversation(stores) : options.conversation;
  const log: string[] = [];
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const instances: TelegramInstance[] = [];

  async function startInstance(timing: Partial<TelegramTiming> = {}): Promise<TelegramInstance> {
    const channel = createTelegramChannel({
      token: api.token,
      apiRoot: api.url,
      secret: SECRET,
      conversation,
      identity: createIdentity(SECRET),
      content,
      seen: stores.seen,
      leases: stores.leases,
      reminders: stores.reminders,
      log: pino({ level: 'trace' }, { write: (line: string) => log.push(line) }),
      now,
      timing: { ...QUICK, ...options.timing, ...timing },
      ...(options.pictures ? { pictures: options.pictures } : {}),
      ...(mode === 'webhook' ? { publicUrl: origin } : {}),
    });
    const app = mode === 'webhook' ? await listen(channel, port) : undefined;
    await channel.start();
    const instance = {
      channel,
      stop: async () => {
        await channel.stop();
        await app?.close();
      },
    };
    instances.push(instance);
    return instance;
  }

  options.prepare?.(api);
  const first = await startInstance();
  return {
    ...first,
    api,
    stores,
    log,
    webhook: { url: origin + webhookPath(api.token), secretToken: webhookSecret(api.token, SECRET) },
    startInstance,
    close: async () => {
      await Promise.all(instances.map((instance) => instance.stop()));
      await api.close();
      if (!options.stores) await stores.close();
    },
  };
}

async function listen(channel: TelegramChannel, port: number): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true });
  await app.register(channel.plugin);
  await app.listen({ port, host: '127.0.0.1' });
  return app;
}

/** The webhook's address must be known before its server listens. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
