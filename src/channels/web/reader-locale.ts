import type { FastifyRequest } from 'fastify';
import { FALLBACK_LOCALE, isLocale, type Locale } from '../../core/locale.ts';

/** The first of our languages in an Accept-Language header, by the reader's own order of preference. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  const wishes = (header ?? '').slice(0, 500).split(',').map(readWish);
  const best = wishes.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  return best.map(({ language }) => language).find(isLocale);
}

function readWish(wish: string): { language: string; quality: number } {
  const [tag = '', ...parameters] = wish
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return { language: tag.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 };
}

/** The language to speak to whoever sent a request, however broken the request is. */
export function readerLocale(request: Pick<FastifyRequest, 'body' | 'query' | 'headers'>): Locale {
  return (
    localeField(request.body) ??
    localeField(request.query) ??
    acceptedLocale(request.headers['accept-language']) ??
    FALLBACK_LOCALE
  );
}

function localeField(data: unknown): Locale | undefined {
  if (typeof data !== 'object' || data === null || !('locale' in data)) return undefined;
  return isLocale(data.locale) ? data.locale : undefined;
}
