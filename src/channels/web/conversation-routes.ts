import type { z } from 'zod';
import type { Turn } from '../../conversation.ts';
import type { Locale } from '../../core/locale.ts';
import type { Feedback } from '../../ports.ts';
import { type ApiParts, type ApiScope, json, refusals } from './api-parts.ts';
import { acceptedLocale } from './reader-locale.ts';
import { replyBytes } from './reply-bytes.ts';
import { WebProblem } from './web-problem.ts';
import { toReplyBody } from './web-reply.ts';
import {
  doneSchema,
  feedbackRequestSchema,
  forgetRequestSchema,
  type MessageRequest,
  messageRequestSchema,
  type ReplyBody,
  replySchema,
} from './wire.ts';

/** `POST /messages`: a question in words, or a pressed button. */
export function messagesRoute(app: ApiScope, { conversation, identity, site }: ApiParts): void {
  const schema = {
    operationId: 'sendMessage',
    tags: ['Conversation'],
    summary: 'Ask a question or press a button',
    description:
      'Answers in the reader’s language with a reviewed entry, a choice of entries, or an honest “I do not know” with a human line. Not finding anything is an outcome, not an error.',
    body: messageRequestSchema,
    response: { 200: json('What Aman says.', replySchema), ...refusals(400, 429) },
  };
  app.post('/messages', { schema }, async ({ body, headers }, answer) => {
    const known = knownToken(body.session);
    const token = known ?? identity.newToken();
    const turn = toTurn(body, identity.key('web', token), acceptedLocale(headers['accept-language']));
    const reply = await conversation.handle(known === undefined ? { ...turn, isFirst: true } : turn);
    const session = forgets(body) ? identity.newToken() : token;
    answer.serializer(replyBytes as (body: ReplyBody) => never);
    return toReplyBody(reply, { session, site });
  });
}

/** `POST /feedback`: a thumb on an answer. */
export function feedbackRoute(app: ApiScope, { content, stores, now }: ApiParts): void {
  const schema = {
    operationId: 'sendFeedback',
    tags: ['Conversation'],
    summary: 'Say whether an answer helped',
    body: feedbackRequestSchema,
    response: { 200: json('It is counted.', doneSchema), ...refusals(400, 429, 503) },
  };
  app.post('/feedback', { schema }, async ({ body }) => {
    if (!content.current().entries.has(body.entry)) {
      throw new WebProblem('invalid-request', { issues: [{ path: 'entry', key: 'errors.field.entry' }] });
    }
    await orUnavailable(stores.feedback.add(toFeedback(body, now())));
    return { ok: true as const };
  });
}

/** `POST /forget`: what is remembered of a conversation is deleted at once. */
export function forgetRoute(app: ApiScope, { stores, identity }: ApiParts): void {
  const schema = {
    operationId: 'forgetConversation',
    tags: ['Conversation'],
    summary: 'Delete what is remembered of a conversation',
    body: forgetRequestSchema,
    response: { 200: json('Nothing is left of it.', doneSchema), ...refusals(400, 429, 503) },
  };
  app.post('/forget', { schema }, async ({ body }) => {
    const token = knownToken(body.session);
    if (token) await orUnavailable(stores.sessions.delete(identity.key('web', token)));
    return { ok: true as const };
  });
}

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
