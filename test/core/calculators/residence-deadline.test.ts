import { describe, expect, it } from 'vitest';
import { residenceDeadline } from '../../../src/core/calculators/residence-deadline.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();

/** Fact, citizenship, arrival, what must come out. */
const CASES: readonly (readonly [string, string, string, object])[] = [
  [
    'F-ENTRY-43',
    'RU',
    '2026-11-10',
    { duty: 'register', safe: '2026-12-09', latest: '2026-12-10', lastDay: '2027-02-07' },
  ],
  [
    'F-ENTRY-07',
    'KG',
    '2026-07-01',
    { duty: 'register', safe: '2026-07-30', latest: '2026-07-31', lastDay: '2026-09-28' },
  ],
  ['F-ENTRY-43', 'AM', '2026-12-20', { duty: 'register', safe: '2027-01-18' }],
  ['F-ENTRY-20', 'TR', '2026-11-01', { duty: 'register', safe: '2026-11-30', lastDay: '2027-01-29' }],
  ['F-ENTRY-12', 'GE', '2026-11-01', { duty: 'register', safe: '2026-11-30' }],
  [
    'F-ENTRY-05',
    'UZ',
    '2026-11-10',
    {
      duty: 'permit',
      safe: '2026-12-09',
      latest: '2026-12-10',
      lastDay: '2026-12-09',
      applyBy: '2026-11-25',
    },
  ],
  ['F-ENTRY-05', 'UZ', '2026-02-10', { duty: 'permit', safe: '2026-03-11' }],
  [
    'F-ENTRY-06',
    'TJ',
    '2026-11-10',
    { duty: 'register-or-permit', safe: '2026-12-09', notes: ['system', 'sources-differ'] },
  ],
  ['F-ENTRY-14', 'AZ', '2026-11-10', { duty: 'register-or-permit', safe: '2026-12-09' }],
  ['F-ENTRY-10', 'CN', '2026-11-10', { duty: 'visa', safe: '2026-12-09' }],
  ['F-ENTRY-09', 'IN', '2026-11-10', { duty: 'permit', safe: '2026-11-23', latest: '2026-11-24' }],
  ['F-ENTRY-10', 'HK', '2026-11-10', { duty: 'permit', safe: '2026-11-23' }],
  ['F-ENTRY-13', 'DE', '2024-02-01', { duty: 'permit', safe: '2024-03-01', latest: '2024-03-02' }],
];

describe('residenceDeadline', () => {
  it.each(CASES)(
    'by %s tells a citizen of %s who came on %s what to do',
    (fact, citizenship, arrival, expected) => {
      const result = residenceDeadline({ citizenship, arrival }, library);
      expect(result).toMatchObject({ ok: true, ...expected });
      expect(result.ok && result.rules).toContain(fact);
    },
  );

  it('gives no day to apply that lies before the arrival', () => {
    expect(residenceDeadline({ citizenship: 'IN', arrival: '2026-11-10' }, library)).not.toHaveProperty(
      'applyBy',
    );
  });

  it('leaves open what held for arrivals before the rule of July 2026', () => {
    expect(residenceDeadline({ citizenship: 'RU', arrival: '2026-06-30' }, library)).toEqual({
      ok: false,
      reason: 'before-rule',
      day: '2026-06-30',
      since: '2026-07-01',
    });
  });

  it.each([
    ['TM', 'visa-needed'],
    ['XX', 'stateless'],
    ['KZ', 'own-citizen'],
    ['ZZ', 'unknown-country'],
  ])('refuses %s: %s', (citizenship, reason) => {
    expect(residenceDeadline({ citizenship, arrival: '2026-11-10' }, library)).toMatchObject({
      ok: false,
      reason,
    });
  });

  it('names only facts that the content holds, for every country', () => {
    for (const citizenship of library.countries.byCode.keys()) {
      const result = residenceDeadline({ citizenship, arrival: '2026-11-10' }, library);
      if (result.ok)
        for (const fact of result.rules) expect([...library.facts.keys()], citizenship).toContain(fact);
    }
  });
});
