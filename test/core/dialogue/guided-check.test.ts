import { beforeAll, describe, expect, it } from 'vitest';
import { CALCULATOR_MESSAGES } from '../../../src/core/calculators/calculator-messages.ts';
import { CHECKLIST_MESSAGES } from '../../../src/core/checklist/checklist-messages.ts';
import { pathsOf } from '../../../src/core/checklist/paths.ts';
import { decodeChoice, encodeChoice } from '../../../src/core/choice.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { LOCALES, type Locale } from '../../../src/core/locale.ts';
import { MESSAGES } from '../../../src/core/messages.ts';
import type { Part } from '../../../src/core/reply.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session, sessionSchema } from '../../../src/core/session.ts';
import { libraryContent } from '../../support/library-content.ts';
import { CHECKED_AT } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await libraryContent();
});

const chosen = (locale: Locale, more: Partial<Session> = {}): Session => ({
  ...NEW_SESSION,
  locale,
  localeChosen: true,
  ...more,
});

/** Presses and texts one after another; what looks like a choice is pressed. */
function go(steps: readonly string[], session: Session): Turned {
  let turned: Turned | undefined;
  for (const said of steps) {
    const choice = decodeChoice(said);
    const message = choice ? ({ type: 'choice', choice } as const) : ({ type: 'text', text: said } as const);
    const before: Session = turned?.session ?? session;
    turned = respond(screen(message, content), before, { content, now: CHECKED_AT });
  }
  if (!turned) throw new Error('nothing was said');
  return turned;
}

const choicesOf = ({ reply }: Turned): string[] =>
  reply.parts.flatMap((part) =>
    part.type === 'options' ? part.options.map(({ choice }) => encodeChoice(choice)) : [],
  );
const pathsIn = ({ reply }: Turned): string[] =>
  reply.parts.flatMap((part) => (part.type === 'links' ? part.links.map(({ path }) => path) : []));
const plain = ({ reply }: Turned) => replyToPlain(reply);
const cardsOf = ({ reply }: Turned): Extract<Part, { type: 'options' }>['options'] =>
  reply.parts.flatMap((part) => (part.type === 'options' && part.style === 'cards' ? part.options : []));
const hasHotline = ({ reply }: Turned): boolean =>
  reply.parts.some((part) => part.type === 'contacts' && part.contacts.some(({ id }) => id === 'rescue-112'));

const UZBEK_WORKER = ['g:check', 'k:direction:arriving', 'z:UZ', 'k:purpose:work-company', 'k:stage:arrived'];

describe.each(LOCALES)('the guided check in %s', (locale) => {
  it('asks one thing at a time and ends with a dated list, ways on and people to ask', () => {
    const t = CHECKLIST_MESSAGES[locale];
    const session = chosen(locale);
    expect(plain(go(UZBEK_WORKER.slice(0, 1), session))).toContain(MESSAGES[locale]('audience.prompt'));
    expect(plain(go(UZBEK_WORKER.slice(0, 2), session))).toContain(
      CALCULATOR_MESSAGES[locale]('ask.citizenship'),
    );
    expect(plain(go(UZBEK_WORKER.slice(0, 3), session))).toContain(t('ask.purpose.arriving'));
    expect(plain(go(UZBEK_WORKER.slice(0, 4), session))).toContain(t('ask.stage'));
    expect(plain(go(UZBEK_WORKER, session))).toContain(t('skip'));
    const done = go([...UZBEK_WORKER, '17.11.2026'], session);
    expect(plain(done)).toContain(t('heading'));
    expect(plain(done)).toContain('112');
    expect(plain(done)).not.toMatch(/[{}]|undefined/);
    expect(cardsOf(done).map(({ choice }) => encodeChoice(choice))).toContain('e:work.permit-employer');
    expect(choicesOf(done)).toEqual(
      expect.arrayContaining(['k:direction', 'g:citizenship', 'k:purpose', 'k:stage', 'k:arrival']),
    );
    expect(pathsIn(done).at(-1)).toBe(
      `/check?direction=arriving&citizenship=UZ&purpose=work-company&stage=arrived&arrival=2026-11-17&locale=${locale}`,
    );
  });

  it('is offered on the first screen, after the situation was chosen and under an entry', () => {
    const session = chosen(locale);
    for (const path of [['g:start'], ['a:arriving'], ['e:notify.arrival']])
      expect(choicesOf(go(path, session)), path.join()).toContain('g:check');
  });

  it('leads everybody to steps with the hotline', () => {
    if (!content.checklist) throw new Error('no check');
    for (const { direction, citizenship, purpose, stage } of pathsOf(content.checklist, content.countries)) {
      const session = chosen(locale, { audience: direction, citizenship });
      const turned = go(['g:check', `k:purpose:${purpose}`, `k:stage:${stage}`], session);
      const done = choicesOf(turned).includes('k:arrival:skip')
        ? go(['k:arrival:skip'], turned.session ?? session)
        : turned;
      const name = [citizenship, purpose, stage].join(' ');
      expect(cardsOf(done).length, name).toBeGreaterThanOrEqual(3);
      expect(hasHotline(done), name).toBe(true);
    }
  });
});

describe('the guided check', () => {
  const session = chosen('en');

  it('skips what is known: situation and citizenship', () => {
    const known = chosen('en', { audience: 'arriving', citizenship: 'KG' });
    expect(plain(go(['g:check'], known))).toContain('What are you coming for?');
    const leaving = chosen('en', { audience: 'departing' });
    expect(plain(go(['g:check'], leaving))).toContain('What are you leaving for?');
  });

  it('asks nobody who leaves for a citizenship or an arrival', () => {
    const done = go(['g:check', 'k:direction:departing', 'k:purpose:work-abroad', 'k:stage:papers'], session);
    expect(plain(done)).toContain('Close debts');
    expect(choicesOf(done)).not.toContain('k:arrival');
    expect(choicesOf(done)).not.toContain('g:citizenship');
  });

  it('takes the citizenship in words', () => {
    const asked = go([...UZBEK_WORKER.slice(0, 2), 'Tajikistan'], session);
    expect(asked.session?.citizenship).toBe('TJ');
    expect(plain(asked)).toContain('What are you coming for?');
  });

  it('takes an arrival named for a computation before', () => {
    const computed = chosen('en', {
      asking: { calculator: 'notification', dates: [{ readings: ['2026-11-19'], year: true }] },
    });
    expect(plain(go(UZBEK_WORKER, computed))).toContain('Days are counted from 19 November 2026');
  });

  it('refuses 31 February and asks again', () => {
    const turned = go([...UZBEK_WORKER, '31 February'], session);
    expect(plain(turned)).toContain('The calendar has no such day');
    expect(choicesOf(turned)).toContain('k:arrival:skip');
    expect(plain(go(['17.11.2026'], turned.session ?? session))).toContain('What you must do');
  });

  it('refuses an arrival that has not come for who is here, and one that has passed for who comes', () => {
    expect(plain(go([...UZBEK_WORKER, '17.12.2026'], session))).toContain(
      'comes after the day you ask about',
    );
    const coming = [...UZBEK_WORKER.slice(0, 4), 'k:stage:before', '17.08.2026'];
    expect(plain(go(coming, session))).toContain('17 August 2026 has passed');
  });

  it('reads a day without a year as one that can be', () => {
    const coming = [...UZBEK_WORKER.slice(0, 4), 'k:stage:before', '10 March'];
    expect(go(coming, session).session?.checking?.arrival).toBe('2027-03-10');
    expect(go([...UZBEK_WORKER, '5 December'], session).session?.checking?.arrival).toBe('2025-12-05');
  });

  it('asks which day is meant where two can be, and goes on with the one pressed', () => {
    const asked = go([...UZBEK_WORKER, '03/11/2026'], session);
    expect(choicesOf(asked)).toEqual(['d:2026-11-03', 'd:2026-03-11']);
    const again = go(['l:ru'], asked.session ?? session);
    expect(choicesOf(again)).toEqual(['d:2026-11-03', 'd:2026-03-11']);
    const done = go(['d:2026-11-03'], again.session ?? session);
    expect(done.session?.checking?.arrival).toBe('2026-11-03');
    expect(cardsOf(done).length).toBeGreaterThan(2);
  });

  it('takes a text that names no day as a question of its own, and keeps its answers', () => {
    const turned = go([...UZBEK_WORKER, 'where do I buy bread'], session);
    expect(turned.session?.asking).toBeUndefined();
    expect(turned.session?.checking).toEqual({ purpose: 'work-company', stage: 'arrived' });
  });

  it('changes one answer at a time and keeps the others', () => {
    const done = go([...UZBEK_WORKER, '17.11.2026'], session);
    const changed = go(['k:purpose', 'k:purpose:study'], done.session ?? session);
    expect(plain(changed)).toContain('Go to the international office');
    expect(plain(changed)).toContain('17 November 2026');
    const union = go(['g:citizenship', 'z:KG'], done.session ?? session);
    expect(plain(union)).toContain('You need no work permit');
    const leaving = go(['k:direction', 'k:direction:departing'], done.session ?? session);
    expect(plain(leaving)).toContain('What are you leaving for?');
  });

  it('asks for another place on the way where the two do not go together', () => {
    const done = go(
      ['g:check', 'k:direction:arriving', 'z:UZ', 'k:purpose:transit', 'k:stage:living'],
      session,
    );
    expect(choicesOf(done)).toEqual(['k:stage:before', 'k:stage:arrived', 'k:stage:leaving']);
  });

  it('asks again after a code that there is not', () => {
    expect(plain(go([...UZBEK_WORKER.slice(0, 3), 'k:purpose:holiday'], session))).toContain(
      'What are you coming for?',
    );
    expect(plain(go(['k:direction:sideways'], session))).toContain('What is your situation?');
  });

  it('comes again in another language, question and list', () => {
    const asked = go([...UZBEK_WORKER.slice(0, 4), 'l:uz'], session);
    expect(plain(asked)).toContain(CHECKLIST_MESSAGES.uz('ask.stage'));
    const done = go([...UZBEK_WORKER, '17.11.2026', 'l:ru'], session);
    expect(plain(done)).toContain(CHECKLIST_MESSAGES.ru('heading'));
  });

  it('is shown again by the command as long as the conversation lasts', () => {
    const done = go([...UZBEK_WORKER, '17.11.2026', 'e:work.contract', 'g:check'], session);
    expect(plain(done)).toContain('What you must do');
    expect(go(['g:forget'], done.session ?? session).session).toBeUndefined();
  });

  it('keeps only codes and a day, in a session that is valid', () => {
    const done = go([...UZBEK_WORKER, 'I came on 17 November 2026'], session);
    expect(done.session?.checking).toEqual({
      purpose: 'work-company',
      stage: 'arrived',
      arrival: '2026-11-17',
    });
    expect(sessionSchema.parse(done.session)).toEqual(done.session);
    expect(JSON.stringify(done.session)).not.toContain('came');
  });

  it('tells a citizen of Kazakhstan and of an unknown country at once why there is no list', () => {
    const own = go(['g:check'], chosen('en', { audience: 'arriving', citizenship: 'KZ' }));
    const other = go(['g:check'], chosen('en', { audience: 'arriving', citizenship: 'QQ' }));
    expect(plain(own)).toContain('For citizens of Kazakhstan there is no limit of stay.');
    expect(choicesOf(own)).toEqual(['k:direction:departing', 'g:citizenship']);
    expect(plain(other)).toContain('no confirmed rule for this citizenship');
    expect([own, other].every(hasHotline)).toBe(true);
  });

  it.each(['Казахстан', 'Қазақстан', 'Qozogʻiston', 'Қазоқистон', 'Казакстан', 'гражданин Казахстана'])(
    'takes %s for the citizenship that it asked for',
    (home) => {
      const own = go(['g:check', 'k:direction:arriving', home], chosen('ru'));
      expect(own.session?.citizenship).toBe('KZ');
      expect(choicesOf(own)).toEqual(['k:direction:departing', 'g:citizenship']);
    },
  );

  it('takes a date for the arrival that is missing after another question was asked in between', () => {
    const done = go([...UZBEK_WORKER, 'how much is a residence permit?', '15.11.2026'], chosen('en'));
    expect(done.session?.checking?.arrival).toBe('2026-11-15');
    expect(cardsOf(done).length).toBeGreaterThan(0);
  });

  it('takes no date for an arrival that was skipped or told', () => {
    for (const answer of ['k:arrival:skip', '14.11.2026']) {
      const later = go(
        [...UZBEK_WORKER, answer, 'how much is a residence permit?', '15.11.2026'],
        chosen('en'),
      );
      expect(later.session?.checking?.arrival, answer).not.toBe('2026-11-15');
    }
  });

  it('is written in Cyrillic letters for whoever writes Uzbek so', () => {
    const done = go([...UZBEK_WORKER, 'k:arrival:skip'], chosen('uz', { cyrillic: true }));
    expect(plain(done)).toContain('Нима қилишингиз керак');
  });

  it('says that there is none where the content has none', () => {
    const { checklist: _, ...without } = content;
    const turned = respond(
      screen({ type: 'choice', choice: { type: 'shortcut', name: 'check' } }, content),
      session,
      { content: without, now: CHECKED_AT },
    );
    expect(hasHotline(turned)).toBe(true);
  });
});
