import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  householdPermitSchema,
  notificationSchema,
  overstaySchema,
  refusedSchema,
  residenceDeadlineSchema,
  staySchema,
} from '../../../src/channels/web/calculator-wire.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { ruleLibrary } from '../../support/rule-library.ts';
import { tinyContent } from '../../support/tiny-content.ts';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({ content: { ...tinyContent(), ...ruleLibrary() } });
});
afterAll(() => web.close());

const ask = (name: string, body: unknown, headers = {}) =>
  web.post(`/api/v1/calculators/${name}`, body, headers);

const STAY = {
  citizenship: 'UZ',
  visits: [{ entry: '2026-10-01', exit: '2026-10-19' }, { entry: '2026-11-10' }],
  on: '2026-11-20',
};

const REPLIES: readonly (readonly [string, object, z.ZodType, object])[] = [
  [
    'stay',
    STAY,
    staySchema,
    {
      perVisit: { limitDays: 30, lastDay: '2026-12-09' },
      window: { windowDays: 180, limitDays: 90, used: 30, lastDay: '2027-01-19' },
      lastLawfulDay: '2026-12-09',
      daysLeft: 19,
    },
  ],
  [
    'notification',
    { arrival: '2026-10-23' },
    notificationSchema,
    { safe: '2026-10-28', latest: '2026-10-29' },
  ],
  [
    'household-permit',
    { months: 3, start: '2026-04-15' },
    householdPermitSchema,
    { mci: 12, tenge: 51_900, end: '2026-07-14' },
  ],
  [
    'overstay',
    { days: 12, on: '2026-11-20' },
    overstaySchema,
    {
      article: '517(4)',
      mci: { from: 25, to: 25 },
      tenge: { from: 108_125, to: 108_125 },
      warningPossible: false,
      expulsionPossible: true,
    },
  ],
  [
    'overstay',
    { days: 12, on: '2026-11-20', repeat: true },
    overstaySchema,
    {
      article: '517(7)',
      mci: { from: 0, to: 0 },
      tenge: { from: 0, to: 0 },
      warningPossible: false,
      expulsionPossible: true,
      arrestDays: 15,
    },
  ],
  [
    'residence-deadline',
    { citizenship: 'UZ', arrival: '2026-11-10' },
    residenceDeadlineSchema,
    {
      duty: 'permit',
      safe: '2026-12-09',
      latest: '2026-12-10',
      applyBy: '2026-11-25',
      lastDay: '2026-12-09',
    },
  ],
];

describe('POST /api/v1/calculators', () => {
  it.each(REPLIES)(
    '%s answers in the shape of the contract, with rules, sum and assumptions',
    async (name, body, schema, figures) => {
      const response = await ask(name, body);
      expect(response.statusCode).toBe(200);
      const reply = response.json<Record<string, unknown>>();
      expect(schema.parse(reply)).toEqual(reply);
      const { rules, explanation, assumptions, ...rest } = reply;
      expect(rest).toEqual(figures);
      for (const list of [rules, explanation, assumptions]) expect(list).not.toHaveLength(0);
      for (const rule of rules as string[]) expect(rule).toMatch(/^F-[A-Z]+-\d+$/);
    },
  );

  it.each(REPLIES)(
    '%s speaks the language asked for, else that of the browser, else Russian',
    async (name, body) => {
      const said = new Set<string>();
      for (const locale of LOCALES) said.add(JSON.stringify((await ask(name, { ...body, locale })).json()));
      expect(said.size).toBe(LOCALES.length);
      const ky = (await ask(name, { ...body, locale: 'ky' })).json();
      expect((await ask(name, body, { 'accept-language': 'ky-KG' })).json()).toEqual(ky);
      expect((await ask(name, body)).json()).toEqual((await ask(name, { ...body, locale: 'ru' })).json());
    },
  );

  it('takes small letters, a null exit and more than forty visits', async () => {
    const visits = Array.from({ length: 60 }, (_, i) => ({
      entry: new Date(Date.UTC(2026, 0, 1 + 3 * i)).toISOString().slice(0, 10),
      exit: new Date(Date.UTC(2026, 0, 2 + 3 * i)).toISOString().slice(0, 10),
    }));
    const body = {
      citizenship: ' uz ',
      visits: [...visits, { entry: '2026-11-20', exit: null }],
      on: '2026-11-20',
    };
    expect((await ask('stay', body)).json()).toMatchObject({ perVisit: { lastDay: '2026-12-19' } });
  });

  const REFUSED: readonly (readonly [string, string, object])[] = [
    ['a citizenship that needs a visa', 'stay', { ...STAY, citizenship: 'TM' }],
    ['people without a citizenship', 'stay', { ...STAY, citizenship: 'stateless' }],
    ['a country without a rule', 'stay', { ...STAY, citizenship: 'TW' }],
    ['no visits', 'stay', { ...STAY, visits: [] }],
    ['an exit before the entry', 'stay', { ...STAY, visits: [{ entry: '2026-05-05', exit: '2026-05-01' }] }],
    ['an entry after the day asked about', 'stay', { ...STAY, visits: [{ entry: '2026-12-05' }] }],
    [
      'visits that overlap',
      'stay',
      { ...STAY, visits: [{ entry: '2026-05-05', exit: '2026-05-09' }, { entry: '2026-05-08' }] },
    ],
    ['a year without a calendar', 'notification', { arrival: '2027-03-03' }],
    ['months out of range', 'household-permit', { months: 13, start: '2026-05-01' }],
    ['no months', 'household-permit', { months: 0, start: '2026-05-01' }],
    ['a year without an index', 'overstay', { days: 8, on: '2027-03-03' }],
    ['no days past the term', 'overstay', { days: 0, on: '2026-03-03' }],
    ['an arrival before the rule', 'residence-deadline', { citizenship: 'KG', arrival: '2026-03-03' }],
  ];
  it.each(REFUSED)(
    'refuses %s with a sentence in every language and no figures',
    async (_name, calculator, body) => {
      const reasons = new Set<string>();
      for (const locale of LOCALES) {
        const response = await ask(calculator, { ...body, locale });
        expect(response.statusCode).toBe(200);
        const reply = refusedSchema.parse(response.json());
        expect(response.json()).toEqual(reply);
        reasons.add(reply.refused.reason);
      }
      expect(reasons.size).toBe(LOCALES.length);
    },
  );

  const BROKEN: readonly (readonly [string, string, unknown, readonly string[]])[] = [
    ['an empty body', 'stay', {}, ['citizenship', 'visits', 'on']],
    ['31 February', 'stay', { ...STAY, visits: [{ entry: '2026-02-31' }] }, ['visits.0.entry']],
    ['a day in another notation', 'stay', { ...STAY, on: '20.11.2026' }, ['on']],
    ['a moment instead of a day', 'notification', { arrival: '2026-11-20T10:00:00Z' }, ['arrival']],
    ['a country that does not exist', 'stay', { ...STAY, citizenship: 'ZZ' }, ['citizenship']],
    ['two citizenships at once', 'stay', { ...STAY, citizenship: ['UZ', 'RU'] }, ['citizenship']],
    ['visits that are no list', 'stay', { ...STAY, visits: { entry: '2026-11-10' } }, ['visits']],
    ['half a month', 'household-permit', { months: 2.5, start: '2026-05-01' }, ['months']],
    ['months in words', 'household-permit', { months: 'three', start: '2026-05-01' }, ['months']],
    ['endless days', 'overstay', { days: 1e300, on: '2026-05-01' }, ['days']],
    ['a language that we do not speak', 'overstay', { days: 3, on: '2026-05-01', locale: 'de' }, ['locale']],
  ];
  it.each(BROKEN)('answers 400 to %s and names the field', async (_name, calculator, body, paths) => {
    const response = await ask(calculator, body);
    expect(response.statusCode).toBe(400);
    expect(failureOf(response).error.issues.map(({ path }) => path)).toEqual(paths);
    expect(failureOf(response).error.code).toBe('invalid-request');
    expect(failureOf(response).hotline).not.toHaveLength(0);
  });

  it('says in every language that a day is none', async () => {
    const sentences = await Promise.all(
      LOCALES.map(
        async (locale) =>
          failureOf(await ask('notification', { arrival: '2026-02-31', locale })).error.issues[0]?.message,
      ),
    );
    expect(new Set(sentences).size).toBe(LOCALES.length);
  });

  it('knows no other calculators', async () => {
    expect((await ask('horoscope', {})).statusCode).toBe(404);
  });

  it('logs no dates and no citizenship', async () => {
    await ask('stay', { ...STAY, visits: [{ entry: '2026-09-17' }] });
    expect(web.logged()).not.toMatch(/2026-09-17|citizenship/);
  });
});

describe('the rate limit of calculators', () => {
  it('is the one of questions', async () => {
    const limited = await startWebHarness({
      content: { ...tinyContent(), ...ruleLibrary() },
      settings: { RATE_LIMIT_PER_MINUTE: '2' },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1)
      statuses.push(
        (await limited.post('/api/v1/calculators/notification', { arrival: '2026-10-23' })).statusCode,
      );
    expect(statuses).toEqual([200, 200, 429]);
    await limited.close();
  });
});
