/** The languages Aman answers in, as BCP 47 tags; each has a folder in `locales/` and a text in every entry. */
export const LOCALES = ['kk', 'ru', 'uz', 'tg', 'ky', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** The language used when nothing is known about the reader: the one most people on the move can read. */
export const FALLBACK_LOCALE: Locale = 'ru';

/** Each language's name for itself, for language menus. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  uz: 'Oʻzbekcha',
  tg: 'Тоҷикӣ',
  ky: 'Кыргызча',
  en: 'English',
};

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** Builds a record with one value a language. */
export function forEachLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}
