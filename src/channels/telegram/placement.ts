import type { InlineKeyboardButton, InlineKeyboardMarkup, Message } from 'grammy/types';
import { type Choice, decodeChoice, type Shortcut } from '../../core/choice.ts';
import { MESSAGES } from '../../core/messages.ts';
import type { Reply } from '../../core/reply.ts';
import { keptCard } from './kept-card.ts';
import { NO_ACTION, partRows } from './keyboard.ts';

/** Where the reply to a press goes: into the pressed message, into its keyboard only, or below as a new message. */
export type Placement = 'edit' | 'keyboard' | 'send';

/** Pages that only lead on; one replaces the other in place, so that browsing is no flood of messages. */
const MENUS: readonly Shortcut[] = ['topics', 'locales', 'audiences'];

/** An answer changes in place, a menu gives way to the next menu, everything else is a new message; so is what comes with a picture, which stands above it. */
export function placementOf(choice: Choice, reply: Reply, message: Message): Placement {
  if (reply.parts.some(({ type }) => type === 'picture')) return 'send';
  switch (choice.type) {
    case 'helpful':
    case 'unhelpful':
      return isSmallRemark(reply) && isAbout(message, choice.id) ? 'keyboard' : 'send';
    case 'panel':
    case 'sources':
    case 'entry':
      return isAbout(message, choice.id) ? 'edit' : 'send';
    case 'calculate':
    case 'letter':
    case 'citizenship':
    case 'day':
    case 'repeat':
    case 'remind':
      return 'send';
    case 'shortcut':
      return MENUS.includes(choice.name) && isMenu(message) ? 'edit' : 'send';
    case 'topic':
    case 'locale':
    case 'audience':
    case 'check':
      return isMenu(message) ? 'edit' : 'send';
    default:
      return choice satisfies never;
  }
}

/** Thanks, or a question for the reason: nothing that needs a message of its own. */
const isSmallRemark = ({ parts }: Reply): boolean =>
  parts.every(({ type }) => type === 'text' || type === 'feedback');

/** True when the message shows this entry: its keyboard holds buttons that belong to it. */
const isAbout = (message: Message, id: string): boolean =>
  choicesOf(message).some((choice) => belongsToAnswer(choice) && 'id' in choice && choice.id === id);

const belongsToAnswer = ({ type }: Choice): boolean =>
  type === 'panel' || type === 'sources' || type === 'helpful' || type === 'unhelpful';

/** A message that nobody misses: no answer, no safety card, no numbers to call. */
function isMenu(message: Message): boolean {
  const holdsNumbers = buttonsOf(message).some((button) => 'copy_text' in button);
  return (
    !holdsNumbers &&
    keptCard(message) === undefined &&
    choicesOf(message).every((choice) => !belongsToAnswer(choice))
  );
}

const buttonsOf = ({ reply_markup }: Message): InlineKeyboardButton[] =>
  reply_markup?.inline_keyboard.flat() ?? [];

const choicesOf = (message: Message): Choice[] =>
  buttonsOf(message).flatMap((button) => choiceOf(button) ?? []);

const choiceOf = (button: InlineKeyboardButton): Choice | undefined =>
  'callback_data' in button ? decodeChoice(button.callback_data) : undefined;

/** The keyboard after a thumb: the thumbs give way to the reasons or to thanks; all else stays. */
export function keyboardAfterFeedback(message: Message, reply: Reply): InlineKeyboardMarkup {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const isThumb = (button: InlineKeyboardButton) => {
    const choice = choiceOf(button);
    return choice?.type === 'helpful' || choice?.type === 'unhelpful';
  };
  const place = rows.findIndex((row) => row.some(isThumb));
  const instead = feedbackRows(reply);
  const changed = rows.flatMap((row, i) => {
    const others = row.filter((button) => !isThumb(button));
    return [...(i === place ? instead : []), ...(others.length > 0 ? [others] : [])];
  });
  return { inline_keyboard: changed };
}

function feedbackRows({ parts, locale }: Reply): InlineKeyboardButton[][] {
  const reasons = parts.filter(({ type }) => type === 'feedback').flatMap((part) => partRows(part, locale));
  if (reasons.length > 0) return reasons.map((row) => [...row]);
  return [[{ text: `✓ ${MESSAGES[locale]('feedback.thanks')}`, callback_data: NO_ACTION }]];
}
