import { describe, expect, it } from 'vitest';
import type { Contact, Hours } from '../../../src/core/contacts.ts';
import { contactCard, hoursNow } from '../../../src/core/dialogue/contact-card.ts';
import { forEachLocale } from '../../../src/core/locale.ts';

const weekdays: Hours = {
  mon: ['09:00-13:00', '14:00-18:00'],
  tue: ['09:00-18:00'],
  wed: ['09:00-18:00'],
  thu: ['09:00-18:00'],
  fri: ['09:00-18:00'],
};
/** Almaty is five hours ahead of UTC. */
const almaty = (iso: string) => new Date(`${iso}+05:00`);

describe('hoursNow', () => {
  it('says until when an open office stays open', () => {
    expect(hoursNow(weekdays, 'en', almaty('2026-11-20T17:59:00'))).toBe('open now until 18:00');
  });

  it('names the next opening over a weekend', () => {
    expect(hoursNow(weekdays, 'en', almaty('2026-11-20T18:00:00'))).toBe('opens: Monday, 09:00');
  });

  it('names today’s opening, before work and after lunch', () => {
    expect(hoursNow(weekdays, 'en', almaty('2026-11-23T08:00:00'))).toBe('opens today at 09:00');
    expect(hoursNow(weekdays, 'en', almaty('2026-11-23T13:30:00'))).toBe('opens today at 14:00');
  });

  it('goes by the clock of Kazakhstan, not of the server', () => {
    expect(hoursNow(weekdays, 'en', new Date('2026-11-22T22:00:00Z'))).toBe('opens today at 09:00');
  });

  it('says nothing where the hours are not known', () => {
    expect(hoursNow('unknown', 'en', new Date())).toBeUndefined();
  });
});

describe('contactCard', () => {
  const contact: Contact = {
    id: 'line',
    name: forEachLocale(() => 'Line'),
    for: forEachLocale(() => 'all'),
    phones: [{ number: '116 16', dial: '11616' }],
    hours: 'always',
    languages: 'unknown',
    free: 'unknown',
    anonymous: 'unknown',
    fact: 'F-1',
    confidence: 'medium',
  };

  it('promises nothing that is unknown', () => {
    expect(contactCard(contact, 'en', new Date()).notes).toEqual([]);
  });

  it('says what is known', () => {
    const known = contactCard(
      { ...contact, free: true, anonymous: true, languages: ['kk', 'ru'] },
      'en',
      new Date(),
    );
    expect(known.notes).toEqual([
      'the call is free',
      'you need not give your name',
      'languages: Kazakh, Russian',
    ]);
  });

  it('warns of an old number', () => {
    expect(contactCard({ ...contact, confidence: 'low' }, 'en', new Date()).notes).toEqual([
      'the number may have changed',
    ]);
  });
});
