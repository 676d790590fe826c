import type { Content } from '../content/content.ts';
import { FALLBACK_LOCALE, type Locale } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import type { Reply } from '../reply.ts';
import { helpNumbers } from './safety-card.ts';

/** The reply when everything else broke: an apology and the hotlines. Touches as little as possible. */
export function lastResort(locale: Locale = FALLBACK_LOCALE, content: Pick<Content, 'contacts'>): Reply {
  const t = MESSAGES[locale];
  return {
    locale,
    outcome: 'unknown',
    answers: [],
    parts: [
      { type: 'text', blocks: [{ type: 'paragraph', children: [{ type: 'text', value: t('failure') }] }] },
      {
        type: 'contacts',
        heading: t('emergency.heading'),
        contacts: helpNumbers(content, locale, new Date(0)),
      },
    ],
  };
}
