import { describe, expect, it } from 'vitest';
import { skeletons } from '../../src/core/language/words.ts';
import { toUzbekCyrillic } from '../../src/core/uzbek-cyrillic.ts';
import { realContent } from '../support/real-content.ts';

describe('toUzbekCyrillic', () => {
  it.each([
    ['Oʻzbekiston', 'Ўзбекистон'],
    ["O'zbekiston fuqarosi", 'Ўзбекистон фуқароси'],
    ['gʻoya, togʻ', 'ғоя, тоғ'],
    ['ish haqi qachon toʻlanadi?', 'иш ҳақи қачон тўланади?'],
    ['chegara, choʻl', 'чегара, чўл'],
    ['yashash joyi', 'яшаш жойи'],
    ['yoʻl, yoz, yuk', 'йўл, ёз, юк'],
    ['Yevropa, yetti, poyezd', 'Европа, етти, поезд'],
    ['elchixona, eshik, poema', 'элчихона, эшик, поэма'],
    ['migratsiya politsiyasi', 'миграция полицияси'],
    ['inspeksiya va konvensiya', 'инспекция ва конвенция'],
    ['pensiya', 'пенсия'],
    ['ketsa, hujjatsiz, aytsangiz', 'кетса, ҳужжатсиз, айтсангиз'],
    ['maʼlumot, sanʼat', 'маълумот, санъат'],
    ['20-noyabr 2026', '20-ноябрь 2026'],
    ['15-dekabrgacha', '15-декабргача'],
    ['AQShga, ZAGSda', 'АҚШга, ЗАГСда'],
    ['SIM-karta, QR-kod', 'СИМ-карта, QR-код'],
    ['visa-migration.gov.kz sayti', 'visa-migration.gov.kz сайти'],
    ['https://egov.kz/cms/en, 1414', 'https://egov.kz/cms/en, 1414'],
    ['eGov va eQonaq', 'eGov ва eQonaq'],
    ['AIFC haqida', 'AIFC ҳақида'],
    ['Shartnoma va CHORA', 'Шартнома ва ЧОРА'],
    ['', ''],
  ])('writes %j as %j', (latin, cyrillic) => {
    expect(toUzbekCyrillic(latin)).toBe(cyrillic);
  });

  it('leaves Cyrillic, digits and signs as they are', () => {
    expect(toUzbekCyrillic('Виза 116 16 — 30 кун!')).toBe('Виза 116 16 — 30 кун!');
  });

  it('meets the Latin spelling of the same text on one skeleton, over all Uzbek titles', async () => {
    const { entries } = await realContent();
    const titles = [...entries.values()].map(({ texts }) => texts.uz.title);
    const same = titles.filter(
      (title) => skeletons(title).join(' ') === skeletons(toUzbekCyrillic(title)).join(' '),
    );
    expect(same.length / titles.length).toBeGreaterThan(0.9);
  });
});
