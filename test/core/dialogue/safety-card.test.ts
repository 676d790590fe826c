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

  it.each([
    ['trafficking', 'helpline-11616'],
    ['violence', 'family-111'],
    ['suicide', 'family-111'],
  ] as const)('names the line of which it tells more by its number: %s', (level, id) => {
    const card = safetyCard(level, content, locale, CHECKED_AT);
    if (card.type !== 'safety') throw new Error('no safety card');
    const number = content.contacts.get(id)?.phones[0]?.number ?? 'none';
    expect(card.notes.filter((note) => note.includes(number))).toHaveLength(1);
    const line = card.contacts.find((contact) => contact.id === id);
    expect(line?.phones[0]?.number).toBe(number);
    expect(line?.notes.length).toBeLessThan(2);
  });
});
