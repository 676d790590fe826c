import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { type CalendarDate, calendarPath } from '../calculators/calendar-file.ts';
import type { Locale } from '../locale.ts';
import type { Part } from '../reply.ts';

/** A day to put into one's own calendar. */
export const calendarLink = (date: CalendarDate, locale: Locale): Part => ({
  type: 'links',
  links: [{ label: CALCULATOR_MESSAGES[locale]('button.calendar'), path: calendarPath(date, locale) }],
});
