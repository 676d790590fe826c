import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { MAX_TEXT_LENGTH } from '../../core/message.ts';
import { type Screening, screen } from '../../core/safety/screen.ts';
import type { Identity } from '../../identity.ts';
import type { RateLimiter } from '../../ports.ts';
import { cleanText } from './clean-text.ts';
import { WebProblem } from './web-problem.ts';

export interface RateLimitParts {
  readonly rateLimits: RateLimiter;
  readonly identity: Pick<Identity, 'key'>;
  readonly content: () => Screening;
  /** 0 = no limit. */
  readonly limitPerMinute: number;
  readonly log: Logger;
}

/** Refuses visitors who ask too often, but never somebody in danger, and nobody while the limiter's store is down. */
export function createRateLimit(parts: RateLimitParts): (request: FastifyRequest) => Promise<void> {
  const { rateLimits, identity, content, limitPerMinute, log } = parts;
  let down = false;

  async function take(address: string): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
    try {
      const turn = await rateLimits.take(identity.key('address', address), limitPerMinute);
      down = false;
      return turn;
    } catch (error) {
      if (!down) log.warn({ err: error }, 'rate limits not counted; requests pass until the store is back');
      down = true;
      return { allowed: true, retryAfterSeconds: 0 };
    }
  }

  return async (request) => {
    if (limitPerMinute === 0 || request.method !== 'POST') return;
    if (soundsDangerous(request.body, content())) return;
    const { allowed, retryAfterSeconds } = await take(request.ip);
    if (!allowed) throw new WebProblem('too-many-requests', { retryAfterSeconds });
  };
}

/** Looks at the raw body: it may still turn out to be invalid. */
function soundsDangerous(body: unknown, content: Screening): boolean {
  if (typeof body !== 'object' || body === null || !('text' in body) || typeof body.text !== 'string')
    return false;
  const text = cleanText(body.text.slice(0, MAX_TEXT_LENGTH * 2));
  return screen({ type: 'text', text }, content).danger !== undefined;
}
