import type { Locale } from './locale.ts';

export type LocaleTexts = Readonly<Record<Locale, string>>;

/** Yes, no, or not known: what is unknown is never promised. */
export type Known = boolean | 'unknown';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Opening times as `HH:MM-HH:MM` spans a weekday, local time of Kazakhstan (Asia/Almaty). */
export type Hours = 'always' | 'unknown' | Readonly<Partial<Record<Weekday, readonly string[]>>>;

export interface Phone {
  readonly number: string;
  readonly dial: string;
  readonly label?: LocaleTexts;
}

/** A hotline or office of the registry. Digits of phones stand nowhere else. */
export interface Contact {
  readonly id: string;
  readonly name: LocaleTexts;
  readonly for: LocaleTexts;
  readonly phones: readonly Phone[];
  readonly url?: string;
  readonly address?: string;
  readonly hours: Hours;
  readonly languages: 'unknown' | readonly string[];
  readonly free: Known;
  readonly anonymous: Known;
  readonly fromAbroad?: Phone;
  readonly fact: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly note?: LocaleTexts;
}

export type Contacts = ReadonlyMap<string, Contact>;
