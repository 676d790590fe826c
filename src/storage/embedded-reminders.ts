import type { DatabaseSync } from 'node:sqlite';
import type { ReminderStore } from '../ports.ts';
import { inTransaction } from './in-transaction.ts';
import { REMINDER_TTL_MS } from './retention.ts';
import { parseRows, reminderRowSchema } from './stored-rows.ts';

/** Reminders in a table of the embedded store; `free_at` is when the next holder may take one. */
export function remindersIn(db: DatabaseSync, now: () => Date): ReminderStore {
  const insert = db.prepare(`
    INSERT INTO reminders (id, owner, due, text, locale, address, free_at, holder, begun)
    VALUES (:id, :owner, :due, :text, :locale, :address, :due, '', 0) ON CONFLICT (id) DO NOTHING`);
  const count = db.prepare('SELECT count(*) AS open FROM reminders WHERE owner = ?');
  const take = db.prepare(`
    UPDATE reminders SET holder = :holder, free_at = :until
    WHERE id IN (
      SELECT id FROM reminders WHERE free_at <= :now AND due > :oldest ORDER BY free_at, id LIMIT :limit)
    RETURNING *`);
  const hold = db.prepare(
    'UPDATE reminders SET begun = :begun, free_at = :until WHERE id = :id AND holder = :holder',
  );
  const finish = db.prepare('DELETE FROM reminders WHERE id = ? AND holder = ?');
  const forget = db.prepare('DELETE FROM reminders WHERE owner = ?');
  const after = (seconds: number) => now().getTime() + seconds * 1000;
  return {
    add: async (reminders, most) =>
      durably(db, () =>
        inTransaction(db, () => {
          for (const reminder of reminders) insert.run({ ...reminder });
          return reminders.every(({ owner }) => Number(count.get(owner)?.open) <= most);
        }),
      ),
    lease: async (holder, limit, seconds) => {
      const time = now().getTime();
      const until = after(seconds);
      const rows = take.all({ holder, until, now: time, oldest: time - REMINDER_TTL_MS, limit });
      // RETURNING keeps no order.
      return parseRows(reminderRowSchema, rows).sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
    },
    begin: async ({ id, begun }, holder, seconds) =>
      durably(db, () => hold.run({ id, holder, begun: begun + 1, until: after(seconds) }).changes === 1),
    giveBack: async ({ id, begun }, holder, seconds) => {
      hold.run({ id, holder, begun, until: after(seconds) });
    },
    done: async (id, holder) => durably(db, () => finish.run(id, holder).changes === 1),
    forget: async (owner) => {
      durably(db, () => forget.run(owner));
    },
  };
}

/** On the disk itself before it counts as done: a power cut must neither lose a reminder nor send one twice. */
function durably<T>(db: DatabaseSync, work: () => T): T {
  db.exec('PRAGMA synchronous = FULL');
  try {
    return work();
  } finally {
    db.exec('PRAGMA synchronous = NORMAL');
  }
}
