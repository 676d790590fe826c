import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { ApiParts, ApiScope } from './api-parts.ts';
import { calculatorRoutes } from './calculator-routes.ts';
import { calendarRoute } from './calendar-route.ts';
import { checklistRoute } from './checklist-route.ts';
import { compressJson } from './compress-json.ts';
import { entriesRoute, entryRoute, topicsRoute } from './content-routes.ts';
import { feedbackRoute, forgetRoute, messagesRoute } from './conversation-routes.ts';
import { explainRoute } from './explain-route.ts';
import { createRateLimit } from './rate-limit.ts';
import { invalidRequest } from './web-problem.ts';

/** How long a browser may reuse what is read, in seconds: short, an editor's correction must not wait. */
const READ_CACHE_SECONDS = 60;

/** The HTTP API under `/api/v1`: the same conversation as every channel, and the content to read. */
export const api: FastifyPluginAsyncZod<ApiParts> = async (app, parts) => {
  const { content, stores } = parts;
  setCompilers(app);
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', ({ method }, reply, done) => {
    reply.header('cache-control', method === 'GET' ? `private, max-age=${READ_CACHE_SECONDS}` : 'no-store');
    done();
  });
  app.addHook(
    'preValidation',
    createRateLimit({ ...parts, rateLimits: stores.rateLimits, content: () => content.current() }),
  );
  app.addHook('onSend', compressJson);
  messagesRoute(app, parts);
  feedbackRoute(app, parts);
  forgetRoute(app, parts);
  topicsRoute(app, parts);
  entriesRoute(app, parts);
  entryRoute(app, parts);
  calculatorRoutes(app, parts);
  calendarRoute(app, parts);
  checklistRoute(app, parts);
  explainRoute(app, parts);
};

/** Set inside this scope only: other plugins bring JSON schemas of another kind. */
function setCompilers(app: ApiScope): void {
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data: unknown) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? { value: parsed.data } : { error: invalidRequest(parsed.error.issues, data) };
  });
  // Types and tests see to it that replies fit their schemas: a slip there must not cost a reader in need the reply.
  app.setSerializerCompiler(() => (data: unknown) => JSON.stringify(data));
}
