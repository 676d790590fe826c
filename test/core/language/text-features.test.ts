import { describe, expect, it } from 'vitest';
import { createConcepts } from '../../../src/core/language/concepts.ts';
import { createTextFeatures } from '../../../src/core/language/text-features.ts';

const conceptsOf = createConcepts([
  { id: 'boss', terms: ['boss', 'хозяин*', "xo'jayin*"] },
  { id: 'passport', terms: ['passport*', 'паспорт*', 'pasport*'] },
  { id: 'keep-hold', terms: ['keep*', 'держ*', 'ushla*'] },
  { id: 'bread', terms: ['bread', 'хлеб*', 'non'] },
  { id: 'kazakh-city', terms: ['taraz*', 'тараз*'] },
  { id: 'kyrgyz-city', terms: ['bishkek*', 'бишкек*'] },
]);
const textFeatures = createTextFeatures(conceptsOf);
const featuresOf = (text: string): Set<number> => new Set(textFeatures(text).indices);
const shared = (one: string, other: string): number =>
  [...featuresOf(one)].filter((feature) => featuresOf(other).has(feature)).length;

describe('text features', () => {
  it('share a concept between languages', () => {
    expect(shared('bread', 'хлеб')).toBeGreaterThan(0);
    // Both are of one word: nothing but that.
    expect(shared('bread', 'boss')).toBe(1);
  });

  it('share two concepts that stand together more than each alone, in whatever order', () => {
    const apart = shared('the boss', "xo'jayinim") + shared('my passport', 'pasportimni');
    expect(shared('the boss keeps my passport', "pasportimni xo'jayin ushladi")).toBeGreaterThan(apart);
    // Two concepts, their pair, and that both are short.
    expect(shared('хозяин держит', 'keeps the boss')).toBe(4);
  });

  it('do not pair a concept with one far away', () => {
    const near = shared('boss passport', 'хозяин паспорт');
    expect(shared('boss keep bread keep bread passport', 'хозяин паспорт')).toBeLessThan(near);
  });

  it('tell who goes where, alike in all languages', () => {
    const there = shared('из тараза в бишкек', 'from taraz to bishkek');
    expect(shared('из бишкека в тараз', 'from taraz to bishkek')).toBeLessThan(there);
    expect(shared('тараздан бишкекке', 'from taraz to bishkek')).toBeGreaterThan(
      shared('тараздан бишкекке', 'from bishkek to taraz'),
    );
  });

  it('tell where in a text a concept is said, and how a text is said', () => {
    const atTheEnd = shared('i went there with bread', 'туда принёс он хлеб');
    expect(shared('i went there with bread', 'хлеб принёс он туда')).toBeLessThan(atTheEnd);
    expect(shared('bread?', 'хлеб?')).toBe(shared('bread', 'хлеб') + 1);
    expect(shared('bread 😂', 'хлеб ))')).toBe(shared('bread', 'хлеб') + 1);
  });

  it('tell a short word together with how the next begins, and a long one by five letters', () => {
    expect(shared('не дают', 'не дам')).toBe(shared('не дают', 'не был') + 1);
    expect(shared('работа', 'работник')).toBeGreaterThan(shared('работа', 'рабочий'));
  });
});
