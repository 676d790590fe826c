import type { Content } from '../../core/content/content.ts';
import { answerFor } from '../../core/dialogue/answer.ts';
import { topicsFor } from '../../core/dialogue/browse.ts';
import type { Locale } from '../../core/locale.ts';
import { type ApiParts, type ApiScope, json, refusals } from './api-parts.ts';
import { readerLocale } from './reader-locale.ts';
import { WebProblem } from './web-problem.ts';
import { toAnswerBody } from './web-reply.ts';
import {
  answerSchema,
  entriesSchema,
  entryParamsSchema,
  entryQuerySchema,
  localeQuerySchema,
  topicsSchema,
} from './wire.ts';

/** `GET /topics`: the table of contents. */
export function topicsRoute(app: ApiScope, { content }: ApiParts): void {
  const schema = {
    operationId: 'listTopics',
    tags: ['Content'],
    summary: 'Topics with their entries',
    querystring: localeQuerySchema,
    response: { 200: json('The topics.', topicsSchema), ...refusals(400) },
  };
  app.get('/topics', { schema }, async (request) => {
    const locale = readerLocale(request);
    const menus = topicsFor(content.current(), locale);
    return {
      locale,
      topics: menus.map(({ topic, title, entries }) => ({ id: topic, title, entries: [...entries] })),
    };
  });
}

/** `GET /entries`: every entry, in reading order. */
export function entriesRoute(app: ApiScope, { content, now }: ApiParts): void {
  const schema = {
    operationId: 'listEntries',
    tags: ['Content'],
    summary: 'Every entry the service holds',
    querystring: localeQuerySchema,
    response: { 200: json('The entries.', entriesSchema), ...refusals(400) },
  };
  app.get('/entries', { schema }, async (request) => ({
    entries: listEntries(content.current(), readerLocale(request), now()),
  }));
}

function listEntries(content: Content, locale: Locale, now: Date) {
  return topicsFor(content, locale).flatMap(({ topic, entries }) =>
    entries.flatMap(({ id, audience, title }) => {
      const answer = answerFor(content, id, locale, { now });
      return answer ? [{ id, topic, audience, title, checkedAt: answer.checkedAt, stale: answer.stale }] : [];
    }),
  );
}

/** `GET /entries/:id`: one entry in full. */
export function entryRoute(app: ApiScope, { content, now, site }: ApiParts): void {
  const schema = {
    operationId: 'readEntry',
    tags: ['Content'],
    summary: 'One entry in full',
    params: entryParamsSchema,
    querystring: entryQuerySchema,
    response: { 200: json('The entry.', answerSchema), ...refusals(400, 404) },
  };
  app.get('/entries/:id', { schema }, async (request) => {
    const locale = readerLocale(request);
    const { citizenship } = request.query;
    const answer = answerFor(content.current(), request.params.id, locale, { now: now(), citizenship });
    if (!answer) throw new WebProblem('entry-not-found');
    return toAnswerBody(answer, locale, site);
  });
}
