import { describe, expect, it } from 'vitest';
import { safetyCard } from '../../../src/core/dialogue/safety-card.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { DANGER_LEVELS } from '../../../src/core/reply.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

const content = await realContent();

describe.each(LOCALES)('the card of a danger in %s', (locale) => {
  it.each(DANGER_LEVELS)('says each thing once: %s', (level) => {
    const card = safetyCard(level, content, locale, CHECKED_AT);
    if (card.type !== 'safety') throw new Error('no safety card');
    for (const contact of card.contacts) expect(new Set(contact.notes).size).toBe(contact.notes.length);
    const remarks = card.contacts.flatMap(({ id, notes }) => (id === 'family-111' ? notes : []));
    expect(remarks.length).toBeLessThan(2);
    expect(card.notes.join()).not.toContain('{{');
  });

  it('names the line about which little is known by its number', () => {
    const card = safetyCard('trafficking', content, locale, CHECKED_AT);
    if (card.type !== 'safety') throw new Error('no safety card');
    const number = content.contacts.get('helpline-11616')?.phones[0]?.number ?? 'none';
    expect(card.notes.filter((note) => note.includes(number))).toHaveLength(1);
    expect(card.contacts.find(({ id }) => id === 'helpline-11616')?.notes).toEqual([]);
  });
});
