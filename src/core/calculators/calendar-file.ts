import type { Locale } from '../locale.ts';
import { DEADLINE_KINDS, type DeadlineKind } from '../reminder.ts';
import type { Day } from './dates.ts';

/** What a date in a calendar may be the end of. */
export const CALENDAR_KINDS = DEADLINE_KINDS;

/** A computed day that is worth a place in somebody's calendar. */
export interface CalendarDate {
  readonly kind: DeadlineKind;
  readonly day: Day;
}

export interface CalendarFile extends CalendarDate {
  /** What the calendar shows, also on a locked screen: it must tell a bystander nothing. */
  readonly title: string;
  readonly madeAt: Date;
}

/** From the midnight at which the day begins back to nine in the morning two days before it: not at night. */
const REMIND_BEFORE = '-P1DT15H';

/** A calendar of one whole-day event with a reminder two days before it, as RFC 5545 has it; the same date keeps its UID. */
export const calendarFile = ({ kind, day, title, madeAt }: CalendarFile): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aman//Dates//EN',
    'BEGIN:VEVENT',
    `UID:${kind}-${day}@aman`,
    `DTSTAMP:${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(title)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    `TRIGGER:${REMIND_BEFORE}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');

const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Longest line in octets, without its end. */
const MAX_OCTETS = 75;
const UTF8 = new TextEncoder();

/** Breaks a long line between characters; a line that goes on begins with a space. */
function fold(line: string): string {
  const lines = [''];
  for (const character of line) {
    const longer = `${lines.at(-1)}${character}`;
    if (UTF8.encode(longer).length > MAX_OCTETS) lines.push(` ${character}`);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\r\n');
}

/** Where the service serves the calendar of a date, from the first slash. */
export const calendarPath = ({ kind, day }: CalendarDate, locale: Locale): string =>
  `/api/v1/calendar.ics?kind=${kind}&day=${day}&locale=${locale}`;
