import { LOCALES, type Locale, OWN_NAMES } from '../../core/locale.ts';
import { type Html, html } from './html.ts';
import { WIDGET_MESSAGES } from './widget-messages.ts';
import type { WidgetHotline } from './wire-types.ts';

/** The neutral page that "leave this page" opens, on our own pages and where a site names no other. */
export const EXIT_URL = 'https://www.google.com/search?q=weather';

/** Addresses of what every page loads. */
export interface PageFiles {
  readonly css: string;
  readonly js: string;
  readonly widget: string;
  readonly widgetIntegrity: string;
}

/** What a page is made within. */
export interface PageFrame {
  readonly locale: Locale;
  /** Address of the service without a slash at the end. */
  readonly site: string;
  readonly files: PageFiles;
}

export interface PageParts {
  readonly title: string;
  readonly description: string;
  /** Path of this page in a language, from its first slash. */
  readonly pathIn: (locale: Locale) => string;
  /** Path for readers of no known language, where there is one of its own. */
  readonly pathForAll?: string;
  /** False for pages that search engines should leave out. */
  readonly indexed?: boolean;
  readonly main: Html;
  /** More links for the foot of the page. */
  readonly footLinks?: readonly Html[];
}

/** A whole page: works without script, says its language and its other languages, and can be left at once. */
export function pageFrame(frame: PageFrame, page: PageParts): string {
  const { locale, files } = frame;
  const t = WIDGET_MESSAGES[locale];
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="referrer" content="no-referrer">
<meta name="theme-color" content="#00555a">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
${headLinks(frame, page)}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${files.css}">
<script src="${files.js}" defer></script>
</head>
<body>
<a class="skip" href="#main">${t('page.skip')}</a>
<header>
<div class="top"><a class="brand" href="/${locale}">${t('title')}</a>
<a class="exit" href="${EXIT_URL}" rel="noreferrer nofollow" data-exit>${t('exit')}</a></div>
${languages(frame, page)}
</header>
<main id="main" tabindex="-1">
${page.main}
</main>
<footer>
<p>${t('page.footer')}</p>
<p>${t('exit.note')}</p>
<ul>${(page.footLinks ?? []).map((link) => html`<li>${link}</li>`)}
<li><a href="/${locale}/embed">${t('page.embed')}</a></li></ul>
</footer>
</body>
</html>
`.markup;
}

function headLinks({ locale, site }: PageFrame, { pathIn, pathForAll, indexed }: PageParts): Html {
  if (indexed === false) return html`<meta name="robots" content="noindex">`;
  const others = LOCALES.map(
    (other) => html`<link rel="alternate" hreflang="${other}" href="${site}${pathIn(other)}">\n`,
  );
  const forAll =
    pathForAll !== undefined &&
    html`<link rel="alternate" hreflang="x-default" href="${site}${pathForAll}">\n`;
  return html`${others}${forAll}<link rel="canonical" href="${site}${pathIn(locale)}">`;
}

const languages = (
  { locale }: PageFrame,
  { pathIn }: PageParts,
): Html => html`<nav class="languages" aria-label="${WIDGET_MESSAGES[locale]('language')}">
<ul>${LOCALES.map(
  (other) =>
    html`<li><a href="${pathIn(other)}" lang="${other}" hreflang="${other}"${other === locale && html` aria-current="page"`}>${OWN_NAMES[other]}</a></li>`,
)}</ul>
</nav>`;

/** The tag that loads the widget on our own pages. */
export const widgetScript = ({ locale, files }: PageFrame): Html =>
  html`<script src="${files.widget}" integrity="${files.widgetIntegrity}" crossorigin defer data-lang="${locale}" data-exit-url="${EXIT_URL}"></script>`;

/** The numbers to call in danger, as plain links. */
export const hotlineList = (lines: readonly WidgetHotline[]): Html => html`<ul class="hotlines">
${lines.map(({ name, number, dial }) => html`<li><a href="tel:${dial}"><strong>${number}</strong> <span>${name}</span></a></li>\n`)}</ul>`;
