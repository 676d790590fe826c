import { describe, expect, it } from 'vitest';
import { decisionInDanger, offered } from '../../../src/core/dialogue/offer.ts';
import { DANGER_LEVELS } from '../../../src/core/reply.ts';
import type { Hit } from '../../../src/core/search/search.ts';
import { realContent } from '../../support/real-content.ts';

const content = await realContent();

const hit = (entry: string, probability: number): Hit => ({ entry, probability, lexical: 0, coverage: 1 });
const HITS = [
  hit('work.contract', 0.5),
  hit('work.taxes', 0.2),
  hit('work.transfer', 0.1),
  hit('life.bank', 0.03),
];

describe('what is offered to choose from', () => {
  it('are the two or three that are likely', () => {
    expect(offered(HITS)).toEqual(['work.contract', 'work.taxes', 'work.transfer']);
    expect(offered([hit('work.contract', 0.9), hit('life.bank', 0.03), hit('life.sim-card', 0.02)])).toEqual([
      'work.contract',
      'life.bank',
    ]);
  });

  it('holds an entry on the danger that was found', () => {
    expect(offered(HITS, 'trafficking')).toEqual(['work.contract', 'work.taxes', 'safety.victim-help']);
    const known = [hit('work.contract', 0.4), hit('safety.victim-help', 0.3), hit('work.taxes', 0.1)];
    expect(offered(known, 'trafficking')).toEqual(known.map(({ entry }) => entry));
    for (const level of DANGER_LEVELS) expect(content.entries.has(offered([], level)[0] ?? '')).toBe(true);
  });

  it('begins with what is known already', () => {
    expect(offered(HITS, undefined, 'entry.day-count')).toEqual([
      'entry.day-count',
      'work.contract',
      'work.taxes',
    ]);
    expect(offered(HITS, 'violence', 'work.taxes')).toEqual([
      'work.taxes',
      'work.contract',
      'safety.domestic-violence',
    ]);
  });

  it('stands in the place of an answer to somebody who speaks of death', () => {
    expect(decisionInDanger('answer', HITS, 'suicide')).toBe('clarify');
    expect(decisionInDanger('unknown', HITS, 'suicide')).toBe('unknown');
    expect(decisionInDanger('answer', [hit('health.mental', 0.95)], 'suicide')).toBe('answer');
    for (const level of [undefined, 'emergency', 'trafficking', 'violence'] as const)
      expect(decisionInDanger('answer', HITS, level)).toBe('answer');
  });

  it('is no guess where somebody speaks of death', () => {
    expect(offered(HITS, 'suicide')).toEqual(['health.mental', 'work.contract']);
    expect(offered([hit('residence.temporary', 0.15), hit('life.bank', 0.1)], 'suicide')).toEqual([
      'health.mental',
    ]);
  });
});
