import type { InlineKeyboardButton } from 'grammy/types';
import { type Choice, encodeChoice } from '../../core/choice.ts';
import type { Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import type { ContactCard, Option, Part } from '../../core/reply.ts';
import { telegramText } from './telegram-text.ts';

export type Button =
  | InlineKeyboardButton.CallbackButton
  | InlineKeyboardButton.CopyTextButtonButton
  | InlineKeyboardButton.UrlButton;
export type Row = readonly Button[];

/** Data of a button that only says something, such as the thanks after a thumb. */
export const NO_ACTION = '-';

/** Two buttons share a row when both labels are at most this long: more is cut off on a narrow phone. */
const SHORT_LABEL_LENGTH = 18;
/** Numbers offered for copying, so that the keyboard stays small. */
const MAX_COPY_BUTTONS = 4;
const MAX_RELATED = 3;

const button = (text: string, choice: Choice): Button => ({ text, callback_data: encodeChoice(choice) });

/** Buttons two in a row where both labels are short, else one. */
export function inRows(buttons: readonly Button[]): Row[] {
  const rows: Button[][] = [];
  let open: Button[] | undefined;
  for (const next of buttons) {
    const short = next.text.length <= SHORT_LABEL_LENGTH;
    if (short && open) {
      open.push(next);
      open = undefined;
    } else {
      const row = [next];
      rows.push(row);
      open = short ? row : undefined;
    }
  }
  return rows;
}

/** The rows that one part of a reply brings. `site` is the address of our pages; without it they are not offered. */
export function partRows(part: Part, locale: Locale, site?: string): Row[] {
  switch (part.type) {
    case 'text':
    case 'picture':
    case 'copy':
      return [];
    case 'links':
      return site === undefined
        ? []
        : inRows(part.links.map(({ label, path }) => ({ text: label, url: site + path })));
    case 'safety':
    case 'contacts':
      return copyRows(part.contacts, locale);
    case 'answer':
      return answerRows(part, locale);
    case 'options':
      return part.style === 'cards' ? cardRows(part.options) : inRows(part.options.map(optionButton));
    case 'feedback':
      return inRows(part.options.map(optionButton));
    default:
      return part satisfies never;
  }
}

function copyRows(contacts: readonly ContactCard[], locale: Locale): Row[] {
  const numbers = contacts.flatMap(({ phones }) => phones.slice(0, 1));
  return inRows(
    numbers.slice(0, MAX_COPY_BUTTONS).map(({ number, dial }) => ({
      text: telegramText(locale, 'copy.number', { number }),
      copy_text: { text: dial },
    })),
  );
}

/** Panels and sources; the open one is marked, and pressing it closes it. */
function answerRows(
  { answer, panel, showSources }: Extract<Part, { type: 'answer' }>,
  locale: Locale,
): Row[] {
  const { id } = answer;
  const close: Choice = { type: 'entry', id };
  const panels = answer.panels.map(({ key, label }) =>
    key === panel ? button(`▾ ${label}`, close) : button(label, { type: 'panel', id, panel: key }),
  );
  const label = MESSAGES[locale]('sources.button');
  const sources = showSources ? button(`▾ ${label}`, close) : button(label, { type: 'sources', id });
  return inRows(answer.sources.length > 0 ? [...panels, sources] : panels);
}

/** Cards stand numbered in the text, where they are not cut off; their buttons repeat the number. */
function cardRows(options: readonly Option[]): Row[] {
  const cards = options
    .filter(isCard)
    .map((option, i) => [button(`${i + 1}. ${option.label}`, option.choice)]);
  return [...cards, ...inRows(options.filter((option) => !isCard(option)).map(optionButton))];
}

/** Ways on, such as "none of these", stand among cards as plain buttons. */
export const isCard = ({ choice }: Option): boolean => choice.type === 'entry';

const optionButton = ({ label, choice }: Option): Button => button(`${thumbOf(choice)}${label}`, choice);

function thumbOf(choice: Choice): string {
  if (choice.type === 'helpful') return '👍 ';
  return choice.type === 'unhelpful' && choice.reason === undefined ? '👎 ' : '';
}

/** Questions near the answer. */
export const relatedRows = ({ answer }: Extract<Part, { type: 'answer' }>): Row[] =>
  answer.related.slice(0, MAX_RELATED).map(({ id, title }) => [button(title, { type: 'entry', id })]);

/** Language and topics, at hand under every answer. */
export const settingsRows = (locale: Locale): Row[] =>
  inRows([
    button(`🌐 ${MESSAGES[locale]('language.button')}`, { type: 'shortcut', name: 'locales' }),
    button(MESSAGES[locale]('topics.button'), { type: 'shortcut', name: 'topics' }),
  ]);

function keyOf(button: Button): string {
  if ('callback_data' in button) return button.callback_data;
  return 'url' in button ? `open ${button.url}` : `copy ${button.copy_text.text}`;
}

/** Drops buttons that repeat an earlier one. */
export function withoutRepeats(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  const isNew = (candidate: Button) => {
    const key = keyOf(candidate);
    return !seen.has(key) && Boolean(seen.add(key));
  };
  return rows.map((row) => row.filter(isNew)).filter((row) => row.length > 0);
}
