import closeWithGrace from 'close-with-grace';
import { createApp } from './app.ts';
import { TelegramSetupError } from './channels/telegram/telegram-channel.ts';
import { ConfigError, loadConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { ContentError } from './storage/live-content.ts';

/** Time that turns under way get to finish at shutdown; the bot alone may take 20 s. */
const GRACE_MS = 30_000;

try {
  const config = loadConfig(process.env);
  const log = createLogger(config.LOG_LEVEL);
  const app = await createApp(config, log);
  closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'stopping after an error nobody caught');
    else log.info({ signal }, 'stopping');
    await app.stop();
  });
  const address = await app.start();
  log.info(`Aman answers on ${address.replace('0.0.0.0', 'localhost')}`);
} catch (error) {
  const known = [ConfigError, ContentError, TelegramSetupError].some((kind) => error instanceof kind);
  console.error(known && error instanceof Error ? error.message : error);
  process.exit(1);
}
