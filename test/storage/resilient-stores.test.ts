import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../src/core/session.ts';
import type { Reminder, Stores } from '../../src/ports.ts';
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';
import { openRedisStores } from '../../src/storage/redis-stores.ts';
import { withFallback } from '../../src/storage/resilient-stores.ts';
import { MAX_QUEUED } from '../../src/storage/write-queue.ts';
import { describeStores } from '../contracts/store-contract.ts';
import { type BreakableStores, breakableStores } from '../support/breakable-stores.ts';
import { createClock } from '../support/clock.ts';
import { createLogLines } from '../support/log-lines.ts';
import { startRedisHarness } from '../support/redis-harness.ts';
import { type RedisServer, startRedisServer, withRedisServer } from '../support/redis-server.ts';

/** How long an event is awaited before it counts as missing. */
const PATIENCE = { timeout: 10_000 };

const AWAY = 'shared store is away; going on with the memory of this process';
const BACK = 'shared store is back and has what was written meanwhile';

const TODAY = '2026-11-20';
const clock = createClock(`${TODAY}T09:00:00Z`);

const session = (lastEntry: string): Session => ({ version: 1, localeChosen: true, locale: 'uz', lastEntry });
const question = (text: string) => ({ text, locale: 'ru', outcome: 'unknown', day: TODAY }) as const;
const thumb = { entry: 'work.eaeu', locale: 'ru', verdict: 'helpful', day: TODAY } as const;

const reminder = (id: string, owner = 'person'): Reminder => ({
  id,
  owner,
  due: clock.now().getTime() - 1000,
  text: 'today',
  locale: 'ky',
  address: 'v1.sealed',
});

const inMemory = (now = clock.now) => openEmbeddedStores({ file: ':memory:', now });

describe('withFallback while the primary is there', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedisServer();
  });

  afterAll(() => server.stop());

  describeStores('resilient stores', () =>
    startRedisHarness(server.url, (primary, now) =>
      withFallback(primary, inMemory(now), createLogLines().log),
    ),
  );
});

describe('withFallback', () => {
  let shared: Stores;
  let primary: BreakableStores;
  let stores: Stores;
  let messages: () => readonly string[];
  let lines: () => readonly string[];

  beforeEach(() => {
    shared = inMemory();
    primary = breakableStores(shared);
    const logged = createLogLines();
    ({ messages, lines } = logged);
    stores = withFallback(primary.stores, inMemory(), logged.log);
  });

  afterEach(() => stores.close());

  /** Lets calls succeed until what was written meanwhile is in the primary. */
  async function comeBack(): Promise<void> {
    primary.repair();
    await vi.waitFor(async () => {
      await stores.ping();
      expect(messages().at(-1)).toBe(BACK);
    }, PATIENCE);
  }

  it('finds a conversation where it was when the primary goes away', async () => {
    await stores.sessions.set('a', session('work.eaeu'));
    primary.breakDown();
    expect(await stores.sessions.get('a')).toEqual(session('work.eaeu'));
  });

  it('brings a session written meanwhile to the primary', async () => {
    await stores.sessions.set('a', session('work.eaeu'));
    primary.breakDown();
    await stores.sessions.set('a', session('notify.how'));
    expect(await stores.sessions.get('a')).toEqual(session('notify.how'));
    await comeBack();
    expect(await shared.sessions.get('a')).toEqual(session('notify.how'));
    expect(await stores.sessions.get('a')).toEqual(session('notify.how'));
  });

  it('shows the newer session from the first moment on, before all is brought back', async () => {
    await stores.sessions.set('a', session('work.eaeu'));
    primary.breakDown();
    await stores.sessions.set('a', session('notify.how'));
    primary.repair();
    expect(await stores.sessions.get('a')).toEqual(session('notify.how'));
    expect(await shared.sessions.get('a')).toEqual(session('notify.how'));
  });

  it('forgets in the primary, too, what was forgotten meanwhile', async () => {
    await stores.sessions.set('a', session('work.eaeu'));
    primary.breakDown();
    await stores.sessions.delete('a');
    expect(await stores.sessions.get('a')).toBeUndefined();
    primary.repair();
    expect(await stores.sessions.get('a')).toBeUndefined();
    expect(await shared.sessions.get('a')).toBeUndefined();
  });

  it('forgets in the primary even if the person never comes back', async () => {
    await stores.sessions.set('a', session('work.eaeu'));
    primary.breakDown();
    await stores.sessions.delete('a');
    await comeBack();
    expect(await shared.sessions.get('a')).toBeUndefined();
  });

  it('does not bring back what was forgotten through another instance', async () => {
    await stores.sessions.set('a', session('work.eaeu'));
    await shared.sessions.delete('a');
    expect(await stores.sessions.get('a')).toBeUndefined();
    primary.breakDown();
    expect(await stores.sessions.get('a')).toBeUndefined();
  });

  it('lets a turn after the outage win over what waits to be brought back', async () => {
    primary.breakDown();
    await stores.sessions.set('a', session('notify.how'));
    primary.breakDown((call) => call.startsWith('unanswered'));
    await stores.sessions.set('a', session('depart.agencies'));
    await comeBack();
    expect(await shared.sessions.get('a')).toEqual(session('depart.agencies'));
  });

  it('lets a turn win over the bringing back at any moment of it', async () => {
    for (let moment = 0; moment < 25; moment += 1) {
      primary.breakDown();
      await stores.sessions.set('a', session('notify.how'));
      primary.repair();
      const found = stores.ping();
      for (let i = 0; i < moment; i += 1) await Promise.resolve();
      await stores.sessions.set('a', session('depart.agencies'));
      await found;
      await comeBack();
      expect(await shared.sessions.get('a')).toEqual(session('depart.agencies'));
    }
  });

  it('brings questions and thumbs to the primary, each as often as it came', async () => {
    await stores.unanswered.add(question('before'));
    primary.breakDown();
    await stores.unanswered.add(question('meanwhile'));
    await stores.unanswered.add(question('meanwhile'));
    await stores.feedback.add(thumb);
    await stores.feedback.add(thumb);
    await comeBack();
    await stores.unanswered.add(question('after'));
    expect((await shared.unanswered.list(10)).map(({ text, count }) => [text, count])).toEqual([
      ['after', 1],
      ['meanwhile', 2],
      ['before', 1],
    ]);
    expect(await shared.feedback.list(10)).toEqual([{ ...thumb, count: 2 }]);
  });

  it('lists what came meanwhile while the primary is away', async () => {
    primary.breakDown();
    await stores.unanswered.add(question('meanwhile'));
    await stores.feedback.add(thumb);
    expect(await stores.unanswered.list(10)).toEqual([{ ...question('meanwhile'), count: 1 }]);
    expect(await stores.feedback.list(10)).toEqual([{ ...thumb, count: 1 }]);
  });

  it('keeps what is not yet brought back when the primary breaks again', async () => {
    primary.breakDown();
    for (const text of ['one', 'two']) await stores.unanswered.add(question(text));
    await stores.sessions.set('a', session('notify.how'));
    primary.breakDown((call) => call === 'unanswered.add' || call === 'sessions.set');
    await stores.ping();
    await stores.seen.first('a');
    expect(messages()).toEqual([AWAY]);
    await comeBack();
    expect(await shared.unanswered.list(10)).toHaveLength(2);
    expect(await shared.sessions.get('a')).toEqual(session('notify.how'));
  });

  it('keeps only so many questions waiting, so that a long outage does not fill the memory', async () => {
    primary.breakDown();
    for (let i = 0; i < MAX_QUEUED + 5; i += 1) await stores.unanswered.add(question('meanwhile'));
    await comeBack();
    expect((await shared.unanswered.list(1))[0]?.count).toBe(MAX_QUEUED);
  });

  it('limits rates by itself while the primary is away', async () => {
    primary.breakDown();
    expect((await stores.rateLimits.take('a', 1)).allowed).toBe(true);
    expect((await stores.rateLimits.take('a', 1)).allowed).toBe(false);
  });

  it('handles no delivery twice over the edges of an outage', async () => {
    await stores.seen.first('before');
    primary.breakDown();
    expect(await stores.seen.first('before')).toBe(false);
    expect(await stores.seen.first('meanwhile')).toBe(true);
    expect(await stores.seen.first('meanwhile')).toBe(false);
    await comeBack();
    expect(await stores.seen.first('meanwhile')).toBe(false);
  });

  it('leaves a lease with its holder while the primary is away, and gives out no other', async () => {
    await stores.leases.acquire('polling', 'one', 30);
    primary.breakDown();
    expect(await stores.leases.acquire('polling', 'one', 30)).toBe(true);
    expect(await stores.leases.acquire('polling', 'two', 30)).toBe(false);
    expect(await stores.leases.acquire('reminders', 'one', 30)).toBe(false);
  });

  it('does not renew a lease that was released or lost', async () => {
    await stores.leases.acquire('polling', 'one', 30);
    await shared.leases.release('polling', 'one');
    await shared.leases.acquire('polling', 'other instance', 30);
    await stores.leases.acquire('polling', 'one', 30);
    await stores.leases.acquire('reminders', 'one', 30);
    primary.breakDown();
    await stores.leases.release('reminders', 'one');
    expect(await stores.leases.acquire('polling', 'one', 30)).toBe(false);
    expect(await stores.leases.acquire('reminders', 'one', 30)).toBe(false);
  });

  const dueInPrimary = async () => (await shared.reminders.lease('looker', 50, 60)).map(({ id }) => id);

  it('hands over reminders that were wished for meanwhile, each once', async () => {
    await stores.reminders.add([reminder('before')], 12);
    primary.breakDown();
    expect(await stores.reminders.add([reminder('a'), reminder('b')], 12)).toBe(true);
    expect(await stores.reminders.add([reminder('a')], 12)).toBe(true);
    await comeBack();
    expect(await dueInPrimary()).toEqual(['a', 'b', 'before']);
  });

  it('gives out no reminder while the primary is away, and tells a sender that nothing was noted', async () => {
    await stores.reminders.add([reminder('a')], 12);
    const [leased] = await stores.reminders.lease('one', 1, 60);
    primary.breakDown();
    await stores.reminders.add([reminder('b')], 12);
    expect(await stores.reminders.lease('one', 10, 60)).toEqual([]);
    expect(leased && (await stores.reminders.begin(leased, 'one', 60))).toBe(false);
    if (leased) await stores.reminders.giveBack(leased, 'one', 60);
    await expect(stores.reminders.done('a', 'one')).rejects.toThrow('reminders.done is broken');
  });

  it('lets forgetting win over a reminder that waits to be handed over', async () => {
    primary.breakDown();
    await stores.reminders.add([reminder('a'), reminder('b')], 12);
    await stores.reminders.add([reminder('c', 'somebody else')], 12);
    await stores.reminders.forget('person');
    await comeBack();
    expect(await dueInPrimary()).toEqual(['c']);
  });

  it('forgets in the primary, too, the reminders forgotten meanwhile', async () => {
    await stores.reminders.add([reminder('a')], 12);
    primary.breakDown();
    await stores.reminders.forget('person');
    await comeBack();
    expect(await dueInPrimary()).toEqual([]);
  });

  it('keeps what is wished for after it was forgotten in the same outage', async () => {
    await stores.reminders.add([reminder('a')], 12);
    primary.breakDown();
    await stores.reminders.forget('person');
    await stores.reminders.add([reminder('b')], 12);
    await comeBack();
    expect(await dueInPrimary()).toEqual(['b']);
  });

  it('loses no wish at any moment around the handing over, and none of it outlives a forgetting', async () => {
    for (let moment = 0; moment < 25; moment += 1) {
      primary.breakDown();
      await stores.reminders.add([reminder(`old ${moment}`)], 12);
      await stores.reminders.forget('person');
      primary.repair();
      const found = stores.ping();
      for (let i = 0; i < moment; i += 1) await Promise.resolve();
      await stores.reminders.add([reminder(`new ${moment}`)], 12);
      await found;
      await comeBack();
      expect(await dueInPrimary()).toEqual([`new ${moment}`]);
      await stores.reminders.forget('person');
    }
  });

  it('forgets at any moment around the handing over', async () => {
    for (let moment = 0; moment < 25; moment += 1) {
      primary.breakDown();
      await stores.reminders.add([reminder(`a ${moment}`), reminder(`b ${moment}`)], 12);
      primary.repair();
      const found = stores.ping();
      for (let i = 0; i < moment; i += 1) await Promise.resolve();
      await stores.reminders.forget('person');
      await found;
      await comeBack();
      expect(await dueInPrimary()).toEqual([]);
    }
  });

  it('keeps no more reminders for one owner during an outage than at other times', async () => {
    primary.breakDown();
    expect(await stores.reminders.add([reminder('a'), reminder('b')], 2)).toBe(true);
    expect(await stores.reminders.add([reminder('c')], 2)).toBe(false);
    expect(await stores.reminders.add([reminder('a')], 2)).toBe(true);
    expect(await stores.reminders.add([reminder('d', 'somebody else')], 2)).toBe(true);
  });

  it('says how many reminders are lost when it closes during an outage, and not whose', async () => {
    primary.breakDown();
    await stores.reminders.add([reminder('a'), reminder('b')], 12);
    await stores.close();
    expect(lines().at(-1)).toContain('"unsent":2');
    expect(lines().join()).not.toContain('person');
  });

  it('says by ping that the primary is away', async () => {
    await expect(stores.ping()).resolves.toBeUndefined();
    primary.breakDown();
    await stores.sessions.get('a');
    await expect(stores.ping()).rejects.toThrow('ping is broken');
  });

  it('tells an outage once and its end once', async () => {
    for (let outage = 0; outage < 2; outage += 1) {
      primary.breakDown();
      await Promise.all(Array.from({ length: 100 }, (_, i) => stores.sessions.get(`${i}`)));
      await comeBack();
    }
    expect(messages()).toEqual([AWAY, BACK, AWAY, BACK]);
  });

  it('does not count the primary as back while it reads but does not write', async () => {
    primary.breakDown((call) => call === 'sessions.set');
    for (let i = 0; i < 20; i += 1) {
      await stores.sessions.set('a', session('work.eaeu'));
      await stores.sessions.get('b');
    }
    expect(messages()).toEqual([AWAY]);
  });

  it('notices in a sweep that the primary is back', async () => {
    primary.breakDown();
    await stores.unanswered.add(question('meanwhile'));
    await stores.sweep();
    expect(messages()).toEqual([AWAY]);
    primary.repair();
    await stores.sweep();
    await vi.waitFor(() => expect(messages()).toEqual([AWAY, BACK]), PATIENCE);
    expect(await shared.unanswered.list(10)).toHaveLength(1);
  });

  it('does not take a sweep that asks nothing of the primary for its return', async () => {
    primary.breakDown();
    await stores.sessions.get('a');
    await stores.sweep();
    await new Promise((resolve) => setImmediate(resolve));
    expect(messages()).toEqual([AWAY]);
  });

  it('brings back what it can before it closes', async () => {
    const closing = withFallback(
      { ...primary.stores, close: async () => {} },
      inMemory(),
      createLogLines().log,
    );
    primary.breakDown();
    await closing.unanswered.add(question('meanwhile'));
    primary.repair();
    await closing.close();
    expect(await shared.unanswered.list(10)).toHaveLength(1);
  });

  it('says how many questions and thumbs are lost when it closes during an outage', async () => {
    primary.breakDown();
    await stores.unanswered.add(question('words of a person'));
    await stores.feedback.add(thumb);
    await stores.close();
    expect(lines().at(-1)).toContain('"lost":2');
    expect(lines().join()).not.toContain('words of a person');
  });
});

describe('withFallback over a real Redis', () => {
  async function connected<T>(
    server: RedisServer,
    work: (stores: Stores, messages: () => readonly string[]) => Promise<T>,
  ) {
    const { log, messages } = createLogLines();
    const primary = openRedisStores({ url: server.url, now: clock.now, log });
    const stores = withFallback(primary, inMemory(), log);
    try {
      return await work(stores, () => messages().filter((message) => message === AWAY || message === BACK));
    } finally {
      await stores.close();
    }
  }

  it('resumes conversations after Redis was killed in the middle of them', () =>
    withRedisServer((server) =>
      connected(server, async (stores, messages) => {
        await stores.sessions.set('before', session('work.eaeu'));
        await stores.sessions.set('talking', session('work.eaeu'));
        await server.kill();
        expect(await stores.sessions.get('talking')).toEqual(session('work.eaeu'));
        await stores.sessions.set('talking', session('notify.how'));
        await stores.unanswered.add(question('meanwhile'));
        await server.restart();
        await vi.waitFor(() => stores.ping(), PATIENCE);
        await vi.waitFor(() => expect(messages()).toEqual([AWAY, BACK]), PATIENCE);
        await connected(server, async (other) => {
          expect(await other.sessions.get('before')).toEqual(session('work.eaeu'));
          expect(await other.sessions.get('talking')).toEqual(session('notify.how'));
          expect(await other.unanswered.list(10)).toHaveLength(1);
        });
      }),
    ));

  it('lets nobody down while Redis is killed and started under load', () =>
    withRedisServer((server) =>
      connected(server, async (stores, messages) => {
        const people = Array.from({ length: 20 }, (_, i) => `person ${i}`);
        let talking = true;
        const talks = people.map(async (person) => {
          let turns = 0;
          while (talking) {
            turns += 1;
            const known = await stores.sessions.get(person);
            expect(known?.lastEntry ?? 'work.turn-0').toBe(`work.turn-${turns - 1}`);
            expect(await stores.seen.first(`${person} ${turns}`)).toBe(true);
            await stores.rateLimits.take(person, 60);
            await stores.sessions.set(person, session(`work.turn-${turns}`));
            // A person reads before writing again; without a pause no other event would come in between.
            await new Promise((resolve) => setImmediate(resolve));
          }
          return turns;
        });
        await vi.waitFor(
          async () => expect(await stores.sessions.get(people[0] ?? '')).toBeDefined(),
          PATIENCE,
        );
        await server.kill();
        await vi.waitFor(() => expect(messages()).toEqual([AWAY]), PATIENCE);
        await server.restart();
        await vi.waitFor(() => expect(messages()).toEqual([AWAY, BACK]), PATIENCE);
        talking = false;
        const turns = await Promise.all(talks);
        await connected(server, async (other) => {
          for (const [i, person] of people.entries()) {
            expect(await other.sessions.get(person)).toEqual(session(`work.turn-${turns[i]}`));
          }
        });
      }),
    ));

  it('goes on while Redis hangs, and with Redis when it does no longer', () =>
    withRedisServer((server) =>
      connected(server, async (stores, messages) => {
        await stores.sessions.set('a', session('work.eaeu'));
        server.freeze();
        expect(await stores.sessions.get('a')).toEqual(session('work.eaeu'));
        await stores.sessions.set('a', session('notify.how'));
        server.thaw();
        await vi.waitFor(() => stores.ping(), PATIENCE);
        await vi.waitFor(() => expect(messages()).toEqual([AWAY, BACK]), PATIENCE);
        await connected(server, async (other) => {
          expect(await other.sessions.get('a')).toEqual(session('notify.how'));
        });
      }),
    ));

  it('starts without Redis and uses it as soon as it is there', () =>
    withRedisServer(async (server) => {
      await server.kill();
      await connected(server, async (stores, messages) => {
        await stores.sessions.set('a', session('work.eaeu'));
        expect(await stores.sessions.get('a')).toEqual(session('work.eaeu'));
        await server.restart();
        await vi.waitFor(() => stores.ping(), PATIENCE);
        await vi.waitFor(() => expect(messages()).toEqual([AWAY, BACK]), PATIENCE);
      });
    }));
});
