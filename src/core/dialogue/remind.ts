import { CALCULATOR_MESSAGES, type CalculatorKey } from '../calculators/calculator-messages.ts';
import type { CalendarDate } from '../calculators/calendar-file.ts';
import { isDay } from '../calculators/dates.ts';
import { REMINDER_HOUR, reminderTimes } from '../calculators/reminder-times.ts';
import { formatDate } from '../format.ts';
import { MOST_REMINDERS, type ReminderTime } from '../reminder.ts';
import type { Option, Part } from '../reply.ts';
import { dayInKazakhstan } from './answer.ts';
import { calendarLink } from './calendar-link.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { buttons, text } from './parts.ts';

/** The button under a result, where Aman may write by itself and there is still time for it. */
export function remindOption({ kind, day }: CalendarDate, { reminders, now, locale }: Context): Option[] {
  if (reminders === undefined || reminderTimes(day, now).length === 0) return [];
  return [{ label: CALCULATOR_MESSAGES[locale]('button.remind'), choice: { type: 'remind', kind, day } }];
}

/** Says on which days the reminder of a day comes, or why none can; `undefined` where Aman cannot write by itself. */
export function remind(date: CalendarDate, context: Context): Draft | undefined {
  const { reminders, now } = context;
  if (reminders === undefined || !isDay(date.day)) return undefined;
  const times = reminderTimes(date.day, now);
  if (times.length === 0) return tooLate(date, context);
  switch (reminders) {
    case 'open':
      return { ...promise(times, context), reminder: { type: 'add', kind: date.kind, day: date.day, times } };
    case 'full':
      return plainDraft(
        'tool',
        text(tell('remind.full', context, { most: MOST_REMINDERS })),
        stopButton(context),
      );
    case 'failed':
      return plainDraft(
        'tool',
        text(tellDay('remind.failed', date, context)),
        calendarLink(date, context.locale),
      );
    default:
      return reminders satisfies never;
  }
}

/** Deletes all reminders of whoever asks. */
export function stopReminders(context: Context): Draft {
  return context.reminders === 'failed'
    ? plainDraft('tool', text(tell('remind.not-stopped', context)))
    : { ...plainDraft('tool', text(tell('remind.stopped', context))), reminder: { type: 'stop' } };
}

/** What /forget must admit when the reminders could not be deleted with the rest. */
export const remindersLeft = (context: Context): Part[] =>
  context.reminders === 'failed' ? [text(tell('remind.not-stopped', context)), stopButton(context)] : [];

/** Days, silence about the matter, what is kept until then, how to stop. */
const promise = (times: readonly ReminderTime[], context: Context): Draft =>
  plainDraft(
    'tool',
    text(
      comesOn(times, context),
      tell('remind.neutral', context),
      tell('remind.keeps', context),
      tell('remind.stop', context),
    ),
    stopButton(context),
  );

function comesOn(times: readonly ReminderTime[], context: Context): string {
  const days = times.map(({ due }) => formatDate(dayInKazakhstan(new Date(due)), context.locale));
  const [first = '', last] = days;
  return last === undefined
    ? tell('remind.one', context, { day: first, hour: REMINDER_HOUR })
    : tell('remind.two', context, { first, last, hour: REMINDER_HOUR });
}

/** Nothing is left to come: the day is over, or it is today. */
function tooLate(date: CalendarDate, context: Context): Draft {
  if (date.day < dayInKazakhstan(context.now))
    return plainDraft('tool', text(tellDay('remind.past', date, context)));
  return plainDraft(
    'tool',
    text(tellDay('remind.too-late', date, context)),
    calendarLink(date, context.locale),
  );
}

const stopButton = (context: Context): Part =>
  buttons([
    {
      label: tell('button.stop-reminders', context),
      choice: { type: 'shortcut', name: 'stop-reminders' },
    },
  ]);

const tell = (
  key: CalculatorKey,
  { locale }: Context,
  values?: Readonly<Record<string, string | number>>,
): string => CALCULATOR_MESSAGES[locale](key, values);

const tellDay = (key: CalculatorKey, { day }: CalendarDate, context: Context): string =>
  tell(key, context, { day: formatDate(day, context.locale) });
