import type { Content } from '../content/content.ts';
import type { Locale } from '../locale.ts';
import type { Translate } from '../messages.ts';
import type { ReminderState, ReminderWish } from '../reminder.ts';
import type { DangerLevel, Reply } from '../reply.ts';
import type { Session, View } from '../session.ts';

/** What the dialogue knows while it makes one reply. */
export interface Context {
  readonly content: Content;
  readonly now: Date;
  readonly locale: Locale;
  readonly t: Translate;
  readonly session: Session;
  /** The text as it was typed: mended letters would hide a false address. */
  readonly written?: string | undefined;
  /** The danger that was found in the text: its card stands above whatever is answered. */
  readonly danger?: DangerLevel | undefined;
  /** Absent where Aman cannot write by itself. */
  readonly reminders?: ReminderState | undefined;
}

/** A reply in the making: what is shown, and what the session keeps of it. */
export interface Draft extends Pick<Reply, 'outcome' | 'parts' | 'answers'> {
  /** What a change of language shows again; absent = leave what was there. */
  readonly view?: View;
  /** Changes to the session besides the view; `forget` drops it whole. */
  readonly session?: Partial<Session>;
  readonly forget?: boolean;
  readonly reminder?: ReminderWish;
}

/** A draft of nothing but parts. */
export const plainDraft = (outcome: Reply['outcome'], ...parts: Reply['parts']): Draft => ({
  outcome,
  parts,
  answers: [],
});
