import { describe, expect, it } from 'vitest';
import { durationsInText } from '../../../src/core/calculators/numbers-in-text.ts';

const found = (text: string): string =>
  durationsInText(text)
    .map(({ count, unit }) => `${count} ${unit}`)
    .join(', ');

describe('durationsInText', () => {
  it.each([
    ['8 kun', '8 day'],
    ['восемь дней', '8 day'],
    ['двадцать пять суток', '25 day'],
    ['on ikki kun', '12 day'],
    ['он екі күн', '12 day'],
    ['он эки күн', '12 day'],
    ['дувоздаҳ рӯз', '12 day'],
    ['twelve days', '12 day'],
    ['3 ай', '3 month'],
    ['уч ой', '3 month'],
    ['5 oyga', '5 month'],
    ['се моҳ', '3 month'],
    ['на 5 месяцев', '5 month'],
    ['полгода', '6 month'],
    ['yarim yil', '6 month'],
    ['2 недели', '2 week'],
  ])('reads %s', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it.each(['больше 30 дней', '30 kundan oshdi', 'беш аз 30 рӯз', 'over thirty days'])(
    'takes %s for a limit that was passed',
    (text) => {
      expect(durationsInText(text)).toMatchObject([{ count: 30, unit: 'day', inexact: true }]);
    },
  );

  it.each(['на 30 дней', '30 kun oshdi', '30 рӯз гузашт', 'thirty days over'])(
    'takes %s for a length of its own',
    (text) => {
      expect(durationsInText(text)[0]?.inexact).toBeUndefined();
    },
  );

  it.each(['1,5 месяца', '3 дня назад', '3 kun oldin', 'он приехал', '0 дней', "to'qson uchinchi kuni"])(
    'finds no length of time in %s',
    (text) => {
      expect(found(text)).toBe('');
    },
  );
});
