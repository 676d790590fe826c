import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../src/core/locale.ts';

const files = readdirSync('locales/en').filter((name) => name.endsWith('.json'));
const read = (locale: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(`locales/${locale}/${file}`, 'utf8'));
const placeholders = (text: string) => (text.match(/\{\{\s*[\w-]+\s*\}\}/g) ?? []).sort();
const isPlural = (key: string) => /_(zero|one|two|few|many|other)$/.test(key);

describe('interface texts', () => {
  for (const file of files) {
    const english = read('en', file);
    for (const locale of LOCALES) {
      const texts = read(locale, file);
      it(`${locale}/${file} has every key, and no other`, () => {
        const plain = (keys: string[]) => new Set(keys.filter((key) => !isPlural(key)));
        expect(plain(Object.keys(texts))).toEqual(plain(Object.keys(english)));
      });

      it(`${locale}/${file} keeps the placeholders and leaves nothing empty`, () => {
        for (const [key, text] of Object.entries(texts)) {
          expect(text.trim(), key).not.toBe('');
          if (!isPlural(key)) expect(placeholders(text), key).toEqual(placeholders(english[key] ?? ''));
        }
      });

      it(`${locale}/${file} has the plural forms that the language needs`, () => {
        const categories = new Intl.PluralRules(locale === 'tg' ? 'en' : locale).resolvedOptions()
          .pluralCategories;
        const stems = new Set(
          Object.keys(english)
            .filter(isPlural)
            .map((key) => key.replace(/_[a-z]+$/, '')),
        );
        for (const stem of stems)
          for (const category of categories) expect(texts, locale).toHaveProperty([`${stem}_${category}`]);
      });

      if (locale !== 'en') {
        it(`${locale}/${file} is written in its own language`, () => {
          const same = Object.keys(texts).filter(
            (key) =>
              texts[key] === english[key] &&
              /[a-z]{4}.*\s/i.test((english[key] ?? '').replace(/\{\{.*?\}\}/g, '')),
          );
          expect(same).toEqual([]);
        });
      }

      it(`${locale}/${file} types no phone number`, () => {
        for (const [key, text] of Object.entries(texts))
          expect(text.replace(/\{\{.*?\}\}/g, ''), key).not.toMatch(/\d{3}/);
      });
    }
  }
});
