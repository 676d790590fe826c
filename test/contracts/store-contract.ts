import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_TTL_SECONDS, type Session } from '../../src/core/session.ts';
import type { Feedback, Stores, Unanswered } from '../../src/ports.ts';
import { FEEDBACK_TTL_DAYS, SEEN_TTL_SECONDS, UNANSWERED_TTL_DAYS } from '../../src/storage/retention.ts';
import { DAY_MS, SECOND_MS } from '../support/clock.ts';

/** An empty store, with what a test needs to reach behind it. */
export interface StoreHarness {
  /** ISO day of the harness's clock at the start. */
  readonly today: string;
  /** Opens one more instance on the same store. */
  open(): Stores;
  /** Moves time on, for the instances and for what is kept. */
  advance(ms: number): Promise<void>;
  /** Puts `value` in place of what is kept for a session. */
  damageSession(key: string, value: string): Promise<void>;
  /** Everything that is kept, as text, to look for what should be gone. */
  dump(): Promise<string>;
  /** Closes all instances and removes the store. */
  dispose(): Promise<void>;
}

const SESSION: Session = {
  version: 1,
  locale: 'tg',
  localeChosen: true,
  audience: 'arriving',
  citizenship: 'TJ',
  lastEntry: 'work.eaeu',
  lastView: { type: 'entry', id: 'work.eaeu', panel: 'steps' },
};

/** What every store must do, whatever it is made of. */
export function describeStores(name: string, start: () => Promise<StoreHarness>): void {
  describe(name, () => {
    let harness: StoreHarness;
    let stores: Stores;
    let other: Stores;

    beforeEach(async () => {
      harness = await start();
      stores = harness.open();
      other = harness.open();
    });

    afterEach(() => harness.dispose());

    const question = (text: string, more: Partial<Unanswered> = {}): Unanswered => ({
      text,
      locale: 'ru',
      outcome: 'unknown',
      day: harness.today,
      ...more,
    });

    const thumb = (more: Partial<Feedback> = {}): Feedback => ({
      entry: 'work.eaeu',
      locale: 'ru',
      verdict: 'helpful',
      day: harness.today,
      ...more,
    });

    const daysAgo = (days: number) =>
      new Date(Date.parse(harness.today) - days * DAY_MS).toISOString().slice(0, 10);

    describe('sessions', () => {
      it('gives back a session as it was kept', async () => {
        await stores.sessions.set('a', SESSION);
        expect(await stores.sessions.get('a')).toEqual(SESSION);
      });

      it('knows nothing of a key that was never kept', async () => {
        expect(await stores.sessions.get('a')).toBeUndefined();
      });

      it('keeps the latest session of a key and leaves others alone', async () => {
        await stores.sessions.set('a', SESSION);
        await stores.sessions.set('b', { ...SESSION, locale: 'uz' });
        await stores.sessions.set('a', { ...SESSION, locale: 'ky' });
        expect((await stores.sessions.get('a'))?.locale).toBe('ky');
        expect((await stores.sessions.get('b'))?.locale).toBe('uz');
      });

      it('forgets a deleted session, and deleting again does no harm', async () => {
        await stores.sessions.set('a', SESSION);
        await stores.sessions.delete('a');
        await stores.sessions.delete('a');
        expect(await stores.sessions.get('a')).toBeUndefined();
        expect(await harness.dump()).not.toContain('work.eaeu');
      });

      it('keeps a session until its time to live is over', async () => {
        await stores.sessions.set('a', SESSION);
        await harness.advance((SESSION_TTL_SECONDS - 60) * SECOND_MS);
        expect(await stores.sessions.get('a')).toEqual(SESSION);
        await harness.advance(60 * SECOND_MS);
        expect(await stores.sessions.get('a')).toBeUndefined();
      });

      it('restarts the time to live with every write', async () => {
        await stores.sessions.set('a', SESSION);
        await harness.advance((SESSION_TTL_SECONDS - 60) * SECOND_MS);
        await stores.sessions.set('a', SESSION);
        await harness.advance((SESSION_TTL_SECONDS - 60) * SECOND_MS);
        expect(await stores.sessions.get('a')).toEqual(SESSION);
      });

      it.each([
        ['half a row', '{"version":1,"localeCho'],
        ['another version', '{"version":2,"localeChosen":true}'],
        ['a language that does not exist', '{"version":1,"localeChosen":true,"locale":"xx"}'],
        ['no object', '"hello"'],
        ['nothing', ''],
      ])('counts a damaged session as forgotten: %s', async (_, value) => {
        await stores.sessions.set('a', SESSION);
        await harness.damageSession('a', value);
        expect(await stores.sessions.get('a')).toBeUndefined();
        await stores.sessions.set('a', SESSION);
        expect(await stores.sessions.get('a')).toEqual(SESSION);
      });

      it('shares sessions between instances', async () => {
        await stores.sessions.set('a', SESSION);
        expect(await other.sessions.get('a')).toEqual(SESSION);
        await other.sessions.delete('a');
        expect(await stores.sessions.get('a')).toBeUndefined();
      });
    });

    describe('unanswered questions', () => {
      it('lists the newest first', async () => {
        for (const text of ['first', 'second', 'third']) await stores.unanswered.add(question(text));
        expect((await stores.unanswered.list(10)).map(({ text }) => text)).toEqual([
          'third',
          'second',
          'first',
        ]);
      });

      it('lists no more than asked for', async () => {
        for (const text of ['first', 'second', 'third']) await stores.unanswered.add(question(text));
        expect((await stores.unanswered.list(2)).map(({ text }) => text)).toEqual(['third', 'second']);
        expect(await stores.unanswered.list(0)).toEqual([]);
      });

      it('counts the same text in the same language and moves it to the front', async () => {
        await stores.unanswered.add(question('again', { day: daysAgo(1) }));
        await stores.unanswered.add(question('other'));
        await stores.unanswered.add(question('again', { outcome: 'clarify' }));
        expect(await stores.unanswered.list(10)).toEqual([
          { ...question('again'), outcome: 'clarify', count: 2 },
          { ...question('other'), count: 1 },
        ]);
      });

      it('tells languages apart', async () => {
        await stores.unanswered.add(question('виза'));
        await stores.unanswered.add(question('виза', { locale: 'ky' }));
        expect(await stores.unanswered.list(10)).toHaveLength(2);
      });

      it('keeps the newest day of a question that comes late', async () => {
        await stores.unanswered.add(question('again'));
        await stores.unanswered.add(question('again', { day: daysAgo(3) }));
        expect((await stores.unanswered.list(10))[0]).toMatchObject({ day: harness.today, count: 2 });
      });

      it('deletes a question when its days are over, and not before', async () => {
        await stores.unanswered.add(question('secret words'));
        await harness.advance((UNANSWERED_TTL_DAYS - 1) * DAY_MS);
        expect(await stores.unanswered.list(10)).toHaveLength(1);
        await harness.advance(DAY_MS);
        expect(await stores.unanswered.list(10)).toEqual([]);
        await stores.sweep();
        expect(await harness.dump()).not.toContain('secret words');
      });

      it('counts from one again when a question comes back after its days', async () => {
        await stores.unanswered.add(question('again'));
        await stores.unanswered.add(question('again'));
        await harness.advance((UNANSWERED_TTL_DAYS + 5) * DAY_MS);
        await stores.unanswered.add(question('again', { day: daysAgo(-UNANSWERED_TTL_DAYS - 5) }));
        expect((await stores.unanswered.list(10)).map(({ count }) => count)).toEqual([1]);
      });

      it('never shows a question that is already due when it comes', async () => {
        await stores.unanswered.add(question('too late', { day: daysAgo(UNANSWERED_TTL_DAYS) }));
        expect(await stores.unanswered.list(10)).toEqual([]);
      });

      it.each(["Robert'); DROP TABLE sessions;--", '🙈 ', 'қ\u202Eң', 'a\nb', 'x'.repeat(2000)])(
        'keeps strange text as it is: %j',
        async (text) => {
          await stores.unanswered.add(question(text));
          expect((await stores.unanswered.list(1))[0]?.text).toBe(text);
        },
      );

      it('counts every one of many at once', async () => {
        await Promise.all(
          Array.from({ length: 100 }, (_, i) => (i % 2 ? stores : other).unanswered.add(question('again'))),
        );
        expect((await stores.unanswered.list(10)).map(({ count }) => count)).toEqual([100]);
      });
    });

    describe('feedback', () => {
      it('counts by entry, language, verdict, reason and day', async () => {
        const rows = [
          thumb(),
          thumb({ entry: 'about.service' }),
          thumb({ locale: 'kk' }),
          thumb({ verdict: 'unhelpful' }),
          thumb({ verdict: 'unhelpful', reason: 'old' }),
          thumb({ day: daysAgo(1) }),
        ];
        for (const row of rows) await stores.feedback.add(row);
        const listed = await stores.feedback.list(10);
        expect(listed).toHaveLength(rows.length);
        expect(listed).toEqual(expect.arrayContaining(rows.map((row) => ({ ...row, count: 1 }))));
      });

      it('lists the newest day first and within it the most frequent', async () => {
        await stores.feedback.add(thumb({ day: daysAgo(1), entry: 'depart.agencies' }));
        await stores.feedback.add(thumb({ day: daysAgo(1), entry: 'depart.agencies' }));
        await stores.feedback.add(thumb({ entry: 'work.eaeu' }));
        await stores.feedback.add(thumb({ entry: 'notify.how' }));
        await stores.feedback.add(thumb({ entry: 'about.service' }));
        await stores.feedback.add(thumb({ entry: 'work.eaeu' }));
        const order = ['work.eaeu', 'about.service', 'notify.how', 'depart.agencies'];
        expect((await stores.feedback.list(10)).map(({ entry }) => entry)).toEqual(order);
        expect((await stores.feedback.list(2)).map(({ entry }) => entry)).toEqual(order.slice(0, 2));
      });

      it('deletes counts when their days are over, and not before', async () => {
        await stores.feedback.add(thumb({ entry: 'depart.agencies' }));
        await harness.advance((FEEDBACK_TTL_DAYS - 1) * DAY_MS);
        expect(await stores.feedback.list(10)).toHaveLength(1);
        await harness.advance(DAY_MS);
        expect(await stores.feedback.list(10)).toEqual([]);
        await stores.sweep();
        expect(await harness.dump()).not.toContain('depart.agencies');
      });

      it('counts every one of many at once', async () => {
        await Promise.all(
          Array.from({ length: 100 }, (_, i) => (i % 2 ? stores : other).feedback.add(thumb())),
        );
        expect((await stores.feedback.list(10)).map(({ count }) => count)).toEqual([100]);
      });
    });

    describe('rate limits', () => {
      it('allows as many turns as the limit and tells when the next may come', async () => {
        expect((await stores.rateLimits.take('a', 2)).allowed).toBe(true);
        expect((await stores.rateLimits.take('a', 2)).allowed).toBe(true);
        const refused = await stores.rateLimits.take('a', 2);
        expect(refused.allowed).toBe(false);
        expect(refused.retryAfterSeconds).toBeGreaterThanOrEqual(1);
        expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
      });

      it('counts every key by itself', async () => {
        await stores.rateLimits.take('a', 1);
        expect((await stores.rateLimits.take('b', 1)).allowed).toBe(true);
      });

      it('counts down to the end of the window and starts anew after it', async () => {
        await stores.rateLimits.take('a', 1);
        await harness.advance(50 * SECOND_MS);
        const refused = await stores.rateLimits.take('a', 1);
        expect(refused.allowed).toBe(false);
        expect(refused.retryAfterSeconds).toBeLessThanOrEqual(10);
        await harness.advance(10 * SECOND_MS);
        expect((await stores.rateLimits.take('a', 1)).allowed).toBe(true);
        expect((await stores.rateLimits.take('a', 1)).allowed).toBe(false);
      });

      it('has no limit when the limit is 0', async () => {
        await stores.rateLimits.take('a', 0);
        expect((await stores.rateLimits.take('a', 0)).allowed).toBe(true);
      });

      it('allows exactly the limit when many come at once to several instances', async () => {
        const taken = await Promise.all(
          Array.from({ length: 100 }, (_, i) => (i % 2 ? stores : other).rateLimits.take('a', 30)),
        );
        expect(taken.filter(({ allowed }) => allowed)).toHaveLength(30);
      });
    });

    describe('seen deliveries', () => {
      it('is first once a key', async () => {
        expect(await stores.seen.first('a')).toBe(true);
        expect(await stores.seen.first('a')).toBe(false);
        expect(await other.seen.first('a')).toBe(false);
        expect(await other.seen.first('b')).toBe(true);
      });

      it('remembers a key for its time and not longer', async () => {
        await stores.seen.first('a');
        await harness.advance((SEEN_TTL_SECONDS - 60) * SECOND_MS);
        expect(await stores.seen.first('a')).toBe(false);
        await harness.advance(60 * SECOND_MS);
        expect(await stores.seen.first('a')).toBe(true);
        expect(await stores.seen.first('a')).toBe(false);
      });

      it('has exactly one first when many come at once to several instances', async () => {
        const firsts = await Promise.all(
          Array.from({ length: 100 }, (_, i) => (i % 2 ? stores : other).seen.first('a')),
        );
        expect(firsts.filter(Boolean)).toHaveLength(1);
      });
    });

    describe('leases', () => {
      it('belongs to the first holder until it ends', async () => {
        expect(await stores.leases.acquire('polling', 'one', 30)).toBe(true);
        expect(await other.leases.acquire('polling', 'two', 30)).toBe(false);
        await harness.advance(30 * SECOND_MS);
        expect(await other.leases.acquire('polling', 'two', 30)).toBe(true);
        expect(await stores.leases.acquire('polling', 'one', 30)).toBe(false);
      });

      it('lasts as long as its holder renews it', async () => {
        await stores.leases.acquire('polling', 'one', 30);
        await harness.advance(20 * SECOND_MS);
        expect(await stores.leases.acquire('polling', 'one', 30)).toBe(true);
        await harness.advance(20 * SECOND_MS);
        expect(await other.leases.acquire('polling', 'two', 30)).toBe(false);
      });

      it('is free again when its holder releases it', async () => {
        await stores.leases.acquire('polling', 'one', 30);
        await stores.leases.release('polling', 'one');
        expect(await other.leases.acquire('polling', 'two', 30)).toBe(true);
      });

      it('is not released by another', async () => {
        await stores.leases.acquire('polling', 'one', 30);
        await other.leases.release('polling', 'two');
        expect(await other.leases.acquire('polling', 'two', 30)).toBe(false);
      });

      it('keeps names apart', async () => {
        await stores.leases.acquire('polling', 'one', 30);
        expect(await other.leases.acquire('reminders', 'two', 30)).toBe(true);
      });

      it('has exactly one holder when many come at once to several instances', async () => {
        const acquired = await Promise.all(
          Array.from({ length: 100 }, (_, i) =>
            (i % 2 ? stores : other).leases.acquire('polling', `holder ${i}`, 30),
          ),
        );
        expect(acquired.filter(Boolean)).toHaveLength(1);
      });
    });

    it('answers a ping while it is open and rejects after it is closed', async () => {
      await expect(stores.ping()).resolves.toBeUndefined();
      await stores.close();
      await expect(stores.ping()).rejects.toThrow();
    });

    it('bears being closed twice', async () => {
      await stores.close();
      await expect(stores.close()).resolves.toBeUndefined();
    });

    it('keeps what is not expired when it sweeps', async () => {
      await stores.sessions.set('a', SESSION);
      await stores.unanswered.add(question('still here'));
      await stores.feedback.add(thumb());
      await stores.seen.first('a');
      await stores.leases.acquire('polling', 'one', 30);
      await stores.rateLimits.take('a', 1);
      await stores.sweep();
      expect(await stores.sessions.get('a')).toEqual(SESSION);
      expect(await stores.unanswered.list(10)).toHaveLength(1);
      expect(await stores.feedback.list(10)).toHaveLength(1);
      expect(await stores.seen.first('a')).toBe(false);
      expect(await other.leases.acquire('polling', 'two', 30)).toBe(false);
      expect((await stores.rateLimits.take('a', 1)).allowed).toBe(false);
    });
  });
}
