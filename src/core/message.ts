import type { Choice } from './choice.ts';

/** Longest question taken, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 2000;

/** What may arrive instead of text; each gets a kind answer with topics and the hotline. */
export const UNSUPPORTED_KINDS = [
  'voice',
  'photo',
  'video',
  'sticker',
  'location',
  'document',
  'other',
] as const;
export type UnsupportedKind = (typeof UNSUPPORTED_KINDS)[number];

/** What a person sent, in the words of the core; every channel translates into this. */
export type Message =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly choice: Choice }
  | { readonly type: 'unsupported'; readonly kind: UnsupportedKind };
