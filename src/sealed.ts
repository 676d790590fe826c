import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps texts unreadable for whoever has the store but not the secret. */
export interface Sealer {
  /** Another text every time, for the nonce is random. */
  seal(text: string): string;
  /** What was sealed with the same secret for the same purpose; `undefined` for anything foreign or damaged. */
  open(sealed: string): string | undefined;
}

/** The form of sealed texts: version, then nonce, tag and ciphertext together in base64url. */
const FORM = /^v1\.([\w-]+)$/;
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key of its own for each purpose, derived from the service's secret (HKDF-SHA-256). */
export function createSealer(secret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `aman:${purpose}:v1`, KEY_BYTES));
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')}`;
    },
    open: (sealed) => {
      const bytes = Buffer.from(FORM.exec(sealed)?.[1] ?? '', 'base64url');
      return bytes.length < NONCE_BYTES + TAG_BYTES ? undefined : decipher(bytes, key);
    },
  };
}

function decipher(bytes: Buffer, key: Buffer): string | undefined {
  const tagEnd = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString('utf8');
  } catch {
    // Another key, or not what was written: an outcome, not a fault.
    return undefined;
  }
}
