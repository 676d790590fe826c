import type { Content } from '../../core/content/content.ts';
import { answerFor } from '../../core/dialogue/answer.ts';
import { cardLinks } from '../../core/dialogue/card.ts';
import { FALLBACK_LOCALE, type Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import type { Answer, Citation, ContactCard, PageLink } from '../../core/reply.ts';
import { inlineToPlain } from '../../core/rich-text.ts';
import { aboutLinks } from './home-page.ts';
import { type Html, html, markup } from './html.ts';
import { type PageFrame, pageFrame, widgetScript } from './page-frame.ts';
import { blocksToHtml, inlinesToHtml } from './rich-html.ts';
import { WIDGET_MESSAGES } from './widget-messages.ts';

/** One entry to read, print and share, with everything in it open; `undefined` when there is no such entry. */
export function entryPage(frame: PageFrame, content: Content, id: string, now: Date): string | undefined {
  const { locale } = frame;
  const answer = answerFor(content, id, locale, { now });
  if (!answer) return undefined;
  return pageFrame(frame, {
    title: `${answer.title} – ${WIDGET_MESSAGES[locale]('title')}`,
    description: inlineToPlain(answer.summary),
    pathIn: (other) => `/${other}/${id}`,
    pathForAll: `/${FALLBACK_LOCALE}/${id}`,
    footLinks: aboutLinks(content, locale),
    main: html`${reading(answer, frame, cardLinks(id, content, locale))}
${widgetScript(frame)}`,
  });
}

function reading(answer: Answer, { locale }: PageFrame, cards: readonly PageLink[]): Html {
  const t = MESSAGES[locale];
  const reader = { locale, site: '' };
  const sections = answer.panels.flatMap((panel) => panel.sections);
  return html`<article class="reading">
<p class="path"><a href="/${locale}">${t('topics.button')}</a> › <a href="/${locale}#${answer.topic}">${t(`topic.${answer.topic}`)}</a></p>
<h1>${answer.title}</h1>
<p class="short">${markup(inlinesToHtml(answer.summary, reader))}</p>
${[answer.staleNote, answer.unconfirmedNote].map((note) => note !== undefined && html`<p class="warning">${note}</p>\n`)}
${sections.map(({ heading, blocks }) => html`<section><h2>${heading}</h2>\n${markup(blocksToHtml(blocks, reader))}</section>\n`)}
${cards.map(({ label, path }) => html`<p><a href="${path}">${label}</a></p>\n`)}
${answer.contacts.length > 0 && html`<section><h2>${t('contacts.heading')}</h2>\n<ul class="contacts">${answer.contacts.map(contact)}</ul></section>`}
<section class="sources"><h2>${t('sources.heading')}</h2>
<ul>${answer.sources.map((citation) => html`<li>${source(citation, t('sources.undated'))}</li>\n`)}</ul>
<p>${answer.checkedNote}</p></section>
${related(answer, locale)}
</article>`;
}

function contact({ name, phones, url, address, hours, notes }: ContactCard): Html {
  const remarks = [hours, address, ...notes].filter((remark) => remark !== undefined);
  return html`<li><strong>${name}</strong>
${phones.map(({ number, dial, label }) => html`<a class="call" href="tel:${dial}">${number}${label !== undefined && `, ${label}`}</a>\n`)}
${url !== undefined && webLink(url, url.replace(/^https?:\/\/(www\.)?|\/$/g, ''))}
${remarks.map((remark) => html`<span class="remark">${remark}</span>\n`)}</li>
`;
}

const source = ({ title, url, dateNote }: Citation, undated: string): Html =>
  html`${url === null ? title : webLink(url, title)} <span class="remark">${dateNote ?? undated}</span>`;

/** Content is checked, yet an address that is not of the web is never made a link. */
const webLink = (url: string, label: string): Html =>
  /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noopener noreferrer">${label}</a>` : html`${label}`;

const related = (answer: Answer, locale: Locale): Html | false =>
  answer.related.length > 0 &&
  html`<nav class="related" aria-labelledby="related"><h2 id="related">${MESSAGES[locale]('related.heading')}</h2>
<ul>${answer.related.map(({ id, title }) => html`<li><a href="/${locale}/${id}">${title}</a></li>\n`)}</ul></nav>`;
