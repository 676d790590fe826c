import en from '../../../locales/en/widget.json' with { type: 'json' };
import kk from '../../../locales/kk/widget.json' with { type: 'json' };
import ky from '../../../locales/ky/widget.json' with { type: 'json' };
import ru from '../../../locales/ru/widget.json' with { type: 'json' };
import tg from '../../../locales/tg/widget.json' with { type: 'json' };
import uz from '../../../locales/uz/widget.json' with { type: 'json' };
import { CHECKLIST_MESSAGES } from '../../core/checklist/checklist-messages.ts';
import type { Content } from '../../core/content/content.ts';
import { topicsFor } from '../../core/dialogue/browse.ts';
import { helpNumbers } from '../../core/dialogue/safety-card.ts';
import { LOCALES, type Locale, OWN_NAMES } from '../../core/locale.ts';
import { createTranslators, MESSAGES, type Translate } from '../../core/messages.ts';
import type { SharedTextKey, WidgetHotline, WidgetStrings, WidgetTextKey } from './wire-types.ts';

/** Texts of the widget, and under `page.` those of the public pages. */
export type WidgetMessageKey = keyof typeof en;

const TEXTS: Readonly<Record<Locale, Record<WidgetMessageKey, string>>> = { kk, ru, uz, tg, ky, en };

/** The translators of the public pages, by language. */
export const WIDGET_MESSAGES: Readonly<Record<Locale, Translate<WidgetMessageKey>>> =
  createTranslators<WidgetMessageKey>(TEXTS);

const SHARED: readonly SharedTextKey[] = [
  'topics.button',
  'topics.prompt',
  'safety.button',
  'emergency.heading',
  'emergency.text',
  'contacts.heading',
  'sources.heading',
  'related.heading',
];

/** Everything the widget says by itself in one language, with the hotlines it keeps for when the network is gone. */
export function widgetStrings(content: Content, locale: Locale, now: Date): WidgetStrings {
  return {
    locale,
    texts: widgetTexts(locale),
    hotlines: hotlines(content, locale, now),
    ...(content.checklist ? { check: CHECKLIST_MESSAGES[locale]('button') } : {}),
    topics: topicsFor(content, locale).map(({ topic, title }) => ({ topic, title })),
    locales: LOCALES.map((tag) => ({ locale: tag, name: OWN_NAMES[tag] })),
  };
}

function widgetTexts(locale: Locale): WidgetStrings['texts'] {
  const own = Object.entries(TEXTS[locale]).filter(([key]) => !key.startsWith('page.'));
  const shared = SHARED.map((key) => [key, MESSAGES[locale](key)]);
  return Object.fromEntries([...own, ...shared]) as Record<WidgetTextKey, string>;
}

/** The numbers that every dead end shows, each with the one phone that is dialled. */
export function hotlines(content: Content, locale: Locale, now: Date): WidgetHotline[] {
  return helpNumbers(content, locale, now).flatMap(({ name, phones }) => {
    const phone = phones[0];
    return phone ? [{ name, number: phone.number, dial: phone.dial }] : [];
  });
}
