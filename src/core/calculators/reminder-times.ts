import type { ReminderTime } from '../reminder.ts';
import { addDays, type Day } from './dates.ts';

/** When reminders come, on the clock of Kazakhstan: nobody is woken, and offices are open. */
export const REMINDER_HOUR = '10:00';

/** As early as the alarm of the calendar file. */
const DAYS_BEFORE = 2;

const ZONE = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Almaty', timeZoneName: 'longOffset' });

/** The reminders of a day that still lie ahead, the earlier first: two days before it and on its morning. */
export function reminderTimes(day: Day, now: Date): ReminderTime[] {
  const times: ReminderTime[] = [
    { text: 'soon', due: morningOf(addDays(day, -DAYS_BEFORE)) },
    { text: 'today', due: morningOf(day) },
  ];
  return times.filter(({ due }) => due > now.getTime());
}

function morningOf(day: Day): number {
  const offset = ZONE.formatToParts(new Date(`${day}T00:00:00Z`)).find(({ type }) => type === 'timeZoneName');
  return Date.parse(`${day}T${REMINDER_HOUR}:00${offset?.value.replace('GMT', '') || 'Z'}`);
}
