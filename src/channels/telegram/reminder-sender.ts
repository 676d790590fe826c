import type { Api } from 'grammy';
import type { Logger } from 'pino';
import type { ReminderText } from '../../core/reminder.ts';
import type { LeasedReminder, ReminderStore } from '../../ports.ts';
import { describeFault } from './faults.ts';
import type { Mailboxes } from './mailbox.ts';
import { pause } from './pause.ts';
import { reminderMessage } from './reminder-message.ts';
import { sendOnce } from './send-once.ts';

export interface ReminderTiming {
  /** How often to look for due ones. */
  readonly everyMs: number;
  /** A holder that dies gives up its reminders after so long; longer than any call takes. */
  readonly leaseSeconds: number;
  /** How many are taken at once; they are sent one after another. */
  readonly batch: number;
}

export const REMINDER_TIMING: ReminderTiming = {
  everyMs: 30_000,
  leaseSeconds: 120,
  batch: 5,
};

/** What became of a reminder, for the metrics; `put-off` ones are tried again. */
export type ReminderOutcome = 'sent' | 'unreachable' | 'unreadable' | 'unclear' | 'put-off';

export interface ReminderSenderParts {
  /** From `createSingleCalls`. */
  readonly api: Api;
  readonly reminders: ReminderStore;
  readonly mailboxes: Mailboxes;
  /** The name of this instance, different from every other's. */
  readonly holder: string;
  readonly log: Logger;
  readonly timing: ReminderTiming;
  readonly count: (outcome: ReminderOutcome) => void;
}

export interface ReminderSender {
  start(): void;
  /** Takes no more; resolves when those under way are finished. */
  stop(): Promise<void>;
}

/**
 * How often a reminder is sent at most, counting those of which nobody knows whether they arrived. The last one for a
 * day is sent a second time, because one too many costs a glance and one too few perhaps a fine; the one two days
 * before is not, because the last one still comes.
 */
const ATTEMPTS: Readonly<Record<ReminderText, number>> = { soon: 1, today: 2 };

/**
 * Sends what is due. Any number of instances may do so side by side: who holds the lease sends, and right before the
 * call `begin` asks once more whether it still does and nobody has forgotten the reminder meanwhile. Only when a
 * process dies, or a connection breaks, between `begin` and `done` can nobody tell whether the message arrived, for
 * the Bot API knows no key by which it would drop a repetition: then ATTEMPTS decides. One after another, so that this
 * can befall one reminder only. See docs/adr/0007-reminders.md.
 */
export function createReminderSender(parts: ReminderSenderParts): ReminderSender {
  const { reminders, holder, timing } = parts;
  const stopping = new AbortController();
  /** Sent, but the store could not note it: not to be sent again. */
  const unnoted = new Set<string>();
  const tell = createTelling(parts.log);
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sendAllDue();
      await pause(timing.everyMs, stopping.signal);
    }
  }

  async function sendAllDue(): Promise<void> {
    try {
      while (!stopping.signal.aborted && (await sendBatch()));
      tell.store();
    } catch (error) {
      tell.store(error);
    }
  }

  /** True when there may be more. */
  async function sendBatch(): Promise<boolean> {
    for (const id of [...unnoted]) await finish(id);
    const due = await reminders.lease(holder, timing.batch, timing.leaseSeconds);
    if (due.length === 0 || !(await isReachable(due))) return false;
    for (const reminder of due) {
      if (stopping.signal.aborted) await reminders.giveBack(reminder, holder, 0);
      else await send(reminder);
    }
    return due.length === timing.batch;
  }

  /** A call that may be repeated goes first: where it fails, nothing is begun of which nobody would know the end. */
  async function isReachable(due: readonly LeasedReminder[]): Promise<boolean> {
    try {
      await parts.api.getMe();
      tell.telegram();
      return true;
    } catch (error) {
      tell.telegram(error);
      for (const reminder of due) await putOff(reminder);
      return false;
    }
  }

  async function send(reminder: LeasedReminder): Promise<void> {
    if (reminder.begun >= ATTEMPTS[reminder.text]) return settle(reminder.id, 'unclear');
    const destined = parts.mailboxes.open(reminder.address);
    if (!destined) return settle(reminder.id, 'unreadable');
    if (!(await reminders.begin(reminder, holder, timing.leaseSeconds))) return;
    const message = reminderMessage(reminder, destined);
    const arrival = await sendOnce(parts.api, destined.chatId, message);
    switch (arrival.type) {
      case 'sent':
        return settle(reminder.id, 'sent');
      case 'unreachable':
        await reminders.forget(reminder.owner);
        return settle(reminder.id, 'unreachable');
      case 'unsent':
        parts.log.warn(describeFault(arrival.error), 'a reminder was not taken; it is sent later');
        return putOff(reminder, arrival.seconds);
      case 'unclear':
        parts.log.warn(describeFault(arrival.error), 'the connection broke under a reminder');
        return parts.count('put-off');
      default:
        return arrival satisfies never;
    }
  }

  async function putOff(reminder: LeasedReminder, seconds: number = timing.leaseSeconds): Promise<void> {
    parts.count('put-off');
    await reminders.giveBack(reminder, holder, seconds);
  }

  async function settle(id: string, outcome: Exclude<ReminderOutcome, 'put-off'>): Promise<void> {
    parts.count(outcome);
    parts.log[LEVELS[outcome]](SENTENCES[outcome]);
    unnoted.add(id);
    await finish(id);
  }

  async function finish(id: string): Promise<void> {
    await reminders.done(id, holder);
    unnoted.delete(id);
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

const LEVELS = { sent: 'info', unreachable: 'info', unreadable: 'error', unclear: 'warn' } as const;

const SENTENCES = {
  sent: 'reminder sent',
  unreachable: 'a reader of reminders cannot be reached; their reminders are deleted',
  unreadable: 'a reminder cannot be opened, for it was sealed with another SECRET_KEY; dropped',
  unclear: 'a reminder may have arrived before its sender died; not repeated',
} as const;

/** Tells each trouble once, however long it lasts. */
function createTelling(log: Logger) {
  const once = (say: (error: unknown) => void) => {
    let told = false;
    return (error?: unknown) => {
      if (error !== undefined && !told) say(error);
      told = error !== undefined;
    };
  };
  return {
    store: once((error) => log.warn({ err: error }, 'reminders cannot be read or noted; trying again')),
    telegram: once((error) => log.warn(describeFault(error), 'Telegram is out of reach; reminders wait')),
  };
}
