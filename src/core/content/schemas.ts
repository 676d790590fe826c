import { z } from 'zod';
import { HOME } from '../calculators/country-rule.ts';
import { DIRECTIONS, DUTIES, TERM_CALCULATORS } from '../checklist/checklist.ts';
import { WEEKDAYS } from '../contacts.ts';
import { AUDIENCES } from '../entry.ts';
import { FIGURE_UNITS } from '../figures.ts';
import { LOCALES } from '../locale.ts';
import { DANGER_LEVELS } from '../reply.ts';

/** An ISO day; YAML gives unquoted ones as text because its core schema has no dates. */
const isoDay = z
  .string({ error: 'a day is missing; write it as 2026-11-20' })
  .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)), {
    error: 'not a day; write it as 2026-11-20',
  });

const text = z.string({ error: 'text is missing' }).trim().min(1, { error: 'text is missing' });

const localeTexts = z.object(
  Object.fromEntries(LOCALES.map((l) => [l, text])) as Record<(typeof LOCALES)[number], typeof text>,
  { error: `give the text in all languages: ${LOCALES.join(', ')}` },
);

const known = z.union([z.boolean(), z.literal('unknown')], { error: 'write true, false or unknown' });

const span = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, { error: 'write times as "09:00-18:00"' });

const phone = z.object({
  number: text,
  dial: z.string().regex(/^\+?\d{3,15}$/, { error: 'digits as dialled, such as "+77172906984"' }),
  label: localeTexts.optional(),
});

/** `content/contacts.yaml`: the registry of hotlines and offices, by id. */
export const contactsSchema = z.record(
  z.string(),
  z
    .object({
      name: localeTexts,
      for: localeTexts,
      phones: z.array(phone).default([]),
      url: z.url().optional(),
      address: text.optional(),
      hours: z.union([z.literal(['always', 'unknown']), z.partialRecord(z.enum(WEEKDAYS), z.array(span))]),
      languages: z.union([z.literal('unknown'), z.array(text)]),
      free: known,
      anonymous: known,
      from_abroad: phone.optional(),
      fact: text,
      confidence: z.enum(['high', 'medium', 'low']),
      note: localeTexts.optional(),
    })
    .refine((c) => c.phones.length > 0 || c.url !== undefined || c.address !== undefined, {
      error: 'a contact without phone, web address or street address; give one of them',
    }),
);

/** `content/figures.yaml`: every number that law or practice sets, by name. */
export const figuresSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'names are small letters, digits and dashes' }),
  z.object({
    label: text,
    unit: z.enum(FIGURE_UNITS),
    fact: text,
    values: z
      .array(
        z.object({ value: z.union([z.number(), text]), from: isoDay.optional(), until: isoDay.optional() }),
      )
      .min(1, { error: 'a figure needs at least one value' }),
  }),
);

const country = z.object({
  visa_free: z.boolean(),
  days_per_visit: z.number().int().positive().nullable(),
  window_days: z.number().int().positive().nullable(),
  days_in_window: z.number().int().positive().nullable(),
  eaeu: z.boolean(),
  id_card_accepted: known,
  work_permit_needed: known,
  confidence: text,
  note: text.optional(),
  names: localeTexts,
  words: z.partialRecord(z.enum(LOCALES), z.array(text)).optional(),
});

const stayRule = z.object({
  facts: z.array(text).min(1),
  countries: z.array(z.string().length(2)).min(1).optional(),
  since: isoDay,
  longer: z.enum(['register', 'permit', 'register-or-permit', 'visa']),
  sources_differ: z.boolean().optional(),
  registration_unclear: z.boolean().optional(),
});

/** `content/countries.yaml`: stay by citizenship, keyed by ISO 3166-1 alpha-2. */
export const countriesSchema = z
  .object({
    checked: isoDay,
    home: z.object({ code: z.literal(HOME), names: localeTexts }),
    ordinary_words: z.partialRecord(z.enum(LOCALES), z.array(text)),
    groups: z.record(z.string(), z.array(z.string().length(2))),
    stay_rules: z
      .array(stayRule)
      .refine((rules) => rules.filter(({ countries }) => countries === undefined).length === 1, {
        error: 'exactly one rule names no countries: the one for all others',
      }),
    countries: z.record(z.string().regex(/^[A-Z]{2}$/), country),
  })
  .loose();

/** `content/holidays.yaml`: days off for counting working days, by year. */
export const holidaysSchema = z
  .object({
    checked: isoDay,
    years: z.record(
      z.string(),
      z
        .object({
          complete: z.boolean({
            error: 'say complete: true or false; an incomplete year is refused when counting',
          }),
          days_off: z.array(isoDay).default([]),
          working_weekends: z.array(isoDay).default([]),
          confidence: text,
        })
        .loose(),
    ),
  })
  .loose();

/** `content/sources.yaml`: documents once, and the documents behind every fact. */
export const sourcesSchema = z.object({
  documents: z.record(
    z.string(),
    z.object({
      title: z.union([text, localeTexts]),
      url: z.url().nullish(),
      date: z.union([text, z.number()]).nullish(),
    }),
  ),
  facts: z.record(
    z.string(),
    z.object({
      confidence: text,
      may_change: z.boolean(),
      documents: z.array(text).min(1),
      basis: text.nullish(),
    }),
  ),
});

/** `content/glossary.yaml`: terms of law and office, each with its one name a language and what must not stand for it. */
export const glossarySchema = z.record(
  z.string(),
  z.object({
    paper: text,
    names: localeTexts,
    avoid: z.partialRecord(z.enum(LOCALES), z.array(text)).default({}),
  }),
);

const paperName = z
  .string()
  .regex(/^[a-z][a-z-]*$/, { error: 'names are small letters and dashes, such as notify-host' });
const facts = z.array(text).min(1, { error: 'name the facts that the text relies on' });

/** `content/letters.yaml`: ready messages to somebody who has a duty towards the reader. */
export const lettersSchema = z.record(
  paperName,
  z.strictObject({
    entries: z.array(text).min(1, { error: 'name the entries under which the message is offered' }),
    facts,
    before: localeTexts.optional(),
    texts: localeTexts,
  }),
);

/** `content/cards.yaml`: rights to show to somebody. */
export const cardsSchema = z.record(
  paperName,
  z.strictObject({ entry: text, facts, title: localeTexts, texts: localeTexts }),
);

const stepName = z
  .string()
  .regex(/^[a-z][a-z-]{0,30}$/, { error: 'names are small letters and dashes, at most 31' });
const stepNames = z.array(stepName).min(1, { error: 'name at least one, or leave the line out' });

/** `content/checklist/checklist.yaml`: what the guided check asks for and what it leads to. */
export const checklistSchema = z.strictObject({
  directions: z.record(z.enum(DIRECTIONS), z.strictObject({ purposes: stepNames, stages: stepNames })),
  arrival: z.record(stepName, z.enum(['ahead', 'past'])).default({}),
  without: z.record(stepName, stepNames).default({}),
  times: z.record(
    stepName,
    z.strictObject({
      calculator: z.enum(TERM_CALCULATORS).optional(),
      figure: text.optional(),
      before: z.boolean().default(false),
    }),
  ),
  offered: z.array(text).default([]),
  steps: z.record(
    stepName,
    z.strictObject({
      entries: z.array(text).min(1, { error: 'name the entry that the step opens' }),
      facts,
      duty: z.enum(DUTIES).optional(),
      time: stepName.optional(),
      late: stepName.optional(),
      from: isoDay.optional(),
      until: isoDay.optional(),
      for: z
        .array(
          z.strictObject({
            stages: stepNames,
            purposes: stepNames.optional(),
            citizens: stepNames.optional(),
            except: stepNames.optional(),
          }),
        )
        .min(1, { error: 'say whom the step is for' }),
    }),
  ),
});

/** `content/checklist/<tag>.yaml`: the lines of the guided check in one language. */
export const checklistTextsSchema = z.strictObject({
  purposes: z.record(z.string(), text),
  stages: z.record(z.string(), text),
  times: z.record(z.string(), text),
  steps: z.record(z.string(), text),
});

/** `entry.yaml` of one entry. */
export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z0-9-]+$/, { error: 'ids look like work.unpaid-wages' }),
  audience: z.enum(AUDIENCES),
  sources: z.array(text),
  checked: isoDay,
  review_by: isoDay,
  valid_from: isoDay.optional(),
  valid_until: isoDay.optional(),
  contacts: z.array(text).default([]),
  confirm: z.array(text).default([]),
  related: z.array(text).default([]),
});

/** The lines between `---` at the top of `<tag>.md`. */
export const frontMatterSchema = z.strictObject({
  title: text.max(120, { error: 'a title is at most 120 characters' }),
  summary: text,
});

/** `locales/<tag>/safety.yaml`: readable indicators of danger. */
export const safetySchema = z.object({
  rules: z.array(
    z.strictObject({
      id: text,
      level: z.enum(DANGER_LEVELS),
      all: z.array(z.array(z.coerce.string()).min(1)).min(1),
      unless: z.array(z.coerce.string()).default([]),
      within: z.number().int().positive().default(10),
      atMost: z.number().int().positive().optional(),
      examples: z.array(text).default([]),
      counterexamples: z.array(text).default([]),
    }),
  ),
  harmless: z.array(z.coerce.string()).default([]),
});

/** `locales/other-languages.yaml`: languages that we recognise and do not speak. */
export const otherLanguagesSchema = z.object({
  languages: z.array(
    z.strictObject({
      tag: text,
      script: text
        .refine(isScript, { error: 'use the Unicode name of a script, such as Han or Arabic' })
        .optional(),
      words: z.array(z.coerce.string()).default([]),
      notice: text,
    }),
  ),
});

function isScript(name: string): boolean {
  try {
    return new RegExp(`\\p{Script=${name}}`, 'u') !== null;
  } catch {
    return false;
  }
}
