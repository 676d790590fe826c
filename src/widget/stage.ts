import type { Choice, Locale, Part, WidgetTextKey } from '../channels/web/wire-types.ts';

/** What a drawn part may say and do. */
export interface Stage {
  /** Address of the service, for links to its pages. */
  readonly base: string;
  /** Language of what is being drawn. */
  readonly locale: Locale;
  t(key: WidgetTextKey): string;
  /** Sends a press as the reader's turn; `label` is shown as what they said. */
  press(choice: Choice, label: string): void;
  /** Sends a thumb or its reason; what comes back takes the place of the question. */
  judge(choice: Choice, retry: () => void): Promise<readonly Part[] | undefined>;
  /** Leaves the page at once. */
  leave(): void;
  /** Says a short thing politely, for instance that a number was copied. */
  tell(text: string): void;
}

/** Puts a number into a sentence of the interface. */
export const withNumber = (sentence: string, number: string): string =>
  sentence.replace('{{number}}', number);
