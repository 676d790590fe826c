import { z } from 'zod';

/** What can be computed for one person. */
export const CALCULATORS = [
  'stay',
  'notification',
  'household-permit',
  'overstay',
  'residence-deadline',
] as const;
export type Calculator = (typeof CALCULATORS)[number];

/** What a computation still lacks, as it is asked for. */
export const NEEDS = ['citizenship', 'dates', 'reading', 'days', 'months'] as const;
export type Need = (typeof NEEDS)[number];

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What is being computed: dates and codes, never the words in which they came. */
export const inquirySchema = z.object({
  /** Absent while only the citizenship is asked for. */
  calculator: z.enum(CALCULATORS).optional(),
  /** The entry whose rule is applied. */
  entry: z.string().optional(),
  /** Dates in the order in which they were named; several readings until the person says which. */
  dates: z
    .array(
      z.object({
        readings: z.array(isoDay).min(1).max(4).readonly(),
        role: z.enum(['entry', 'exit']).optional(),
        /** False when the year was not written. */
        year: z.boolean(),
        /** The one reading must be confirmed: its order is unusual, or people round. */
        unsure: z.boolean().optional(),
        /** Said to lie ahead, or possibly so. */
        planned: z.boolean().optional(),
      }),
    )
    .max(80)
    .readonly(),
  /** Days past the term, or months of a permit. */
  count: z.int().min(1).max(999).optional(),
  /** The person was punished for an overstay not long ago. */
  repeat: z.boolean().optional(),
  /** Countries that were named, without saying that they are the citizenship; offered first. */
  countries: z.array(z.string().length(2)).max(4).readonly().optional(),
  /** The dates are for the guided check: the arrival alone is asked for. */
  check: z.boolean().optional(),
  /** What was asked for last; the next message may be the reply to it. */
  need: z.enum(NEEDS).optional(),
});
export type Inquiry = z.infer<typeof inquirySchema>;
