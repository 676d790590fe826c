import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Conversation, Turn } from '../../conversation.ts';
import { answerFor } from '../../core/dialogue/answer.ts';
import { topicsFor } from '../../core/dialogue/browse.ts';
import type { Locale } from '../../core/locale.ts';
import type { Identity } from '../../identity.ts';
import type { Feedback, Stores } from '../../ports.ts';
import type { LiveContent } from '../../storage/live-content.ts';
import { createRateLimit } from './rate-limit.ts';
import { acceptedLocale, readerLocale } from './reader-locale.ts';
import { invalidRequest, WebProblem } from './web-problem.ts';
import { toAnswerBody, toReplyBody } from './web-reply.ts';
import {
  answerSchema,
  doneSchema,
  entriesSchema,
  entryParamsSchema,
  entryQuerySchema,
  failureSchema,
  feedbackRequestSchema,
  forgetRequestSchema,
  localeQuerySchema,
  type MessageRequest,
  messageRequestSchema,
  replySchema,
  topicsSchema,
} from './wire.ts';

export interface ApiParts {
  readonly conversation: Conversation;
  readonly content: Pick<LiveContent, 'current'>;
  readonly stores: Pick<Stores, 'sessions' | 'feedback' | 'rateLimits'>;
  readonly identity: Identity;
  readonly now: () => Date;
  /** Address of the service for links in `html`; empty = the same site. */
  readonly site: string;
  /** 0 = no limit. */
  readonly limitPerMinute: number;
  readonly log: Logger;
}

/** How long a browser may reuse what is read, in seconds: short, an editor's correction must not wait. */
const READ_CACHE_SECONDS = 60;

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const REFUSALS = {
  400: json('A field is wrong; `issues` says which and what to do.', failureSchema),
  404: json('There is no such entry.', failureSchema),
  429: json(
    'Too many requests; `Retry-After` says how many seconds to wait. A message that sounds dangerous is never refused.',
    failureSchema,
  ),
  503: json('The store cannot be reached; try again later.', failureSchema),
} as const;

const refusals = <Status extends keyof typeof REFUSALS>(...statuses: readonly Status[]) =>
  Object.fromEntries(statuses.map((status) => [status, REFUSALS[status]])) as Pick<typeof REFUSALS, Status>;

/** The HTTP API under `/api/v1`: the same conversation as every channel, and the content to read. */
export const api: FastifyPluginAsyncZod<ApiParts> = async (app, parts) => {
  const { conversation, content, stores, identity, now, site } = parts;

  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data: unknown) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? { value: parsed.data } : { error: invalidRequest(parsed.error.issues, data) };
  });
  // The compiler checks that replies fit their schema and the tests parse them: a reader in need is not made to wait for a third check.
  app.setSerializerCompiler(() => (data: unknown) => JSON.stringify(data));
  app.removeContentTypeParser('text/plain');
  app.addHook(
    'preValidation',
    createRateLimit({ ...parts, rateLimits: stores.rateLimits, content: () => content.current() }),
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.header(
      'cache-control',
      request.method === 'GET' ? `private, max-age=${READ_CACHE_SECONDS}` : 'no-store',
    );
  });

  app.post(
    '/messages',
    {
      schema: {
        operationId: 'sendMessage',
        tags: ['Conversation'],
        summary: 'Ask a question or press a button',
        description:
          'Answers in the reader’s language with a reviewed entry, a choice of entries, or an honest “I do not know” with a human line. Not finding anything is an outcome, not an error.',
        body: messageRequestSchema,
        response: { 200: json('What Aman says.', replySchema), ...refusals(400, 429) },
      },
    },
    async ({ body, headers }) => {
      const token = knownToken(body.session) ?? identity.newToken();
      const reply = await conversation.handle(
        toTurn(body, identity.key('web', token), acceptedLocale(headers['accept-language'])),
      );
      return toReplyBody(reply, { session: forgets(body) ? identity.newToken() : token, site });
    },
  );

  app.post(
    '/feedback',
    {
      schema: {
        operationId: 'sendFeedback',
        tags: ['Conversation'],
        summary: 'Say whether an answer helped',
        body: feedbackRequestSchema,
        response: { 200: json('Done.', doneSchema), ...refusals(400, 429, 503) },
      },
    },
    async ({ body }) => {
      if (!content.current().entries.has(body.entry)) {
        throw new WebProblem('invalid-request', { issues: [{ path: 'entry', key: 'errors.field.entry' }] });
      }
      await orUnavailable(stores.feedback.add(toFeedback(body, now())));
      return { ok: true as const };
    },
  );

  app.post(
    '/forget',
    {
      schema: {
        operationId: 'forgetConversation',
        tags: ['Conversation'],
        summary: 'Delete what is remembered of a conversation',
        body: forgetRequestSchema,
        response: { 200: json('Done.', doneSchema), ...refusals(400, 429, 503) },
      },
    },
    async ({ body }) => {
      const token = knownToken(body.session);
      if (token) await orUnavailable(stores.sessions.delete(identity.key('web', token)));
      return { ok: true as const };
    },
  );

  app.get(
    '/topics',
    {
      schema: {
        operationId: 'listTopics',
        tags: ['Content'],
        summary: 'Topics with their entries',
        querystring: localeQuerySchema,
        response: { 200: json('The topics.', topicsSchema), ...refusals(400) },
      },
    },
    async (request) => {
      const locale = readerLocale(request);
      const topics = topicsFor(content.current(), locale).map(({ topic, title, entries }) => ({
        id: topic,
        title,
        entries: [...entries],
      }));
      return { locale, topics };
    },
  );

  app.get(
    '/entries',
    {
      schema: {
        operationId: 'listEntries',
        tags: ['Content'],
        summary: 'Every entry the service holds',
        querystring: localeQuerySchema,
        response: { 200: json('The entries.', entriesSchema), ...refusals(400) },
      },
    },
    async (request) => ({ entries: listEntries(content.current(), readerLocale(request), now()) }),
  );

  app.get(
    '/entries/:id',
    {
      schema: {
        operationId: 'readEntry',
        tags: ['Content'],
        summary: 'One entry in full',
        params: entryParamsSchema,
        querystring: entryQuerySchema,
        response: { 200: json('The entry.', answerSchema), ...refusals(400, 404) },
      },
    },
    async (request) => {
      const locale = readerLocale(request);
      const { citizenship } = request.query;
      const answer = answerFor(content.current(), request.params.id, locale, { now: now(), citizenship });
      if (!answer) throw new WebProblem('entry-not-found');
      return toAnswerBody(answer, locale, site);
    },
  );
};

/**
 * A token in the form that we give out. Whether its session still exists makes no difference to the reply, and asking
 * the store would lose the conversation for good when the store is away for a moment.
 */
const knownToken = (session: string | undefined): string | undefined =>
  session !== undefined && /^[\w-]{22}$/.test(session) ? session : undefined;

function toTurn(
  { text, choice, locale, citizenship }: MessageRequest,
  sessionKey: string,
  deviceLocale: Locale | undefined,
): Turn {
  const message = choice
    ? ({ type: 'choice', choice } as const)
    : ({ type: 'text', text: text ?? '' } as const);
  return { channel: 'web', sessionKey, message, locale, deviceLocale, citizenship };
}

const forgets = ({ choice }: MessageRequest): boolean =>
  choice?.type === 'shortcut' && choice.name === 'forget';

function toFeedback(
  { entry, locale, verdict, reason }: z.infer<typeof feedbackRequestSchema>,
  now: Date,
): Feedback {
  return { entry, locale, verdict, ...(reason ? { reason } : {}), day: now.toISOString().slice(0, 10) };
}

/** What cannot be kept or deleted now is said, not pretended. */
async function orUnavailable(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    throw new WebProblem('unavailable', { cause });
  }
}

function listEntries(content: ReturnType<LiveContent['current']>, locale: Locale, now: Date) {
  return topicsFor(content, locale).flatMap(({ topic, entries }) =>
    entries.flatMap(({ id, audience, title }) => {
      const answer = answerFor(content, id, locale, { now });
      return answer ? [{ id, topic, audience, title, checkedAt: answer.checkedAt, stale: answer.stale }] : [];
    }),
  );
}
