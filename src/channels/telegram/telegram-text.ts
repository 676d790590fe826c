import en from '../../../locales/en/telegram.json' with { type: 'json' };
import kk from '../../../locales/kk/telegram.json' with { type: 'json' };
import ky from '../../../locales/ky/telegram.json' with { type: 'json' };
import ru from '../../../locales/ru/telegram.json' with { type: 'json' };
import tg from '../../../locales/tg/telegram.json' with { type: 'json' };
import uz from '../../../locales/uz/telegram.json' with { type: 'json' };
import type { Locale } from '../../core/locale.ts';
import { createTranslators } from '../../core/messages.ts';

/** Every text that only Telegram shows; a key that English lacks does not compile. */
export type TelegramTextKey = keyof typeof en;

const TEXTS = createTranslators<TelegramTextKey>({ kk, ru, uz, tg, ky, en });

/** Looks a text up in one language and fills its placeholders. */
export const telegramText = (
  locale: Locale,
  key: TelegramTextKey,
  values?: Readonly<Record<string, string | number>>,
): string => TEXTS[locale](key, values);
