import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../src/core/content/content.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { isLocale } from '../../../src/core/locale.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session } from '../../../src/core/session.ts';
import { questionRows } from '../../support/question-rows.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

/** Language, what comes of it, question: a computed number or day here would be of something else. */
const ROWS = questionRows('test/core/dialogue/doubtful-inquiries.tsv');

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const ask = (text: string, session: Session = NEW_SESSION): Turned =>
  respond(screen({ type: 'text', text }, content), session, { content, now: CHECKED_AT });
const inLanguage = (locale: string): Session =>
  isLocale(locale) ? { ...NEW_SESSION, locale, localeChosen: true } : NEW_SESSION;

function understood({ session }: Turned): string {
  const asking = session?.asking;
  if (!asking) return 'entry';
  if (asking.need) return asking.need;
  if (session.citizenship) return `own ${session.citizenship}`;
  return `${asking.repeat ? 'again' : 'count'} ${asking.count}`;
}

describe('a number or a day that may belong to something else', () => {
  it.each(ROWS)('in %s: %s ← %s', (locale, wanted, question) => {
    expect(understood(ask(question, inLanguage(locale)))).toBe(wanted);
  });
});

describe('somebody else than the writer', () => {
  const own = { ...inLanguage('ru'), citizenship: 'KG' };

  it('has a citizenship of their own', () => {
    expect(understood(ask('жена приехала 1 октября, сколько дней может находиться', own))).toBe(
      'citizenship',
    );
    expect(understood(ask('приехал 1 октября, сколько дней могу находиться', own))).toBe('own KG');
  });
});

describe('the reply to the question for the citizenship', () => {
  const asked = () => ask('I came on 1 November, how long can I stay', inLanguage('en')).session;

  it.each([
    ['Uzbek, but I entered on 13 November', 'UZ', '2026-11-13'],
    ['Uzbek', 'UZ', '2026-11-01'],
    ['from Turkey', 'TR', '2026-11-01'],
  ])('may tell another day: %s', (reply, country, day) => {
    const told = ask(reply, asked()).session;
    expect(told?.citizenship).toBe(country);
    expect(told?.asking?.dates.map(({ readings }) => readings[0])).toEqual([day]);
  });

  it.each(["I'm going to Russia", 'my husband is Russian', 'I came from Kyrgyzstan by bus'])(
    'is not taken from "%s"',
    (reply) => {
      expect(ask(reply, asked()).session?.citizenship).toBeUndefined();
    },
  );
});

describe('a correction after a result', () => {
  const conversation = (locale: string, texts: readonly string[]): Session | undefined =>
    texts.reduce<Session | undefined>((session, text) => ask(text, session).session, inLanguage(locale));

  it.each([
    ['ru', 'просрочил 4 дня, какой штраф', 'нет, 12', 12],
    ['kk', 'мерзімнен 4 күн асып кетті, айыппұл қанша', 'жоқ, 12 күн', 12],
    ['en', 'I overstayed 4 days, how much is the fine', 'and if it is 3?', 3],
    ['ru', 'сколько стоит патент на 5 месяцев для домашнего работника', 'а на 4?', 4],
  ] as const)('may tell another number, in %s', (locale, question, correction, count) => {
    expect(conversation(locale, [question, correction])?.asking).toMatchObject({ count });
  });

  it('may tell another day or another citizenship', () => {
    const first = 'I am Uzbek and came on 5 November, until when can I stay?';
    const told = conversation('en', [first, 'no, the 12th of November', 'and if I am Kyrgyz?']);
    expect(told?.asking?.dates[0]?.readings).toEqual(['2026-11-12']);
    expect(told?.citizenship).toBe('KG');
  });

  it('asks for all days when it may be for one of several', () => {
    const first = 'I am Uzbek, was here 10.06-20.06, came on 5 November, until when can I stay?';
    expect(conversation('en', [first])?.asking?.dates).toHaveLength(3);
    expect(conversation('en', [first, 'no, 12 November'])?.asking).toMatchObject({
      need: 'dates',
      dates: [],
    });
  });

  it('is not taken from a question of its own', () => {
    const asked = ask(
      'а кто платит врачу, если я тут на 5 дней?',
      conversation('ru', ['просрочил 4 дня, какой штраф']),
    );
    expect(asked.reply.answers[0]?.id).toMatch(/^health\./);
  });

  it('is not taken from one that may be about sick pay too', () => {
    const { reply } = ask(
      'а кто платит врачу за 5 дней?',
      conversation('ru', ['просрочил 4 дня, какой штраф']),
    );
    expect(reply.outcome).toBe('clarify');
    expect(reply.answers.map(({ id }) => id)).toContain('health.entitlements');
  });
});
