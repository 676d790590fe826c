import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** What must never stand in a log, wherever somebody puts it by mistake: words, identifiers, addresses, secrets. */
const HIDDEN = [
  'text',
  'question',
  'body',
  'query',
  'ip',
  'remoteAddress',
  'remotePort',
  'session',
  'token',
  'secret',
  'password',
  'authorization',
  'cookie',
  'chatId',
  'userId',
  'username',
] as const;

/** Deeper than any object that we log. */
const PLACES = ['', '*.', '*.*.'] as const;
const REDACTED = PLACES.flatMap((place) => HIDDEN.map((name) => `${place}${name}`));

/** Causes of an error that are followed. */
const MAX_CAUSES = 3;

/** A logger that drops people's words, identifiers and addresses. `destination` is stdout unless given. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED, remove: true },
    serializers: {
      err: (error: unknown) => describeError(error),
      error: (error: unknown) => describeError(error),
      req: (request: { method?: string; id?: unknown }) => ({ method: request.method, id: request.id }),
      res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Kind, message and place of an error. Not its other fields: drivers put the values of a failed command there. */
function describeError(error: unknown, causesLeft = MAX_CAUSES): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.cause !== undefined && causesLeft > 0
      ? { cause: describeError(error.cause, causesLeft - 1) }
      : {}),
  };
}
