import type { Library } from '../content/content.ts';
import { addDays, type Day, isDay } from './dates.ts';
import { type Refusal, refuse } from './refusal.ts';
import { figureOn } from './rule-figures.ts';
import { isWorkingDay, workingDaysFrom } from './working-days.ts';

export interface NotificationInput {
  readonly arrival: Day;
}

/** Last day for the host to tell the police about a guest. */
export interface NotificationResult {
  readonly ok: true;
  readonly arrival: Day;
  readonly limitDays: number;
  /** Whether people work on the day of arrival; if not, both ways of counting agree. */
  readonly arrivalWorks: boolean;
  /** Last day when the day of arrival counts as the first working day. */
  readonly safe: Day;
  /** Last day when counting starts the day after. */
  readonly latest: Day;
  /** The working days of both ways, and the days off that were passed over. */
  readonly steps: {
    readonly safe: readonly Day[];
    readonly latest: readonly Day[];
    readonly daysOff: readonly Day[];
  };
  readonly rules: readonly string[];
}

/** Counts the working days of Kazakhstan in which a host notifies; refuses a year whose calendar is not complete. */
export function notification(
  { arrival }: NotificationInput,
  { figures, holidays }: Pick<Library, 'figures' | 'holidays'>,
): NotificationResult | Refusal {
  if (!isDay(arrival)) return refuse({ reason: 'no-such-day', day: arrival });
  const limitDays = figureOn(figures, 'notify-host-days', arrival);
  if (limitDays === undefined) return refuse({ reason: 'no-rule', day: arrival });
  const safe = workingDaysFrom(arrival, limitDays, holidays);
  if ('missingYear' in safe) return refuse({ reason: 'calendar-incomplete', year: safe.missingYear });
  const safeDay = safe.days.at(-1) ?? arrival;
  const latest = workingDaysFrom(addDays(arrival, 1), limitDays, holidays);
  if ('missingYear' in latest)
    return refuse({ reason: 'calendar-incomplete', year: latest.missingYear, safe: safeDay });
  return {
    ok: true,
    arrival,
    limitDays,
    arrivalWorks: isWorkingDay(arrival, holidays) === true,
    safe: safeDay,
    latest: latest.days.at(-1) ?? arrival,
    steps: {
      safe: safe.days,
      latest: latest.days,
      daysOff: [...new Set([...safe.daysOff, ...latest.daysOff])].sort(),
    },
    rules: ['F-ENTRY-22'],
  };
}
