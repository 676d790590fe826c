import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reminder, Stores } from '../../../src/ports.ts';
import { openEmbeddedStores } from '../../../src/storage/embedded-stores.ts';
import { type BotApiServer, startBotApiServer } from '../../support/bot-api-server.ts';
import { type BreakableStores, breakableStores } from '../../support/breakable-stores.ts';
import { type Clock, createClock, DAY_MS, SECOND_MS } from '../../support/clock.ts';
import {
  ownerOf,
  QUICK_REMINDERS,
  type ReminderWording,
  reminderFor,
  type TestSender,
  testSender,
} from '../../support/reminder-harness.ts';

const CHAT = 4_815_162_342;
const HOUR_MS = 3600 * SECOND_MS;
const LEASE_MS = QUICK_REMINDERS.leaseSeconds * SECOND_MS;

let api: BotApiServer;
let clock: Clock;
let stores: Stores;
let store: BreakableStores;
let sender: TestSender;

beforeEach(async () => {
  api = await startBotApiServer();
  api.group(CHAT, 'a private chat');
  clock = createClock();
  stores = openEmbeddedStores({ file: ':memory:', now: clock.now });
  store = breakableStores(stores);
  sender = testSender({ api, reminders: store.stores.reminders });
});

afterEach(async () => {
  await sender.stop();
  await api.close();
  await stores.close();
});

const due = (wording: ReminderWording & { readonly inMs?: number } = {}): Reminder => {
  const { inMs = 0, ...more } = wording;
  return reminderFor(CHAT, clock.now().getTime() + inMs, more);
};
const add = (...reminders: Reminder[]) => stores.reminders.add(reminders, 12);
const sent = (chatId = CHAT) => api.messages(chatId).map(({ text }) => text);
const arrived = (count: number, chatId = CHAT) =>
  api.until(() => sent(chatId).length >= count, `${count} reminders`);
const outcomes = (count: number) => vi.waitFor(() => expect(sender.outcomes).toHaveLength(count), 8000);
const kept = async () => {
  clock.advance(LEASE_MS + SECOND_MS);
  return stores.reminders.lease('looker', 50, 0);
};

describe('the sender of reminders', () => {
  it('sends a reminder when it is due, and not before', async () => {
    await add(due({ inMs: HOUR_MS }));
    sender.start();
    await sender.looks(3);
    expect(sent()).toEqual([]);
    clock.advance(HOUR_MS);
    await arrived(1);
    await sender.looks(3);
    expect(sent()).toEqual(['Aman: please look at your dates today.']);
    expect(sender.outcomes).toEqual(['sent']);
  });

  it('keeps nothing of a reminder that was sent', async () => {
    await add(due());
    sender.start();
    await outcomes(1);
    await sender.stop();
    expect(await kept()).toEqual([]);
  });

  it('sends more than a batch without waiting for the next look', async () => {
    const chats = Array.from({ length: 12 }, (_, i) => 100 + i);
    for (const chat of chats) {
      api.group(chat, 'chat');
      await stores.reminders.add([reminderFor(chat, clock.now().getTime())], 12);
    }
    const patient = testSender({
      api,
      reminders: stores.reminders,
      timing: { everyMs: 3_600_000 },
    });
    patient.start();
    for (const chat of chats) await arrived(1, chat);
    await patient.stop();
    expect(patient.outcomes).toHaveLength(12);
  });

  it('sends nothing that was forgotten between the lease and the sending', async () => {
    await add(due(), due({ kind: 'permit' }));
    const road = api.hold('getMe');
    sender.start();
    await road.arrived;
    await stores.reminders.forget(ownerOf(CHAT));
    road.release();
    await sender.looks(3);
    expect(sent()).toEqual([]);
    expect(sender.outcomes).toEqual([]);
  });

  it('deletes all reminders of a reader who blocked the bot, and sends the others', async () => {
    const reader = api.user(77);
    reader.say('hello');
    await stores.reminders.add(
      [
        reminderFor(77, clock.now().getTime()),
        reminderFor(77, clock.now().getTime() + DAY_MS, { kind: 'permit' }),
      ],
      12,
    );
    await add(due());
    reader.block();
    sender.start();
    await arrived(1);
    await outcomes(2);
    await sender.stop();
    reader.unblock();
    clock.advance(2 * DAY_MS);
    expect(await kept()).toEqual([]);
    expect(new Set(sender.outcomes)).toEqual(new Set(['sent', 'unreachable']));
  });

  it('deletes the reminders of a chat that is gone', async () => {
    await stores.reminders.add([reminderFor(99, clock.now().getTime())], 12);
    sender.start();
    await outcomes(1);
    expect(sender.outcomes).toEqual(['unreachable']);
    await sender.stop();
    expect(await kept()).toEqual([]);
  });

  it('waits as long as Telegram asks it to', async () => {
    api.fail('sendMessage', { code: 429, description: 'Too Many Requests: retry after 7', retryAfter: 7 });
    await add(due({ text: 'soon' }));
    sender.start();
    await outcomes(1);
    clock.advance(6 * SECOND_MS);
    await sender.looks(3);
    expect(sent()).toEqual([]);
    clock.advance(SECOND_MS);
    await arrived(1);
    await outcomes(2);
    expect(sender.outcomes).toEqual(['put-off', 'sent']);
  });

  it('tries again later when Telegram itself fails', async () => {
    api.fail('sendMessage', { code: 500, description: 'Internal Server Error' });
    await add(due({ text: 'soon' }));
    sender.start();
    await outcomes(1);
    clock.advance(LEASE_MS);
    await arrived(1);
    expect(sent()).toHaveLength(1);
  });

  it('begins nothing while Telegram is out of reach, and sends all when it is back', async () => {
    api.fail('getMe', 'drop', 3);
    await add(due({ text: 'soon' }), due({ text: 'today' }));
    sender.start();
    await outcomes(2);
    for (let outage = 2; outage <= 3; outage += 1) {
      clock.advance(LEASE_MS);
      await outcomes(outage * 2);
    }
    clock.advance(LEASE_MS);
    await arrived(2);
    expect(sent()).toHaveLength(2);
    const told = sender.lines().filter((line) => line.includes('out of reach'));
    expect(told).toHaveLength(1);
  });

  describe('when the connection breaks and nobody knows whether the message arrived', () => {
    it.each(['drop', 'drop-after'] as const)(
      'sends the one of the last morning a second time, and not a third: %s',
      async (fault) => {
        api.fail('sendMessage', fault, 3);
        await add(due({ text: 'today' }));
        sender.start();
        await outcomes(1);
        clock.advance(LEASE_MS);
        await outcomes(2);
        clock.advance(LEASE_MS);
        await outcomes(3);
        expect(sender.outcomes).toEqual(['put-off', 'put-off', 'unclear']);
        expect(sent()).toHaveLength(fault === 'drop' ? 0 : 2);
        await sender.stop();
        expect(await kept()).toEqual([]);
      },
    );

    it('does not repeat the one two days before, for another follows', async () => {
      api.fail('sendMessage', 'drop-after');
      await add(due({ text: 'soon' }), due({ text: 'today', inMs: 2 * DAY_MS }));
      sender.start();
      await arrived(1);
      clock.advance(LEASE_MS);
      await outcomes(2);
      expect(sender.outcomes).toEqual(['put-off', 'unclear']);
      clock.advance(2 * DAY_MS);
      await arrived(2);
      expect(sent()).toEqual(['Aman: please look at your dates.', 'Aman: please look at your dates today.']);
    });
  });

  it('does not send again what the store could not note as sent', async () => {
    store.breakDown((call) => call === 'reminders.done');
    await add(due());
    sender.start();
    await arrived(1);
    await vi.waitFor(() => expect(sender.lines().join()).toContain('cannot be read or noted'), 8000);
    clock.advance(10 * LEASE_MS);
    store.repair();
    await sender.looks(3);
    expect(sent()).toHaveLength(1);
    await sender.stop();
    expect(await kept()).toEqual([]);
  });

  it('tells a store that fails once, and goes on when it works again', async () => {
    store.breakDown();
    await add(due());
    sender.start();
    await sender.looks(5);
    store.repair();
    await arrived(1);
    const told = sender.lines().filter((line) => line.includes('cannot be read or noted'));
    expect(told).toHaveLength(1);
  });

  it('finishes what is under way when it stops, and leaves the rest to others at once', async () => {
    const held = api.hold('sendMessage');
    await add(due(), due({ kind: 'permit' }));
    sender.start();
    await held.arrived;
    const stopped = sender.stop();
    held.release();
    await stopped;
    expect(sent()).toHaveLength(1);
    expect(await stores.reminders.lease('another', 5, 60)).toHaveLength(1);
  });

  it('drops what was sealed with another secret, and says so', async () => {
    await add(due({ secret: 'another secret of at least 32 characters' }));
    await add({ ...due({ kind: 'permit' }), address: 'v1.damaged' });
    sender.start();
    await outcomes(2);
    expect(sender.outcomes).toEqual(['unreadable', 'unreadable']);
    expect(sender.lines().join()).toContain('another SECRET_KEY');
    await sender.stop();
    expect(await kept()).toEqual([]);
  });

  it('writes neither chats, nor owners, nor addresses into the log, whatever happens', async () => {
    const reminders = [due({ text: 'soon' }), due(), due({ kind: 'permit' })];
    api.fail('getMe', 'drop');
    api.fail('sendMessage', 'drop', 2);
    api.fail('sendMessage', { code: 500, description: 'Internal Server Error' });
    await add(
      ...reminders,
      due({ kind: 'notification', secret: 'another secret of at least 32 characters' }),
    );
    await stores.reminders.add([reminderFor(99, clock.now().getTime())], 12);
    sender.start();
    for (let round = 0; round < 6; round += 1) {
      await sender.looks(2);
      clock.advance(LEASE_MS);
    }
    await sender.stop();
    const log = sender.lines().join();
    expect(log).toContain('reminder sent');
    expect(log).toContain('cannot be reached');
    for (const hidden of [
      String(CHAT),
      ownerOf(CHAT),
      ownerOf(99),
      api.token,
      'v1.',
      ...reminders.map(({ id }) => id),
    ])
      expect(log).not.toContain(hidden);
  });

  describe('when the clock jumps', () => {
    it('sends once what became due by a jump forward', async () => {
      await add(due({ text: 'soon', inMs: HOUR_MS }), due({ text: 'today', inMs: 2 * DAY_MS }));
      sender.start();
      await sender.looks(2);
      clock.advance(2 * DAY_MS + HOUR_MS);
      await arrived(2);
      await sender.looks(3);
      expect(sent()).toHaveLength(2);
    });

    it('does not take up again what is under way, however far the clock jumps meanwhile', async () => {
      const held = api.hold('sendMessage');
      await add(due());
      sender.start();
      await held.arrived;
      clock.advance(DAY_MS);
      held.release();
      await arrived(1);
      await sender.looks(3);
      expect(sent()).toHaveLength(1);
      expect(sender.outcomes).toEqual(['sent']);
    });

    it('sends nothing again after a jump back', async () => {
      await add(due());
      sender.start();
      await arrived(1);
      clock.advance(-DAY_MS);
      await sender.looks(3);
      clock.advance(DAY_MS);
      await sender.looks(3);
      expect(sent()).toHaveLength(1);
    });

    it('loses nothing that a dead holder has on lease when the clock jumps back', async () => {
      await add(due());
      await stores.reminders.lease('dead', 5, QUICK_REMINDERS.leaseSeconds);
      clock.advance(-HOUR_MS);
      sender.start();
      await sender.looks(3);
      expect(sent()).toEqual([]);
      clock.advance(HOUR_MS + LEASE_MS);
      await arrived(1);
      await sender.looks(3);
      expect(sent()).toHaveLength(1);
    });
  });
});
