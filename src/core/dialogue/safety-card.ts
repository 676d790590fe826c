import type { Content } from '../content/content.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES, type MessageKey } from '../messages.ts';
import type { DangerLevel, Part } from '../reply.ts';
import { contactCard } from './contact-card.ts';

/** Whom to call at each level, first number first. Facts F-SAFE-01 to F-SAFE-04 and F-HEALTH-17 set the order. */
const CALL: Readonly<Record<DangerLevel, readonly string[]>> = {
  emergency: ['rescue-112', 'ambulance-103', 'police-102', 'fire-101'],
  trafficking: ['helpline-11616', 'police-102', 'rescue-112'],
  violence: ['police-102', 'rescue-112', 'family-111'],
  suicide: ['rescue-112', 'ambulance-103', 'family-111'],
};

const NOTES: Readonly<Record<DangerLevel, readonly MessageKey[]>> = {
  emergency: ['safety.note.say', 'safety.note.silent'],
  trafficking: ['safety.note.say', 'safety.note.line-unconfirmed', 'safety.note.untold', 'safety.note.hide'],
  violence: ['safety.note.say', 'safety.note.family-line', 'safety.note.untold', 'safety.note.hide'],
  suicide: ['safety.note.family-line', 'safety.note.untold'],
};

/** The hotlines of a danger level as contact cards. */
export function hotlines(level: DangerLevel, content: Pick<Content, 'contacts'>, locale: Locale, now: Date) {
  return CALL[level].flatMap((id) => {
    const contact = content.contacts.get(id);
    return contact ? [contactCard(contact, locale, now)] : [];
  });
}

/** Human help before anything else: what to do now, whom to call, what happens then and who is not told. */
export function safetyCard(
  level: DangerLevel,
  content: Pick<Content, 'contacts'>,
  locale: Locale,
  now: Date,
): Part {
  const t = MESSAGES[locale];
  return {
    type: 'safety',
    level,
    lead: t(`safety.lead.${level}`),
    contacts: hotlines(level, content, locale, now),
    notes: NOTES[level].map((key) => t(key)),
  };
}

/** The numbers that every dead end shows. */
export function helpNumbers(
  content: Pick<Content, 'contacts'>,
  locale: Locale,
  now: Date,
  more: readonly string[] = [],
) {
  return ['rescue-112', 'police-102', 'helpline-11616', ...more].flatMap((id) => {
    const contact = content.contacts.get(id);
    return contact ? [contactCard(contact, locale, now)] : [];
  });
}
