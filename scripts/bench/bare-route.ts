/** A Fastify route with nothing behind it, for `bench:speed`: looks the reply up that the service gave to the same text. */
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { z } from 'zod';

const environment = z
  .object({ PORT: z.coerce.number(), HOST: z.string(), BODIES: z.string() })
  .parse(process.env);
const pairs = z.array(z.tuple([z.string(), z.string()]));
const bodies = new Map(pairs.parse(JSON.parse(readFileSync(environment.BODIES, 'utf8'))));

const app = fastify();
app.get('/health/ready', () => ({ ready: true }));
app.post<{ Body: { text: string } }>('/api/v1/messages', ({ body }, reply) =>
  reply.type('application/json; charset=utf-8').send(bodies.get(body.text)),
);
await app.listen({ port: environment.PORT, host: environment.HOST });
process.once('SIGTERM', () => void app.close());
