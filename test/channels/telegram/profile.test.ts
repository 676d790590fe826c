import { describe, expect, it } from 'vitest';
import { profiles } from '../../../src/channels/telegram/profile.ts';
import { tinyContent } from '../../support/tiny-content.ts';

describe.each(profiles(tinyContent().contacts))(
  'the profile for $languageCode',
  ({ commands, description, shortDescription }) => {
    it('keeps Telegram’s limits', () => {
      expect(description.length).toBeLessThanOrEqual(512);
      expect(shortDescription.length).toBeLessThanOrEqual(120);
      for (const each of commands) {
        expect(each.command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(each.description.length).toBeLessThanOrEqual(256);
      }
    });

    it('names the numbers of the registry', () => {
      expect(description).toContain('112');
      expect(description).toContain('102');
    });
  },
);

describe('a profile without contacts', () => {
  it('has no sentence about numbers', () => {
    for (const { description } of profiles(new Map())) expect(description).not.toMatch(/\d|\{\{/);
  });
});
