import { z } from 'zod';
import { STATELESS } from '../../core/calculators/country-rule.ts';
import { isDay } from '../../core/calculators/dates.ts';
import { isCountry } from './iso-countries.ts';
import { localeSchema, says } from './wire.ts';

/** An ISO day that the calendar has. */
export const daySchema = z
  .string()
  .refine(isDay, says('errors.field.day'))
  .meta({ format: 'date', example: '2026-11-20' });

const day = (description: string) => daySchema.describe(description);
const whole = (description: string) => z.int().describe(description);
/** A whole number as it comes in; zod would say only that it is no number. */
const wholeSchema = z.number().refine(Number.isSafeInteger, says('errors.field.whole'));

const locale = localeSchema
  .optional()
  .describe('Language of the sentences. Without it Accept-Language decides, else Russian.');

/** How people without a citizenship may be written: our own code, the one of passports, the word. */
const STATELESS_WORDS = [STATELESS, 'XXA', 'STATELESS'];

/** A country, or none. */
export const citizenshipSchema = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .transform((code) => (STATELESS_WORDS.includes(code) ? STATELESS : code))
  .pipe(z.string().refine((code) => code === STATELESS || isCountry(code), says('errors.field.citizenship')))
  .meta({
    description: `Citizenship, ISO 3166-1 alpha-2, such as UZ; ${STATELESS} for people who have none.`,
  });

/** `POST /api/v1/calculators/stay`. */
export const stayRequestSchema = z
  .object({
    citizenship: citizenshipSchema,
    visits: z
      .array(
        z.object({
          entry: day('Day of entry.'),
          exit: daySchema.nullish().describe('Day of exit; absent or null while the visit goes on.'),
        }),
      )
      .describe('Every visit that is known, in any order; only the last may be open.'),
    on: day('Day for which the days are counted; no entry may lie after it.'),
    locale,
  })
  .meta({
    id: 'StayQuestion',
    description: 'Visits to Kazakhstan without a visa, and the day for which the days are counted.',
    example: {
      citizenship: 'UZ',
      visits: [{ entry: '2026-03-12', exit: '2026-03-30' }, { entry: '2026-11-10' }],
      on: '2026-11-20',
      locale: 'uz',
    },
  });

/** `POST /api/v1/calculators/notification`. */
export const notificationRequestSchema = z
  .object({ arrival: day('Day on which the guest arrived.'), locale })
  .meta({ id: 'NotificationQuestion', description: 'The arrival of a guest.' });

/** `POST /api/v1/calculators/household-permit`. */
export const householdPermitRequestSchema = z
  .object({
    months: wholeSchema.describe('Months asked and paid for.'),
    start: day('First day of the permit; the tax is paid before it.'),
    locale,
  })
  .meta({
    id: 'HouseholdPermitQuestion',
    description: 'The term of a permit for work in a private home.',
  });

/** `POST /api/v1/calculators/overstay`. */
export const overstayRequestSchema = z
  .object({
    days: wholeSchema.describe('Whole days past the last lawful day.'),
    on: day('Day on which the case is opened.'),
    repeat: z
      .boolean()
      .optional()
      .describe('Whether the person was punished for the same within the last year; absent = no.'),
    locale,
  })
  .meta({ id: 'OverstayQuestion', description: 'A stay that went past its term.' });

/** `POST /api/v1/calculators/residence-deadline`. */
export const residenceDeadlineRequestSchema = z
  .object({ citizenship: citizenshipSchema, arrival: day('Day on which the border was crossed.'), locale })
  .meta({ id: 'ResidenceDeadlineQuestion', description: 'Who wants to stay longer, and since when.' });

// ---------------------------------------------------------------- replies

const shown = {
  rules: z.array(z.string()).describe('Ids of the facts that the figures rest on.'),
  explanation: z.array(z.string()).describe('How it was computed: finished sentences with the arithmetic.'),
  assumptions: z.array(z.string()).describe('What was taken for granted: finished sentences.'),
};

const range = (description: string) =>
  z
    .object({ from: z.number().describe('The least.'), to: z.number().describe('The most.') })
    .describe(description);

/** A case that no confirmed rule decides, or dates that do not hold together. */
export const refusedSchema = z
  .object({
    refused: z
      .object({ reason: z.string().describe('Why there are no figures, in the reader’s language.') })
      .describe('Set instead of figures.'),
  })
  .meta({
    id: 'Refused',
    description: 'No figures: no confirmed rule decides the case, or the dates clash.',
  });

/** Days of stay. */
export const staySchema = z
  .object({
    perVisit: z
      .object({ limitDays: whole('Days allowed in one visit.'), lastDay: day('Its last day.') })
      .describe('The limit of the present visit, or of one that begins on `on`.'),
    window: z
      .object({
        windowDays: whole('Length of the window that ends on `on`.'),
        limitDays: whole('Days allowed inside it.'),
        used: whole('Days used inside it, `on` included for somebody who is in the country.'),
        lastDay: day('Last day of an unbroken stay that keeps the limit.'),
      })
      .describe('The limit of all visits together.'),
    lastLawfulDay: day('The earlier of the two last days.'),
    daysLeft: whole('Lawful days after `on`; with `on` itself for somebody who would enter on it.'),
    ...shown,
  })
  .meta({ id: 'Stay', description: 'Days of stay; the days of entry and exit both count.' });

/** Last day for the host. */
export const notificationSchema = z
  .object({
    safe: day('Last day when the day of arrival counts as the first working day.'),
    latest: day('Last day when counting starts the day after.'),
    ...shown,
  })
  .meta({ id: 'Notification', description: 'Last day for the host to tell the police about a guest.' });

/** Price and end of a permit. */
export const householdPermitSchema = z
  .object({
    mci: z.number().describe('Tax of the whole term in monthly calculation indices.'),
    tenge: z.number().describe('The same in tenge.'),
    end: day('Last day of the permit; its first day counts.'),
    ...shown,
  })
  .meta({ id: 'HouseholdPermit', description: 'Tax and term of a permit for work in a private home.' });

/** The law on an overstay. */
export const overstaySchema = z
  .object({
    article: z.string().describe('Article and part of the Code on Administrative Offences.'),
    mci: range('Fine in monthly calculation indices; 0 where there is only a warning or an arrest.'),
    tenge: range('Fine in tenge.'),
    warningPossible: z.boolean().describe('Whether the law has a warning for it.'),
    expulsionPossible: z.boolean().describe('Whether a court may order expulsion.'),
    arrestDays: whole('The longest arrest; absent where the law has none.').exactOptional(),
    ...shown,
  })
  .meta({ id: 'Overstay', description: 'What the law has for an overstay of so many days.' });

/** The day by which a longer stay needs papers. */
export const residenceDeadlineSchema = z
  .object({
    duty: z
      .enum(['register', 'permit', 'register-or-permit', 'visa'])
      .describe(
        'register: be registered; permit: hold a residence permit or leave; register-or-permit: one of them or leave; visa: leave, a longer stay needs a visa taken in advance.',
      ),
    safe: day('Last day when the day of arrival counts.'),
    latest: day('Last day when it does not.'),
    applyBy: daySchema
      .nullable()
      .describe('Day by which to apply for a residence permit, by our advice; null where there is none.'),
    lastDay: day('Last day of one visit without a visa or residence permit.'),
    ...shown,
  })
  .meta({ id: 'ResidenceDeadline', description: 'What a longer stay needs, and by when.' });
