import { Api, GrammyError, HttpError } from 'grammy';
import { isUnreachable } from './faults.ts';
import type { OutgoingMessage } from './render-reply.ts';

/** What became of a message that should not arrive twice. */
export type Arrival =
  | { readonly type: 'sent' }
  /** Nobody is there to read it, now or later. */
  | { readonly type: 'unreachable' }
  /** It surely did not arrive; `seconds` = when Telegram wants it again. */
  | { readonly type: 'unsent'; readonly error: unknown; readonly seconds?: number }
  /** The connection broke on the way: it may have arrived. */
  | { readonly type: 'unclear'; readonly error: unknown };

const CALL_TIMEOUT_SECONDS = 30;

/** Calls that are made once and not repeated by themselves, whatever goes wrong. */
export const createSingleCalls = (token: string, apiRoot: string): Api =>
  new Api(token, { apiRoot: apiRoot.replace(/\/+$/, ''), timeoutSeconds: CALL_TIMEOUT_SECONDS });

/** Sends a message and tells what became of it; never rejects. `api` comes from `createSingleCalls`. */
export async function sendOnce(api: Api, chatId: number, message: OutgoingMessage): Promise<Arrival> {
  const { text, ...other } = message;
  try {
    await api.sendMessage(chatId, text, other);
    return { type: 'sent' };
  } catch (error) {
    return arrivalOf(error);
  }
}

function arrivalOf(error: unknown): Arrival {
  if (isUnreachable(error)) return { type: 'unreachable' };
  if (error instanceof GrammyError) {
    const seconds = error.parameters.retry_after;
    return { type: 'unsent', error, ...(seconds === undefined ? {} : { seconds }) };
  }
  return { type: neverLeft(error) ? 'unsent' : 'unclear', error };
}

/** Faults before there was a connection over which anything could have gone. */
const BEFORE_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

function neverLeft(error: unknown): boolean {
  const cause = error instanceof HttpError ? error.error : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && BEFORE_CONNECTION.includes(code);
}
