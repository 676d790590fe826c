import type { Content } from '../../core/content/content.ts';
import { topicsFor } from '../../core/dialogue/browse.ts';
import { MESSAGES } from '../../core/messages.ts';
import { aboutLinks, topicList } from './home-page.ts';
import { html } from './html.ts';
import { hotlineList, type PageFrame, pageFrame } from './page-frame.ts';
import { hotlines, WIDGET_MESSAGES } from './widget-messages.ts';

/** An address without an answer is no dead end: topics and the numbers to call. */
export function notFoundPage(frame: PageFrame, content: Content, now: Date): string {
  const { locale } = frame;
  const t = WIDGET_MESSAGES[locale];
  return pageFrame(frame, {
    title: `${t('page.not-found')} – ${t('title')}`,
    description: t('page.not-found.text'),
    pathIn: (other) => `/${other}`,
    indexed: false,
    footLinks: aboutLinks(content, locale),
    main: html`<div class="reading"><h1>${t('page.not-found')}</h1>
<p>${t('page.not-found.text')}</p>
<section class="emergency" aria-labelledby="emergency"><h2 id="emergency">${MESSAGES[locale]('emergency.heading')}</h2>
${hotlineList(hotlines(content, locale, now))}</section>
${topicList(topicsFor(content, locale), locale)}</div>`,
  });
}
