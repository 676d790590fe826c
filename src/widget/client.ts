import type {
  Locale,
  WidgetStrings,
  WireMessage,
  WireProblem,
  WireReply,
} from '../channels/web/wire-types.ts';

/** Longest wait for an answer, in milliseconds; 2G is slow. */
const PATIENCE_MS = 30_000;

/** A reply, or why there is none: `message` is the server's own sentence, absent when the network failed. */
export type Sent = { readonly reply: WireReply } | { readonly reply?: undefined; readonly message?: string };

/** Talks to the service. Never throws; sends no cookies. */
export interface Client {
  /** The interface in a language tag, or in the browser's own with `auto`. */
  strings(tag: string): Promise<WidgetStrings | undefined>;
  /** `hint` is the language on the screen: a first guess for the server, no more. */
  send(message: WireMessage, hint: Locale): Promise<Sent>;
  /** True when the server has forgotten the conversation. */
  forget(token: string): Promise<boolean>;
}

/** `base` is the address of the service, without a slash at the end. */
export function createClient(base: string): Client {
  return {
    async strings(tag) {
      try {
        const response = await fetch(`${base}/widget/strings/${encodeURIComponent(tag)}.json`, {
          credentials: 'omit',
        });
        return response.ok ? await response.json() : undefined;
      } catch {
        // No network: the caller tries again.
        return undefined;
      }
    },
    async send(message, hint) {
      try {
        const response = await post(`${base}/api/v1/messages`, message, {
          headers: { 'accept-language': hint },
        });
        return response.ok ? { reply: await response.json() } : await problemOf(response);
      } catch {
        // No network, or too slow: the reader is told so and keeps the text.
        return {};
      }
    },
    async forget(token) {
      try {
        return (await post(`${base}/api/v1/forget`, { session: token }, { keepalive: true })).ok;
      } catch {
        // The server forgets by itself after a day; the reader is told.
        return false;
      }
    },
  };
}

async function post(url: string, body: unknown, more: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(url, {
      ...more,
      method: 'POST',
      credentials: 'omit',
      signal: patience.signal,
      headers: { ...more.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } finally {
    clearTimeout(timer);
  }
}

async function problemOf(response: Response): Promise<Sent> {
  const problem: WireProblem = await response.json();
  const message = [...problem.error.issues, problem.error][0]?.message;
  return message ? { message } : {};
}
