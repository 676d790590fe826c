import { describe, expect, it } from 'vitest';
import { sampleReply } from '../support/sample-reply.ts';
import { scriptedConversation } from '../support/scripted-conversation.ts';
import { startWebHarness } from '../support/web-harness.ts';

const conversation = scriptedConversation(() => sampleReply);

describe('/health/live', () => {
  it('is well as long as the process answers, store or not', async () => {
    const web = await startWebHarness({
      conversation,
      stores: (stores) => ({ ...stores, ping: () => Promise.reject(new Error('gone')) }),
    });
    const response = await web.get('/health/live');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'ok' }]);
    await web.close();
  });
});

describe('/health/ready', () => {
  it('is ready with content loaded and the store answering', async () => {
    const web = await startWebHarness({ conversation });
    const response = await web.get('/health/ready');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: 'ok',
      content: { version: web.content.version, entries: web.content.entries.size, problems: [] },
      store: 'ok',
    });
    await web.close();
  });

  it('is not ready when the store does not answer', async () => {
    const web = await startWebHarness({
      conversation,
      stores: (stores) => ({ ...stores, ping: () => Promise.reject(new Error('gone')) }),
    });
    const response = await web.get('/health/ready');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ status: 'unavailable', store: 'error' });
    expect(web.logged()).toContain('store does not answer');
    await web.close();
  });

  it('does not hang on a store that hangs', async () => {
    const web = await startWebHarness({
      conversation,
      stores: (stores) => ({ ...stores, ping: () => new Promise(() => {}) }),
    });
    expect((await web.get('/health/ready')).json()).toMatchObject({ store: 'error' });
    await web.close();
  });

  it('stays ready on the old content and names what is wrong with the new files', async () => {
    const web = await startWebHarness({
      conversation,
      problems: [
        {
          file: 'content/notify/arrival/ru.md',
          line: 3,
          severity: 'error',
          message: '"title" is missing; add it',
        },
        { file: 'content/figures.yaml', severity: 'error', message: 'the file is missing' },
      ],
    });
    const response = await web.get('/health/ready');
    expect(response.statusCode).toBe(200);
    expect(response.json().content.problems).toEqual([
      { file: 'content/notify/arrival/ru.md', line: 3, message: '"title" is missing; add it' },
      { file: 'content/figures.yaml', message: 'the file is missing' },
    ]);
    await web.close();
  });

  it('is not ready without a single entry', async () => {
    const web = await startWebHarness({ conversation });
    const empty = await startWebHarness({ conversation, content: { ...web.content, entries: new Map() } });
    expect((await empty.get('/health/ready')).statusCode).toBe(503);
    await Promise.all([web.close(), empty.close()]);
  });
});

describe('/metrics', () => {
  it('counts turns by channel, outcome and language, and how long they take', async () => {
    const web = await startWebHarness();
    await web.say({ choice: 'e:work.unpaid-wages', locale: 'kk' });
    const response = await web.get('/metrics');
    expect(response.headers['content-type']).toMatch(/^text\/plain/);
    expect(response.body).toMatch(/aman_turns_total\{[^}]*channel="web"[^}]*\} 1/);
    expect(response.body).toMatch(/aman_turns_total\{[^}]*locale="kk"/);
    expect(response.body).toContain('aman_turn_seconds_bucket');
    await web.close();
  });

  it('counts turns that broke', async () => {
    const web = await startWebHarness();
    const broken = await startWebHarness({
      content: {
        ...web.content,
        search: () => {
          throw new Error('broken index');
        },
        matchPhrase: () => undefined,
      },
    });
    const reply = await broken.say({ text: 'где зарегистрироваться', locale: 'ru' });
    expect(reply.outcome).toBe('unknown');
    expect(reply.parts.some(({ type }) => type === 'contacts')).toBe(true);
    expect((await broken.get('/metrics')).body).toMatch(/aman_failures_total\{channel="web"\} 1/);
    await Promise.all([web.close(), broken.close()]);
  });
});
