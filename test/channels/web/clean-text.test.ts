import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, countCharacters } from '../../../src/channels/web/clean-text.ts';

describe('clean text', () => {
  it('keeps a question in any of our alphabets as it is', () => {
    for (const text of [
      'Қалай тіркелемін?',
      'Oʻzbekiston fuqarosi',
      'Чӣ тавр ҳуҷҷат?',
      'Кандай каттоо?',
      'a\nb\tc',
    ]) {
      expect(cleanText(text)).toBe(text);
    }
  });

  it('keeps emoji that are joined from several characters', () => {
    expect(cleanText('👨‍👩‍👧 🇰🇿')).toBe('👨‍👩‍👧 🇰🇿');
  });

  it('drops halves of characters', () => {
    expect(cleanText('a\uD83Db\uDE00c')).toBe('abc');
  });

  it('drops marks that turn the direction of text or are not seen', () => {
    expect(cleanText('\u202Eabc\u200F\u2066d\uFEFF\u200B')).toBe('abcd');
  });

  it('turns control characters into blanks', () => {
    expect(cleanText('a\u0000b\u001Bc')).toBe('a b c');
  });

  it('always gives text that is well formed and has no blanks around it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const clean = cleanText(String.fromCharCode(...units));
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.trim());
      }),
    );
  });

  it('counts an emoji of one code point as one character', () => {
    expect(countCharacters('a😀')).toBe(2);
  });
});
