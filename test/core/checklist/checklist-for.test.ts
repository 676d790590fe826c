import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/calculators/dates.ts';
import { notification } from '../../../src/core/calculators/notification.ts';
import { residenceDeadline } from '../../../src/core/calculators/residence-deadline.ts';
import { figureOn } from '../../../src/core/calculators/rule-figures.ts';
import { stay } from '../../../src/core/calculators/stay.ts';
import type { Step } from '../../../src/core/checklist/checklist.ts';
import { asksArrival, type CheckAnswers, checklistFor } from '../../../src/core/checklist/checklist-for.ts';
import { citizenClasses, groupsOf, type Path, pathsOf } from '../../../src/core/checklist/paths.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { type CheckContent, shownChecklist } from '../../../src/core/dialogue/shown-checklist.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { libraryContent } from '../../support/library-content.ts';
import { CHECKED_DAY } from '../../support/real-content.ts';

/** A Tuesday, a Friday before a holiday weekend, a day of last year and one far ahead. */
const ARRIVALS = ['2026-11-17', '2026-10-23', '2025-12-20', '2027-03-01'];
const FEWEST_STEPS = 3;
const MOST_STEPS = 10;

let content: CheckContent;
let paths: readonly Path[];
beforeAll(async () => {
  content = withCheck(await libraryContent());
  paths = pathsOf(content.checklist, content.countries);
});

function withCheck(known: Content): CheckContent {
  if (!known.checklist) throw new Error('the content has no guided check');
  return { ...known, checklist: known.checklist };
}

const nameOf = ({ citizenship = '', purpose, stage }: Path) => `${citizenship} ${purpose} ${stage}`.trim();

function stepsFor(path: Path, more: Partial<CheckAnswers> = {}) {
  const list = checklistFor({ ...path, on: CHECKED_DAY, ...more }, content);
  if (!list.ok) throw new Error(`${nameOf(path)}: ${list.wrong}`);
  return list.steps;
}

const arriving = (citizenship: string, purpose: string, stage: string): Path => ({
  direction: 'arriving',
  citizenship,
  purpose,
  stage,
});
const idsOf = (path: Path, more: Partial<CheckAnswers> = {}) =>
  stepsFor(path, more).map(({ step }) => step.id);
const dueOf = (id: string, path: Path, more: Partial<CheckAnswers>) =>
  stepsFor(path, more).find(({ step }) => step.id === id)?.due;

describe('every path of the guided check', () => {
  it('is walked', () => {
    console.info(
      `${paths.length} paths: ${citizenClasses(content.countries).length} classes of citizenships, ${content.checklist.purposes.length} purposes, ${content.checklist.stages.length} stages, ${content.checklist.steps.length} steps`,
    );
    expect(paths.length).toBeGreaterThan(100);
    expect(new Set(paths.map(nameOf)).size).toBe(paths.length);
  });

  it('has some steps, not too many, and none twice', () => {
    for (const path of paths) {
      const ids = idsOf(path);
      expect(ids.length, nameOf(path)).toBeGreaterThanOrEqual(FEWEST_STEPS);
      expect(ids.length, nameOf(path)).toBeLessThanOrEqual(MOST_STEPS);
      expect(new Set(ids).size, nameOf(path)).toBe(ids.length);
    }
  });

  it('is told in six languages, with every figure filled in and an entry to open', () => {
    for (const path of paths) {
      const answers = { ...path, on: CHECKED_DAY };
      const list = checklistFor(answers, content);
      if (!list.ok) throw new Error(nameOf(path));
      for (const locale of LOCALES) {
        for (const { text, when, entries } of shownChecklist(list, answers, content, locale).steps) {
          expect(text, `${nameOf(path)} ${locale}`).not.toMatch(/^$|[{}]|undefined|NaN/);
          expect(when.join(), `${nameOf(path)} ${locale}`).not.toMatch(/[{}]|undefined|NaN/);
          expect(entries.length, `${nameOf(path)} ${locale}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it('has the days that the calculators have, for any arrival', () => {
    let counted = 0;
    for (const path of paths.filter(({ direction }) => direction === 'arriving')) {
      for (const arrival of ARRIVALS) {
        const on = path.stage === 'before' || arrival > CHECKED_DAY ? arrival : CHECKED_DAY;
        for (const { step, term, due } of stepsFor(path, { arrival, on })) {
          if (step.id === 'overstayed') continue;
          expect(due, `${nameOf(path)} ${step.id} ${arrival}`).toBe(expectedDay(path, step, arrival, on));
          if (term && due) counted += 1;
        }
      }
    }
    expect(counted).toBeGreaterThan(300);
  });

  it('puts what is late first and the days after it in the order of the calendar', () => {
    for (const path of paths.filter(({ direction }) => direction === 'arriving')) {
      for (const arrival of ARRIVALS.filter((day) => day <= CHECKED_DAY)) {
        if (path.stage === 'before') continue;
        const steps = stepsFor(path, { arrival });
        const late = steps.filter(({ passed }) => passed).length;
        expect(
          steps.slice(0, late).every(({ passed }) => passed),
          nameOf(path),
        ).toBe(true);
        const days = steps.slice(late).flatMap(({ due }) => due ?? []);
        expect(days, nameOf(path)).toEqual([...days].sort());
      }
    }
  });
});

/** The day of a step, counted by the calculators one by one. */
function expectedDay(path: Path, { time }: Step, arrival: string, on: string): string | undefined {
  const citizenship = path.citizenship ?? '';
  switch (time) {
    case 'host-days': {
      const result = notification({ arrival }, content);
      return result.ok ? result.safe : result.reason === 'calendar-incomplete' ? result.safe : undefined;
    }
    case 'apply-early': {
      const result = residenceDeadline({ citizenship, arrival }, content);
      return result.ok ? result.applyBy : undefined;
    }
    case 'last-day': {
      const visits = [{ entry: arrival }];
      const result = stay({ citizenship, visits, on: on < arrival ? arrival : on }, content);
      return result.ok ? result.lastLawfulDay : undefined;
    }
    case 'registration-day':
      return plus(arrival, 'registration-day', -1);
    case 'household-day':
      return plus(arrival, 'household-papers-day', -2);
    case 'study-days':
      return plus(arrival, 'study-office-days', -1);
    default:
      return undefined;
  }
}

function plus(arrival: string, figure: string, more: number): string | undefined {
  const days = figureOn(content.figures, figure, arrival);
  return days === undefined ? undefined : addDays(arrival, days + more);
}

describe('a list', () => {
  it('counts the host’s days, the registration and the last lawful day of a guest from Uzbekistan', () => {
    const path = arriving('UZ', 'visit', 'arrived');
    const arrival = '2026-11-17';
    expect(dueOf('host-notifies', path, { arrival })).toBe('2026-11-19');
    expect(dueOf('register', path, { arrival })).toBe('2026-12-16');
    expect(dueOf('last-lawful-day', path, { arrival })).toBe('2026-12-16');
  });

  it('has the household permit done before day 30, which is the day before it', () => {
    const path = arriving('TJ', 'work-household', 'arrived');
    expect(dueOf('household-tax', path, { arrival: '2026-11-01' })).toBe('2026-11-29');
  });

  it('tells the terms in words while the arrival is not known', () => {
    expect(stepsFor(arriving('UZ', 'visit', 'arrived')).every(({ due }) => due === undefined)).toBe(true);
  });

  it('says of a day that has passed that it has', () => {
    const path = arriving('KG', 'visit', 'arrived');
    const [first] = stepsFor(path, { arrival: '2026-11-02' });
    expect(first).toMatchObject({ step: { id: 'host-notifies' }, due: '2026-11-04', passed: true });
  });

  it('uses the days of a future day, for a look ahead', () => {
    const path = arriving('UZ', 'visit', 'arrived');
    const late = stepsFor(path, { arrival: '2026-11-17', on: '2026-12-20' }).filter(({ passed }) => passed);
    expect(late.map(({ step }) => step.id)).toEqual([
      'overstayed',
      'host-notifies',
      'host-refuses',
      'register',
    ]);
  });

  it('sends whoever has lost the last lawful day to the migration service first, with that day and once', () => {
    for (const citizenship of ['UZ', 'CN', 'KG'])
      for (const stage of ['arrived', 'living', 'leaving']) {
        const steps = stepsFor(arriving(citizenship, 'visit', stage), { arrival: '2026-06-01' });
        const ids = steps.map(({ step }) => step.id);
        expect(steps[0], `${citizenship} ${stage}`).toMatchObject({
          step: { id: 'overstayed' },
          passed: true,
          due: expect.any(String),
        });
        expect(
          ids.filter((id) => ['overstayed', 'last-lawful-day', 'leave-on-time'].includes(id)),
        ).toHaveLength(1);
      }
  });

  it('tells whoever came without a visa to work, to study or to the family of the last lawful day', () => {
    const arrival = '2026-09-01';
    for (const purpose of ['work-company', 'work-household', 'study', 'family']) {
      expect(dueOf('last-lawful-day', arriving('UZ', purpose, 'arrived'), { arrival: CHECKED_DAY })).toBe(
        '2026-12-19',
      );
      expect(dueOf('overstayed', arriving('UZ', purpose, 'arrived'), { arrival })).toBe('2026-09-30');
    }
    expect(idsOf(arriving('KG', 'work-company', 'arrived'))).not.toContain('last-lawful-day');
  });

  it('lets only those pay for a household permit at once whose country is named for it', () => {
    expect(idsOf(arriving('UZ', 'work-household', 'arrived'))).toContain('household-tax');
    for (const citizenship of ['US', 'CN', 'IN']) {
      const ids = idsOf(arriving(citizenship, 'work-household', 'arrived'));
      expect(ids, citizenship).toContain('household-who');
      expect(ids, citizenship).not.toContain('household-tax');
    }
  });

  it('tells everybody with a visa to leave or extend before it ends', () => {
    for (const path of paths.filter(({ citizenship = '' }) => isIn(citizenship, 'visa-needed')))
      expect(idsOf(path).includes('visa-end'), nameOf(path)).toBe(path.stage !== 'before');
  });

  it('never tells somebody of the union to get a work permit', () => {
    const forbidden = [
      'employer-permit',
      'household-tax',
      'household-who',
      'household-medical',
      'household-extend',
    ];
    for (const path of paths.filter(({ citizenship = '' }) => isIn(citizenship, 'eaeu')))
      for (const id of forbidden) expect(idsOf(path), nameOf(path)).not.toContain(id);
    expect(idsOf(arriving('KG', 'work-company', 'arrived'))).toContain('no-permit-needed');
    expect(idsOf(arriving('UZ', 'work-company', 'arrived'))).toContain('employer-permit');
  });

  it('never speaks of visa-free days to whoever needs a visa', () => {
    const forbidden = [
      'visa-free-days',
      'count-used-days',
      'transit-days',
      'last-lawful-day',
      'no-paid-work',
      'come-back',
    ];
    for (const path of paths.filter(({ citizenship = '' }) => isIn(citizenship, 'visa-needed'))) {
      for (const id of forbidden) expect(idsOf(path), nameOf(path)).not.toContain(id);
      const answers = { ...path, on: CHECKED_DAY };
      const list = checklistFor(answers, content);
      const texts = list.ok ? shownChecklist(list, answers, content, 'en').steps.map(({ text }) => text) : [];
      expect(texts.join('\n'), nameOf(path)).not.toMatch(/visa-free|without a visa/);
    }
  });

  it('has nothing of visas but the question which one for people who are citizens of no country', () => {
    expect(idsOf(arriving('XX', 'visit', 'before'))).toContain('stateless-visa');
    expect(idsOf(arriving('XX', 'visit', 'arrived'))).toContain('stateless-apply');
  });

  it('refuses what is not offered, and says why there is no list for a citizenship', () => {
    const list = (path: Partial<CheckAnswers>) =>
      checklistFor({ ...arriving('UZ', 'visit', 'arrived'), on: CHECKED_DAY, ...path }, content);
    expect(list({ purpose: 'holiday' })).toEqual({ ok: false, wrong: 'purpose' });
    expect(list({ purpose: 'work-abroad' })).toEqual({ ok: false, wrong: 'purpose' });
    expect(list({ stage: 'papers' })).toEqual({ ok: false, wrong: 'stage' });
    expect(list({ purpose: 'transit', stage: 'living' })).toEqual({ ok: false, wrong: 'stage' });
    expect(list({ citizenship: 'KZ' })).toMatchObject({
      wrong: 'citizenship',
      refusal: { reason: 'own-citizen' },
    });
    expect(list({ citizenship: 'QQ' })).toMatchObject({ refusal: { reason: 'unknown-country' } });
    expect(list({ arrival: '2026-02-31' })).toMatchObject({ refusal: { reason: 'no-such-day' } });
    expect(list({ arrival: '2026-12-01' })).toMatchObject({ refusal: { reason: 'entry-after-day' } });
    expect(list({ stage: 'before', arrival: '2026-11-01' })).toEqual({ ok: false, wrong: 'arrival' });
  });

  it('says that a calendar is not complete instead of counting with it', () => {
    const answers = { ...arriving('UZ', 'visit', 'arrived'), arrival: '2027-03-01', on: '2027-03-01' };
    const list = checklistFor(answers, content);
    if (!list.ok) throw new Error(list.wrong);
    expect(list.refusals).toContainEqual(expect.objectContaining({ reason: 'calendar-incomplete' }));
    expect(shownChecklist(list, answers, content, 'en').notes.join()).toContain('2027 is not complete');
  });

  it('asks for the arrival only where some day follows from it', () => {
    const asks = (path: Path) => asksArrival({ ...path, on: CHECKED_DAY }, content);
    expect(asks(arriving('UZ', 'visit', 'arrived'))).toBe(true);
    expect(asks(arriving('UZ', 'work-company', 'leaving'))).toBe(false);
    expect(asks({ direction: 'departing', purpose: 'work-abroad', stage: 'papers' })).toBe(false);
  });
});

const isIn = (citizenship: string, group: string) =>
  groupsOf(citizenship, content.countries)?.includes(group) === true;

describe('a rule that is not in force yet, or has ended', () => {
  const path = arriving('UZ', 'visit', 'arrived');
  const dated = (dates: Pick<Step, 'from' | 'until'>): CheckContent => ({
    ...content,
    checklist: {
      ...content.checklist,
      steps: content.checklist.steps.map((step) => (step.id === 'register' ? { ...step, ...dates } : step)),
    },
  });
  const shows = (known: CheckContent, on: string) => {
    const list = checklistFor({ ...path, on }, known);
    return list.ok && list.steps.some(({ step }) => step.id === 'register');
  };

  it('shows its step from the first day on', () => {
    const ahead = dated({ from: '2027-01-01' });
    expect([shows(ahead, '2026-12-31'), shows(ahead, '2027-01-01')]).toEqual([false, true]);
  });

  it('hides its step after the last day', () => {
    const past = dated({ until: '2026-12-31' });
    expect([shows(past, '2026-12-31'), shows(past, '2027-01-01')]).toEqual([true, false]);
  });
});
