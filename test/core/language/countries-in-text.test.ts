import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCountryFinder, saysStateless } from '../../../src/core/language/countries-in-text.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const { byCode, ordinaryWords } = ruleLibrary().countries;
const find = createCountryFinder(byCode.values(), ordinaryWords);
const found = (text: string): string =>
  find(text)
    .map(({ code, as }) => code + (as === 'own' || as === 'citizenship' ? '!' : ''))
    .join(' ');

describe('the country finder', () => {
  it.each([
    ["o'zbekman", 'UZ!'],
    ['ўзбекман', 'UZ!'],
    ['я из Узбекистана', 'UZ!'],
    ['тоҷикам', 'TJ!'],
    ['аз Тоҷикистонам', 'TJ!'],
    ['Өзбекстаннанмын', 'UZ!'],
    ['мен кыргызмын', 'KG!'],
    ['гражданин Таджикистана приехал 5 мая', 'TJ!'],
    ['I am from India', 'IN!'],
    ['xitoy fuqarosiman', 'CN!'],
    ['мен кыргызмын, жумушка келдим', 'KG!'],
    ['we came as US citizens last week', 'US!'],
    ['I am from the US and came on Monday', 'US!'],
    ['я из Грузии приехал вчера', 'GE!'],
    ['мы граждане Сирии все трое', 'SY!'],
    ['I am a citizen of Ghana and came on 5 November', 'GH!'],
    ['я гражданин Мали, приехал вчера', 'ML!'],
    ['ман шаҳрванди Чин ҳастам', 'CN!'],
    ['I am Indian and came on Monday', 'IN!'],
    ['we are Chinese, all four of us', 'CN!'],
    ["I'm Russian, came yesterday", 'RU!'],
    ['я турок, приехал вчера', 'TR!'],
    ['я россиянка с ребёнком', 'RU!'],
    ['rossiyalikman, kecha keldim', 'RU!'],
    ['мен қытайлықпын, кеше келдім', 'CN!'],
    ['мен орусиялыкмын, кечээ келдим', 'RU!'],
    ['мен әзірбайжанмын', 'AZ!'],
    ['узбикистан', 'UZ'],
    ['Ozarbayjon', 'AZ'],
  ])('finds the citizenship in %s', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it.each([
    ['вернулся из Узбекистана', 'UZ'],
    ["O'zbekistondan keldim", 'UZ'],
    ['men Turkiyadaman', 'TR'],
    ['мен Ресейдемін, қайтқым келеді', 'RU'],
    ['I am in India now', 'IN'],
    ['we are leaving for Poland', 'PL'],
    ['я Индию хочу посмотреть', 'IN'],
    ['my wife is Indian', 'IN'],
    ['я немец по бабушке, живу в Павлодаре', 'DE'],
    ['I am Korean by grandfather', 'KR'],
  ])('takes %s for a place', (text, wanted) => {
    expect(found(text)).toBe(wanted);
  });

  it('finds several', () => {
    expect(found('узбек с паспортом Таджикистана')).toBe('UZ! TJ!');
  });

  it.each([
    'из того что',
    'индивидуальный предприниматель',
    'bo‘lganman',
    'сколько дней осталось',
    'менің паспортым ғана бар',
    'ақшам жоқ, паспортым хожайында',
    'имрӯз ба ЦОН рафтам',
    'шаҳрванди Қазоқистон шудан мехоҳам',
    'they gave us a passport stamp',
    'полис гражданину нужен',
    'паспортум чын эле барбы',
    'үш күн бұрын келдім',
    'my surname is misspelt in the passport',
    'мени ичкери киргизбей жатат',
  ])('finds none in %s', (text) => {
    expect(found(text)).toBe('');
  });

  it('takes any name for one in a reply', () => {
    expect(find('мы оба приехали сюда из Мали', true).map(({ code }) => code)).toEqual(['ML']);
    expect(find('у меня паспорт ғана бар ақша жоқ', true)).toEqual([]);
  });

  it.each(LOCALES)('finds every country that somebody says to be a citizen of, in %s', (locale) => {
    for (const { code, names } of byCode.values()) {
      const told = find(`${names[locale]} гражданство, приехали вчера вечером`);
      expect(
        told.map((each) => each.code),
        names[locale],
      ).toContain(code);
    }
  });

  it.each(LOCALES)('finds every country by its name in %s', (locale) => {
    for (const { code, names } of byCode.values())
      expect(
        find(names[locale]).map((each) => each.code),
        names[locale],
      ).toContain(code);
  });

  it('uses the words of the data file where they are given', () => {
    const named = createCountryFinder([
      {
        code: 'US',
        names: byCode.get('US')?.names ?? { kk: '', ru: '', uz: '', tg: '', ky: '', en: '' },
        words: ['american*', 'usa'],
      },
    ]);
    expect(named('usa')).toEqual([{ code: 'US', as: 'place' }]);
    expect(named('american citizen')).toEqual([{ code: 'US', as: 'citizenship' }]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(find(text))));
  });
});

describe('saysStateless', () => {
  it.each([
    'без гражданства',
    'stateless',
    'fuqaroligim yoʻq',
    'азаматтығым жоқ',
    'жарандыгым жок',
    'шаҳрвандӣ надорам',
  ])('understands %s', (text) => {
    expect(saysStateless(text)).toBe(true);
  });
});
