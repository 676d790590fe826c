import { beforeAll, describe, expect, it } from 'vitest';
import { type Choice, encodeChoice } from '../../../src/core/choice.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { type Circumstances, respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { LOCALES, type Locale } from '../../../src/core/locale.ts';
import type { Message } from '../../../src/core/message.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session } from '../../../src/core/session.ts';
import { libraryContent } from '../../support/library-content.ts';
import { CHECKED_AT } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await libraryContent();
});

const chosen = (locale: Locale): Session => ({
  ...NEW_SESSION,
  locale,
  localeChosen: true,
  citizenship: 'UZ',
});

function turn(message: Message, more: Partial<Circumstances> & { readonly locale?: Locale } = {}): Turned {
  const { locale = 'en', ...circumstances } = more;
  return respond(screen(message, content), chosen(locale), { content, now: CHECKED_AT, ...circumstances });
}

const press = (choice: Choice, more?: Parameters<typeof turn>[1]) => turn({ type: 'choice', choice }, more);
const optionsOf = ({ reply }: Turned) =>
  reply.parts.flatMap((part) => (part.type === 'options' ? part.options : []));
const remindersOf = (turned: Turned) =>
  optionsOf(turned).flatMap(({ choice }) => (choice.type === 'remind' ? [encodeChoice(choice)] : []));
const textOf = ({ reply }: Turned) => replyToPlain(reply);

/** The result for somebody who entered on a day, as a change of language shows it again. */
function stayFrom(day: string, more: Partial<Circumstances> = {}): Turned {
  const asking = { calculator: 'stay', dates: [{ readings: [day], year: true }] } as const;
  const session: Session = { ...chosen('ru'), asking, lastView: { type: 'calculation' } };
  const choice: Choice = { type: 'locale', locale: 'en' };
  return respond(screen({ type: 'choice', choice }, content), session, { content, now: CHECKED_AT, ...more });
}

const OPEN = { reminders: 'open' } as const;
const STAY: Choice = { type: 'remind', kind: 'stay', day: '2026-12-01' };

describe('the offer of a reminder', () => {
  it('stands under a result with a day that must not be missed', () => {
    const turned = stayFrom('2026-11-15', OPEN);
    expect(remindersOf(turned)).toEqual(['r:stay:2026-12-14']);
    expect(optionsOf(turned)[0]?.label).toBe('Remind me');
  });

  it('is not made where Aman cannot write by itself', () => {
    const turned = stayFrom('2026-11-15');
    expect(optionsOf(turned).length).toBeGreaterThan(0);
    expect(remindersOf(turned)).toEqual([]);
  });

  it('is not made for a day that is over', () => {
    const turned = stayFrom('2026-05-01', OPEN);
    expect(remindersOf(turned)).toEqual([]);
  });

  it('needs no more than 64 bytes on a button', () => {
    for (const kind of ['notification', 'stay', 'permit'] as const)
      expect(encodeChoice({ type: 'remind', kind, day: '2026-12-01' }).length).toBeLessThanOrEqual(64);
  });
});

describe('asking for a reminder', () => {
  it('says on which days it comes, and wishes for both', () => {
    const turned = press(STAY, OPEN);
    expect(textOf(turned)).toContain('on 29 November 2026 and on 1 December 2026, at 10:00');
    expect(textOf(turned)).toContain('/forget');
    expect(turned.reminder).toEqual({
      type: 'add',
      kind: 'stay',
      day: '2026-12-01',
      times: [
        { text: 'soon', due: Date.parse('2026-11-29T10:00:00+05:00') },
        { text: 'today', due: Date.parse('2026-12-01T10:00:00+05:00') },
      ],
    });
  });

  it('wishes only for what still lies ahead', () => {
    const turned = press(STAY, { ...OPEN, now: new Date('2026-11-30T09:00:00Z') });
    expect(textOf(turned)).toContain('on 1 December 2026, at 10:00');
    expect(turned.reminder).toMatchObject({ times: [{ text: 'today' }] });
  });

  it('says that it is too late on the day itself, and offers the calendar', () => {
    const turned = press(STAY, { ...OPEN, now: new Date('2026-12-01T06:00:00Z') });
    expect(turned.reminder).toBeUndefined();
    expect(textOf(turned)).toContain('1 December 2026 is today');
    expect(turned.reply.parts.map(({ type }) => type)).toContain('links');
  });

  it('says that the day has passed', () => {
    const turned = press(STAY, { ...OPEN, now: new Date('2026-12-02T06:00:00Z') });
    expect(turned.reminder).toBeUndefined();
    expect(textOf(turned)).toContain('1 December 2026 has passed');
  });

  it.each([
    ['full', /as many reminders as we keep: 12/],
    ['failed', /could not be kept.*1 December 2026/],
  ] as const)('promises nothing when it could not be kept: %s', (reminders, words) => {
    const turned = press(STAY, { reminders });
    expect(turned.reminder).toBeUndefined();
    expect(textOf(turned)).toMatch(words);
  });

  it.each(['2026-02-31', '2026-13-01'])('leads on from a day that does not exist: %s', (day) => {
    const turned = press({ ...STAY, day }, OPEN);
    expect(turned.reminder).toBeUndefined();
    expect(optionsOf(turned).length).toBeGreaterThan(0);
  });

  it('promises nothing where Aman cannot write by itself', () => {
    const turned = press(STAY);
    expect(turned.reminder).toBeUndefined();
    expect(textOf(turned)).not.toContain('10:00');
  });

  it.each(LOCALES)(
    'says in %s when it comes, that it is silent about the matter, and how to stop',
    (locale) => {
      const turned = press(STAY, { ...OPEN, locale });
      const [when, ...rest] = textOf(turned).split('\n').filter(Boolean);
      expect(when).toMatch(/29.*1\D.*10:00|2026.*29.*2026.*1.*10:00/);
      expect(rest.join()).toContain('/forget');
      expect(optionsOf(turned).map(({ choice }) => choice)).toEqual([
        { type: 'shortcut', name: 'stop-reminders' },
      ]);
      expect(textOf(turned)).not.toContain('{{');
    },
  );
});

describe('stopping the reminders', () => {
  it('wishes for their end and says that it is done', () => {
    const turned = press({ type: 'shortcut', name: 'stop-reminders' }, OPEN);
    expect(turned.reminder).toEqual({ type: 'stop' });
    expect(textOf(turned)).toContain('deleted');
  });

  it('admits that it could not be done', () => {
    const stop = press({ type: 'shortcut', name: 'stop-reminders' }, { reminders: 'failed' });
    const forget = press({ type: 'shortcut', name: 'forget' }, { reminders: 'failed' });
    for (const turned of [stop, forget]) expect(textOf(turned)).toContain('could not be deleted');
    expect(forget.session).toBeUndefined();
  });
});
