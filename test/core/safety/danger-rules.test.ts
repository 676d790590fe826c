import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { safetySchema } from '../../../src/core/content/schemas.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { compileRules, type DangerRule } from '../../../src/core/safety/danger-rules.ts';

const rule = (over: Partial<DangerRule>): DangerRule => ({
  id: 'documents-held',
  locale: 'ru',
  level: 'trafficking',
  all: [['паспорт*'], ['забрал', 'не отда*']],
  unless: ['граница'],
  within: 6,
  examples: [],
  counterexamples: [],
  ...over,
});

describe('compileRules', () => {
  it('wants a term of every group', () => {
    const match = compileRules({ rules: [rule({})], harmless: ['кино', 'лет назад'] });
    expect(match('хозяин забрал паспорта').hits).toEqual([
      { rule: 'documents-held', locale: 'ru', level: 'trafficking' },
    ]);
    expect(match('хозяин забрал деньги').hits).toEqual([]);
  });

  it('finds a phrase of words in order, the last one open-ended', () => {
    const match = compileRules({ rules: [rule({})], harmless: ['кино', 'лет назад'] });
    expect(match('паспорт он не отдаёт').hits).toHaveLength(1);
    expect(match('паспорт отдаёт не сразу').hits).toHaveLength(0);
  });

  it.each([
    ['паспорт не отдаёт', true],
    ['не отдаёт паспорт', true],
    ['отдаёт паспорт', false],
    ['паспорт отдаёт не', false],
    ['даже паспорт мой не отдаёт никому', true],
  ])('looks for a phrase where its words stand, at the edges of a text too: %s', (text, isMet) => {
    const match = compileRules({ rules: [rule({ all: [['паспорт*'], ['не отда*']] })], harmless: [] });
    expect(match(text).hits).toHaveLength(isMet ? 1 : 0);
  });

  it.each(['нас держат под замком', 'под большим замком держат нас'])(
    'finds a phrase by its longest word, wherever that stands in it: %s',
    (text) => {
      const long = rule({ all: [['держат под', 'под большим замком'], ['замк*']], within: 9 });
      expect(compileRules({ rules: [long], harmless: [] })(text).hits).toHaveLength(1);
    },
  );

  it('meets in Latin letters too', () => {
    expect(
      compileRules({ rules: [rule({})], harmless: ['кино', 'лет назад'] })('hozyain zabral pasport').hits,
    ).toHaveLength(1);
  });

  it('is switched off by a harmless sense', () => {
    expect(
      compileRules({ rules: [rule({})], harmless: ['кино', 'лет назад'] })('граница: забрал паспорт и вернул')
        .hits,
    ).toEqual([]);
  });

  it('holds a short cry only in a short message', () => {
    const match = compileRules({
      rules: [rule({ id: 'short-fire', all: [['пожар*']], unless: ['учени*'], atMost: 3 })],
      harmless: [],
    });
    expect(match('у нас пожар!')).toEqual({
      hits: [{ rule: 'short-fire', locale: 'ru', level: 'trafficking' }],
      doubtful: false,
      cry: true,
    });
    expect(match('кто платит за пожарную сигнализацию в общежитии')).toMatchObject({
      hits: [],
      cry: false,
    });
    expect(match('учения, пожар').hits).toEqual([]);
  });

  it('wants the groups near each other', () => {
    const far = `паспорт ${'и '.repeat(10)}забрал`;
    expect(compileRules({ rules: [rule({})], harmless: ['кино', 'лет назад'] })(far).hits).toEqual([]);
  });

  it('puts what it finds in doubt where the text speaks of a film or of the past', () => {
    const match = compileRules({ rules: [rule({})], harmless: ['кино', 'лет назад'] });
    expect(match('хозяин забрал паспорт пять лет назад')).toMatchObject({ doubtful: true, hits: [{}] });
    expect(match('хозяин забрал паспорт')).toMatchObject({ doubtful: false });
  });
});

for (const locale of LOCALES) {
  const lexicon = safetySchema.parse(parse(readFileSync(`locales/${locale}/safety.yaml`, 'utf8')));
  describe(`the safety lexicon of ${locale}`, () => {
    it('covers all four levels', () => {
      expect(new Set(lexicon.rules.map(({ level }) => level)).size).toBe(4);
    });

    for (const one of lexicon.rules) {
      const match = compileRules({ rules: [{ ...one, locale }], harmless: [] });
      it(`${one.id} finds its examples and not its counterexamples`, () => {
        for (const example of one.examples) expect(match(example).hits, example).toHaveLength(1);
        for (const example of one.counterexamples) expect(match(example).hits, example).toHaveLength(0);
        expect(one.examples.length).toBeGreaterThan(0);
      });
    }
  });
}
