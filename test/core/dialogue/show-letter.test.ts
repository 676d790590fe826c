import { beforeAll, describe, expect, it } from 'vitest';
import { decodeChoice, encodeChoice } from '../../../src/core/choice.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { LOCALES, type Locale } from '../../../src/core/locale.ts';
import type { Part } from '../../../src/core/reply.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session, sessionSchema } from '../../../src/core/session.ts';
import { libraryContent } from '../../support/library-content.ts';
import { CHECKED_AT } from '../../support/real-content.ts';

const HOST = 'notify.arrival';

let content: Content;
beforeAll(async () => {
  content = await libraryContent();
});

const chosen = (locale: Locale): Session => ({ ...NEW_SESSION, locale, localeChosen: true });
/** With an arrival on a Thursday, named for a computation before. */
const arrived = (locale: Locale): Session => ({
  ...chosen(locale),
  asking: { calculator: 'notification', dates: [{ readings: ['2026-11-19'], year: true }] },
});

function press(data: string, session: Session): Turned {
  const choice = decodeChoice(data);
  if (!choice) throw new Error(`${data} is no choice`);
  return respond(screen({ type: 'choice', choice }, content), session, { content, now: CHECKED_AT });
}

type Copy = Extract<Part, { type: 'copy' }>;
const copiesOf = ({ reply }: Turned): Copy[] => reply.parts.filter((part) => part.type === 'copy');
const choicesOf = ({ reply }: Turned): string[] =>
  reply.parts.flatMap((part) =>
    part.type === 'options' ? part.options.map(({ choice }) => encodeChoice(choice)) : [],
  );

describe('a message to send', () => {
  it('is offered under the entries whose duty lies with somebody else', () => {
    for (const { entries } of content.letters)
      for (const id of entries) expect(choicesOf(press(`e:${id}`, chosen('en')))).toContain(`m:${id}`);
    expect(choicesOf(press('e:health.emergency', chosen('en')))).not.toContain('m:health.emergency');
  });

  it.each([
    ['tg', ['tg', 'kk', 'ru']],
    ['ru', ['ru', 'kk']],
    ['kk', ['kk', 'ru']],
  ] as const)('comes in %s, in Kazakh and in Russian, each once', (locale, locales) => {
    expect(copiesOf(press(`m:${HOST}`, chosen(locale))).map((copy) => copy.locale)).toEqual(locales);
  });

  it.each(LOCALES)('in %s names the term and the portals, and has no placeholder left', (locale) => {
    const text = copiesOf(press(`m:${HOST}`, chosen(locale)))[0]?.text ?? '';
    expect(text).toMatch(/(^|\D)3\D/);
    expect(text).toContain('eqonaq.kz');
    expect(text).toContain('vmp.gov.kz');
    expect(text).not.toMatch(/[{}]/);
  });

  it('fills in the arrival and the host’s last safe day once they were computed', () => {
    const [own] = copiesOf(press(`m:${HOST}`, arrived('en')));
    expect(own?.text).toContain('19 November 2026');
    expect(own?.text).toContain('by 23 November 2026');
    expect(own?.text.split('\n\n').length).toBe(4);
  });

  it('leaves the days out while they are not known, and offers to compute them', () => {
    const turned = press(`m:${HOST}`, chosen('en'));
    expect(copiesOf(turned)[0]?.text).not.toContain('2026');
    expect(choicesOf(turned)).toContain('c:notify.arrival');
    expect(choicesOf(press(`m:${HOST}`, arrived('en')))).not.toContain('c:notify.arrival');
  });

  it.each([
    ['lies ahead', { calculator: 'notification', dates: [{ readings: ['2026-12-24'], year: true }] }],
    [
      'is the first day of a permit',
      { calculator: 'household-permit', dates: [{ readings: ['2026-11-19'], year: true }] },
    ],
    [
      'was followed by an exit',
      {
        calculator: 'stay',
        dates: [
          { readings: ['2026-11-02'], year: true, role: 'entry' },
          { readings: ['2026-11-05'], year: true, role: 'exit' },
        ],
      },
    ],
    ['is not sure', { calculator: 'stay', dates: [{ readings: ['2026-11-02', '2026-02-11'], year: true }] }],
  ] as const)('keeps quiet about an arrival that %s', (_, { calculator, dates }) => {
    const session: Session = { ...chosen('en'), asking: { calculator, dates } };
    expect(copiesOf(press(`m:${HOST}`, session))[0]?.text).not.toContain('2026');
  });

  it('warns before a message to whoever keeps the passport, with the numbers to call instead', () => {
    const { reply } = press('m:safety.passport-taken', chosen('en'));
    expect(replyToPlain(reply)).toMatch(/^Send it only if this is safe for you\..*116 16.*102/);
    expect(copiesOf({ reply } as Turned)[0]?.text).not.toMatch(/116 16|102/);
  });

  it('changes with the language, and the session that remembers it is valid', () => {
    const { session } = press(`m:${HOST}`, chosen('en'));
    expect(sessionSchema.parse(session)).toEqual(session);
    const again = press('l:ky', session ?? NEW_SESSION);
    expect(copiesOf(again).map((copy) => copy.locale)).toEqual(['ky', 'kk', 'ru']);
  });

  it('is written in Cyrillic letters for whoever writes Uzbek so, and addresses stay', () => {
    const [own] = copiesOf(press(`m:${HOST}`, { ...chosen('uz'), cyrillic: true }));
    expect(own?.text).toContain('Ассалому');
    expect(own?.text).toContain('eqonaq.kz');
  });

  it('gives way to the entry where there is none', () => {
    expect(press('m:health.emergency', chosen('en')).reply.answers[0]?.id).toBe('health.emergency');
    expect(press('m:life.nothing', chosen('en')).reply.outcome).toBe('unknown');
  });
});

describe('a date for the calendar', () => {
  const linksOf = ({ reply }: Turned) =>
    reply.parts.flatMap((part) => (part.type === 'links' ? part.links.map(({ path }) => path) : []));
  const computed = (asking: Session['asking'], citizenship = 'UZ') =>
    linksOf(
      respond(
        screen({ type: 'choice', choice: { type: 'locale', locale: 'en' } }, content),
        { ...chosen('en'), citizenship, asking, lastView: { type: 'calculation' } },
        { content, now: CHECKED_AT },
      ),
    );
  const on = (day: string) => [{ readings: [day], year: true }];

  it('goes with the host’s last day, the last lawful day and the end of a permit', () => {
    expect(computed({ calculator: 'notification', dates: on('2026-11-19') })).toEqual([
      '/api/v1/calendar.ics?kind=notification&day=2026-11-23&locale=en',
    ]);
    expect(computed({ calculator: 'stay', dates: on('2026-11-10') })).toEqual([
      '/api/v1/calendar.ics?kind=stay&day=2026-12-09&locale=en',
    ]);
    expect(computed({ calculator: 'residence-deadline', dates: on('2026-11-10') })).toEqual([
      '/api/v1/calendar.ics?kind=stay&day=2026-12-09&locale=en',
    ]);
    expect(computed({ calculator: 'household-permit', dates: on('2026-12-01'), count: 2 })).toEqual([
      '/api/v1/calendar.ics?kind=permit&day=2027-01-31&locale=en',
    ]);
  });

  it('is not offered for a day that has passed, an example or a refusal', () => {
    expect(computed({ calculator: 'notification', dates: on('2026-11-02') })).toEqual([]);
    expect(computed({ calculator: 'stay', dates: on('2026-09-01') })).toEqual([]);
    expect(computed({ calculator: 'household-permit', dates: [], count: 2 })).toEqual([]);
    expect(computed({ calculator: 'stay', dates: on('2026-11-10') }, 'XX')).toEqual([]);
  });
});
