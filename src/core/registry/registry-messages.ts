import en from '../../../locales/en/registry.json' with { type: 'json' };
import kk from '../../../locales/kk/registry.json' with { type: 'json' };
import ky from '../../../locales/ky/registry.json' with { type: 'json' };
import ru from '../../../locales/ru/registry.json' with { type: 'json' };
import tg from '../../../locales/tg/registry.json' with { type: 'json' };
import uz from '../../../locales/uz/registry.json' with { type: 'json' };
import type { Locale } from '../locale.ts';
import { createTranslators, type Translate } from '../messages.ts';

/** The texts that tell whether an address is in our list. */
export type RegistryKey = keyof typeof en;

/** Their translators, by language. */
export const REGISTRY_MESSAGES: Readonly<Record<Locale, Translate<RegistryKey>>> =
  createTranslators<RegistryKey>({ kk, ru, uz, tg, ky, en });
