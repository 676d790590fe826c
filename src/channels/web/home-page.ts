import { checkPath } from '../../core/checklist/check-path.ts';
import { CHECKLIST_MESSAGES } from '../../core/checklist/checklist-messages.ts';
import type { Content } from '../../core/content/content.ts';
import { type TopicMenu, topicsFor } from '../../core/dialogue/browse.ts';
import type { Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import { type Html, html } from './html.ts';
import { EXIT_URL, hotlineList, type PageFrame, pageFrame, widgetScript } from './page-frame.ts';
import { hotlines, WIDGET_MESSAGES } from './widget-messages.ts';

/** The first page: the numbers to call, the conversation, and every topic with its entries as plain links. */
export function homePage(frame: PageFrame, content: Content, now: Date): string {
  const { locale } = frame;
  const t = WIDGET_MESSAGES[locale];
  return pageFrame(frame, {
    title: t('page.title'),
    description: t('page.description'),
    pathIn: (other) => `/${other}`,
    pathForAll: '/',
    footLinks: aboutLinks(content, locale),
    main: html`<div class="home">
<div class="lead"><h1>${t('page.heading')}</h1>
<p>${t('page.lede')}</p>${content.checklist && checkLink(locale)}</div>
<section class="emergency" aria-labelledby="emergency"><h2 id="emergency">${MESSAGES[locale]('emergency.heading')}</h2>
${hotlineList(hotlines(content, locale, now))}</section>
<section class="talk" aria-labelledby="talk"><h2 id="talk">${t('page.ask')}</h2>
<aman-chat mode="page" lang="${locale}" exit-url="${EXIT_URL}"><noscript><p>${t('page.noscript')}</p>${content.checklist && checkLink(locale)}</noscript></aman-chat></section>
${topicList(topicsFor(content, locale), locale)}
</div>
${widgetScript(frame)}`,
  });
}

/** The guided check, which works without script. */
const checkLink = (locale: Locale): Html =>
  html`<p><a class="act" href="${checkPath({}, locale)}">${CHECKLIST_MESSAGES[locale]('button')}</a></p>`;

/** Every topic with its entries, folded, to be opened without script. */
export const topicList = (
  menus: readonly TopicMenu[],
  locale: Locale,
): Html => html`<section class="topics" aria-labelledby="topics"><h2 id="topics">${MESSAGES[locale]('topics.button')}</h2>
${menus.map(
  ({ title, topic, entries }) => html`<details id="${topic}"><summary>${title}</summary>
<ul>${entries.map((entry) => html`<li><a href="/${locale}/${entry.id}" data-entry="${entry.id}">${entry.title}</a></li>\n`)}</ul></details>
`,
)}</section>`;

/** What Aman is and what it keeps, where the content tells it. */
export const aboutLinks = (content: Content, locale: Locale): Html[] =>
  ['about.service', 'about.privacy'].flatMap((id) => {
    const entry = content.entries.get(id);
    return entry ? [html`<a href="/${locale}/${id}">${entry.texts[locale].title}</a>`] : [];
  });
