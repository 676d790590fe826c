import { spellingOf } from '../language/spellings.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { toUzbekCyrillic } from '../uzbek-cyrillic.ts';
import type { Draft } from './context.ts';

/** Whether to answer in Uzbek Cyrillic: the person's last Uzbek text decides; pressing a button changes nothing. */
export function writesCyrillic(message: Message, locale: Locale, before: boolean | undefined): boolean {
  if (locale !== 'uz') return false;
  if (message.type !== 'text' || !/\p{L}/u.test(message.text)) return before ?? false;
  return spellingOf(message.text, 'uz') === 'script';
}

/** Fields that hold words for the reader; ids, links, numbers and the titles of sources stay as they are. */
const READ = new Set([
  'title',
  'forWhom',
  'value',
  'text',
  'label',
  'alt',
  'hint',
  'prompt',
  'heading',
  'lead',
  'notes',
  'name',
  'hours',
  'dateNote',
  'checkedNote',
  'unconfirmedNote',
  'staleNote',
]);
const KEPT = new Set(['choice', 'sources']);

/** The parts or answers of an Uzbek draft with every word for the reader in Cyrillic letters. */
export function inCyrillic<T extends Draft['parts'] | Draft['answers']>(shown: T): T {
  return convert(shown) as T;
}

/** Rendered answers are kept, and so is what was made of them. */
const converted = new WeakMap<object, unknown>();

function convert(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (key === 'svg') return drawnInCyrillic(value);
    return READ.has(key) ? toUzbekCyrillic(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => convert(item, key));
  if (typeof value !== 'object' || value === null) return value;
  const known = converted.get(value);
  if (known) return known;
  const fresh = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, KEPT.has(name) ? item : convert(item, name)]),
  );
  converted.set(value, fresh);
  return fresh;
}

/** The words of a drawing stand between its tags; its style sheet is no word. */
const drawnInCyrillic = (svg: string): string =>
  svg.replace(/<style>.*?<\/style>|(?<=>)[^<]+/gs, (piece) =>
    piece.startsWith('<') ? piece : toUzbekCyrillic(piece),
  );
