import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleReply } from '../support/sample-reply.ts';
import { scriptedConversation } from '../support/scripted-conversation.ts';
import { startWebHarness, type WebHarness } from '../support/web-harness.ts';

const conversation = scriptedConversation(() => sampleReply);
const SITE = 'https://ngo.example';
const OTHER = 'https://other.example';

const preflight = (web: WebHarness, url: string, origin: string) =>
  web.inject({
    method: 'OPTIONS',
    url,
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });

describe('security headers', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ conversation });
  });
  afterAll(() => web.close());

  it.each(['/health/live', '/docs', '/nowhere', '/api/v1/topics'])(
    '%s lets only our own scripts and styles run',
    async (url) => {
      const policy = String((await web.get(url)).headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
    },
  );

  it('forbids guessing of types and sends no referrer', async () => {
    expect((await web.get('/api/v1/topics')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('does not name the software', async () => {
    expect((await web.get('/health/live')).headers).not.toHaveProperty('x-powered-by');
  });

  it('asks for HTTPS only where the public address has it', async () => {
    expect((await web.get('/health/live')).headers).not.toHaveProperty('strict-transport-security');
    const secure = await startWebHarness({ conversation, settings: { PUBLIC_URL: 'https://aman.example' } });
    expect((await secure.get('/health/live')).headers).toHaveProperty('strict-transport-security');
    await secure.close();
  });

  it('sets no cookie', async () => {
    expect((await web.post('/api/v1/messages', { text: 'a' })).headers).not.toHaveProperty('set-cookie');
  });
});

describe('other sites, when all may embed the widget', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ conversation });
  });
  afterAll(() => web.close());

  it('may call the API', async () => {
    const { headers } = await web.post('/api/v1/messages', { text: 'a' }, { origin: OTHER });
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('may read why a call failed and when to try again', async () => {
    const { headers } = await web.post('/api/v1/messages', {}, { origin: OTHER });
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'retry-after',
    });
  });

  it('get leave to send JSON', async () => {
    const { statusCode, headers } = await preflight(web, '/api/v1/messages', OTHER);
    expect(statusCode).toBe(204);
    expect(String(headers['access-control-allow-headers'])).toContain('content-type');
    expect(String(headers['access-control-allow-methods'])).toContain('POST');
  });

  it.each(['/health/ready', '/metrics', '/docs', '/'])('may not read %s', async (url) => {
    expect((await web.get(url, { origin: OTHER })).headers).not.toHaveProperty('access-control-allow-origin');
    expect((await preflight(web, url, OTHER)).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('other sites, when only some may embed the widget', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({
      conversation,
      settings: { WIDGET_ORIGINS: `${SITE}/, https://second.example` },
    });
  });
  afterAll(() => web.close());

  it('that are on the list may call the API and load the widget', async () => {
    for (const origin of [SITE, 'https://second.example']) {
      expect(
        (await web.post('/api/v1/messages', { text: 'a' }, { origin })).headers[
          'access-control-allow-origin'
        ],
      ).toBe(origin);
      expect((await preflight(web, '/widget/v1.js', origin)).headers['access-control-allow-origin']).toBe(
        origin,
      );
    }
  });

  it('that are not on it may not', async () => {
    for (const origin of [OTHER, 'http://ngo.example', `${SITE}.evil.example`, 'null']) {
      expect(
        (await web.post('/api/v1/messages', { text: 'a' }, { origin })).headers[
          'access-control-allow-origin'
        ],
      ).not.toBe(origin);
      expect(
        (await preflight(web, '/api/v1/messages', origin)).headers['access-control-allow-origin'],
      ).not.toBe(origin);
    }
  });

  it('are told apart by caches', async () => {
    expect(String((await web.get('/api/v1/topics', { origin: SITE })).headers.vary)).toContain('Origin');
  });
});
