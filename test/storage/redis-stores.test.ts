import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SESSION_TTL_SECONDS } from '../../src/core/session.ts';
import type { Stores } from '../../src/ports.ts';
import { openRedisStores } from '../../src/storage/redis-stores.ts';
import { SEEN_TTL_SECONDS } from '../../src/storage/retention.ts';
import { describeStores } from '../contracts/store-contract.ts';
import { createClock } from '../support/clock.ts';
import { createLogLines } from '../support/log-lines.ts';
import { startRedisHarness, withRedisClient } from '../support/redis-harness.ts';
import { freePort, type RedisServer, startRedisServer, withRedisServer } from '../support/redis-server.ts';

/** How long an event is awaited before it counts as missing. */
const PATIENCE = { timeout: 10_000 };

let server: RedisServer;

beforeAll(async () => {
  server = await startRedisServer();
});

afterAll(() => server.stop());

describeStores('redis stores', () => startRedisHarness(server.url));

describe('redis stores on a cluster', () => {
  let cluster: RedisServer;

  beforeAll(async () => {
    cluster = await startRedisServer(['--cluster-enabled', 'yes']);
    await withRedisClient(cluster.url, async (redis) => {
      await redis.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
      const info = () => redis.call('CLUSTER', 'INFO');
      await vi.waitFor(async () => expect(await info()).toContain('cluster_state:ok'), PATIENCE);
    });
  });

  afterAll(() => cluster.stop());

  describeStores('one node', () => startRedisHarness(cluster.url));
});

describe('openRedisStores', () => {
  const clock = createClock();

  async function opened<T>(
    work: (stores: Stores, messages: () => readonly string[]) => Promise<T>,
    url = server.url,
  ) {
    const { log, messages } = createLogLines();
    const stores = openRedisStores({ url, now: clock.now, log });
    try {
      return await work(stores, messages);
    } finally {
      await stores.close();
    }
  }

  it('gives every key a hash tag, and an end where it holds more than a number', () =>
    opened(async (stores) => {
      await withRedisClient(server.url, async (redis) => {
        await redis.flushall();
        await stores.sessions.set('a', { version: 1, localeChosen: false });
        await stores.seen.first('a');
        await stores.rateLimits.take('a', 1);
        await stores.leases.acquire('polling', 'one', 30);
        await stores.unanswered.add({ text: 'x', locale: 'ru', outcome: 'unknown', day: '2026-11-20' });
        await stores.feedback.add({ entry: 'a.b', locale: 'ru', verdict: 'helpful', day: '2026-11-20' });
        const due = Date.now() + 1000;
        const reminder = { id: 'r', owner: 'a', due, text: 'today', locale: 'uz', address: 'v1.x' } as const;
        await stores.reminders.add([reminder], 12);
        const keys = await redis.keys('*');
        expect(keys.filter((key) => !key.startsWith('{aman}:'))).toEqual([]);
        const endless = await Promise.all(
          keys.map(async (key) => ((await redis.pttl(key)) < 0 ? [key] : [])),
        );
        expect(endless.flat()).toEqual(['{aman}:questions:last']);
        expect(await redis.ttl('{aman}:session:a')).toBe(SESSION_TTL_SECONDS);
        expect(await redis.ttl('{aman}:seen:a')).toBe(SEEN_TTL_SECONDS);
      });
    }));

  it('drops expired questions from its list as new ones come', () =>
    opened(async (stores) => {
      await withRedisClient(server.url, async (redis) => {
        await redis.flushall();
        const add = (text: string) =>
          stores.unanswered.add({ text, locale: 'ru', outcome: 'unknown', day: '2026-11-20' });
        for (const text of ['one', 'two', 'three']) await add(text);
        for (const key of await redis.keys('{aman}:question:*')) await redis.del(key);
        for (const text of ['four', 'five']) await add(text);
        expect(await redis.zcard('{aman}:questions')).toBe(2);
      });
    }));

  it('keeps nothing of a question that is already due when it comes', () =>
    opened(async (stores) => {
      await withRedisClient(server.url, async (redis) => {
        await redis.flushall();
        await stores.unanswered.add({ text: 'x', locale: 'ru', outcome: 'unknown', day: '2026-01-01' });
        expect(await redis.keys('*')).toEqual([]);
      });
    }));

  it('leaves out a damaged row and shows the others', () =>
    opened(async (stores) => {
      await withRedisClient(server.url, async (redis) => {
        await redis.flushall();
        await stores.feedback.add({ entry: 'a.b', locale: 'ru', verdict: 'helpful', day: '2026-11-20' });
        await redis.hset('{aman}:feedback:2026-11-20', { 'not JSON': '3', null: '3', '{"entry":"x"}': '3' });
        expect(await stores.feedback.list(10)).toHaveLength(1);
      });
    }));

  it('works with the very first command', () =>
    opened(async (stores) => {
      expect(await stores.seen.first('the very first')).toBe(true);
    }));

  it('rejects at once and says so once when nothing listens', async () => {
    const port = await freePort();
    await opened(async (stores, messages) => {
      for (let i = 0; i < 50; i += 1)
        await expect(stores.sessions.get('a')).rejects.toThrow('redis is not connected');
      expect(messages()).toEqual(['redis is not reachable; trying again until it is']);
    }, `redis://127.0.0.1:${port}`);
  });

  it('says so once, however often it tries again', async () => {
    let attempts = 0;
    const slamming = createServer((socket) => {
      attempts += 1;
      socket.resetAndDestroy();
    }).listen(0, '127.0.0.1');
    await once(slamming, 'listening');
    const address = slamming.address();
    const port = address !== null && typeof address !== 'string' ? address.port : 0;
    await opened(async (_, messages) => {
      await vi.waitFor(() => expect(attempts).toBeGreaterThan(4), PATIENCE);
      expect(messages()).toEqual(['redis is not reachable; trying again until it is']);
    }, `redis://127.0.0.1:${port}`);
    slamming.close();
  });

  it('connects by itself to a Redis that starts later', () =>
    withRedisServer(async (late) => {
      await late.kill();
      await opened(async (stores, messages) => {
        await expect(stores.ping()).rejects.toThrow();
        await late.restart();
        await vi.waitFor(() => stores.ping(), PATIENCE);
        expect(messages()).toEqual([
          'redis is not reachable; trying again until it is',
          'redis is reachable again',
        ]);
      }, late.url);
    }));

  it('tells each of several outages once', () =>
    withRedisServer(async (shaky) => {
      await opened(async (stores, messages) => {
        await stores.ping();
        for (let outage = 1; outage <= 2; outage += 1) {
          await shaky.kill();
          await vi.waitFor(() => expect(messages()).toHaveLength(outage * 2 - 1), PATIENCE);
          for (let i = 0; i < 20; i += 1) await expect(stores.ping()).rejects.toThrow();
          await shaky.restart();
          await vi.waitFor(() => stores.ping(), PATIENCE);
        }
        expect(messages()).toHaveLength(4);
      }, shaky.url);
    }));

  it('gives up on a Redis that hangs and comes back when it does', () =>
    withRedisServer(async (frozen) => {
      await opened(async (stores) => {
        await stores.ping();
        frozen.freeze();
        await expect(stores.sessions.get('a')).rejects.toThrow('redis');
        await vi.waitFor(() => expect(stores.ping()).rejects.toThrow('not connected'), PATIENCE);
        frozen.thaw();
        await vi.waitFor(() => stores.ping(), PATIENCE);
      }, frozen.url);
    }));

  it('does not wait for a Redis that hangs from the start', () =>
    withRedisServer(async (frozen) => {
      frozen.freeze();
      await opened(async (stores) => {
        await expect(stores.sessions.get('a')).rejects.toThrow('redis is not connected');
      }, frozen.url);
    }));

  it('keeps a person’s words out of its errors', () =>
    withRedisServer(
      async (full) => {
        await opened(async (stores) => {
          const question = { text: 'words of a person', locale: 'ru', outcome: 'unknown' } as const;
          const add = stores.unanswered.add({ ...question, day: '2026-11-20' });
          const error = await add.catch((reason: unknown) => reason);
          expect(error).toMatchObject({ name: 'StoreError', message: expect.stringContaining('OOM') });
          const { log, lines } = createLogLines();
          log.warn({ err: error }, 'not kept');
          expect(lines().join()).not.toContain('words of a person');
        }, full.url);
      },
      ['--maxmemory', '100kb', '--maxmemory-policy', 'noeviction'],
    ));

  it('has everything again after Redis was killed and started anew', () =>
    withRedisServer(async (durable) => {
      await opened(async (stores) => {
        await stores.sessions.set('a', { version: 1, localeChosen: true, locale: 'uz' });
        await durable.kill();
        await durable.restart();
        await vi.waitFor(() => stores.ping(), PATIENCE);
        expect(await stores.sessions.get('a')).toMatchObject({ locale: 'uz' });
      }, durable.url);
    }));
});
