import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { FailureBody, ReplyBody } from '../../src/channels/web/wire.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { type Conversation, createConversation } from '../../src/conversation.ts';
import type { Content } from '../../src/core/content/content.ts';
import type { Problem } from '../../src/core/content/problem.ts';
import { createIdentity, type Identity } from '../../src/identity.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { Stores } from '../../src/ports.ts';
import { createServer } from '../../src/server.ts';
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';
import { CHECKED_AT } from './real-content.ts';
import { tinyContent } from './tiny-content.ts';

export interface WebHarnessOptions {
  /** Settings as an operator writes them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Replaces the real conversation. */
  readonly conversation?: Conversation;
  /** Three entries unless given. */
  readonly content?: Content;
  readonly problems?: readonly Problem[];
  /** Changes some of the stores, for instance to break them. */
  readonly stores?: (stores: Stores) => Stores;
  readonly logLevel?: string;
}

/** A whole server on an embedded store, asked through `inject`. */
export interface WebHarness {
  readonly app: FastifyInstance;
  readonly config: Config;
  readonly content: Content;
  readonly stores: Stores;
  readonly identity: Identity;
  /** Everything that was logged, as text. */
  logged(): string;
  post(url: string, payload: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Sends a message that must succeed. */
  say(message: Record<string, unknown>): Promise<ReplyBody>;
  close(): Promise<void>;
}

export async function startWebHarness(options: WebHarnessOptions = {}): Promise<WebHarness> {
  const config = loadConfig({ ...options.settings });
  const content = options.content ?? tinyContent();
  const embedded = openEmbeddedStores({ file: ':memory:', now: () => new Date() });
  const stores = options.stores?.(embedded) ?? embedded;
  const identity = createIdentity('a secret that only tests know, 32+');
  const metrics = createMetrics();
  const lines: string[] = [];
  const log = createLogger(options.logLevel ?? 'trace', { write: (line: string) => void lines.push(line) });
  const now = () => CHECKED_AT;
  const live = {
    current: () => content,
    problems: () => options.problems ?? [],
    reload: async () => {},
    settled: async () => {},
    close: () => {},
  };
  const conversation =
    options.conversation ?? createConversation({ ...stores, content: live.current, now, log, metrics });
  const app = await createServer({
    config,
    conversation,
    content: live,
    stores,
    identity,
    metrics,
    log,
    now,
  });
  const inject = (request: InjectOptions) => app.inject(request);
  const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
    inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    });
  return {
    app,
    config,
    content,
    stores,
    identity,
    logged: () => lines.join(''),
    inject,
    post,
    get: (url, headers = {}) => inject({ method: 'GET', url, headers }),
    say: async (message) => {
      const response = await post('/api/v1/messages', message);
      if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${response.body}`);
      return response.json<ReplyBody>();
    },
    close: async () => {
      await app.close();
      await embedded.close();
    },
  };
}

/** The body of a failed request. */
export const failureOf = (response: LightMyRequestResponse): FailureBody => response.json<FailureBody>();
