import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReminderOutcome } from '../../../src/channels/telegram/reminder-sender.ts';
import type { ReminderText } from '../../../src/core/reminder.ts';
import type { Stores } from '../../../src/ports.ts';
import { openEmbeddedStores } from '../../../src/storage/embedded-stores.ts';
import { openRedisStores } from '../../../src/storage/redis-stores.ts';
import { type BotApiServer, startBotApiServer } from '../../support/bot-api-server.ts';
import { createLogLines } from '../../support/log-lines.ts';
import { withRedisClient } from '../../support/redis-harness.ts';
import { type RedisServer, startRedisServer } from '../../support/redis-server.ts';
import { reminderFor, testSender } from '../../support/reminder-harness.ts';

const PROCESS = fileURLToPath(new URL('../../support/reminder-process.ts', import.meta.url));
const now = () => new Date();
const { log } = createLogLines();

let server: RedisServer;
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());

let api: BotApiServer;
beforeEach(async () => {
  api = await startBotApiServer();
});
afterEach(() => api.close());

const chatsOf = (count: number) => Array.from({ length: count }, (_, i) => 1000 + i);

/** How many messages each chat has got: all ones when each reminder was sent exactly once. */
const arrivals = (chats: readonly number[]) => chats.map((chat) => api.messages(chat).length);
const total = (chats: readonly number[]) => arrivals(chats).reduce((sum, count) => sum + count, 0);

async function addAll(stores: Stores, chats: readonly number[], text: ReminderText = 'today') {
  for (const chat of chats) {
    api.group(chat, 'a private chat');
    await stores.reminders.add([reminderFor(chat, Date.now() - 1000, { text })], 12);
  }
}

describe('several instances over one Redis', () => {
  beforeEach(() => withRedisClient(server.url, async (redis) => void (await redis.flushall())));

  it.each([2, 4])('%i of them send 200 due reminders, each exactly once', async (count) => {
    const chats = chatsOf(200);
    const instances = Array.from({ length: count }, (_, i) => {
      const stores = openRedisStores({ url: server.url, now, log });
      return { stores, sender: testSender({ api, reminders: stores.reminders, holder: `instance ${i}` }) };
    });
    if (instances[0]) await addAll(instances[0].stores, chats);
    for (const { sender } of instances) sender.start();
    await api.until(() => total(chats) >= chats.length, 'all reminders');
    for (const { sender } of instances) await sender.looks(2);
    for (const { sender, stores } of instances) {
      await sender.stop();
      await stores.close();
    }
    expect(arrivals(chats)).toEqual(chats.map(() => 1));
    const shares = instances.map(({ sender }) => sender.outcomes.length);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(200);
    for (const share of shares) expect(share).toBeGreaterThan(0);
  });
});

describe.each(['embedded', 'redis'] as const)('a process that is killed, on the %s store', (kind) => {
  let folder: string;
  let place: string;
  let stores: Stores;
  let child: ChildProcess | undefined;
  const chats = chatsOf(40);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aman-reminders-'));
    place = kind === 'redis' ? server.url : join(folder, 'aman.db');
    if (kind === 'redis') await withRedisClient(place, async (redis) => void (await redis.flushall()));
    stores =
      kind === 'redis' ? openRedisStores({ url: place, now, log }) : openEmbeddedStores({ file: place, now });
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await stores.close();
    await rm(folder, { recursive: true });
  });

  function startProcess(): void {
    child = fork(PROCESS, [place, api.url, api.token, 'the first'], { execArgv: [] });
  }

  async function killProcess(): Promise<void> {
    if (!child) throw new Error('no process was started');
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** A second instance sends what is left, until nothing is; `last` is an outcome that comes when a lease has run out. */
  async function sendTheRest(expected: number, last?: ReminderOutcome): Promise<readonly string[]> {
    const sender = testSender({ api, reminders: stores.reminders, holder: 'the second' });
    sender.start();
    await api.until(() => total(chats) >= expected, `${expected} reminders`);
    while (last !== undefined && !sender.outcomes.includes(last)) await sender.looks(1);
    await sender.looks(3);
    await sender.stop();
    return sender.outcomes;
  }

  it('between lease and sending loses no reminder and repeats none', async () => {
    await addAll(stores, chats);
    const road = api.hold('getMe');
    startProcess();
    await road.arrived;
    await killProcess();
    road.release();
    expect(total(chats)).toBe(0);
    const outcomes = await sendTheRest(chats.length);
    expect(arrivals(chats)).toEqual(chats.map(() => 1));
    expect(outcomes).toEqual(chats.map(() => 'sent'));
  });

  it('in the middle of its work, again and again, loses no reminder and repeats none', async () => {
    await addAll(stores, chats);
    for (let kill = 1; kill <= 3; kill += 1) {
      const before = api.calls.length;
      startProcess();
      await api.until(() => api.calls.length > before, 'a call of the process');
      const road = api.hold('getMe');
      await road.arrived;
      await killProcess();
      road.release();
    }
    await sendTheRest(chats.length);
    expect(arrivals(chats)).toEqual(chats.map(() => 1));
  });

  it('in the call itself, before Telegram had the message: the last one of a day is sent again', async () => {
    await addAll(stores, chats);
    const call = api.hold('sendMessage');
    startProcess();
    await call.arrived;
    await killProcess();
    api.fail('sendMessage', 'drop');
    call.release();
    await sendTheRest(chats.length);
    expect(arrivals(chats)).toEqual(chats.map(() => 1));
  });

  it('in the call itself, after Telegram had the message: the one two days before is not repeated', async () => {
    await addAll(stores, chats, 'soon');
    const call = api.hold('sendMessage');
    startProcess();
    await call.arrived;
    await killProcess();
    call.release();
    const outcomes = await sendTheRest(chats.length, 'unclear');
    expect(arrivals(chats)).toEqual(chats.map(() => 1));
    expect(outcomes.filter((outcome) => outcome === 'unclear')).toHaveLength(1);
  });
});
