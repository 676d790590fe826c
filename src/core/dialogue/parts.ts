import type { Choice } from '../choice.ts';
import { LOCALES, type Locale, OWN_NAMES } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import type { Option, Part } from '../reply.ts';

/** One or more paragraphs of plain text. */
export const text = (...paragraphs: string[]): Part => ({
  type: 'text',
  blocks: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

/** Buttons under an optional prompt. */
export const buttons = (options: readonly Option[], prompt?: string): Part => ({
  type: 'options',
  style: 'buttons',
  options,
  ...(prompt === undefined ? {} : { prompt }),
});

const shortcut = (name: Extract<Choice, { type: 'shortcut' }>['name']): Choice => ({
  type: 'shortcut',
  name,
});

/** The ways on from any dead end: topics and emergency numbers. */
export function wayOut(locale: Locale): Part {
  const t = MESSAGES[locale];
  return buttons([
    { label: t('topics.button'), choice: shortcut('topics') },
    { label: t('safety.button'), choice: shortcut('emergency') },
  ]);
}

/** Every language by its own name. */
export const languageOptions = (): Option[] =>
  LOCALES.map((locale) => ({ label: OWN_NAMES[locale], choice: { type: 'locale', locale } }));
