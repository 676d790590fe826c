import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureSchema, replySchema } from '../../../src/channels/web/wire.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { realContent } from '../../support/real-content.ts';
import { sampleReply } from '../../support/sample-reply.ts';
import { answerReply, scriptedConversation } from '../../support/scripted-conversation.ts';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

const URL = '/api/v1/messages';
const TOKEN = /^[\w-]{22}$/;

describe('POST /api/v1/messages and the conversation', () => {
  const conversation = scriptedConversation(() => sampleReply);
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ conversation });
  });
  afterAll(() => web.close());
  const lastTurn = () => conversation.turns.at(-1);

  it('hands the question over with language and citizenship', async () => {
    await web.say({ text: 'Можно работать?', locale: 'ky', citizenship: 'kg' });
    expect(lastTurn()).toMatchObject({
      channel: 'web',
      message: { type: 'text', text: 'Можно работать?' },
      locale: 'ky',
      citizenship: 'KG',
    });
  });

  it('hands a pressed button over', async () => {
    await web.say({ choice: 'p:work.eaeu:steps' });
    expect(lastTurn()?.message).toEqual({
      type: 'choice',
      choice: { type: 'panel', id: 'work.eaeu', panel: 'steps' },
    });
  });

  it('tells what the browser speaks as a first guess', async () => {
    await web.post(URL, { text: 'привет' }, { 'accept-language': 'tg-TJ,ru;q=0.8' });
    expect(lastTurn()).toMatchObject({ deviceLocale: 'tg', locale: undefined });
  });

  it('names the conversation by a keyed hash, never by its token', async () => {
    const { session } = await web.say({ text: 'привет' });
    expect(session).toMatch(TOKEN);
    expect(lastTurn()?.sessionKey).toBe(web.identity.key('web', session));
    expect(lastTurn()?.sessionKey).not.toContain(session);
  });

  it('keeps a token of ours', async () => {
    const { session } = await web.say({ text: 'привет' });
    expect((await web.say({ text: 'ещё', session })).session).toBe(session);
  });

  it('tells a conversation that begins from one that goes on', async () => {
    const { session } = await web.say({ text: 'привет' });
    expect(lastTurn()?.isFirst).toBe(true);
    await web.say({ text: 'ещё', session });
    expect(lastTurn()?.isFirst).toBeUndefined();
  });

  it('gives a new token for none, an empty one and a strange one', async () => {
    for (const session of [undefined, '', 'x', '../../etc/passwd', 'é'.repeat(22), 'a'.repeat(5000)]) {
      const reply = await web.say({ text: 'привет', session });
      expect(reply.session).toMatch(TOKEN);
      expect(reply.session).not.toBe(session);
    }
  });

  it('gives a new token after forgetting', async () => {
    const { session } = await web.say({ text: 'привет' });
    expect((await web.say({ choice: 'g:forget', session })).session).not.toBe(session);
  });

  it('cleans a question of broken characters, direction marks and zeros', async () => {
    await web.say({ text: ' \u202Eгде\u0000 \uD83Dрегистрация\u200F ' });
    expect(lastTurn()?.message).toEqual({ type: 'text', text: 'где  регистрация' });
  });

  it('takes emoji, HTML, SQL and 2,000 characters as a question', async () => {
    for (const text of [
      '😀😀',
      '<script>alert(1)</script>',
      "'; DROP TABLE sessions; --",
      'я'.repeat(2000),
      '😀'.repeat(2000),
      `  ${'a'.repeat(2000)}\n`,
    ]) {
      await web.say({ text });
      expect(lastTurn()?.message).toEqual({ type: 'text', text: text.trim() });
    }
  });

  it('ignores fields it does not know', async () => {
    expect((await web.post(URL, { text: 'привет', colour: 'red' })).statusCode).toBe(200);
  });

  it('sends long replies compressed to whoever takes that, and plain to the rest', async () => {
    const plain = await web.post(URL, { text: 'привет' });
    const small = await web.post(URL, { text: 'привет' }, { 'accept-encoding': 'br, gzip' });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.headers.vary).toContain('Accept-Encoding');
    expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    expect(Number(small.headers['content-length'])).toBe(small.rawPayload.length);
    expect(JSON.parse(gunzipSync(small.rawPayload).toString())).toMatchObject({
      outcome: 'answer',
      text: plain.json().text,
    });
  });

  it('is never kept by a cache', async () => {
    expect((await web.post(URL, { text: 'привет' })).headers['cache-control']).toBe('no-store');
  });
});

describe('POST /api/v1/messages and an answer that is shown again', () => {
  const shown = answerReply();
  const conversation = scriptedConversation(({ message }) => ({
    ...shown,
    parts: [
      ...shown.parts,
      { type: 'options', style: 'buttons', prompt: message.type === 'text' ? message.text : '', options: [] },
    ],
  }));
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ conversation });
  });
  afterAll(() => web.close());

  it('has each time the words that stand around it', async () => {
    for (const text of ['first', 'second', 'second', 'first']) {
      const reply = await web.say({ text });
      expect(reply.text).toMatch(new RegExp(`^Wages are not paid[^]*\\n\\n${text}$`));
      expect(reply.answers[0]?.title).toBe('Wages are not paid');
    }
  });
});

describe('POST /api/v1/messages with bad input', () => {
  const conversation = scriptedConversation(() => sampleReply);
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ conversation, content: await realContent() });
  });
  afterAll(() => web.close());

  const refused: readonly [name: string, body: unknown, path: string, message: RegExp][] = [
    ['no text', {}, 'text', /“text” is missing/],
    ['empty text', { text: '' }, 'text', /write your question in words/],
    ['blanks', { text: ' \n\t\u00A0' }, 'text', /write your question in words/],
    ['only direction marks', { text: '\u202E\u200F\u2067' }, 'text', /write your question in words/],
    ['only halves of characters', { text: '\uDE00\uDC00\uD83D' }, 'text', /write your question in words/],
    ['only zeros', { text: '\u0000\u0001\u0002' }, 'text', /write your question in words/],
    ['2,001 characters', { text: 'a'.repeat(2001) }, 'text', /at most 2000 characters/],
    ['2,001 emoji', { text: '😀'.repeat(2001) }, 'text', /at most 2000 characters/],
    ['a number', { text: 7 }, 'text', /“text” must be text/],
    ['null', { text: null }, 'text', /“text” must be text/],
    ['a list', { text: ['a'] }, 'text', /“text” must be text/],
    ['an object', { text: { $gt: '' } }, 'text', /“text” must be text/],
    ['an unknown language', { text: 'a', locale: 'de' }, 'locale', /kk, ru, uz, tg, ky, en/],
    ['a language of a wrong type', { text: 'a', locale: 1 }, 'locale', /kk, ru, uz, tg, ky, en/],
    ['an unknown country', { text: 'a', citizenship: 'QQ' }, 'citizenship', /two-letter code/],
    ['a country’s name', { text: 'a', citizenship: 'Uzbekistan' }, 'citizenship', /two-letter code/],
    [
      'a country of a wrong type',
      { text: 'a', citizenship: {} },
      'citizenship',
      /“citizenship” must be text/,
    ],
    ['a session of a wrong type', { text: 'a', session: 5 }, 'session', /“session” must be text/],
    ['an unknown button', { choice: 'z:1' }, 'choice', /reload the page/],
    ['a button of a wrong type', { choice: [] }, 'choice', /“choice” must be text/],
    ['a button beside text', { text: 'a', choice: 'g:help' }, 'choice', /not both/],
    ['a list for a body', [], '', /must be a JSON object/],
    ['a string for a body', 'text', '', /must be a JSON object/],
    ['null for a body', null, '', /must be a JSON object/],
  ];

  for (const [name, body, path, message] of refused) {
    it(`refuses ${name}, naming the field and what to do`, async () => {
      const response = await web.post(URL, body, { 'accept-language': 'en' });
      expect(response.statusCode).toBe(400);
      const failure = failureSchema.parse(response.json());
      expect(failure.error.code).toBe('invalid-request');
      expect(failure.error.issues).toHaveLength(1);
      expect(failure.error.issues[0]).toMatchObject({ path, message: expect.stringMatching(message) });
    });
  }

  it('names every field that is wrong', async () => {
    const failure = failureOf(await web.post(URL, { text: 1, locale: 'xx', citizenship: 'Q' }));
    expect(failure.error.issues.map(({ path }) => path)).toEqual(['text', 'locale', 'citizenship']);
  });

  for (const [name, payload, code] of [
    ['broken JSON', '{"text": ', 'invalid-json'],
    ['an empty body', '', 'invalid-json'],
    ['bytes', Buffer.from([0, 255, 254, 1, 2]), 'invalid-json'],
    ['a poisoned prototype', '{"__proto__": {"x": 1}, "text": "a"}', 'invalid-json'],
    ['a body over 64 KB', JSON.stringify({ text: 'я'.repeat(40_000) }), 'too-large'],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const response = await web.inject({
        method: 'POST',
        url: URL,
        headers: { 'content-type': 'application/json' },
        payload,
      });
      expect(response.statusCode).toBe(400);
      expect(failureOf(response).error.code).toBe(code);
    });
  }

  for (const type of [
    'text/plain',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '%%%',
  ]) {
    it(`refuses a body of type ${type}`, async () => {
      const response = await web.inject({
        method: 'POST',
        url: URL,
        headers: { 'content-type': type },
        payload: 'text=a',
      });
      expect(response.statusCode).toBe(400);
      expect(failureOf(response).error.code).toBe('not-json');
    });
  }

  it('refuses a request without a body', async () => {
    expect((await web.inject({ method: 'POST', url: URL })).statusCode).toBe(400);
  });

  for (const locale of LOCALES) {
    it(`says what is wrong in the reader’s language (${locale})`, async () => {
      const byBody = failureOf(await web.post(URL, { locale, text: '' }));
      const byHeader = failureOf(await web.post(URL, { text: '' }, { 'accept-language': locale }));
      expect(byBody).toEqual(byHeader);
      expect(byBody.hotline.map(({ number }) => number)).toEqual(
        ['rescue-112', 'police-102', 'helpline-11616'].map(
          (id) => web.content.contacts.get(id)?.phones[0]?.number,
        ),
      );
      expect(byBody.hotline[0]?.name).toBe(web.content.contacts.get('rescue-112')?.name[locale]);
    });
  }

  it('speaks Russian to whoever names no language', async () => {
    expect(failureOf(await web.post(URL, {})).error.issues[0]?.message).toBe('Не хватает поля «text».');
  });

  it('never disturbs the conversation', () => {
    expect(conversation.turns).toEqual([]);
  });
});

describe('POST /api/v1/messages over the real conversation', () => {
  let web: WebHarness;
  beforeAll(async () => {
    web = await startWebHarness({ content: await realContent() });
  });
  afterAll(() => web.close());

  it('answers with an entry in the contract’s shape', async () => {
    const reply = await web.say({
      text: 'Я гражданин Кыргызстана, нужен ли мне патент чтобы работать по договору?',
      locale: 'ru',
    });
    expect(replySchema.parse(reply)).toEqual(reply);
    expect(reply).toMatchObject({ locale: 'ru', outcome: 'answer', safety: null });
    expect(reply.answers[0]).toMatchObject({ id: 'work.eaeu' });
    expect(reply.answers[0]?.sources.length).toBeGreaterThan(0);
    expect(reply.text).toContain(reply.answers[0]?.summary);
  });

  it('puts human help first when somebody is in danger', async () => {
    const reply = await web.say({ text: 'хозяин забрал паспорт, закрыл нас и не выпускает', locale: 'ru' });
    expect(reply.safety?.level).toBe('trafficking');
    expect(reply.parts[0]?.type).toBe('safety');
    expect(reply.text.indexOf(reply.safety?.contacts[0]?.number ?? '?')).toBeLessThan(400);
  });

  it('says honestly that it does not know, and shows a human line', async () => {
    const reply = await web.say({ text: 'какая завтра погода в Токио', locale: 'ru' });
    expect(reply).toMatchObject({ outcome: 'unknown', answers: [] });
    expect(reply.parts.some(({ type }) => type === 'contacts')).toBe(true);
  });

  it('remembers the last answer from one message to the next', async () => {
    const { session } = await web.say({ choice: 'e:work.eaeu', locale: 'ru' });
    const reply = await web.say({ choice: 'l:en', session });
    expect(reply).toMatchObject({ locale: 'en', session });
    expect(reply.answers[0]?.id).toBe('work.eaeu');
  });

  it('answers a button of an entry that is gone', async () => {
    expect((await web.say({ choice: 'e:work.no-such-entry' })).outcome).toBe('unknown');
  });

  it('still answers when the sessions cannot be read or kept', async () => {
    const broken = () => Promise.reject(new Error('store is gone'));
    const limping = await startWebHarness({
      content: web.content,
      stores: (stores) => ({
        ...stores,
        sessions: { get: broken, set: broken, delete: broken },
        unanswered: { ...stores.unanswered, add: broken },
      }),
    });
    const reply = await limping.say({ text: 'хочу умереть', locale: 'ru' });
    expect(reply.safety?.level).toBe('suicide');
    await limping.close();
  });
});
