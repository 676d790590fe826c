import type { Api } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Content } from '../../core/content/content.ts';
import { answerFor } from '../../core/dialogue/answer.ts';
import { FALLBACK_LOCALE, type Locale } from '../../core/locale.ts';
import type { Answer } from '../../core/reply.ts';
import { inlineToPlain } from '../../core/rich-text.ts';
import { screen } from '../../core/safety/screen.ts';
import { deepLink } from './deep-link.ts';
import { bold, italic, join } from './entity-text.ts';
import { outgoing } from './render-reply.ts';
import { inlinesText } from './rich-text-entities.ts';
import { telegramText } from './telegram-text.ts';
import { deviceLocale } from './to-message.ts';

/** Results are kept by Telegram so long; short, for content changes. */
const CACHE_SECONDS = 60;
const MAX_RESULTS = 5;
/** Below this a hit is noise. */
const MIN_PROBABILITY = 0.05;
/** Sure enough of a query's language to answer in it rather than in that of the device. */
const SURE = 0.9;
/** The entry that is offered first to whoever sounds in danger, and to those who typed nothing yet. */
const EMERGENCY_ENTRY = 'safety.emergency-numbers';
const ABOUT_ENTRY = 'about.service';

export interface InlineMode {
  readonly content: () => Content;
  readonly now: () => Date;
  readonly botUsername: string;
}

/** Offers answers to share in any chat. The query is searched, never kept. */
export async function answerInlineQuery(query: InlineQuery, api: Api, mode: InlineMode): Promise<void> {
  const locale = queryLocale(query, mode.content());
  const results = entriesFor(query.query.trim(), locale, mode.content()).flatMap(
    (id) => result(id, locale, mode) ?? [],
  );
  await api.answerInlineQuery(query.id, results, {
    cache_time: CACHE_SECONDS,
    is_personal: true,
    button: { text: telegramText(locale, 'inline.ask'), start_parameter: 'inline' },
  });
}

function queryLocale({ query, from }: InlineQuery, content: Content): Locale {
  const device = deviceLocale(from);
  const { locale, probability } = content.identify(query);
  return (probability >= SURE ? locale : device) ?? device ?? locale ?? FALLBACK_LOCALE;
}

/** Entry ids, best first; the emergency numbers before all when the query sounds like danger. */
function entriesFor(query: string, locale: Locale, content: Content): string[] {
  if (query === '') return [EMERGENCY_ENTRY, ABOUT_ENTRY];
  const { danger } = screen({ type: 'text', text: query }, content);
  const { decision, hits } = content.search(query, { locale });
  const likely =
    decision === 'unknown' ? [] : hits.filter(({ probability }) => probability >= MIN_PROBABILITY);
  const found = likely.map(({ entry }) => entry).slice(0, MAX_RESULTS);
  return danger ? [EMERGENCY_ENTRY, ...found.filter((id) => id !== EMERGENCY_ENTRY)] : found;
}

function result(
  id: string,
  locale: Locale,
  { content, now, botUsername }: InlineMode,
): InlineQueryResultArticle | undefined {
  const answer = answerFor(content(), id, locale, { now: now() });
  if (!answer) return undefined;
  const { text, entities, link_preview_options } = outgoing(sharedText(answer, botUsername), []);
  return {
    type: 'article',
    id: `${id}:${locale}`,
    title: answer.title,
    description: inlineToPlain(answer.summary),
    input_message_content: { message_text: text, entities, link_preview_options },
    reply_markup: {
      inline_keyboard: [[{ text: telegramText(locale, 'inline.open'), url: deepLink(botUsername, id) }]],
    },
  };
}

/** What lands in the chat: title, short answer, source with date, what is not confirmed. */
function sharedText(
  { title, summary, sources, checkedNote, staleNote, unconfirmedNote }: Answer,
  botUsername: string,
) {
  const small = [join([sources[0]?.title ?? '', checkedNote], ' · '), unconfirmedNote ?? ''];
  return join(
    [
      bold(title),
      inlinesText(summary, botUsername),
      staleNote ? bold(staleNote) : '',
      italic(join(small, '\n')),
    ],
    '\n\n',
  );
}
