import { z } from 'zod';
import {
  CHECK_QUESTIONS,
  type Choice,
  decodeChoice,
  FEEDBACK_REASONS,
  SHORTCUTS,
} from '../../core/choice.ts';
import { AUDIENCES, PANEL_KEYS, SECTIONS, TOPICS } from '../../core/entry.ts';
import { LOCALES } from '../../core/locale.ts';
import { MAX_TEXT_LENGTH } from '../../core/message.ts';
import { DEADLINE_KINDS } from '../../core/reminder.ts';
import { type Answer, DANGER_LEVELS, OUTCOMES, type Part } from '../../core/reply.ts';
import type { Block, Inline } from '../../core/rich-text.ts';
import { cleanText, countCharacters } from './clean-text.ts';
import { isCountry } from './iso-countries.ts';
import type { WebMessageKey } from './web-messages.ts';
import { PROBLEM_CODES } from './web-problem.ts';
import type { WireAnswer, WireProblem, WireReply } from './wire-types.ts';

/** Names the sentence that the reader gets when a check of our own fails. */
export const says = (key: WebMessageKey, values: Readonly<Record<string, number>> = {}) => ({
  params: { key, values },
});

// ---------------------------------------------------------------- requests

/** One of the six languages. */
export const localeSchema = z.enum(LOCALES).describe('Language of the reader: kk, ru, uz, tg, ky or en.');

const countrySchema = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .pipe(z.string().refine(isCountry, says('errors.field.citizenship')))
  .meta({
    description: 'Citizenship of the reader, ISO 3166-1 alpha-2, such as UZ. Answers are fitted to it.',
  });

export const questionSchema = z
  .string()
  .transform(cleanText)
  .pipe(
    z
      .string()
      .refine((text) => text !== '', says('errors.field.empty-text'))
      .refine(
        (text) => countCharacters(text) <= MAX_TEXT_LENGTH,
        says('errors.field.long-text', { limit: MAX_TEXT_LENGTH }),
      ),
  )
  .meta({
    description:
      'The question in the reader’s own words. Blanks around it, control characters, direction marks and broken characters are dropped before it is measured.',
    minLength: 1,
    maxLength: MAX_TEXT_LENGTH,
  });

const pressedSchema = z
  .string()
  .transform((data, context): Choice => {
    const choice = decodeChoice(data);
    if (choice) return choice;
    context.addIssue({ code: 'custom', ...says('errors.field.choice') });
    return z.NEVER;
  })
  .meta({
    description:
      'A button of an earlier reply instead of a question, such as `e:work.eaeu` (an entry) or `t:work` (a topic).',
  });

const sessionSchema = z.string().meta({
  description:
    'The token of the last reply. Without it, or with one that is not ours, a new conversation begins.',
});

/** `POST /api/v1/messages`. */
export const messageRequestSchema = z
  .object({
    text: questionSchema.optional(),
    choice: pressedSchema.optional(),
    locale: localeSchema
      .optional()
      .describe(
        'Language to answer in. Without it the language is identified from the text and the conversation.',
      ),
    session: sessionSchema.optional(),
    citizenship: countrySchema.optional(),
  })
  .superRefine(({ text, choice }, context) => {
    if (text === undefined && choice === undefined) {
      context.addIssue({ code: 'custom', path: ['text'], ...says('errors.field.missing') });
    }
    if (text !== undefined && choice !== undefined) {
      context.addIssue({ code: 'custom', path: ['choice'], ...says('errors.field.text-and-choice') });
    }
  })
  .meta({
    id: 'Message',
    description: 'A question in `text`, or a pressed button in `choice`: exactly one of them.',
    example: { text: 'Нужен ли гражданину Кыргызстана патент для работы?', locale: 'ru', citizenship: 'KG' },
  });

/** `POST /api/v1/feedback`. */
export const feedbackRequestSchema = z
  .object({
    entry: z.string().max(100).describe('Id of the entry that was judged.'),
    locale: localeSchema.describe('Language in which it was read.'),
    verdict: z.enum(['helpful', 'unhelpful']).describe('Whether the answer helped.'),
    reason: z.enum(FEEDBACK_REASONS).optional().describe('What was wrong with it, after `unhelpful`.'),
  })
  .meta({
    id: 'Feedback',
    description: 'A thumb on an answer. Counted by entry, language, reason and day; who pressed is not kept.',
  });

/** `POST /api/v1/forget`. */
export const forgetRequestSchema = z
  .object({ session: sessionSchema.describe('The token of the conversation to forget.') })
  .meta({ id: 'Forget', description: 'Names the conversation whose memory is deleted at once.' });

/** The query of everything that is read. */
export const localeQuerySchema = z.object({
  locale: localeSchema
    .optional()
    .describe('Language of the texts. Without it Accept-Language decides, else Russian.'),
});

export const entryQuerySchema = localeQuerySchema.extend({ citizenship: countrySchema.optional() });

export const entryParamsSchema = z.object({ id: z.string().describe('Id of an entry, such as work.eaeu.') });

// ---------------------------------------------------------------- replies

const text = (description: string) => z.string().describe(description);
const optionalText = (description: string) => z.string().describe(description).exactOptional();

const dateSchema = z
  .string()
  .nullable()
  .describe('ISO day, month or year of the document; null where undated.');

const citationSchema = z
  .object({
    title: text('Name of the law, order or page, with the article where known.'),
    url: z.string().nullable().describe('Where to read it; null where it is not on the web.'),
    date: dateSchema,
  })
  .meta({ id: 'Citation', description: 'A document that stands behind an answer.' });

const cardCitationSchema = citationSchema
  .extend({ dateNote: optionalText('The date in the reader’s words.') })
  .meta({
    id: 'CardCitation',
    description: 'A document that stands behind an answer, as the widget shows it.',
  });

const inlineSchema: z.ZodType<Inline> = z
  .lazy(() =>
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('text'), value: text('Plain text.') }),
      z.object({
        type: z.literal('strong'),
        children: z.array(inlineSchema).describe('What is emphasised.'),
      }),
      z.object({
        type: z.literal('phone'),
        number: text('As shown.'),
        dial: text('As dialled, for `tel:`.'),
      }),
      z.object({ type: z.literal('link'), url: text('Address.'), label: text('What is shown.') }),
      z.object({ type: z.literal('entry'), id: text('Another entry.'), label: text('What is shown.') }),
    ]),
  )
  .meta({ id: 'Inline', description: 'A run of finished text.' });

const blockSchema: z.ZodType<Block> = z
  .lazy(() =>
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('paragraph'), children: z.array(inlineSchema).describe('Its text.') }),
      z.object({
        type: z.literal('list'),
        ordered: z.boolean().describe('Numbered or not.'),
        items: z.array(z.array(inlineSchema)).describe('One run of text an item.'),
      }),
      z.object({
        type: z.literal('group'),
        label: text('For which readers the blocks hold.'),
        blocks: z.array(blockSchema).describe('What holds for them.'),
      }),
    ]),
  )
  .meta({ id: 'Block', description: 'A paragraph, a list, or blocks that hold only for some readers.' });

const contactCardSchema = z
  .object({
    id: text('Id in the registry of contacts.'),
    name: text('Name in the reader’s language.'),
    phones: z
      .array(
        z.object({
          number: text('As shown.'),
          dial: text('As dialled, for `tel:`.'),
          label: optionalText('Tells several numbers apart, such as the city.'),
        }),
      )
      .describe('Phone numbers, most useful first.'),
    url: optionalText('Web address.'),
    address: optionalText('Street and town.'),
    hours: optionalText('Finished remark on the hours now; absent when they are not known.'),
    notes: z.array(z.string()).describe('Finished remarks: free or not, languages, what is not confirmed.'),
  })
  .meta({
    id: 'ContactCard',
    description: 'A hotline or an office, every string finished in the reader’s language.',
  });

const cardAnswerSchema: z.ZodType<Answer> = z
  .object({
    id: text('Id of the entry.'),
    topic: z.enum(TOPICS).describe('Topic of the entry.'),
    audience: z.enum(AUDIENCES).describe('Whom it is for.'),
    title: text('Title in the reader’s language.'),
    forWhom: optionalText('For whom the answer was fitted.'),
    summary: z.array(inlineSchema).describe('The short answer.'),
    panels: z
      .array(
        z.object({
          key: z.enum(PANEL_KEYS).describe('Which panel.'),
          label: text('Text of its button.'),
          sections: z
            .array(
              z.object({
                key: z.enum(SECTIONS).describe('Which section.'),
                heading: text('Its heading.'),
                blocks: z.array(blockSchema).describe('Its text.'),
              }),
            )
            .describe('Sections that the button opens.'),
        }),
      )
      .describe('Details, opened one at a time.'),
    contacts: z.array(contactCardSchema).describe('Whom to call, most useful first.'),
    sources: z.array(cardCitationSchema).describe('Documents behind the answer.'),
    checkedAt: text('ISO day on which an editor checked the text against its sources.'),
    stale: z
      .boolean()
      .describe('Whether the text is past its review date or a figure in it past its last day.'),
    checkedNote: text('Finished sentence with the date of the check.'),
    unconfirmedNote: optionalText('Finished sentence on what could not be confirmed and who can.'),
    staleNote: optionalText('Finished warning of an old text.'),
    related: z
      .array(z.object({ id: text('Id of the entry.'), title: text('Its title.') }))
      .describe('Related entries.'),
  })
  .meta({ id: 'CardAnswer', description: 'An entry as the widget shows it.' });

const choiceSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('shortcut'),
      name: z.enum(SHORTCUTS).describe('A page that is always at hand.'),
    }),
    z.object({ type: z.literal('entry'), id: text('Id of the entry.') }),
    z.object({
      type: z.literal('panel'),
      id: text('Id of the entry.'),
      panel: z.enum(PANEL_KEYS).describe('Panel to open.'),
    }),
    z.object({ type: z.literal('sources'), id: text('Id of the entry.') }),
    z.object({ type: z.literal('topic'), topic: z.enum(TOPICS).describe('Topic to browse.') }),
    z.object({ type: z.literal('locale'), locale: localeSchema }),
    z.object({
      type: z.literal('audience'),
      audience: z.enum(AUDIENCES).describe('Situation of the reader.'),
    }),
    z.object({ type: z.literal('calculate'), id: text('Id of the entry whose rule is applied.') }),
    z.object({ type: z.literal('letter'), id: text('Id of the entry whose message to send is shown.') }),
    z.object({
      type: z.literal('citizenship'),
      code: optionalText('ISO 3166-1 alpha-2, XX for none; absent = a country that is not offered.'),
    }),
    z.object({ type: z.literal('day'), day: text('The ISO day that was meant.') }),
    z.object({
      type: z.literal('check'),
      question: z.enum(CHECK_QUESTIONS).describe('What the guided check asks for.'),
      value: optionalText('Code of the answer; absent = ask again.'),
    }),
    z.object({
      type: z.literal('repeat'),
      isRepeat: z.boolean().describe('Whether the overstay that was computed is not the first one.'),
    }),
    z.object({
      type: z.literal('remind'),
      kind: z.enum(DEADLINE_KINDS).describe('What ends on the day.'),
      day: text('The ISO day to be reminded of; only offered where Aman can write by itself.'),
    }),
    z.object({ type: z.literal('helpful'), id: text('Id of the entry.') }),
    z.object({
      type: z.literal('unhelpful'),
      id: text('Id of the entry.'),
      reason: z.enum(FEEDBACK_REASONS).describe('What was wrong.').exactOptional(),
    }),
  ])
  .meta({ id: 'Choice', description: 'What a button stands for.' });

const optionsSchema = z
  .array(
    z.object({
      label: text('Text of the button.'),
      hint: optionalText('A line that tells it from the others.'),
      choice: choiceSchema,
    }),
  )
  .describe('Buttons, in order.');

const dangerLevelSchema = z.enum(DANGER_LEVELS).describe('How the message sounds dangerous.');

const partSchema: z.ZodType<Part> = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('safety'),
      level: dangerLevelSchema,
      lead: text('What to do now, one sentence.'),
      contacts: z.array(contactCardSchema).describe('Whom to call, first one first.'),
      notes: z
        .array(z.string())
        .describe('What happens on the call, who is not told, what is not confirmed.'),
    }),
    z.object({ type: z.literal('text'), blocks: z.array(blockSchema).describe('Finished text.') }),
    z.object({
      type: z.literal('answer'),
      answer: cardAnswerSchema.describe('The entry.'),
      panel: z
        .enum(PANEL_KEYS)
        .describe('Panel that is open; absent = only the short answer.')
        .exactOptional(),
      showSources: z.boolean().describe('Whether the sources are listed in full.').exactOptional(),
    }),
    z.object({
      type: z.literal('options'),
      prompt: optionalText('What is chosen.'),
      style: z.enum(['cards', 'buttons']).describe('How to show them.'),
      options: optionsSchema,
    }),
    z.object({
      type: z.literal('picture'),
      svg: text('A whole SVG document, to be shown as an image.'),
      alt: text('The same in words.'),
      line: text('The same as a row of signs, where only text can be shown.'),
    }),
    z.object({
      type: z.literal('links'),
      links: z
        .array(
          z.object({
            label: text('Text of the link.'),
            path: text('Path on this service, from its first slash.'),
          }),
        )
        .describe('Pages or files of this service.'),
    }),
    z.object({
      type: z.literal('copy'),
      heading: text('What the text is.'),
      locale: z.enum(LOCALES).describe('Language of the text.'),
      text: text('A text to copy or forward; its lines are to be kept.'),
    }),
    z.object({
      type: z.literal('contacts'),
      heading: text('Heading of the list.'),
      contacts: z.array(contactCardSchema).describe('Hotlines and offices.'),
    }),
    z.object({
      type: z.literal('feedback'),
      prompt: text('The question to the reader.'),
      options: optionsSchema,
    }),
  ])
  .meta({
    id: 'Part',
    description: 'A piece of a reply, in the order it is to be shown; what the widget draws.',
  });

/** One entry in the contract's shape. */
export const answerSchema = z
  .object({
    id: text('Id of the entry.'),
    title: text('Title in the reader’s language.'),
    summary: text('The short answer as plain text.'),
    html: text(
      'The details as HTML: h3, p, ul, ol, li, strong, div and a (href to tel:, https: or an entry’s page). Safe to insert.',
    ),
    sources: z.array(citationSchema).describe('Documents behind the answer.'),
    checkedAt: text('ISO day on which an editor checked the text against its sources.'),
    stale: z
      .boolean()
      .describe('Whether the text is past its review date or a figure in it past its last day.'),
    related: z.array(z.string()).describe('Ids of related entries.'),
  })
  .meta({
    id: 'Answer',
    description: 'One reviewed entry in the reader’s language.',
  }) satisfies z.ZodType<WireAnswer>;

/** The reply to a message. */
export const replySchema = z
  .object({
    locale: z.enum(LOCALES).describe('Language answered in.'),
    outcome: z
      .enum(OUTCOMES)
      .describe(
        'answer: the first entry is meant as the answer; clarify: two or three to choose from; unknown: nothing answers this; smalltalk: greeting, thanks; tool: a menu, a setting or a guided flow.',
      ),
    answers: z.array(answerSchema).max(3).describe('Entries found, best first.'),
    safety: z
      .object({
        level: dangerLevelSchema,
        contacts: z
          .array(
            z.object({
              name: text('Name of the hotline.'),
              number: text('Its number.'),
              hours: z.string().nullable().describe('Remark on the hours now; null when they are not known.'),
            }),
          )
          .describe('Whom to call, first one first.'),
      })
      .nullable()
      .describe(
        'Human help, to be shown before everything else whatever the outcome; null when nothing sounds dangerous.',
      ),
    text: text('The whole reply as plain text, for a screen reader or an SMS.'),
    session: text('Token to send with the next message.'),
    parts: z.array(partSchema).describe('The whole reply in finished parts, as the widget draws it.'),
  })
  .meta({ id: 'Reply', description: 'What Aman says to one message.' }) satisfies z.ZodType<WireReply>;

const menuLine = {
  id: text('Id of the entry.'),
  audience: z.enum(AUDIENCES).describe('Whom it is for.'),
  title: text('Its title.'),
};

export const topicsSchema = z
  .object({
    locale: z.enum(LOCALES).describe('Language of the titles.'),
    topics: z
      .array(
        z.object({
          id: z.enum(TOPICS).describe('The topic.'),
          title: text('Its title.'),
          entries: z.array(z.object(menuLine)).describe('Its entries, in reading order.'),
        }),
      )
      .describe('Topics that hold entries, in browsing order.'),
  })
  .meta({ id: 'Topics', description: 'The table of contents.' });

export const entriesSchema = z
  .object({
    entries: z
      .array(
        z.object({
          ...menuLine,
          topic: z.enum(TOPICS).describe('Its topic.'),
          checkedAt: text('ISO day of the last check.'),
          stale: z.boolean().describe('Whether it is past its review date.'),
        }),
      )
      .describe('Every entry the service holds.'),
  })
  .meta({ id: 'Entries', description: 'All entries.' });

export const doneSchema = z
  .object({ ok: z.literal(true).describe('It is done.') })
  .meta({ id: 'Done', description: 'The request was carried out.' });

/** Every failure. */
export const failureSchema = z
  .object({
    error: z
      .object({
        code: z.enum(PROBLEM_CODES).describe('What went wrong, for programs.'),
        message: text('What went wrong, for the reader, in the reader’s language.'),
        issues: z
          .array(
            z.object({
              path: text('The field, with dots between levels; empty for the whole body.'),
              message: text('What to do about it.'),
            }),
          )
          .describe('One line a field that is wrong.'),
      })
      .describe('What went wrong.'),
    hotline: z
      .array(z.object({ name: text('Name of the hotline.'), number: text('Its number.') }))
      .describe('Whom to call in danger, whatever went wrong.'),
  })
  .meta({
    id: 'Failure',
    description: 'A request that could not be served.',
  }) satisfies z.ZodType<WireProblem>;

export type MessageRequest = z.infer<typeof messageRequestSchema>;
/** The bodies as JSON, which the widget reads by the types of `wire-types.ts`. */
export type AnswerBody = z.infer<typeof answerSchema>;
export type ReplyBody = z.infer<typeof replySchema>;
export type FailureBody = z.infer<typeof failureSchema>;
