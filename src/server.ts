import { randomUUID } from 'node:crypto';
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyPluginCallback,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { api } from './channels/web/api.ts';
import { registerOpenApi } from './channels/web/openapi.ts';
import { type PagesParts, pages } from './channels/web/pages.ts';
import { readerLocale } from './channels/web/reader-locale.ts';
import { BODY_LIMIT_BYTES, PROBLEM_STATUS, problemBody, WebProblem } from './channels/web/web-problem.ts';
import type { Config } from './config.ts';
import type { Conversation } from './conversation.ts';
import { health } from './health.ts';
import type { Identity } from './identity.ts';
import type { Metrics } from './metrics.ts';
import type { Stores } from './ports.ts';
import type { LiveContent } from './storage/live-content.ts';

export interface ServerParts {
  readonly config: Pick<Config, 'WIDGET_ORIGINS' | 'RATE_LIMIT_PER_MINUTE' | 'PUBLIC_URL'> &
    Partial<Pick<Config, 'EDITOR_KEY'>>;
  readonly conversation: Conversation;
  readonly content: LiveContent;
  readonly stores: Stores;
  readonly identity: Identity;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The clock; the real one unless a test brings its own. */
  readonly now?: () => Date;
  /** The bot, for its webhook. */
  readonly telegram?: { readonly plugin: FastifyPluginCallback } | undefined;
}

/** A client gets this long to send its request, in milliseconds: slow senders must not hold connections for ever. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How often connections that have become idle are ended while the server closes. */
const CLOSE_IDLE_EVERY_MS = 50;

/** Longest part of a path that is looked up; a longer one is just not found. */
const MAX_PARAM_LENGTH = 1000;

/** Reverse proxies stand in private networks; only those may say who the visitor is. */
const TRUSTED_PROXIES = 'loopback,linklocal,uniquelocal';

/** Everything that listens on the port, ready to `listen`. `close()` lets requests in flight finish. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, content, log } = parts;
  const fail = createFailureHandler(parts);
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: TRUSTED_PROXIES,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    frameworkErrors: fail,
  });
  const now = parts.now ?? (() => new Date());
  const site = config.PUBLIC_URL?.replace(/\/+$/, '') ?? '';
  app.setErrorHandler(fail);
  app.setNotFoundHandler((request, reply) => fail(new WebProblem('not-found'), request, reply));
  app.addHook('onResponse', logRequest);
  closeConnectionsAtTheEnd(app);
  await registerHeaders(app, config);
  await registerOpenApi(app, { site });
  await app.register(health, parts);
  await app.register(api, {
    ...parts,
    prefix: '/api/v1',
    now,
    limitPerMinute: config.RATE_LIMIT_PER_MINUTE,
    editorKey: config.EDITOR_KEY,
    site,
    content,
  });
  await app.register<PagesParts>(publicPages, { content, now, publicUrl: config.PUBLIC_URL });
  if (parts.telegram) await app.register(parts.telegram.plugin);
  await app.ready();
  return app;
}

/** The pages as the framework awaits them. */
const publicPages: FastifyPluginAsync<PagesParts> = pages;

/** Only our own scripts and styles run on our pages; only allowed sites may call the API from theirs. */
async function registerHeaders(app: FastifyInstance, config: ServerParts['config']): Promise<void> {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    // Without a certificate of its own the service must not forbid plain HTTP to a village network.
    strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
  app.addHook('onRequest', ({ raw }, reply, done) => secure(raw, reply.raw, () => done()));
  await app.register(cors, { delegator: corsDelegator(config.WIDGET_ORIGINS) });
  app.addHook('onRequest', ({ url }, reply, done) => {
    if (isShared(url)) reply.header('cross-origin-resource-policy', 'cross-origin');
    done();
  });
}

/** What pages of other sites may use. */
const isShared = (url: string): boolean => url.startsWith('/api/') || url.startsWith('/widget/');

function corsDelegator(origins: readonly string[]) {
  const allowed: FastifyCorsOptions = {
    origin: origins.includes('*') ? '*' : origins.map((origin) => new URL(origin).origin),
    exposedHeaders: ['retry-after'],
    maxAge: 86_400,
  };
  return (request: FastifyRequest, done: (error: Error | null, options?: FastifyCorsOptions) => void) =>
    done(null, isShared(request.url) ? allowed : { origin: false });
}

/** One answer to everything that fails: the contract's error shape in the reader's language, hotlines in it. */
function createFailureHandler({ content }: Pick<ServerParts, 'content'>) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = toProblem(error);
    const status = statusOf(problem, error);
    if (status >= 500)
      request.log.error({ err: problem.cause ?? error, route: request.routeOptions.url }, 'request failed');
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
    reply.header('cache-control', 'no-store');
    return reply
      .status(status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(problemBody(problem, readerLocale(request), content.current())));
  };
}

/** Faults of Fastify's own that are the client's, by their code. */
const CLIENT_FAULTS: Readonly<Record<string, WebProblem['code']>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

function toProblem(error: unknown): WebProblem {
  if (error instanceof WebProblem) return error;
  const { code = '', statusCode = 500 } = (error ?? {}) as Partial<FastifyError>;
  const known = CLIENT_FAULTS[code];
  if (known) return new WebProblem(known);
  if (statusCode === 404) return new WebProblem('not-found');
  if (error instanceof SyntaxError && statusCode === 400) return new WebProblem('invalid-json');
  return new WebProblem(statusCode >= 400 && statusCode < 500 ? 'invalid-request' : 'internal', {
    cause: error,
  });
}

/** Other plugins keep the client status they asked for, such as 401 of the webhook. */
function statusOf(problem: WebProblem, error: unknown): number {
  const { statusCode } = (problem.cause ?? {}) as Partial<FastifyError>;
  const foreign = problem.code === 'invalid-request' && !(error instanceof WebProblem);
  return foreign && statusCode !== undefined ? statusCode : PROBLEM_STATUS[problem.code];
}

/** Connections that clients keep alive would hold the process up for a minute after their last reply. */
function closeConnectionsAtTheEnd(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    const closer = setInterval(() => app.server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    app.server.once('close', () => clearInterval(closer));
  });
}

/** One line a request: the route's pattern, never the address that was asked for. */
function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { method, routeOptions } = request;
  const line = {
    method,
    route: routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  };
  const routine = routeOptions.url?.startsWith('/health/') || routeOptions.url === '/metrics';
  request.log[routine ? 'debug' : 'info'](line, 'request');
  done();
}
