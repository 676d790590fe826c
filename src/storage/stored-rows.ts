import { z } from 'zod';
import { FEEDBACK_REASONS } from '../core/choice.ts';
import { LOCALES } from '../core/locale.ts';
import { REMINDER_TEXTS } from '../core/reminder.ts';
import { OUTCOMES } from '../core/reply.ts';
import { type Session, sessionSchema } from '../core/session.ts';

/** A question nobody could answer, as both stores keep it. */
export const unansweredRowSchema = z.object({
  text: z.string(),
  locale: z.enum(LOCALES),
  outcome: z.enum(OUTCOMES),
  day: z.iso.date(),
  count: z.coerce.number().int().positive(),
});

/** How often an answer was judged in one way on one day; no `reason` is kept as an empty one. */
export const feedbackRowSchema = z
  .object({
    entry: z.string(),
    locale: z.enum(LOCALES),
    verdict: z.enum(['helpful', 'unhelpful']),
    reason: z.enum([...FEEDBACK_REASONS, '']),
    day: z.iso.date(),
    count: z.coerce.number().int().positive(),
  })
  .transform(({ reason, ...row }) => (reason === '' ? row : { ...row, reason }));

/** A reminder on lease. */
export const reminderRowSchema = z.object({
  id: z.string(),
  owner: z.string(),
  due: z.coerce.number().int(),
  text: z.enum(REMINDER_TEXTS),
  locale: z.enum(LOCALES),
  address: z.string(),
  begun: z.coerce.number().int(),
});

/** Reads rows and leaves out the damaged ones: a broken row must not hide the others. */
export function parseRows<T>(schema: z.ZodType<T>, rows: readonly unknown[]): T[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Reads a kept session; what is damaged or of another version counts as forgotten. */
export function parseSession(text: unknown): Session | undefined {
  const parsed = sessionSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/** Reads JSON from a store; anything that is none is `undefined`. */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Damage is an outcome here: the caller's schema refuses `undefined`.
    return undefined;
  }
}
