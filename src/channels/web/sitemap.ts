import type { Content } from '../../core/content/content.ts';
import { LOCALES } from '../../core/locale.ts';
import { html } from './html.ts';

/** Every public page in every language, with its other languages. */
export function sitemap(content: Pick<Content, 'entries'>, site: string): string {
  const pages = [
    { path: '', checked: undefined },
    ...[...content.entries.values()].map(({ id, checked }) => ({ path: `/${id}`, checked })),
  ];
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.flatMap(({ path, checked }) => {
  const others = LOCALES.map(
    (other) => html`<xhtml:link rel="alternate" hreflang="${other}" href="${site}/${other}${path}"/>`,
  );
  const lastmod = checked !== undefined && html`<lastmod>${checked}</lastmod>`;
  return LOCALES.map((locale) => html`<url><loc>${site}/${locale}${path}</loc>${lastmod}${others}</url>\n`);
})}</urlset>
`.markup;
}

/** Search engines may read every page; the API is not for them. */
export const robots = (site: string): string =>
  `User-agent: *\nDisallow: /api/\nSitemap: ${site}/sitemap.xml\n`;
