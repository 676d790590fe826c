import { z } from 'zod';
import { SHORTCUTS } from './choice.ts';
import { AUDIENCES, PANEL_KEYS, TOPICS } from './entry.ts';
import { inquirySchema } from './inquiry.ts';
import { LOCALES } from './locale.ts';

/** How long a conversation is remembered after its last turn. */
export const SESSION_TTL_SECONDS = 24 * 60 * 60;

/** What was shown last, so that a change of language can show it again. */
const viewSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('entry'),
    id: z.string(),
    panel: z.enum(PANEL_KEYS).optional(),
    sources: z.boolean().optional(),
  }),
  z.object({ type: z.literal('options'), ids: z.array(z.string()).max(3) }),
  z.object({ type: z.literal('topic'), topic: z.enum(TOPICS) }),
  z.object({ type: z.literal('shortcut'), name: z.enum(SHORTCUTS) }),
  /** The message to send that goes with an entry. */
  z.object({ type: z.literal('letter'), id: z.string() }),
  /** The computation that `asking` holds. */
  z.object({ type: z.literal('calculation') }),
  /** The guided check, as far as `checking` has come. */
  z.object({ type: z.literal('check') }),
]);

/** What the guided check was told, in codes; direction and citizenship stand in the session itself. */
const checkingSchema = z.object({
  purpose: z.string().max(31).optional(),
  stage: z.string().max(31).optional(),
  /** ISO day. */
  arrival: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** The day of arrival was asked for and not named. */
  skipped: z.boolean().optional(),
});
export type Checking = z.infer<typeof checkingSchema>;

/** What is remembered between turns; never a word of what the person wrote. */
export const sessionSchema = z.object({
  version: z.literal(1),
  locale: z.enum(LOCALES).optional(),
  /** True once the person pressed a language: then identification no longer changes it. */
  localeChosen: z.boolean(),
  /** True while the person writes Uzbek in Cyrillic letters: the answers come in them too. */
  cyrillic: z.boolean().optional(),
  audience: z.enum(AUDIENCES).optional(),
  /** ISO 3166-1 alpha-2, upper case; XX for people who are citizens of no country. */
  citizenship: z.string().length(2).optional(),
  lastEntry: z.string().optional(),
  lastView: viewSchema.optional(),
  /** What is being computed, or was computed last. */
  asking: inquirySchema.optional(),
  checking: checkingSchema.optional(),
});

export type View = z.infer<typeof viewSchema>;
export type Session = z.infer<typeof sessionSchema>;

export const NEW_SESSION: Session = { version: 1, localeChosen: false };
