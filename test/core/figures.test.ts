import { describe, expect, it } from 'vitest';
import { parseExpression, parsePlaceholder } from '../../src/core/content/parse-expression.ts';
import { evaluate, type Figure, type Figures, valueOn } from '../../src/core/figures.ts';
import { formatDate, formatFigure, formatNumber } from '../../src/core/format.ts';

const mci: Figure = {
  name: 'mci',
  label: 'index',
  unit: 'tenge',
  fact: 'F-1',
  values: [
    { value: 3932, from: '2025-01-01', until: '2025-12-31' },
    { value: 4325, from: '2026-01-01', until: '2026-12-31' },
  ],
};
const figures: Figures = new Map([
  ['mci', mci],
  ['fine-mci', { name: 'fine-mci', label: 'fine', unit: 'mci', fact: 'F-2', values: [{ value: 10 }] }],
]);

describe('valueOn', () => {
  it('takes the value in force on the day', () => {
    expect(valueOn(mci, '2025-12-31')).toEqual({ value: 3932, expired: false });
    expect(valueOn(mci, '2026-01-01')).toEqual({ value: 4325, expired: false });
  });

  it('says that the last value has expired instead of hiding it', () => {
    expect(valueOn(mci, '2027-01-01')).toEqual({ value: 4325, expired: true });
  });
});

describe('evaluate', () => {
  const compute = (source: string, day = '2026-05-01') => evaluate(parseExpression(source), figures, day);

  it('multiplies before it adds', () => {
    expect(compute('mci + mci * 2').value).toBe(4325 * 3);
    expect(compute('mci * fine-mci').value).toBe(43250);
  });

  it('carries the expiry of any figure in it', () => {
    expect(compute('mci * 2', '2027-03-01').expired).toBe(true);
  });

  it('names a figure that does not exist', () => {
    expect(() => compute('mcy * 2')).toThrow('"mcy"');
  });
});

describe('parsePlaceholder', () => {
  it('refuses what it cannot read and says what to write', () => {
    expect(() => parsePlaceholder('mci * | tenge')).toThrow('needs the name of a figure');
    expect(() => parsePlaceholder('mci | euro')).toThrow('tenge, number, percent');
    expect(() => parsePlaceholder('contact:x | phone')).toThrow('| name');
    expect(() => parsePlaceholder('mci mci')).toThrow('does not belong');
  });
});

describe('formatting', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');

  it('prints money with groups of three and the sign of the tenge', () => {
    expect(plain(formatFigure({ value: 43250, unit: 'tenge', expired: false }, undefined, 'ru'))).toBe(
      '43 250 ₸',
    );
    expect(plain(formatFigure({ value: 4325, unit: 'tenge', expired: false }, undefined, 'ru'))).toBe(
      '4 325 ₸',
    );
    expect(plain(formatFigure({ value: 1297500.4, unit: 'tenge', expired: false }, undefined, 'kk'))).toBe(
      '1 297 500 ₸',
    );
  });

  it('prints decimals as the language writes them', () => {
    expect(formatNumber(1.25, 'ru')).toBe('1,25');
    expect(formatNumber(1.25, 'en')).toBe('1.25');
  });

  it.each([
    ['kk', '2026 жылғы 20 қараша'],
    ['ru', '20 ноября 2026 года'],
    ['uz', '2026-yil 20-noyabr'],
    ['tg', '20 ноябри соли 2026'],
    ['ky', '2026-жылдын 20-ноябры'],
    ['en', '20 November 2026'],
  ] as const)('writes a day in words in %s', (locale, expected) => {
    expect(plain(formatDate('2026-11-20', locale))).toBe(expected);
  });

  it('writes a month or a year where no day is known', () => {
    expect(formatDate('2025-09', 'en')).toBe('September 2025');
    expect(formatDate('2025', 'tg')).toBe('2025');
  });
});
