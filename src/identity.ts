import { createHmac, randomUUID } from 'node:crypto';

/** Turns identifiers into keyed hashes, so that stores never hold a Telegram id, a token or an address. */
export interface Identity {
  /** 32 hex characters of HMAC-SHA-256 over `scope:identifier`. The same pair gives the same key while the secret lasts. */
  key(scope: 'telegram' | 'web' | 'terminal' | 'address' | 'reminder', identifier: string | number): string;
  /** A fresh web session token: 22 URL-safe characters, 122 random bits. */
  newToken(): string;
}

export function createIdentity(secret: string): Identity {
  return {
    key: (scope, identifier) =>
      createHmac('sha256', secret).update(`${scope}:${identifier}`).digest('hex').slice(0, 32),
    // Random bytes for many of these are fetched at once.
    newToken: () => Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url'),
  };
}
