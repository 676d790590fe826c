import { GrammyError, HttpError, type Transformer } from 'grammy';
import { pause } from './pause.ts';

/** What a log may say of a failed call: never its payload, which holds ids and texts, nor its address, which holds the token. */
export interface Fault {
  readonly method?: string;
  readonly code?: number | string;
  readonly reason: string;
}

export function describeFault(error: unknown): Fault {
  if (error instanceof GrammyError)
    return { method: error.method, code: error.error_code, reason: error.description };
  if (error instanceof HttpError) return { ...codeOf(error.error), reason: error.message };
  return { reason: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault' };
}

function codeOf(cause: unknown): { code?: string } {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? { code } : {};
}

/** The Bot API's error code, when it was the Bot API that refused. */
export const errorCode = (error: unknown): number | undefined =>
  error instanceof GrammyError ? error.error_code : undefined;

/** The edit would change nothing: the reader pressed twice. */
export const isNotModified = (error: unknown): boolean =>
  error instanceof GrammyError && error.description.includes('message is not modified');

/** The message was deleted or is too old: what was to be put into it is sent anew. */
export const isNotEditable = (error: unknown): boolean =>
  error instanceof GrammyError &&
  /message (to edit not found|can't be edited)|MESSAGE_ID_INVALID/.test(error.description);

/** The press waited too long for its answer; nothing is lost. */
export const isTooOld = (error: unknown): boolean =>
  error instanceof GrammyError && error.description.includes('query is too old');

/** Nobody is there to read: the person blocked the bot or left, or the group does not let it write. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return (
    error.error_code === 403 ||
    /chat not found|not enough rights|CHAT_WRITE_FORBIDDEN/.test(error.description)
  );
}

export interface RetryOptions {
  readonly attempts: number;
  readonly firstDelayMs: number;
}

/** Calls that nobody waits for a second time: polling has its own patience, and words take the place of a picture. */
const IMPATIENT: ReadonlySet<string> = new Set(['getUpdates', 'sendPhoto']);

/** Keeps a transformer that waits and calls again from the calls that must not wait. */
export const unlessImpatient =
  (patient: Transformer): Transformer =>
  (call, method, payload, signal) =>
    IMPATIENT.has(method) ? call(method, payload, signal) : patient(call, method, payload, signal);

/** Calls again, later each time, when the network or Telegram itself failed: a reply rather arrives twice than never. */
export function retryFaults({ attempts, firstDelayMs }: RetryOptions): Transformer {
  return async (call, method, payload, signal) => {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= attempts || IMPATIENT.has(method) || signal?.aborted === true;
      try {
        const answer = await call(method, payload, signal);
        if (answer.ok || answer.error_code < 500 || last) return answer;
      } catch (error) {
        if (last || !(error instanceof HttpError)) throw error;
      }
      await pause(firstDelayMs * 2 ** (attempt - 1));
    }
  };
}
