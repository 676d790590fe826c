import { topicOptions } from './browse.ts';
import type { Context, Draft } from './context.ts';
import { buttons } from './parts.ts';
import { helpNumbers } from './safety-card.ts';

/** Topics and a human line, for whoever found nothing. */
export function deadEnd({ content, locale, now, session, t }: Context): Draft['parts'] {
  return [
    {
      type: 'contacts',
      heading: t('help.heading'),
      contacts: helpNumbers(content, locale, now, ['egov-1414']),
    },
    buttons(topicOptions(content, locale, session.audience), t('topics.prompt')),
  ];
}
