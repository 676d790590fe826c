import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_TTL_SECONDS, type Session } from '../../src/core/session.ts';
import type { Feedback, LeasedReminder, Reminder, Stores, Unanswered } from '../../src/ports.ts';
import {
  FEEDBACK_TTL_DAYS,
  REMINDER_TTL_MS,
  SEEN_TTL_SECONDS,
  UNANSWERED_TTL_DAYS,
} from '../../src/storage/retention.ts';
import { DAY_MS, SECOND_MS } from '../support/clock.ts';

/** An empty store, with what a test needs to reach behind it. */
export interface StoreHarness {
  /** ISO day of the harness's clock at the start. */
  readonly today: string;
  /** Opens one more instance on the same store. */
  open(): Stores;
  /** The store's own clock, by which reminders are due. */
  now(): Date;
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

      it('forgets a session whose writing is still under way', async () => {
        await Promise.all([stores.sessions.set('a', SESSION), stores.sessions.delete('a')]);
        expect(await stores.sessions.get('a')).toBeUndefined();
      });

      it('keeps every session of many that are written at the same moment', async () => {
        const keys = Array.from({ length: 50 }, (_, i) => `many-${i}`);
        await Promise.all(keys.map((key) => stores.sessions.set(key, SESSION)));
        expect(await Promise.all(keys.map((key) => stores.sessions.get(key)))).toEqual(
          keys.map(() => SESSION),
        );
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

    describe('reminders', () => {
      const MINUTE_MS = 60 * SECOND_MS;

      const reminder = (id: string, more: Partial<Reminder> & { readonly inMs?: number } = {}): Reminder => {
        const { inMs = -SECOND_MS, ...given } = more;
        return {
          id,
          owner: 'person',
          due: harness.now().getTime() + inMs,
          text: 'soon',
          locale: 'tg',
          address: 'v1.sealed',
          ...given,
        };
      };

      const add = (...reminders: Reminder[]) => stores.reminders.add(reminders, 12);
      const idsOf = (leased: readonly LeasedReminder[]) => leased.map(({ id }) => id);
      const lease = async (from: Stores, holder: string, limit = 10) =>
        idsOf(await from.reminders.lease(holder, limit, 60));

      async function leaseOne(holder: string): Promise<LeasedReminder> {
        const [first] = await stores.reminders.lease(holder, 1, 60);
        if (!first) throw new Error('nothing is due');
        return first;
      }

      it('gives a due one as it was kept, and none before its time', async () => {
        const due = reminder('a', { inMs: MINUTE_MS });
        expect(await add(due)).toBe(true);
        expect(await lease(stores, 'one')).toEqual([]);
        await harness.advance(2 * MINUTE_MS);
        const [leased] = await stores.reminders.lease('one', 10, 60);
        expect({ ...leased, due: 0 }).toEqual({ ...due, due: 0, begun: 0 });
      });

      it('gives the longest due first, and no more than asked for', async () => {
        await add(
          reminder('b', { inMs: -2000 }),
          reminder('c', { inMs: -1000 }),
          reminder('a', { inMs: -3000 }),
        );
        expect(await lease(stores, 'one', 2)).toEqual(['a', 'b']);
        expect(await lease(stores, 'one', 2)).toEqual(['c']);
      });

      it('gives each to one holder only', async () => {
        await add(reminder('a'));
        expect(await lease(stores, 'one')).toEqual(['a']);
        expect(await lease(other, 'two')).toEqual([]);
        expect(await lease(stores, 'one')).toEqual([]);
      });

      it('gives each of many to exactly one holder when several ask at once', async () => {
        const owners = Array.from({ length: 40 }, (_, i) => `person ${i}`);
        for (const owner of owners) await add(reminder(`of ${owner}`, { owner }));
        const leased = await Promise.all(
          Array.from({ length: 20 }, (_, i) => lease(i % 2 ? stores : other, `holder ${i}`, 3)),
        );
        expect(leased.flat()).toHaveLength(owners.length);
        expect(new Set(leased.flat())).toEqual(new Set(owners.map((owner) => `of ${owner}`)));
      });

      it('is due again when its lease has run out', async () => {
        await add(reminder('a'));
        await lease(stores, 'one');
        await harness.advance(59 * SECOND_MS);
        expect(await lease(other, 'two')).toEqual([]);
        await harness.advance(2 * SECOND_MS);
        expect(await lease(other, 'two')).toEqual(['a']);
      });

      it('is done only by who holds it', async () => {
        await add(reminder('a'));
        expect(await stores.reminders.done('a', 'one')).toBe(false);
        await lease(stores, 'one');
        expect(await other.reminders.done('a', 'stranger')).toBe(false);
        expect(await stores.reminders.done('a', 'one')).toBe(true);
        expect(await stores.reminders.done('a', 'one')).toBe(false);
        await harness.advance(2 * MINUTE_MS);
        expect(await lease(stores, 'one')).toEqual([]);
      });

      it('leaves nothing of what is done', async () => {
        await add(reminder('a', { owner: 'person-of-a', address: 'v1.place-of-a' }));
        await lease(stores, 'one');
        await stores.reminders.done('a', 'one');
        expect(await harness.dump()).not.toMatch(/(person|place)-of-a/);
      });

      it('is not begun nor done by who lost it to another', async () => {
        await add(reminder('a'));
        const leased = await leaseOne('one');
        await harness.advance(2 * MINUTE_MS);
        await lease(other, 'two');
        expect(await stores.reminders.begin(leased, 'one', 60)).toBe(false);
        expect(await stores.reminders.done('a', 'one')).toBe(false);
        expect(await other.reminders.done('a', 'two')).toBe(true);
      });

      it('is begun by a slow holder as long as nobody else took it', async () => {
        await add(reminder('a'));
        const leased = await leaseOne('one');
        await harness.advance(2 * MINUTE_MS);
        expect(await stores.reminders.begin(leased, 'one', 60)).toBe(true);
        expect(await lease(other, 'two')).toEqual([]);
      });

      it('lengthens the lease when it is begun, and tells the next holder how often it was', async () => {
        await add(reminder('a'));
        const first = await leaseOne('one');
        await harness.advance(50 * SECOND_MS);
        await stores.reminders.begin(first, 'one', 60);
        await harness.advance(50 * SECOND_MS);
        expect(await lease(other, 'two')).toEqual([]);
        await harness.advance(20 * SECOND_MS);
        const second = await leaseOne('two');
        expect(second.begun).toBe(1);
        await stores.reminders.begin(second, 'two', 60);
        await harness.advance(2 * MINUTE_MS);
        expect((await leaseOne('three')).begun).toBe(2);
      });

      it('is given back as it was, and due again after the time named', async () => {
        await add(reminder('a'));
        const leased = await leaseOne('one');
        await stores.reminders.begin(leased, 'one', 60);
        await stores.reminders.giveBack(leased, 'stranger', 0);
        await stores.reminders.giveBack(leased, 'one', 30);
        await harness.advance(25 * SECOND_MS);
        expect(await lease(other, 'two')).toEqual([]);
        await harness.advance(10 * SECOND_MS);
        expect((await leaseOne('two')).begun).toBe(0);
      });

      it('keeps the same wish once, also while it is leased', async () => {
        await add(reminder('a'));
        await add(reminder('a', { locale: 'ru' }));
        const leased = await leaseOne('one');
        expect(leased.locale).toBe('tg');
        expect(await add(reminder('a'))).toBe(true);
        expect(await lease(other, 'two')).toEqual([]);
        expect(await stores.reminders.done('a', 'one')).toBe(true);
        expect(await lease(other, 'two')).toEqual([]);
      });

      it('keeps all or none when an owner would have too many', async () => {
        const later = { inMs: MINUTE_MS };
        expect(await stores.reminders.add([reminder('a', later), reminder('b', later)], 3)).toBe(true);
        expect(await stores.reminders.add([reminder('c', later), reminder('d', later)], 3)).toBe(false);
        expect(await stores.reminders.add([reminder('a', later), reminder('c', later)], 3)).toBe(true);
        expect(await stores.reminders.add([reminder('e', { ...later, owner: 'other' })], 3)).toBe(true);
        await harness.advance(2 * MINUTE_MS);
        expect((await lease(stores, 'one')).sort()).toEqual(['a', 'b', 'c', 'e']);
      });

      it('has room again after one is done', async () => {
        await stores.reminders.add([reminder('a')], 1);
        await lease(stores, 'one');
        await stores.reminders.done('a', 'one');
        expect(await stores.reminders.add([reminder('b')], 1)).toBe(true);
      });

      it('keeps no more than allowed when many wishes come at once to several instances', async () => {
        const added = await Promise.all(
          Array.from({ length: 40 }, (_, i) =>
            (i % 2 ? stores : other).reminders.add([reminder(`wish ${i}`)], 12),
          ),
        );
        expect(added.filter(Boolean)).toHaveLength(12);
      });

      it('forgets all of an owner, leased and begun ones too, and nobody else’s', async () => {
        await add(reminder('a'), reminder('b', { inMs: MINUTE_MS }));
        await add(reminder('c', { owner: 'somebody else' }));
        const leased = await leaseOne('one');
        expect(leased.id).toBe('a');
        await other.reminders.forget('person');
        await other.reminders.forget('person');
        expect(await stores.reminders.begin(leased, 'one', 60)).toBe(false);
        expect(await stores.reminders.done('a', 'one')).toBe(false);
        expect(await harness.dump()).not.toMatch(/person/);
        await harness.advance(2 * MINUTE_MS);
        expect(await lease(stores, 'one')).toEqual(['c']);
      });

      it('can be wished for again after it was forgotten', async () => {
        await add(reminder('a'));
        await stores.reminders.forget('person');
        await add(reminder('a'));
        expect(await lease(stores, 'one')).toEqual(['a']);
      });

      it('is deleted, sent or not, when its days are over', async () => {
        await add(reminder('a', { owner: 'person-of-a', inMs: MINUTE_MS }));
        await harness.advance(REMINDER_TTL_MS - MINUTE_MS);
        expect(await lease(stores, 'one')).toEqual(['a']);
        await harness.advance(2 * MINUTE_MS + SECOND_MS);
        expect(await lease(stores, 'two')).toEqual([]);
        await stores.sweep();
        expect(await harness.dump()).not.toContain('person-of-a');
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
      const due = harness.now().getTime();
      const later = { id: 'r', owner: 'a', due, text: 'today', locale: 'uz', address: 'v1.x' } as const;
      await stores.reminders.add([later], 12);
      await stores.sweep();
      expect(await stores.sessions.get('a')).toEqual(SESSION);
      expect(await stores.unanswered.list(10)).toHaveLength(1);
      expect(await stores.feedback.list(10)).toHaveLength(1);
      expect(await stores.seen.first('a')).toBe(false);
      expect(await other.leases.acquire('polling', 'two', 30)).toBe(false);
      expect((await stores.rateLimits.take('a', 1)).allowed).toBe(false);
      expect(await stores.reminders.lease('one', 10, 60)).toHaveLength(1);
    });
  });
}
