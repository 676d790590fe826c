import { describe, expect, it } from 'vitest';
import { acceptedLocale, readerLocale } from '../../../src/channels/web/reader-locale.ts';

const request = (body: unknown, query: unknown, accept?: string) => ({
  body,
  query,
  headers: { 'accept-language': accept },
});

describe('the language that a browser asks for', () => {
  it('is the first of ours, whatever the region', () => {
    expect(acceptedLocale('uz-UZ,ru;q=0.9')).toBe('uz');
    expect(acceptedLocale('de-DE, fr;q=0.9, tg;q=0.5')).toBe('tg');
  });

  it('follows the weights, not the order', () => {
    expect(acceptedLocale('en;q=0.3, kk;q=0.8')).toBe('kk');
  });

  it('skips what the reader refuses and what is no weight', () => {
    expect(acceptedLocale('en;q=0, ky;q=x, ru;q=0.1')).toBe('ru');
  });

  it('is unknown when none is ours', () => {
    for (const header of [undefined, '', '*', 'de', ';;,,q=', 'x'.repeat(10_000)])
      expect(acceptedLocale(header)).toBeUndefined();
  });
});

describe('the language of a reader', () => {
  it('is what the request names, first in the body, then in the query', () => {
    expect(readerLocale(request({ locale: 'kk' }, { locale: 'uz' }, 'en'))).toBe('kk');
    expect(readerLocale(request(null, { locale: 'uz' }, 'en'))).toBe('uz');
  });

  it('falls to the browser’s when the request names none of ours', () => {
    expect(readerLocale(request({ locale: 7 }, { locale: ['ru'] }, 'ky'))).toBe('ky');
    expect(readerLocale(request('text', undefined, 'tg'))).toBe('tg');
  });

  it('is Russian when nothing is known', () => {
    expect(readerLocale(request(undefined, undefined))).toBe('ru');
  });
});
