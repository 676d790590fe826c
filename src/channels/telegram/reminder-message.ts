import { CALCULATOR_MESSAGES } from '../../core/calculators/calculator-messages.ts';
import { encodeChoice } from '../../core/choice.ts';
import type { Locale } from '../../core/locale.ts';
import type { DeadlineKind, ReminderText } from '../../core/reminder.ts';
import { toUzbekCyrillic } from '../../core/uzbek-cyrillic.ts';
import { plain } from './entity-text.ts';
import { inRows } from './keyboard.ts';
import type { Destined } from './mailbox.ts';
import { type OutgoingMessage, outgoing } from './render-reply.ts';
import { telegramText } from './telegram-text.ts';

/** The entry that tells what to do by the day, with its calculator; the button that opens it says nothing of it. */
const ENTRIES: Readonly<Record<DeadlineKind, string>> = {
  notification: 'notify.arrival',
  stay: 'entry.extend-stay',
  permit: 'work.permit-household',
};

/** A reminder as it is sent: words that tell a bystander nothing, a way to what it is about, a way to have no more. */
export function reminderMessage(
  { text, locale }: { readonly text: ReminderText; readonly locale: Locale },
  { kind, script }: Pick<Destined, 'kind' | 'script'>,
): OutgoingMessage {
  const spelled = script === 'Cyrl' ? toUzbekCyrillic : (words: string) => words;
  const open = encodeChoice({ type: 'entry', id: ENTRIES[kind] });
  const stop = encodeChoice({ type: 'shortcut', name: 'stop-reminders' });
  const rows = inRows([
    { text: spelled(telegramText(locale, 'reminder.open')), callback_data: open },
    { text: spelled(CALCULATOR_MESSAGES[locale]('button.stop-reminders')), callback_data: stop },
  ]);
  return outgoing(plain(spelled(telegramText(locale, `reminder.${text}`))), rows);
}
