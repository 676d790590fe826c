import { readFileSync } from 'node:fs';
import type { Library } from '../../src/core/content/content.ts';
import {
  parseCountries,
  parseFacts,
  parseFigures,
  parseHolidays,
} from '../../src/core/content/parse-data.ts';
import { collectProblems } from '../../src/core/content/problem.ts';

const NAMES = ['figures', 'countries', 'holidays', 'sources'];

/** The project's own rules for calculators, without its texts: figures, countries, days off and facts. */
export function ruleLibrary(): Pick<Library, 'figures' | 'countries' | 'holidays' | 'facts'> {
  const files = new Map(
    NAMES.map((name) => [`content/${name}.yaml`, readFileSync(`content/${name}.yaml`, 'utf8')]),
  );
  const problems = collectProblems();
  return {
    figures: parseFigures(files, problems),
    countries: parseCountries(files, problems),
    holidays: parseHolidays(files, problems),
    facts: parseFacts(files, problems),
  };
}
