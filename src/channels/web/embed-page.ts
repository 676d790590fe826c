import { html } from './html.ts';
import { EXIT_URL, type PageFrame, pageFrame } from './page-frame.ts';
import { WIDGET_MESSAGES } from './widget-messages.ts';

/** For whoever wants the widget on a site of their own: the tag, pinned and not, its settings, what a policy must allow. */
export function embedPage(frame: PageFrame): string {
  const { locale, site, files } = frame;
  const t = WIDGET_MESSAGES[locale];
  const settings = `data-lang="${locale}" data-position="right"`;
  return pageFrame(frame, {
    title: `${t('page.embed')} – ${t('title')}`,
    description: t('page.embed.text'),
    pathIn: (other) => `/${other}/embed`,
    indexed: false,
    main: html`<article class="reading">
<h1>${t('page.embed')}</h1>
<p>${t('page.embed.text')}</p>
<pre tabindex="0"><code>${`<script src="${site}/widget/v1.js" ${settings} crossorigin defer></script>`}</code></pre>
<p>${t('page.embed.pinned')}</p>
<pre tabindex="0"><code>${`<script src="${site}${files.widget}" integrity="${files.widgetIntegrity}" ${settings} crossorigin defer></script>`}</code></pre>
<h2>${t('page.embed.options')}</h2>
<dl>
<dt><code>data-lang</code></dt><dd>${t('page.embed.lang')}</dd>
<dt><code>data-position</code></dt><dd>${t('page.embed.position')}</dd>
<dt><code>data-exit-url</code></dt><dd>${t('page.embed.exit')} <code>${EXIT_URL}</code></dd>
</dl>
<p>${t('page.embed.policy')}</p>
<pre tabindex="0"><code>${`script-src ${site}; connect-src ${site}`}</code></pre>
</article>`,
  });
}
