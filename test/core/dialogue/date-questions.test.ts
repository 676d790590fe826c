import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../src/core/content/content.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION } from '../../../src/core/session.ts';
import { questionRows } from '../../support/question-rows.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

/** Language, what is understood, question. Understood: calculator, what is asked for, dates (→ exit, | or), number, citizenship. */
const ROWS = questionRows('test/core/dialogue/date-questions.tsv');

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const ask = (text: string): Turned =>
  respond(screen({ type: 'text', text }, content), NEW_SESSION, { content, now: CHECKED_AT });

function understood({ reply, session }: Turned): string {
  const asking = session?.asking;
  if (!asking) return reply.outcome;
  return [
    asking.calculator,
    asking.need ? `asks-${asking.need}` : undefined,
    ...asking.dates.map(({ role, readings }) => (role === 'exit' ? '→' : '') + readings.join('|')),
    asking.count,
    session.citizenship,
  ]
    .filter((piece) => piece !== undefined)
    .join(' ');
}

describe('a question with dates, as people write it', () => {
  it.each(ROWS)('in %s: %s ← %s', (_locale, wanted, question) => {
    expect(understood(ask(question))).toBe(wanted);
  });

  it('is tried in forty ways a language', () => {
    for (const locale of LOCALES) expect(ROWS.filter(([each]) => each === locale)).toHaveLength(40);
  });
});

describe('a text that only looks like a question for dates', () => {
  it.each([
    '3 marta kirib chiqdim, necha kun qoldi',
    '3 марта келдим, қанча тура оламан',
    '30 days allowed, stayed 45 days, what is the fine',
    'мне сказали 30 дней, просрочил на 3 недели, какой штраф',
    'Бүгүн күн ысык, өлүп баратам ушу жерде, кайда бассейн бар?',
    'патент на 3 месяца и продлить ещё на 2 месяца сколько стоит',
    'аз Душанбе омадам, чанд рӯз истода метавонам',
    'я из Душанбе, приехал работать, сколько дней могу находиться',
    'Dushanbadan keldim, necha kun tura olaman',
    'каждую пятницу приезжаю, сколько дней могу находиться',
    'рабочая среда, сколько дней могу находиться',
    'мені 30 күнге кіргізді, неше күн тұра аламын',
    'my stay ended on Sunday, does the weekend give me an extra day to leave?',
    'on the third day after arrival must the host report me, how long has he',
    'я здесь на 30 дней, сколько можно находиться',
    'kelishdan 3 kun oldin uy egasi xabar berishi kerakmi, necha kun bor',
  ])('computes nothing: %s', (question) => {
    expect(ask(question).session?.asking).toBeUndefined();
  });
});
