import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rereader } from '../../../src/core/language/reread.ts';
import { realContent } from '../../support/real-content.ts';

let reread: Rereader['reread'];
let inOurLetters: Rereader['inOurLetters'];
beforeAll(async () => {
  ({ reread, inOurLetters } = await realContent());
});

describe('reread', () => {
  it.each([
    ['ghbdtn', 'привет'],
    ['rfr gjkexbnm htubcnhfwb.', 'как получить регистрацию'],
    ['cdthbn gfcgjhn jnj,hfkb', 'сверит паспорт отобрали'],
    ['цруку сфт Ш купшыеук', 'where can I register'],
  ])('reads %j typed in the wrong layout as %j', (typed, meant) => {
    expect(reread(typed)).toBe(meant);
  });

  it.each([
    'how many days can I stay',
    'patent qayerdan olinadi',
    'registraciya kak sdelat',
    'Ҷои зист надорам',
    'бастық төлқұжатымды бермейді',
    'WhatsApp номер 116 16',
    'ok',
    'а в г. Алматы?',
  ])('leaves %j as it is', (text) => {
    expect(reread(text)).toBe(text);
  });

  it('makes words of two alphabets words of one, whichever letters only look alike', () => {
    expect(reread('пacпopт')).toBe('паспорт');
    expect(reread('Нарын Hарын')).toBe('Нарын Нарын');
    expect(reread('рassроrt')).toBe('passport');
    expect(reread('жiгiт')).toBe('жігіт');
  });

  it('joins letters with spaces or signs between', () => {
    expect(reread('п о м о г и т е')).toBe('помогите');
    expect(reread('h.e.l.p me')).toBe('help me');
    expect(reread('п😭о😭м😭о😭щ😭ь')).toBe('помощь');
  });

  it.each([
    ['قازاقستان ازاماتتىعىن قالاي الامىن؟', 'қазақстан азаматтығын қалай аламын?'],
    ['پاسپورتىمدى قوجايىن الىپ قويدى، ايلىق جوق', 'паспортымды қожайын алып қойды, айлық жоқ'],
    ['بالانى مەكتەپكە بەرۋ ءۇشىن نە كەرەك', 'баланы мектепке беру үшін не керек'],
    ['ٴوز ەلىمە كيىم الىپ كەتسەم بولا ما', 'өз еліме киім алып кетсем бола ма'],
    ['ٴ وز ەلىمە كەتسەم بولا ما', 'өз еліме кетсем бола ма'],
    ['ٶز ەلىمە الـىپ كەتسەم بولا ما', 'өз еліме алып кетсем бола ма'],
    [
      'كومەكتەسىڭىز WhatsApp +77011234567 https://egov.kz',
      'көмектесіңіз WhatsApp +77011234567 https://egov.kz',
    ],
    ['قوجايىنىم خالد پاسپورتىمدى الىپ قويدى', 'қожайыным خالد паспортымды алып қойды'],
    ['مەن ۲۰۲۶ جىلى ١٢ قازاندا كەلدىم', 'мен 2026 жылы 12 қазанда келдім'],
    ['ق ا ز ا ق س ت ا ن عا كەلدىم', 'қазақстан ға келдім'],
  ])('reads %j, Kazakh in Arabic letters, as %j', (typed, meant) => {
    expect(reread(typed)).toBe(meant);
  });

  it('puts letters only, and not what looks like a mistake, where a text is read letter by letter', () => {
    expect(inOurLetters('بۇل ءنومىر راس پا № 8 701 п a y p a l')).toBe(
      'бұл нөмір рас па № 8 701 п a y p a l',
    );
  });

  it.each([
    ['Persian', 'پاسپورت من کجا است'],
    ['Persian on an Arabic keyboard', 'ويزاى كار قزاقستان'],
    ['Persian without a letter of its own', 'كسى كمك كند'],
    ['Arabic', 'متى أحتاج إلى التسجيل'],
    ['an Arabic word', 'فلوسى'],
    ['Urdu', 'کیا مجھے ویزا کی ضرورت ہے'],
    ['Uyghur', 'قازاقىستاندا قانداق ئىش تاپىمەن'],
    ['Kurdish', 'چۆن ڤیزا وەربگرم'],
    ['Kurdish with letters that Kazakh has', 'پاسپۆرتەکەم ون بوو'],
    ['words that nobody knows', 'ۇپىرۇك ۇڭۇقۇل'],
  ])('leaves %s in Arabic letters as it is', (_language, text) => {
    expect(reread(text)).toBe(text);
  });

  it('never throws and changes nothing when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(reread(reread(text))).toBe(reread(text));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'قازستنىۇەٴء ،ـکخ1aж'), maxLength: 80 }), (text) => {
        expect(reread(reread(text))).toBe(reread(text));
      }),
      { numRuns: 300 },
    );
    expect(reread('a'.repeat(2000))).toHaveLength(2000);
  });
});
