import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grams4, skeleton, skeletons, words } from '../../../src/core/language/words.ts';

/** Spellings of one word as people type them. */
const SAME_WORD: readonly (readonly string[])[] = [
  ['қайтармайды', 'кайтармайды', 'qaytarmaydy', 'qaitarmaidy', 'kaitarmaidi'],
  ['жұмыс', 'жумыс', 'zhumys', 'jumys', 'jumis'],
  ['oʻzbekiston', "o'zbekiston", 'o`zbekiston', 'o‘zbekiston', 'ozbekiston', 'ўзбекистон'],
  ['xoʻjayin', "xo'jayin", 'хўжайин'],
  ['ҳуҷҷат', 'хуччат', 'hujjat'.replaceAll('j', 'ch')],
  ['шиносномаро', 'shinosnomaro'],
  ['регистрация', 'registraciya', 'registratsiya', 'registracija'.replace('ja', 'ya')],
  ['паспорт', 'pasport', 'passport'],
  ['хозяин', 'hozyain', 'khozyain', 'xozyain'],
];

describe('skeleton', () => {
  for (const spellings of SAME_WORD) {
    it(`is one for ${spellings.join(', ')}`, () => {
      expect(new Set(spellings.map((word) => skeletons(word).join(' '))).size).toBe(1);
    });
  }

  it('stays the same when taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const once of skeletons(text)) expect(skeleton(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps different words apart', () => {
    expect(skeleton('виза')).not.toBe(skeleton('вода'));
    expect(skeletons('жұмыс жоқ')).toHaveLength(2);
  });
});

describe('words', () => {
  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(words(text))));
    expect(words('\ud800 lone \udfff')).toEqual(['lone']);
  });

  it('ignores zero-width, direction and stress marks inside a word', () => {
    expect(words('па\u200bспо\u0301рт')).toEqual(['паспорт']);
    expect(words('\u202eпаспорт\u202c')).toEqual(['паспорт']);
  });

  it('keeps an apostrophe inside a word, in any of its forms', () => {
    expect(new Set(['oʻz', 'o‘z', "o'z", 'o`z'].flatMap(words))).toEqual(new Set(["o'z"]));
  });
});

describe('grams4', () => {
  it('marks both ends of the word', () => {
    expect(grams4('viza')).toEqual(['_viz', 'viza', 'iza_']);
    expect(grams4('ha')).toEqual(['_ha_']);
  });
});
