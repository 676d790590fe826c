import { describe, expect, it } from 'vitest';
import { decodePayload, deepLink, encodePayload } from '../../../src/channels/telegram/deep-link.ts';

describe('deep links', () => {
  it('carry an entry id in the letters that Telegram allows', () => {
    expect(deepLink('AmanBot', 'work.unpaid-wages')).toBe('https://t.me/AmanBot?start=work--unpaid-wages');
    expect(encodePayload('safety.helpline-11616')).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });

  it.each(['work--unpaid-wages', 'work-unpaid-wages', 'work_unpaid-wages', ' Work--Unpaid-Wages '])(
    'read %j as written by hand',
    (payload) => {
      expect(decodePayload(payload)).toBe('work.unpaid-wages');
    },
  );

  it.each(['', 'inline', '--x', 'work--', 'work..x', 'қазақ--сөз', '"; drop table'])(
    'say nothing for %j',
    (payload) => {
      expect(decodePayload(payload)).toBeUndefined();
    },
  );
});
