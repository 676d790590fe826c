import { z } from 'zod';
import type { Mailbox } from '../../conversation.ts';
import { DEADLINE_KINDS, type DeadlineKind } from '../../core/reminder.ts';
import type { Reply } from '../../core/reply.ts';
import type { Identity } from '../../identity.ts';
import type { Sealer } from '../../sealed.ts';

/** Private chats to which reminders go. */
export interface Mailboxes {
  of(chatId: number): Mailbox;
  /** What an address says; `undefined` when it was sealed with another secret or is damaged. */
  open(address: string): Destined | undefined;
}

/** Where a reminder goes, what it opens, and the letters it comes in where they are not the usual ones of its language. */
export interface Destined {
  readonly chatId: number;
  readonly kind: DeadlineKind;
  readonly script?: Reply['script'];
}

const addressSchema = z.tuple([z.int(), z.enum(DEADLINE_KINDS), z.literal('Cyrl').optional()]);

/** All addresses have one length, or it would tell what they are about. */
const PLAIN_LENGTH = 48;

export function createMailboxes(identity: Identity, sealer: Sealer): Mailboxes {
  return {
    of: (chatId) => ({
      id: (kind, day, text) => identity.key('reminder', `telegram:${chatId}:${kind}:${day}:${text}`),
      address: (kind, script) =>
        sealer.seal(JSON.stringify([chatId, kind, ...(script ? [script] : [])]).padEnd(PLAIN_LENGTH)),
    }),
    open: (address) => {
      const plain = sealer.open(address);
      if (plain === undefined) return undefined;
      const parsed = addressSchema.safeParse(JSON.parse(plain));
      if (!parsed.success) return undefined;
      const [chatId, kind, script] = parsed.data;
      return { chatId, kind, script };
    },
  };
}
