import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Conversation } from '../../conversation.ts';
import type { Identity } from '../../identity.ts';
import type { Stores } from '../../ports.ts';
import type { LiveContent } from '../../storage/live-content.ts';
import { failureSchema } from './wire.ts';

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
  /** With it editors may ask for explanations; absent = nobody may. */
  readonly editorKey?: string | undefined;
  readonly log: Logger;
}

/** The scope of the API, whose routes are typed by their zod schemas. */
export type ApiScope = Parameters<FastifyPluginAsyncZod>[0];

/** A JSON body of a reply, as OpenAPI describes it. */
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const REFUSALS = {
  400: json('A field is wrong; `issues` says which and what to do.', failureSchema),
  401: json('The editors’ key is missing or wrong.', failureSchema),
  404: json('There is no such entry.', failureSchema),
  429: json(
    'Too many requests; `Retry-After` says how many seconds to wait. A message that sounds dangerous is never refused.',
    failureSchema,
  ),
  503: json('The store cannot be reached; try again later.', failureSchema),
} as const;

/** The failures that a route may answer with. */
export const refusals = <Status extends keyof typeof REFUSALS>(...statuses: readonly Status[]) =>
  Object.fromEntries(statuses.map((status) => [status, REFUSALS[status]])) as Pick<typeof REFUSALS, Status>;
