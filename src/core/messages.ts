import i18next, { type i18n } from 'i18next';
import en from '../../locales/en/messages.json' with { type: 'json' };
import kk from '../../locales/kk/messages.json' with { type: 'json' };
import ky from '../../locales/ky/messages.json' with { type: 'json' };
import ru from '../../locales/ru/messages.json' with { type: 'json' };
import tg from '../../locales/tg/messages.json' with { type: 'json' };
import uz from '../../locales/uz/messages.json' with { type: 'json' };
import { forEachLocale, type Locale } from './locale.ts';

/** Every interface text of the dialogue; a key that English lacks does not compile. */
export type MessageKey = keyof typeof en;

/** Looks a text up and fills its placeholders. */
export type Translate<Key extends string = MessageKey> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** One translator a language over flat files of texts. Missing keys are found by a test, not papered over at run time. */
export function createTranslators<Key extends string>(
  texts: Record<Locale, Record<Key, string>>,
): Record<Locale, Translate<Key>> {
  const instance: i18n = i18next.createInstance();
  void instance.init({
    resources: forEachLocale((locale) => ({ translation: texts[locale] })),
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return forEachLocale((locale) => {
    const t = instance.getFixedT(locale);
    // Most texts have nothing to fill in; these are looked up once.
    const whole = new Map<Key, string>();
    const lookUp = (key: Key): string => {
      const text = t(key as string);
      whole.set(key, text);
      return text;
    };
    return (key, values) => (values ? t(key as string, { ...values }) : (whole.get(key) ?? lookUp(key)));
  });
}

/** The translators of the dialogue's texts, by language. */
export const MESSAGES: Readonly<Record<Locale, Translate>> = createTranslators<MessageKey>({
  kk,
  ru,
  uz,
  tg,
  ky,
  en,
});
