import { z } from 'zod';
import { CALCULATOR_MESSAGES } from '../../core/calculators/calculator-messages.ts';
import { CALENDAR_KINDS, calendarFile } from '../../core/calculators/calendar-file.ts';
import { type ApiParts, type ApiScope, refusals } from './api-parts.ts';
import { daySchema } from './calculator-wire.ts';
import { readerLocale } from './reader-locale.ts';
import { localeQuerySchema } from './wire.ts';

const CALENDAR = 'text/calendar';

const querySchema = localeQuerySchema.extend({
  kind: z
    .enum(CALENDAR_KINDS)
    .describe(
      'What ends on the day: the host’s term, the lawful days, or a permit. The file does not say it.',
    ),
  day: daySchema.describe('The day to put into the calendar.'),
});

/** `GET /calendar.ics`: a computed day to put into one's own calendar; nothing of it is kept here. */
export function calendarRoute(app: ApiScope, { now }: ApiParts): void {
  const schema = {
    operationId: 'readCalendar',
    tags: ['Calculators'],
    summary: 'A day as a calendar file',
    description:
      'One whole-day event with a reminder two days before, in words that tell a bystander nothing.',
    querystring: querySchema,
    response: {
      200: {
        description: 'The calendar (RFC 5545).',
        content: { [CALENDAR]: { schema: z.string().describe('The file.') } },
      },
      ...refusals(400, 429),
    },
  };
  app.get('/calendar.ics', { schema }, async (request, reply) => {
    const { kind, day } = request.query;
    const title = CALCULATOR_MESSAGES[readerLocale(request)]('calendar.title');
    reply
      .type(`${CALENDAR}; charset=utf-8`)
      .header('content-disposition', 'attachment; filename="aman.ics"')
      .header('cache-control', 'no-store');
    return calendarFile({ kind, day, title, madeAt: now() });
  });
}
