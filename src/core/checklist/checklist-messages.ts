import en from '../../../locales/en/checklist.json' with { type: 'json' };
import kk from '../../../locales/kk/checklist.json' with { type: 'json' };
import ky from '../../../locales/ky/checklist.json' with { type: 'json' };
import ru from '../../../locales/ru/checklist.json' with { type: 'json' };
import tg from '../../../locales/tg/checklist.json' with { type: 'json' };
import uz from '../../../locales/uz/checklist.json' with { type: 'json' };
import type { Locale } from '../locale.ts';
import { createTranslators, type Translate } from '../messages.ts';

/** The questions and buttons of the guided check; a key that English lacks does not compile. */
export type ChecklistKey = keyof typeof en;

/** The translators of the guided check, by language. */
export const CHECKLIST_MESSAGES: Readonly<Record<Locale, Translate<ChecklistKey>>> =
  createTranslators<ChecklistKey>({ kk, ru, uz, tg, ky, en });
