import { z } from 'zod';
import { CALCULATOR_MESSAGES } from '../../core/calculators/calculator-messages.ts';
import { explainRefusal } from '../../core/calculators/explain-refusal.ts';
import { DIRECTIONS, DUTIES } from '../../core/checklist/checklist.ts';
import { type CheckAnswers, checklistFor, type OwnChecklist } from '../../core/checklist/checklist-for.ts';
import { CHECKLIST_MESSAGES } from '../../core/checklist/checklist-messages.ts';
import { dayInKazakhstan } from '../../core/dialogue/answer.ts';
import { type CheckContent, dayAndWeekday, shownChecklist } from '../../core/dialogue/shown-checklist.ts';
import type { Locale } from '../../core/locale.ts';
import { type ApiParts, type ApiScope, json, refusals } from './api-parts.ts';
import { citizenshipSchema, daySchema, refusedSchema } from './calculator-wire.ts';
import { readerLocale } from './reader-locale.ts';
import { WebProblem } from './web-problem.ts';
import { localeQuerySchema } from './wire.ts';

const querySchema = localeQuerySchema.extend({
  direction: z.enum(DIRECTIONS).describe('Whether the reader comes to Kazakhstan or leaves it.'),
  citizenship: citizenshipSchema.optional(),
  purpose: z.string().max(31).describe('Code of the purpose, such as work-company.'),
  stage: z.string().max(31).describe('Code of the place on the way, such as arrived.'),
  arrival: daySchema.optional().describe('Day of arrival; without it terms are told in words.'),
  on: daySchema.optional().describe('Day as of which the list is made; today unless given.'),
});

const stepSchema = z.object({
  id: z.string().describe('Its code.'),
  text: z.string().describe('What to do, one line.'),
  due: daySchema.nullable().describe('Last day, counted the safe way; null where it is told in words.'),
  passed: z.boolean().describe('Whether that day lies before `on`.'),
  when: z.array(z.string()).describe('By when, in finished words.'),
  duty: z.enum(DUTIES).nullable().describe('Who must do it, where that is not the reader.'),
  entries: z.array(z.string()).describe('Ids of the entries behind it, the one to open first.'),
});

const checklistReplySchema = z
  .object({
    on: daySchema.describe('The day as of which the list holds.'),
    steps: z.array(stepSchema).describe('What to do, the most urgent first.'),
    notes: z.array(z.string()).describe('How days were counted, and why some were not: finished sentences.'),
  })
  .meta({ id: 'Checklist', description: 'What the reader must do, with the days that could be counted.' });

/**
 * `GET /checklist`: the steps for some answers. The address holds codes and days, nothing that a person wrote; requests are
 * logged by their route alone, and no copy is kept on the way.
 */
export function checklistRoute(app: ApiScope, { content, now }: ApiParts): void {
  const schema = {
    operationId: 'readChecklist',
    tags: ['Calculators'],
    summary: 'What must I do, and by when',
    description:
      'The guided check: steps for a citizenship, a purpose and a place on the way, as of today or of another day.',
    querystring: querySchema,
    response: {
      200: json('The steps, or why there are none.', z.union([checklistReplySchema, refusedSchema])),
      ...refusals(400, 404, 429),
    },
  };
  app.get('/checklist', { schema }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const current = content.current();
    const { checklist } = current;
    if (!checklist) throw new WebProblem('not-found');
    const library = { ...current, checklist };
    const answers = answersOf(request.query, dayInKazakhstan(now()));
    const list = checklistFor(answers, library);
    const locale = readerLocale(request);
    return list.ok ? replyOf(list, answers, library, locale) : refusedOf(list, answers, library, locale);
  });
}

function answersOf(
  { direction, citizenship, purpose, stage, arrival, on }: z.infer<typeof querySchema>,
  today: string,
): CheckAnswers {
  if (direction === 'arriving' && citizenship === undefined)
    throw new WebProblem('invalid-request', {
      issues: [{ path: 'citizenship', key: 'errors.field.missing', values: { field: 'citizenship' } }],
    });
  return {
    direction,
    purpose,
    stage,
    on: on ?? today,
    ...(citizenship === undefined || direction === 'departing' ? {} : { citizenship }),
    ...(arrival === undefined ? {} : { arrival }),
  };
}

function replyOf(
  list: Extract<OwnChecklist, { readonly ok: true }>,
  answers: CheckAnswers,
  library: CheckContent,
  locale: Locale,
): z.infer<typeof checklistReplySchema> {
  const { steps, notes } = shownChecklist(list, answers, library, locale);
  return {
    on: answers.on,
    steps: steps.map(({ id, text, due, passed, when, dutyOf, entries }) => ({
      id,
      text,
      due: due ?? null,
      passed,
      when: [...when],
      duty: dutyOf ?? null,
      entries: entries.map((entry) => entry.id),
    })),
    notes: [...notes],
  };
}

/** A code that there is not is a mistake of the request; a case without a rule is an answer. */
function refusedOf(
  { wrong, refusal }: Extract<OwnChecklist, { readonly ok: false }>,
  { direction, arrival = '' }: CheckAnswers,
  { checklist }: CheckContent,
  locale: Locale,
): z.infer<typeof refusedSchema> {
  if (refusal) return { refused: { reason: explainRefusal(refusal, CALCULATOR_MESSAGES[locale], locale) } };
  if (wrong === 'arrival')
    return {
      refused: {
        reason: CHECKLIST_MESSAGES[locale]('arrival.passed', { day: dayAndWeekday(arrival, locale) }),
      },
    };
  const known = wrong === 'purpose' ? checklist.purposes : checklist.stages;
  const values = known.filter((each) => each.direction === direction).map(({ id }) => id);
  throw new WebProblem('invalid-request', {
    issues: [
      { path: wrong, key: 'errors.field.one-of', values: { field: wrong, values: values.join(', ') } },
    ],
  });
}
