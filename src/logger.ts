import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** What must never stand in a log, wherever somebody puts it by mistake: words, identifiers, addresses, secrets. */
const HIDDEN: ReadonlySet<string> = new Set([
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
]);

/** Deeper than any object that we log; what lies below is dropped. */
const DEEPEST = 4;

/** Causes of an error that are followed. */
const MAX_CAUSES = 3;

/** A logger that drops people's words, identifiers and addresses. `destination` is stdout unless given. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: withoutHidden },
    // For the fields of a child, which no formatter sees. Paths with `*` are walked for every line: a tenth of a whole answer.
    redact: { paths: [...HIDDEN], remove: true },
    serializers: SERIALIZERS,
  };
  return destination ? pino(options, destination) : pino(options);
}

const SERIALIZERS = {
  err: (error: unknown) => describeError(error),
  error: (error: unknown) => describeError(error),
  req: (request: { method?: string; id?: unknown }) => ({ method: request.method, id: request.id }),
  res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
};

/** The fields of a line without what is never logged; those that have a serializer are left to it. */
const withoutHidden = (fields: object): Record<string, unknown> =>
  shown(fields, (key, value) => (Object.hasOwn(SERIALIZERS, key) ? value : visible(value, DEEPEST)));

const shown = (object: object, show: (key: string, value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !HIDDEN.has(key))
      .map(([key, value]) => [key, show(key, value)]),
  );

/** A value without what is never logged, as far down as `deepest` levels. */
function visible(value: unknown, deepest: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return describeError(value);
  if (deepest === 0) return undefined;
  if (Array.isArray(value)) return value.map((item) => visible(item, deepest - 1));
  return shown(value, (_, inner) => visible(inner, deepest - 1));
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
