import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countryRule } from '../../../src/core/calculators/country-rule.ts';
import { parseCountries } from '../../../src/core/content/parse-data.ts';
import { collectProblems } from '../../../src/core/content/problem.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const { countries } = ruleLibrary();

describe('countryRule', () => {
  it('prefers the rule that names the country to the one for all others', () => {
    expect(countryRule('UZ', '2026-11-20', countries)).toMatchObject({
      ok: true,
      rule: { facts: ['F-ENTRY-05'] },
    });
    expect(countryRule('FR', '2026-11-20', countries)).toMatchObject({
      ok: true,
      visitDays: 30,
      rule: { facts: ['F-ENTRY-01', 'F-ENTRY-13'] },
    });
  });

  it('has days for every country of a rule, and a limit below its window', () => {
    for (const code of countries.stayRules.flatMap((rule) => rule.countries ?? []))
      expect(countries.byCode.get(code)?.daysPerVisit, code).toBeGreaterThan(0);
    for (const { code, daysInWindow, windowDays } of countries.byCode.values())
      if (windowDays !== null) expect(daysInWindow, code).toBeLessThan(windowDays);
  });

  it('needs exactly one rule for all other countries', () => {
    const text = readFileSync('content/countries.yaml', 'utf8');
    const twice = text.replace(
      'stay_rules:\n',
      'stay_rules:\n  - { facts: [F-ENTRY-01], since: 2023-01-27, longer: permit }\n',
    );
    const problems = collectProblems();
    parseCountries(new Map([['content/countries.yaml', twice]]), problems);
    expect(problems.all.map(({ message }) => message).join()).toContain(
      'exactly one rule names no countries',
    );
  });
});
