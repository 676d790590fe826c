import type { Contact, Hours, Weekday } from '../contacts.ts';
import { WEEKDAYS } from '../contacts.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES, type MessageKey } from '../messages.ts';
import type { ContactCard } from '../reply.ts';

/** Offices are open by the clock of Kazakhstan, which has had one time zone since 2024. */
const ZONE = 'Asia/Almaty';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** The contact as one reader sees it now: hours as a finished remark, what is unknown said and not promised. */
export function contactCard(contact: Contact, locale: Locale, now: Date): ContactCard {
  const hours = hoursNow(contact.hours, locale, now);
  return {
    id: contact.id,
    name: contact.name[locale],
    phones: contact.phones.map(({ number, dial, label }) => ({
      number,
      dial,
      ...(label ? { label: label[locale] } : {}),
    })),
    ...(contact.url ? { url: contact.url } : {}),
    ...(contact.address ? { address: contact.address } : {}),
    ...(hours ? { hours } : {}),
    notes: notesOf(contact, locale),
  };
}

function notesOf(contact: Contact, locale: Locale): string[] {
  const t = MESSAGES[locale];
  const notes: string[] = [];
  if (contact.free === true && contact.phones.length > 0) notes.push(t('contact.free'));
  if (contact.anonymous === true) notes.push(t('contact.anonymous'));
  if (contact.languages !== 'unknown')
    notes.push(t('contact.languages', { languages: languageNames(contact.languages, locale) }));
  if (contact.fromAbroad) notes.push(t('contact.from-abroad', { number: contact.fromAbroad.number }));
  if (contact.note) notes.push(contact.note[locale]);
  else if (contact.confidence === 'low' && contact.phones.length > 0) notes.push(t('contact.old'));
  return notes;
}

const NAMED_LANGUAGES: readonly string[] = ['kk', 'ru', 'en'];

const languageNames = (tags: readonly string[], locale: Locale): string =>
  tags
    .filter((tag) => NAMED_LANGUAGES.includes(tag))
    .map((tag) => MESSAGES[locale](`language-name.${tag}` as MessageKey))
    .join(', ');

/** "round the clock", "open now until 18:00", "opens: Monday, 09:00"; `undefined` when the hours are not known. */
export function hoursNow(hours: Hours, locale: Locale, now: Date): string | undefined {
  const t = MESSAGES[locale];
  if (hours === 'unknown') return undefined;
  if (hours === 'always') return t('hours.always');
  const { weekday, time } = localClock(now);
  const open = (hours[weekday] ?? []).find((span) => startOf(span) <= time && time < endOf(span));
  if (open) return t('hours.open-until', { time: endOf(open) });
  const later = (hours[weekday] ?? []).find((span) => time < startOf(span));
  if (later) return t('hours.opens-today', { time: startOf(later) });
  return nextOpening(hours, weekday, locale);
}

function nextOpening(hours: Exclude<Hours, string>, today: Weekday, locale: Locale): string | undefined {
  const t = MESSAGES[locale];
  const start = WEEKDAYS.indexOf(today);
  for (let ahead = 1; ahead <= 7; ahead++) {
    const day = WEEKDAYS[(start + ahead) % 7];
    const first = day && hours[day]?.[0];
    if (day && first) return t('hours.opens', { weekday: t(`weekday.${day}`), time: startOf(first) });
  }
  return undefined;
}

const startOf = (span: string): string => span.slice(0, 5);
const endOf = (span: string): string => span.slice(6);

function localClock(now: Date): { weekday: Weekday; time: string } {
  const parts = CLOCK.formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const weekday = WEEKDAYS.find((day) => day === part('weekday').toLowerCase()) ?? 'mon';
  return { weekday, time: `${part('hour')}:${part('minute')}` };
}
