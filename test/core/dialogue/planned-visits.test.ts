import { beforeAll, describe, expect, it } from 'vitest';
import { decodeChoice } from '../../../src/core/choice.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session, sessionSchema } from '../../../src/core/session.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const UZBEK: Session = { ...NEW_SESSION, locale: 'en', localeChosen: true, citizenship: 'UZ' };

/** Says and presses one after another; what begins with `!` is the data of a button. */
function talk(lines: readonly string[], session: Session = UZBEK): Turned {
  const [first = '', ...rest] = lines;
  const choice = first.startsWith('!') ? decodeChoice(first.slice(1)) : undefined;
  const message = choice ? ({ type: 'choice', choice } as const) : ({ type: 'text', text: first } as const);
  const turned = respond(screen(message, content), session, { content, now: CHECKED_AT });
  return rest.length === 0 ? turned : talk(rest, turned.session);
}

const textOf = ({ reply }: Turned): string => replyToPlain(reply);
const daysOffered = ({ reply }: Turned): string[] =>
  reply.parts.flatMap((part) =>
    part.type === 'options'
      ? part.options.flatMap(({ choice }) => (choice.type === 'day' ? [choice.day] : []))
      : [],
  );

describe('a visit that is planned', () => {
  it('is counted from its first day', () => {
    const told = textOf(talk(['I will arrive on 5 December, how long can I stay?']));
    expect(told).toMatch(/If you enter on 5 December 2026, you may stay until 3 January 2027.* Days: 30/);
  });

  it('is counted with the visits before it', () => {
    const told = textOf(
      talk([
        'arrived 1 October 2026, left 30 October 2026, I will arrive on 5 December, how long can I stay?',
      ]),
    );
    expect(told).toMatch(/If you enter on 5 December 2026/);
    expect(told).toMatch(/1 October 2026 – 30 October 2026/);
  });

  it('tells the host a day to notify by', () => {
    const told = textOf(talk(['I will arrive on Monday, by when must the landlord report me to the police']));
    expect(told).toMatch(/25 November 2026/);
  });

  it('is offered beside the same day of last year, and taken when it is pressed', () => {
    const asked = talk(['5 December arrival, how long can I stay?']);
    expect(daysOffered(asked)).toEqual(['2026-12-05', '2025-12-05']);
    expect(textOf(talk(['!d:2026-12-05'], asked.session))).toMatch(/If you enter on 5 December 2026/);
  });

  it('is not confused with a day of leaving that lies ahead', () => {
    const asked = talk(['!c:entry.day-count', '1 November – 5 December']);
    expect(textOf(talk(['!d:2026-12-05'], asked.session))).toMatch(/You may stay until/);
  });

  it('is none when the day was said to lie behind', () => {
    expect(textOf(talk(['I arrived on 5 December 2027, how many days left to stay']))).toMatch(/comes after/);
  });

  it('is refused while an earlier visit goes on', () => {
    const told = textOf(talk(['arrived 1 November 2026, I will arrive on 5 December, how long can I stay?']));
    expect(told).toMatch(/has no exit/);
  });
});

describe('a day that is not sure', () => {
  it('is confirmed by a button when months are told', () => {
    const asked = talk(['came two months ago, how many days left to stay']);
    expect(daysOffered(asked)).toEqual(['2026-09-20']);
    expect(sessionSchema.safeParse(asked.session).success).toBe(true);
    const told = talk(['!d:2026-09-20'], asked.session);
    expect(told.session?.asking?.dates).toEqual([{ readings: ['2026-09-20'], year: true, role: 'entry' }]);
  });

  it('is asked for when only a part of a month, a holiday or last week is told', () => {
    for (const time of ['at the beginning of March', 'after Eid', 'last week']) {
      const asked = talk([`I came ${time}, how many days can I stay`]);
      expect(asked.session?.asking?.need).toBe('dates');
    }
  });

  it('is asked for again when the reply names none', () => {
    const asked = talk(['!c:entry.day-count', 'in the beginning of November']);
    expect(asked.session?.asking?.need).toBe('dates');
    const told = talk(['two weeks ago'], asked.session);
    expect(told.session?.asking?.dates[0]?.readings).toEqual(['2026-11-06']);
  });

  it('is either of two days when only the days since the arrival are told', () => {
    const asked = talk(['!c:notify.arrival', 'today is my third day here']);
    expect(daysOffered(asked)).toEqual(['2026-11-18', '2026-11-17']);
  });
});
