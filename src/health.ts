import type { FastifyPluginAsync } from 'fastify';
import type { Metrics } from './metrics.ts';
import type { Stores } from './ports.ts';
import type { LiveContent } from './storage/live-content.ts';

export interface HealthParts {
  readonly content: Pick<LiveContent, 'current' | 'problems'>;
  readonly stores: Pick<Stores, 'ping'>;
  readonly metrics: Metrics;
}

/** A store that is silent for so long counts as gone. */
const PING_TIMEOUT_MS = 2000;

/** `/health/live`, `/health/ready` and `/metrics`, for whoever operates the service. */
export const health: FastifyPluginAsync<HealthParts> = async (app, { content, stores, metrics }) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get('/health/live', async () => ({ status: 'ok' }));

  app.get('/health/ready', async (request, reply) => {
    const store = await storeState(stores, (error) =>
      request.log.warn({ err: error }, 'store does not answer'),
    );
    const { version, entries } = content.current();
    const ready = store === 'ok' && entries.size > 0;
    return reply.status(ready ? 200 : 503).send({
      status: ready ? 'ok' : 'unavailable',
      content: { version, entries: entries.size, problems: describeProblems(content) },
      store,
    });
  });

  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
};

/** What editors must mend; the content in use is an older, valid one meanwhile. */
const describeProblems = (content: Pick<LiveContent, 'problems'>) =>
  content
    .problems()
    .map(({ file, line, message }) => ({ file, ...(line === undefined ? {} : { line }), message }));

async function storeState(
  stores: Pick<Stores, 'ping'>,
  tell: (error: unknown) => void,
): Promise<'ok' | 'error'> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`no answer within ${PING_TIMEOUT_MS} ms`)),
    PING_TIMEOUT_MS,
  );
  try {
    await Promise.race([stores.ping(), late]);
    return 'ok';
  } catch (error) {
    tell(error);
    return 'error';
  } finally {
    clearTimeout(timer);
  }
}
