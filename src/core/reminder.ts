/** What a computed day is the end of: the host's term, the lawful days, a permit. */
export const DEADLINE_KINDS = ['notification', 'stay', 'permit'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Which text comes: `soon` two days before, `today` on the last morning. Neither says what it is about. */
export const REMINDER_TEXTS = ['soon', 'today'] as const;
export type ReminderText = (typeof REMINDER_TEXTS)[number];

/** Most messages that wait for one chat; every day of a person's own has two of them. */
export const MOST_REMINDERS = 12;

/** One message to come. */
export interface ReminderTime {
  readonly text: ReminderText;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** What a turn changes in the reminders of whoever speaks. */
export type ReminderWish =
  | {
      readonly type: 'add';
      readonly kind: DeadlineKind;
      /** ISO day that must not be missed. */
      readonly day: string;
      readonly times: readonly ReminderTime[];
    }
  | { readonly type: 'stop' };

/** Whether reminders can be kept for this person: `full` and `failed` tell that it was tried just now and did not work. */
export type ReminderState = 'open' | 'full' | 'failed';
