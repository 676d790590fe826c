import type { Contact } from '../contacts.ts';
import type { Content } from '../content/content.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES, type MessageKey } from '../messages.ts';
import type { DangerLevel, Part } from '../reply.ts';
import { contactCard } from './contact-card.ts';

const HELPLINE = 'helpline-11616';
const FAMILY_LINE = 'family-111';

/** Whom to call at each level, first number first. Facts F-SAFE-01 to F-SAFE-04 and F-HEALTH-17 set the order. */
const CALL: Readonly<Record<DangerLevel, readonly string[]>> = {
  emergency: ['rescue-112', 'ambulance-103', 'police-102', 'fire-101'],
  trafficking: [HELPLINE, 'police-102', 'rescue-112'],
  violence: ['police-102', 'rescue-112', FAMILY_LINE],
  suicide: ['rescue-112', 'ambulance-103', FAMILY_LINE],
};

const NOTES: Readonly<Record<DangerLevel, readonly MessageKey[]>> = {
  emergency: ['safety.note.say', 'safety.note.silent'],
  trafficking: ['safety.note.say', 'safety.note.line-unconfirmed', 'safety.note.untold', 'safety.note.hide'],
  violence: ['safety.note.say', 'safety.note.family-line', 'safety.note.untold', 'safety.note.hide'],
  suicide: ['safety.note.family-line', 'safety.note.untold'],
};

const cardsOf = (
  ids: readonly string[],
  { contacts }: Pick<Content, 'contacts'>,
  locale: Locale,
  now: Date,
  told: (contact: Contact) => Contact = (contact) => contact,
) => ids.flatMap((id) => contacts.get(id) ?? []).map((contact) => contactCard(told(contact), locale, now));

/** The hotlines of a danger level as contact cards. */
export const hotlines = (level: DangerLevel, content: Pick<Content, 'contacts'>, locale: Locale, now: Date) =>
  cardsOf(CALL[level], content, locale, now);

/** Lines of which the notes of the card say, in fewer words, who may stay unnamed and what is not confirmed. */
const TOLD_IN_NOTES = new Set([HELPLINE, FAMILY_LINE]);

function brief(contact: Contact): Contact {
  if (!TOLD_IN_NOTES.has(contact.id)) return contact;
  const { note, ...rest } = contact;
  return { ...rest, anonymous: 'unknown' };
}

/** Human help before anything else: what to do now, whom to call, what happens then and who is not told. */
export function safetyCard(
  level: DangerLevel,
  content: Pick<Content, 'contacts'>,
  locale: Locale,
  now: Date,
): Part {
  const t = MESSAGES[locale];
  const numberOf = (id: string): string => content.contacts.get(id)?.phones[0]?.number ?? '';
  const numbers = { helpline: numberOf(HELPLINE), family: numberOf(FAMILY_LINE) };
  return {
    type: 'safety',
    level,
    lead: t(`safety.lead.${level}`),
    contacts: cardsOf(CALL[level], content, locale, now, brief),
    notes: NOTES[level].map((key) => t(key, numbers)),
  };
}

/** The numbers that every dead end shows. */
export const helpNumbers = (
  content: Pick<Content, 'contacts'>,
  locale: Locale,
  now: Date,
  more: readonly string[] = [],
) => cardsOf(['rescue-112', 'police-102', HELPLINE, ...more], content, locale, now);
