import en from '../../../locales/en/web.json' with { type: 'json' };
import kk from '../../../locales/kk/web.json' with { type: 'json' };
import ky from '../../../locales/ky/web.json' with { type: 'json' };
import ru from '../../../locales/ru/web.json' with { type: 'json' };
import tg from '../../../locales/tg/web.json' with { type: 'json' };
import uz from '../../../locales/uz/web.json' with { type: 'json' };
import type { Locale } from '../../core/locale.ts';
import { createTranslators, type Translate } from '../../core/messages.ts';

/** The sentences of the HTTP API; a key that English lacks does not compile. */
export type WebMessageKey = keyof typeof en;

/** The translators of the API's sentences, by language. */
export const WEB_MESSAGES: Readonly<Record<Locale, Translate<WebMessageKey>>> =
  createTranslators<WebMessageKey>({
    kk,
    ru,
    uz,
    tg,
    ky,
    en,
  });
