import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Content } from '../../core/content/content.ts';
import { type CardText, cardFor } from '../../core/dialogue/card.ts';
import { LOCALES, type Locale, OWN_NAMES } from '../../core/locale.ts';
import { type Html, html, markup } from './html.ts';
import { EXIT_URL, type PageFrame } from './page-frame.ts';
import { qrSvg } from './qr.ts';
import { blocksToHtml } from './rich-html.ts';
import { WIDGET_MESSAGES } from './widget-messages.ts';

/** The style sheet of the cards, which stands inside the page, and the policy that allows it and nothing else. */
export interface CardStyle {
  readonly css: string;
  readonly policy: string;
}

export async function loadCardStyle(): Promise<CardStyle> {
  const css = await readFile(new URL('assets/card.css', import.meta.url), 'utf8');
  const hash = createHash('sha256').update(css).digest('base64');
  return {
    css,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
  };
}

/** A card to show or print: everything is in the page, so once opened it needs no network. `undefined` when there is no such card. */
export function cardPage(
  { locale, site }: Pick<PageFrame, 'locale' | 'site'>,
  content: Content,
  name: string,
  { css, now }: { readonly css: string; readonly now: Date },
): string | undefined {
  const card = cardFor(content, name, locale, now);
  if (!card) return undefined;
  const t = WIDGET_MESSAGES[locale];
  const proof = `${site}/${locale === 'kk' ? 'kk' : 'ru'}/${card.entry}`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${card.title} – ${t('title')}</title>
<link rel="icon" href="data:,">
<style>${markup(css)}</style>
</head>
<body>
<header><a class="exit" href="${EXIT_URL}" rel="noreferrer nofollow">${t('exit')}</a></header>
<main>
<h1>${card.title}</h1>
${card.texts.map((text) => cardText(text, locale, site))}
<div class="proof">${qrSvg(proof, t('page.card.proof'))}
<p>${t('page.card.proof')}: <a href="${proof}">${proof.replace(/^https?:\/\//, '')}</a><br>${card.checkedNote}</p></div>
</main>
<footer>
<p>${t('page.card.keep')}</p>
<nav aria-label="${t('language')}"><ul>${LOCALES.map((other) => languageLink(other, locale, name))}</ul></nav>
</footer>
</body>
</html>
`.markup;
}

/** Large for whoever it is shown to; smaller where only the reader needs it. */
const cardText = ({ locale, blocks, basis }: CardText, reader: Locale, site: string): Html =>
  html`<section lang="${locale}"${locale !== 'kk' && locale !== 'ru' && html` class="own"`}>
${markup(blocksToHtml(blocks, { locale: reader, site }))}
<p class="basis">${WIDGET_MESSAGES[locale]('page.card.basis')}: ${basis}</p>
</section>
`;

const languageLink = (other: Locale, locale: Locale, name: string): Html =>
  html`<li><a href="/card/${name}?locale=${other}" lang="${other}" hreflang="${other}"${other === locale && html` aria-current="page"`}>${OWN_NAMES[other]}</a></li>`;
