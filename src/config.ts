import { z } from 'zod';

const flagNumber = (description: string, fallback: number, max = 1_000_000) =>
  z.coerce.number().int().min(0).max(max).default(fallback).describe(description);

/** Every setting, each with the sentence an operator reads when it is wrong. */
const configSchema = z.object({
  PORT: flagNumber('port to listen on, 0 for any free one', 3000, 65_535),
  HOST: z.string().min(1).default('0.0.0.0').describe('address to listen on'),
  DATA_DIR: z.string().min(1).default('data').describe('folder of the embedded store and the secret key'),
  CONTENT_DIR: z.string().min(1).default('content').describe('folder of the editors’ files'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('redis:// or rediss:// address; state lives there instead of DATA_DIR'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/)
    .optional()
    .describe('token from @BotFather, such as 123456:ABC…; without it the bot does not run'),
  TELEGRAM_API_ROOT: z.url().default('https://api.telegram.org').describe('address of the Bot API server'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('address under which the world reaches this service; with it the bot uses a webhook'),
  WIDGET_ORIGINS: z
    .string()
    .default('*')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.union([z.literal('*'), z.url()])).min(1))
    .describe('sites that may embed the widget: origins with commas between, or * for all'),
  RATE_LIMIT_PER_MINUTE: flagNumber('questions a visitor may ask in a minute, 0 for no limit', 0),
  EDITOR_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('at least 32 characters with which editors ask why a question is answered so; off when absent'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('how much is logged'),
  SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'at least 32 characters that key the hashes of identifiers and seal the addresses of reminders; made and kept in DATA_DIR when absent',
    ),
});

export type Config = z.infer<typeof configSchema>;

/** A setting has a value the service cannot run with; the message is one line that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment, the only place that does. Empty values count as absent. Throws `ConfigError`. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = configSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  const lines = names.map((name) => {
    const field = configSchema.shape[name as keyof typeof configSchema.shape];
    return `${name} is not valid (expected: ${field.description ?? 'see README'})`;
  });
  throw new ConfigError(lines.join('; '));
}
