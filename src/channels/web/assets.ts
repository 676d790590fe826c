import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Something to send, in every encoding that browsers ask for. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** `often`: sent many times, so worth the best compression. */
export function createAsset(body: string | Buffer, type: string, often = false): Asset {
  const plain = Buffer.from(body);
  const quality = often ? constants.BROTLI_MAX_QUALITY : 4;
  return {
    type,
    etag: `W/"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`,
    plain,
    gzip: gzipSync(plain, { level: often ? 9 : 6 }),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  };
}

/** How long browsers may keep what they got. */
export const CACHE = {
  /** Asks each time, and gets nothing back when nothing changed: an editor's correction must not wait. */
  page: 'no-cache',
  /** Answers of somebody's own: nothing of them stays in the browser's store. */
  never: 'no-store',
  /** A stable address whose content may change. */
  short: 'public, max-age=300, stale-while-revalidate=86400',
  /** An address that names its content. */
  forever: 'public, max-age=31536000, immutable',
} as const;

/** Sends an asset as small as the browser takes it, or 304 when it has it already. */
export function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  asset: Asset,
  cache: string,
): FastifyReply {
  varyBy(reply, 'Accept-Encoding').header('cache-control', cache).header('etag', asset.etag);
  if (request.headers['if-none-match'] === asset.etag) return reply.status(304).send();
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  if (encoding === 'br') reply.header('content-encoding', 'br');
  if (encoding === 'gzip') reply.header('content-encoding', 'gzip');
  return reply.type(asset.type).send({ br: asset.brotli, gzip: asset.gzip, plain: asset.plain }[encoding]);
}

/** Says that the answer depends on one more header; what it depended on before stays (the CORS plugin says `Origin`). */
export function varyBy(reply: FastifyReply, header: string): FastifyReply {
  const before = reply.getHeader('vary');
  return reply.header('vary', before === undefined ? header : `${String(before)}, ${header}`);
}

function acceptedEncoding(header: string | string[] | undefined): 'br' | 'gzip' | 'plain' {
  const accepted = String(header ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'plain';
}
