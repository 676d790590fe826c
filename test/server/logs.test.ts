import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { startWebHarness } from '../support/web-harness.ts';

const WORDS = 'соседунинкалдырганчамаданы';
const ADDRESS = '203.0.113.77';

describe('the log of a server', () => {
  it('has one line a request, and neither words, nor tokens, nor addresses, whatever happens', async () => {
    const web = await startWebHarness({ settings: { RATE_LIMIT_PER_MINUTE: '3' }, logLevel: 'trace' });
    const headers = {
      'x-forwarded-for': ADDRESS,
      'user-agent': `agent ${WORDS}`,
      cookie: `c=${WORDS}`,
      authorization: `Bearer ${WORDS}`,
    };
    const { session } = (
      await web.post('/api/v1/messages', { text: `${WORDS} где регистрация`, locale: 'ru' }, headers)
    ).json<{ session: string }>();
    await web.post('/api/v1/messages', { text: WORDS, locale: WORDS, session }, headers);
    await web.post('/api/v1/messages', { text: WORDS.repeat(100) }, headers);
    await web.post('/api/v1/messages', { text: WORDS }, headers);
    await web.inject({
      method: 'POST',
      url: '/api/v1/messages',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: `{"text": "${WORDS}`,
    });
    await web.inject({
      method: 'POST',
      url: `/api/v1/messages?q=${encodeURIComponent(WORDS)}`,
      headers,
      payload: WORDS,
    });
    await web.get(`/api/v1/entries/${encodeURIComponent(WORDS)}?q=${encodeURIComponent(WORDS)}`, headers);
    await web.get(`/${encodeURIComponent(WORDS)}?q=${encodeURIComponent(WORDS)}`, headers);
    await web.get(`/%ff${encodeURIComponent(WORDS)}`, headers);
    await web.close();
    const logged = web.logged();
    expect(logged.match(/"msg":"request"/g)?.length).toBeGreaterThanOrEqual(8);
    expect(logged.match(/"msg":"turn"/g)).toHaveLength(1);
    for (const hidden of [
      WORDS,
      encodeURIComponent(WORDS),
      ADDRESS,
      '127.0.0.1',
      session,
      web.identity.key('web', session),
      'agent',
    ]) {
      expect(logged).not.toContain(hidden);
    }
  });

  it('is quiet about health checks unless asked', async () => {
    const web = await startWebHarness({ logLevel: 'info' });
    await web.get('/health/live');
    await web.get('/metrics');
    await web.close();
    expect(web.logged()).not.toContain('/health/live');
    expect(web.logged()).not.toContain('/metrics');
  });
});

describe('the logger', () => {
  const written = (write: (log: ReturnType<typeof createLogger>) => void, level = 'info'): string => {
    const lines: string[] = [];
    write(createLogger(level, { write: (line: string) => void lines.push(line) }));
    return lines.join('');
  };

  it('drops what must not be kept, wherever it stands', () => {
    const line = written((log) =>
      log.info(
        {
          text: 'AAA',
          message: { text: 'AAA' },
          turn: { message: { text: 'AAA' } },
          turns: [{ messages: [{ text: 'AAA' }] }],
          deep: { a: { b: { c: { d: { e: 'AAA' } } } } },
          failed: Object.assign(new Error('kept'), { command: 'AAA' }),
          session: 'AAA',
          ip: 'AAA',
          req: { headers: { authorization: 'AAA', cookie: 'AAA' } },
        },
        'x',
      ),
    );
    expect(line).not.toContain('AAA');
    expect(line).toContain('kept');
  });

  it('drops it from the fields of a child too, and keeps the rest', () => {
    const line = written((log) =>
      log.child({ channel: 'web', userId: 'AAA' }).info({ n: 1, when: new Date(0) }, 'x'),
    );
    expect(JSON.parse(line)).toMatchObject({
      channel: 'web',
      n: 1,
      when: '1970-01-01T00:00:00.000Z',
      msg: 'x',
    });
    expect(line).not.toContain('AAA');
  });

  it('writes an error with kind, place and cause, without the fields that drivers add', () => {
    const error = Object.assign(new Error('NOAUTH', { cause: new TypeError('inner') }), {
      code: 'E1',
      command: { args: ['words of a person'] },
    });
    const line = written((log) => log.error({ err: error }, 'x'));
    const { err } = JSON.parse(line);
    expect(err).toMatchObject({
      type: 'Error',
      message: 'NOAUTH',
      code: 'E1',
      cause: { type: 'TypeError', message: 'inner' },
    });
    expect(err.stack).toContain('logs.test.ts');
    expect(line).not.toContain('words of a person');
  });

  it('does not print what was thrown when it is no error', () => {
    expect(written((log) => log.error({ err: 'words of a person' }, 'x'))).not.toContain('words of a person');
  });

  it('keeps to its level', () => {
    expect(written((log) => log.info('x'), 'warn')).toBe('');
    expect(written((log) => log.fatal('x'), 'silent')).toBe('');
  });

  it('names the level in words and the time as ISO', () => {
    expect(JSON.parse(written((log) => log.info('x')))).toMatchObject({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });
});
