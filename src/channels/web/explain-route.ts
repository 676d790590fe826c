import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { explain } from '../../core/dialogue/explain.ts';
import { PANEL_KEYS } from '../../core/entry.ts';
import { LOCALES } from '../../core/locale.ts';
import { DANGER_LEVELS, OUTCOMES } from '../../core/reply.ts';
import { INTENTS } from '../../core/search/phrases.ts';
import { DECISIONS, REASONS } from '../../core/search/search.ts';
import { NEW_SESSION } from '../../core/session.ts';
import { type ApiParts, type ApiScope, json, refusals } from './api-parts.ts';
import { WebProblem } from './web-problem.ts';
import { localeSchema, questionSchema } from './wire.ts';

const requestSchema = z.object({ text: questionSchema, locale: localeSchema.optional() });
const share = z.number().min(0).max(1);
const explanationSchema = z.object({
  readAs: z.string(),
  languages: z.partialRecord(z.enum(LOCALES), share),
  otherLanguage: z.string().optional(),
  locale: z.enum(LOCALES),
  outcome: z.enum(OUTCOMES),
  phrase: z.enum(INTENTS).optional(),
  decision: z.enum(DECISIONS),
  because: z.enum(REASONS),
  notOurs: share,
  opens: z.enum(PANEL_KEYS).optional(),
  entries: z
    .array(
      z.object({
        entry: z.string(),
        probability: share,
        lexical: z.number(),
        coverage: share,
        words: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  danger: z
    .object({ level: z.enum(DANGER_LEVELS), learned: share, rules: z.array(z.string()).readonly() })
    .optional(),
});

/** `POST /explain`, for editors: why a question is answered as it is. Exists only where there is a key for it. */
export function explainRoute(app: ApiScope, { content, now, editorKey }: ApiParts): void {
  if (editorKey === undefined) return;
  const schema = {
    operationId: 'explainAnswer',
    tags: ['Editors'],
    summary: 'See why a question is answered as it is',
    description: 'Needs the editors’ key as a bearer token. Nothing of the question is kept.',
    body: requestSchema,
    response: {
      200: json('Every step that led to the answer.', explanationSchema),
      ...refusals(400, 401, 429),
    },
  };
  app.post('/explain', { schema }, async ({ body: { text, locale }, headers }) => {
    if (!isKey(headers.authorization, editorKey)) throw new WebProblem('unauthorized');
    const session = locale ? { ...NEW_SESSION, locale, localeChosen: true } : NEW_SESSION;
    return explain(text, session, { content: content.current(), now: now() });
  });
}

function isKey(authorization: string | undefined, key: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${key}`));
}
