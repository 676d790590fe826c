import { Redis } from 'ioredis';
import type { Stores } from '../../src/ports.ts';
import { openRedisStores } from '../../src/storage/redis-stores.ts';
import type { StoreHarness } from '../contracts/store-contract.ts';
import { createClock } from './clock.ts';
import { createLogLines } from './log-lines.ts';

/** An empty Redis at `url` as the contract suite wants it; `wrap` may put something around each instance. */
export async function startRedisHarness(
  url: string,
  wrap: (stores: Stores, now: () => Date) => Stores = (stores) => stores,
): Promise<StoreHarness> {
  const clock = createClock();
  const { log } = createLogLines();
  const redis = new Redis(url);
  const opened: Stores[] = [];
  await redis.flushall();
  return {
    today: clock.now().toISOString().slice(0, 10),
    now: () => new Date(),
    open: () => {
      const stores = wrap(openRedisStores({ url, now: clock.now, log }), clock.now);
      opened.push(stores);
      return stores;
    },
    advance: async (ms) => {
      clock.advance(ms);
      await shortenLives(redis, ms);
    },
    damageSession: async (key, value) => {
      await redis.set(`{aman}:session:${key}`, value, 'KEEPTTL');
    },
    dump: async () => {
      const keys = await redis.keys('*');
      return `${keys.join()} ${(await Promise.all(keys.map((key) => contentsOf(redis, key)))).join()}`;
    },
    dispose: async () => {
      for (const stores of opened) await stores.close();
      await redis.quit();
    },
  };
}

/** Redis has its own clock: instead of moving it, every key is brought as much nearer to its end, and every reminder to its time. */
async function shortenLives(redis: Redis, ms: number): Promise<void> {
  for (const key of await redis.keys('*')) {
    const left = await redis.pttl(key);
    if (left >= 0) await redis.pexpire(key, left - ms);
  }
  const waiting = await redis.zrange('{aman}:reminders', '0', '-1');
  for (const id of waiting) await redis.zincrby('{aman}:reminders', -ms, id);
}

async function contentsOf(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  if (type === 'hash') return JSON.stringify(await redis.hgetall(key));
  if (type === 'set') return (await redis.smembers(key)).join();
  if (type === 'zset') return (await redis.zrange(key, '0', '-1')).join();
  return (await redis.get(key)) ?? '';
}

/** Gives `work` a plain client of the Redis at `url`, to look behind the stores. */
export async function withRedisClient(url: string, work: (redis: Redis) => Promise<void>): Promise<void> {
  const redis = new Redis(url);
  try {
    await work(redis);
  } finally {
    await redis.quit();
  }
}
