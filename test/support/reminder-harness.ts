import { EventEmitter, once } from 'node:events';
import type { Logger } from 'pino';
import { createMailboxes, type Mailboxes } from '../../src/channels/telegram/mailbox.ts';
import {
  createReminderSender,
  type ReminderOutcome,
  type ReminderSender,
  type ReminderTiming,
} from '../../src/channels/telegram/reminder-sender.ts';
import { createSingleCalls } from '../../src/channels/telegram/send-once.ts';
import type { DeadlineKind } from '../../src/core/reminder.ts';
import { createIdentity } from '../../src/identity.ts';
import type { Reminder, ReminderStore } from '../../src/ports.ts';
import { createSealer } from '../../src/sealed.ts';
import type { BotApiServer } from './bot-api-server.ts';
import { createLogLines } from './log-lines.ts';

export const REMINDER_SECRET = 'a secret of at least 32 characters, for reminders';
const identity = createIdentity(REMINDER_SECRET);

/** Mailboxes as the bot has them. */
export const mailboxesWith = (secret = REMINDER_SECRET): Mailboxes =>
  createMailboxes(createIdentity(secret), createSealer(secret, 'telegram-reminders'));

/** The key of whoever speaks in a private chat. */
export const ownerOf = (chatId: number): string => identity.key('telegram', chatId);

export interface ReminderWording extends Partial<Reminder> {
  readonly kind?: DeadlineKind;
  readonly script?: 'Cyrl';
  readonly secret?: string;
}

/** A reminder for a chat, due at `due`. */
export function reminderFor(chatId: number, due: number, wording: ReminderWording = {}): Reminder {
  const { kind = 'stay', script, secret, ...more } = wording;
  const text = more.text ?? 'today';
  const mailbox = mailboxesWith(secret).of(chatId);
  const id = mailbox.id(kind, '2026-12-01', text);
  return {
    id,
    owner: ownerOf(chatId),
    due,
    text,
    locale: 'en',
    address: mailbox.address(kind, script),
    ...more,
  };
}

/** Quick, and with a lease that a test can wait out on a real clock. */
export const QUICK_REMINDERS: ReminderTiming = { everyMs: 10, leaseSeconds: 60, batch: 5 };

export interface TestSender extends ReminderSender {
  readonly outcomes: readonly ReminderOutcome[];
  readonly lines: () => readonly string[];
  /** Resolves when it has looked for due ones so many times more; what it found by then is dealt with. */
  looks(times: number): Promise<void>;
}

export interface TestSenderParts {
  readonly api: Pick<BotApiServer, 'url' | 'token'>;
  readonly reminders: ReminderStore;
  readonly holder?: string;
  readonly timing?: Partial<ReminderTiming>;
  readonly log?: Logger;
}

/** A sender that tells the test what it does. */
export function testSender({ api, reminders, holder = 'one', timing, log }: TestSenderParts): TestSender {
  const logged = createLogLines();
  const outcomes: ReminderOutcome[] = [];
  const events = new EventEmitter();
  let looked = 0;
  const sender = createReminderSender({
    api: createSingleCalls(api.token, api.url),
    reminders: {
      ...reminders,
      lease: async (...args) => {
        looked += 1;
        events.emit('looked');
        return reminders.lease(...args);
      },
    },
    mailboxes: mailboxesWith(),
    holder,
    log: log ?? logged.log,
    timing: { ...QUICK_REMINDERS, ...timing },
    count: (outcome) => void outcomes.push(outcome),
  });
  return {
    ...sender,
    outcomes,
    lines: logged.lines,
    looks: async (times) => {
      const until = looked + times;
      while (looked < until) await once(events, 'looked');
    },
  };
}
