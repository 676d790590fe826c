import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDAR_KINDS, calendarFile, calendarPath } from '../../../src/core/calculators/calendar-file.ts';

const MADE = new Date('2026-11-20T04:05:06.789Z');
const file = (title = 'Aman: check your dates', day = '2026-12-09') =>
  calendarFile({ kind: 'stay', day, title, madeAt: MADE });
/** The lines as a calendar reads them. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  it('holds one whole-day event with a reminder on the morning two days before', () => {
    expect(unfolded(file())).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Aman//Dates//EN',
      'BEGIN:VEVENT',
      'UID:stay-2026-12-09@aman',
      'DTSTAMP:20261120T040506Z',
      'DTSTART;VALUE=DATE:20261209',
      'SUMMARY:Aman: check your dates',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Aman: check your dates',
      'TRIGGER:-P1DT15H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('keeps its UID for the same date and has another for another', () => {
    const uid = (text: string) => unfolded(text).find((line) => line.startsWith('UID'));
    expect(uid(file('other words'))).toBe(uid(file()));
    expect(uid(file(undefined, '2026-12-10'))).not.toBe(uid(file()));
  });

  it('escapes what has a meaning of its own', () => {
    expect(unfolded(file('a,b;c\\d\ne'))).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne');
  });

  it('has no line over 75 octets, cuts no character, and reads the same when unfolded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zа-яәғқҳ 🙂]{0,200}$/u), (title) => {
        const text = file(title);
        for (const line of text.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(text).not.toContain('\uFFFD');
        expect(unfolded(text)).toContain(`SUMMARY:${title}`);
      }),
    );
  });

  it.each(CALENDAR_KINDS)('for %s says nothing of what ends in its title or its reminder', (kind) => {
    const shown = unfolded(calendarFile({ kind, day: '2026-12-09', title: 'Dates', madeAt: MADE }));
    expect(shown.filter((line) => /^(SUMMARY|DESCRIPTION)/.test(line))).toEqual([
      'SUMMARY:Dates',
      'DESCRIPTION:Dates',
    ]);
  });

  it('has an address that names the kind, the day and the language, and no more', () => {
    expect(calendarPath({ kind: 'permit', day: '2027-02-01' }, 'tg')).toBe(
      '/api/v1/calendar.ics?kind=permit&day=2027-02-01&locale=tg',
    );
  });
});
