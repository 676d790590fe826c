import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/locale.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const read = (locale: string): Texts =>
  load(readFileSync(`content/checklist/${locale}.yaml`, 'utf8')) as Texts;
const linesOf = (texts: Texts): readonly string[] =>
  Object.values(texts.steps ?? {}).filter((line) => line.split(' ').length > 3);

/** Steps of several words that two languages share can only have been copied. */
const MOST_SHARED = 3;

describe.each(LOCALES)('the guided check in %s', (locale) => {
  it('is written in its own language', () => {
    for (const other of ['ru', 'en'].filter((each) => each !== locale)) {
      const others = new Set(linesOf(read(other)));
      const shared = linesOf(read(locale)).filter((line) => others.has(line));
      expect(shared.length, other).toBeLessThanOrEqual(MOST_SHARED);
    }
  });

  it('has short labels for its buttons', () => {
    const { purposes = {}, stages = {} } = read(locale);
    for (const label of [...Object.values(purposes), ...Object.values(stages)])
      expect(label.replace(/\{\{.*?\}\}/g, '30').length, label).toBeLessThanOrEqual(42);
  });
});
