import type { ReminderStore } from '../ports.ts';
import {
  ADD_REMINDERS,
  FINISH_REMINDER,
  FORGET_REMINDERS,
  HOLD_REMINDER,
  LEASE_REMINDERS,
} from './redis-scripts.ts';
import { REMINDER_TTL_MS } from './retention.ts';
import { parseRows, reminderRowSchema } from './stored-rows.ts';

/** What reminders need of the connection. */
export interface ReminderLink {
  /** Runs Lua with keys (without the prefix) and arguments. */
  run(script: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
  /** A name with the prefix that all keys have. */
  keyOf(name: string): string;
}

/** All reminders by the time at which the next holder may take them. */
const QUEUE = 'reminders';
const reminderKey = (id: string) => `reminder:${id}`;
const ownerKey = (owner: string) => `reminders:of:${owner}`;

/** Reminders on Redis: a hash each, a sorted set of all, a set for every owner; every key has an end. */
export function remindersOn({ run, keyOf }: ReminderLink): ReminderStore {
  const prefix = keyOf(reminderKey(''));
  const hold = (id: string, holder: string, begun: number, seconds: number) =>
    run(HOLD_REMINDER, [QUEUE, reminderKey(id)], [id, holder, begun, seconds * 1000]);
  return {
    add: async (reminders, most) => {
      const owner = reminders[0]?.owner;
      if (owner === undefined) return true;
      const rows = reminders.flatMap(({ id, due, text, locale, address }) => [
        ...[id, owner, due, text, locale, address],
      ]);
      const args = [prefix, most, REMINDER_TTL_MS, ...rows];
      return (await run(ADD_REMINDERS, [QUEUE, ownerKey(owner)], args)) === 1;
    },
    lease: async (holder, limit, seconds) => {
      const rows = await run(LEASE_REMINDERS, [QUEUE], [prefix, holder, limit, seconds * 1000]);
      return parseRows(reminderRowSchema, Array.isArray(rows) ? rows.map(toRow) : []);
    },
    begin: async ({ id, begun }, holder, seconds) => (await hold(id, holder, begun + 1, seconds)) === 1,
    giveBack: async ({ id, begun }, holder, seconds) => {
      await hold(id, holder, begun, seconds);
    },
    done: async (id, holder) =>
      (await run(FINISH_REMINDER, [QUEUE, reminderKey(id)], [id, holder, keyOf(ownerKey(''))])) === 1,
    forget: async (owner) => {
      await run(FORGET_REMINDERS, [QUEUE, ownerKey(owner)], [prefix]);
    },
  };
}

function toRow(row: unknown): unknown {
  const [id, owner, due, text, locale, address, begun] = Array.isArray(row) ? row : [];
  return { id, owner, due, text, locale, address, begun };
}
