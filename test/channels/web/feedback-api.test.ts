import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness();
});
afterAll(() => web.close());

describe('POST /api/v1/feedback', () => {
  it('counts the thumb by entry, language and reason, and nothing else', async () => {
    const thumb = { entry: 'work.unpaid-wages', locale: 'ky', verdict: 'unhelpful', reason: 'old' };
    for (let i = 0; i < 2; i++)
      expect((await web.post('/api/v1/feedback', { ...thumb, name: 'A' })).json()).toEqual({ ok: true });
    await web.post('/api/v1/feedback', { entry: 'work.unpaid-wages', locale: 'ky', verdict: 'helpful' });
    const kept = await web.stores.feedback.list(10);
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ ...thumb, day: '2026-11-20', count: 2 });
    expect(kept).toContainEqual({
      entry: 'work.unpaid-wages',
      locale: 'ky',
      verdict: 'helpful',
      day: '2026-11-20',
      count: 1,
    });
  });

  it.each([
    ['an unknown entry', { entry: 'work.nope', locale: 'en', verdict: 'helpful' }, 'entry'],
    ['a missing language', { entry: 'work.unpaid-wages', verdict: 'helpful' }, 'locale'],
    ['an unknown verdict', { entry: 'work.unpaid-wages', locale: 'en', verdict: 'meh' }, 'verdict'],
    [
      'an unknown reason',
      { entry: 'work.unpaid-wages', locale: 'en', verdict: 'unhelpful', reason: 'x' },
      'reason',
    ],
    ['an endless entry', { entry: 'w'.repeat(101), locale: 'en', verdict: 'helpful' }, 'entry'],
  ])('refuses %s', async (_name, body, path) => {
    const response = await web.post('/api/v1/feedback', body);
    expect(response.statusCode).toBe(400);
    expect(failureOf(response).error.issues.map((issue) => issue.path)).toEqual([path]);
  });
});

describe('POST /api/v1/forget', () => {
  it('deletes the session at once', async () => {
    const { session } = await web.say({ choice: 'e:work.unpaid-wages', locale: 'ru' });
    const key = web.identity.key('web', session);
    expect(await web.stores.sessions.get(key)).toMatchObject({ lastEntry: 'work.unpaid-wages' });
    expect((await web.post('/api/v1/forget', { session })).json()).toEqual({ ok: true });
    expect(await web.stores.sessions.get(key)).toBeUndefined();
  });

  it('has nothing to forget of a token that is not ours', async () => {
    expect((await web.post('/api/v1/forget', { session: 'nobody' })).json()).toEqual({ ok: true });
  });

  it('refuses a request without a token', async () => {
    expect(failureOf(await web.post('/api/v1/forget', {})).error.issues.map(({ path }) => path)).toEqual([
      'session',
    ]);
  });
});

describe('a store that is gone', () => {
  it('is admitted, with the hotlines: nothing is forgotten or counted in pretence', async () => {
    const broken = () => Promise.reject(new Error('store is gone'));
    const limping = await startWebHarness({
      stores: (stores) => ({
        ...stores,
        sessions: { get: broken, set: broken, delete: broken },
        feedback: { ...stores.feedback, add: broken },
      }),
    });
    const forget = await limping.post('/api/v1/forget', { session: limping.identity.newToken() });
    const feedback = await limping.post('/api/v1/feedback', {
      entry: 'work.unpaid-wages',
      locale: 'en',
      verdict: 'helpful',
    });
    for (const response of [forget, feedback]) {
      expect(response.statusCode).toBe(503);
      expect(failureOf(response).error.code).toBe('unavailable');
      expect(failureOf(response).hotline.map(({ number }) => number)).toEqual(['112', '102']);
    }
    await limping.close();
  });
});
