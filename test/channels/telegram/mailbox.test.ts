import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEADLINE_KINDS } from '../../../src/core/reminder.ts';
import { mailboxesWith } from '../../support/reminder-harness.ts';

const mailboxes = mailboxesWith();
const chat = fc.integer({ min: 1, max: 2 ** 52 });
const kind = fc.constantFrom(...DEADLINE_KINDS);
const script = fc.constantFrom(undefined, 'Cyrl' as const);

describe('a mailbox', () => {
  it('gives an address that opens to its chat, to what it is about and to its letters', () => {
    fc.assert(
      fc.property(chat, kind, script, (chatId, kind, script) => {
        expect(mailboxes.open(mailboxes.of(chatId).address(kind, script))).toEqual({ chatId, kind, script });
      }),
    );
  });

  it('gives addresses of one length, whatever they are about and whoever gets them', () => {
    const lengths = new Set<number>();
    fc.assert(
      fc.property(chat, kind, script, (chatId, kind, script) => {
        lengths.add(mailboxes.of(chatId).address(kind, script).length);
      }),
    );
    expect(lengths.size).toBe(1);
  });

  it('does not open an address of another secret', () => {
    const other = mailboxesWith('another secret of at least 32 characters');
    expect(mailboxes.open(other.of(7).address('stay', undefined))).toBeUndefined();
  });

  it('names the same wish alike and others differently, without saying what they are', () => {
    const { id } = mailboxes.of(7);
    expect(id('stay', '2026-12-01', 'soon')).toBe(mailboxesWith().of(7).id('stay', '2026-12-01', 'soon'));
    const names = [
      id('stay', '2026-12-01', 'soon'),
      id('stay', '2026-12-01', 'today'),
      id('stay', '2026-12-02', 'soon'),
      id('permit', '2026-12-01', 'soon'),
      mailboxes.of(8).id('stay', '2026-12-01', 'soon'),
    ];
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}$/);
  });
});
