import type { Reminder, ReminderStore } from '../ports.ts';
import type { Attempt } from './outage.ts';

export interface FallbackReminders extends ReminderStore {
  /** Tells the primary what was forgotten while it was away, then what was wished for. */
  catchUp(): Promise<void>;
  /** How many wait for the primary. */
  unwritten(): number;
}

/**
 * Reminders that outlive an outage of the primary. New ones wait here and are handed over; until then nobody sends
 * them, and none of the primary's either: without it nobody can tell who holds what, and twice is what leases prevent.
 * What is forgotten meanwhile is forgotten here at once and in the primary first of all.
 */
export function fallbackReminders(primary: ReminderStore, attempt: Attempt): FallbackReminders {
  const waiting = new Map<string, Reminder>();
  const forgotten = new Set<string>();

  const of = (owner: string) => [...waiting.values()].filter((reminder) => reminder.owner === owner);

  function keepHere(reminders: readonly Reminder[], most: number): boolean {
    const added = reminders.filter(({ id }) => !waiting.has(id));
    const open = added.length + of(added[0]?.owner ?? '').length;
    if (open > most) return false;
    for (const reminder of added) waiting.set(reminder.id, reminder);
    return true;
  }

  /** Whoever had too many by then was let have them: what was promised is kept. */
  async function handOver(reminder: Reminder): Promise<void> {
    await primary.add([reminder], Number.MAX_SAFE_INTEGER);
    waiting.delete(reminder.id);
  }

  async function forgetInPrimary(owner: string): Promise<void> {
    if (!forgotten.has(owner)) return;
    await primary.forget(owner);
    forgotten.delete(owner);
  }

  /** What is wished for after it must not fall to what was forgotten before. */
  async function addToPrimary(reminders: readonly Reminder[], most: number): Promise<boolean> {
    for (const { owner } of reminders) await forgetInPrimary(owner);
    return primary.add(reminders, most);
  }

  return {
    add: (reminders, most) =>
      attempt(
        () => addToPrimary(reminders, most),
        async () => keepHere(reminders, most),
      ),
    lease: (holder, limit, seconds) =>
      attempt(
        () => primary.lease(holder, limit, seconds),
        async () => [],
      ),
    begin: (reminder, holder, seconds) =>
      attempt(
        () => primary.begin(reminder, holder, seconds),
        async () => false,
      ),
    giveBack: (reminder, holder, seconds) =>
      attempt(
        () => primary.giveBack(reminder, holder, seconds),
        // Its lease ends by itself.
        async () => {},
      ),
    done: (id, holder) =>
      attempt(
        () => primary.done(id, holder),
        // Whoever sent it must know that this is not noted yet.
        (error) => Promise.reject(error),
      ),
    forget: (owner) => {
      for (const { id } of of(owner)) waiting.delete(id);
      return attempt(
        () => primary.forget(owner),
        async () => {
          forgotten.add(owner);
        },
      );
    },
    catchUp: async () => {
      for (const owner of [...forgotten]) await forgetInPrimary(owner);
      for (const reminder of [...waiting.values()]) {
        // Forgotten while others were handed over.
        if (waiting.has(reminder.id)) await handOver(reminder);
      }
    },
    unwritten: () => waiting.size,
  };
}
