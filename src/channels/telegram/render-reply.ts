import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types';
import { formatDate } from '../../core/format.ts';
import type { Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import type { Answer, AnswerSection, Citation, ContactCard, Part, Reply } from '../../core/reply.ts';
import { inSentences } from '../../core/reply-text.ts';
import { bold, concat, type EntityText, italic, join, link, NOTHING, quotation } from './entity-text.ts';
import { isCard, partRows, type Row, relatedRows, settingsRows, withoutRepeats } from './keyboard.ts';
import { blocksText, inlinesText, phoneText } from './rich-text-entities.ts';
import { MAX_MESSAGE_LENGTH, splitMessage } from './split-message.ts';

/** One message as the Bot API takes it, without its chat. */
export interface OutgoingMessage {
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup?: InlineKeyboardMarkup;
}

/** What stays on top of a message that is edited: a safety card with its buttons. */
export interface Kept {
  readonly text: EntityText;
  readonly rows: readonly Row[];
}

export interface Rendering {
  /** Links to other entries open this bot. */
  readonly botUsername: string;
  readonly kept?: Kept | undefined;
  /** Address of our own pages, without a slash at the end; absent while the world cannot reach them. */
  readonly site?: string | undefined;
}

/** A reply as messages: one where it fits, parts in their order, the keyboard under the last. What is to be forwarded is a message of its own. */
export function renderReply(reply: Reply, { botUsername, kept, site }: Rendering): OutgoingMessage[] {
  const safety = reply.parts.filter(isSafety);
  const card = safety.length > 0 ? join(safety.map(safetyText), '\n\n') : (kept?.text ?? '');
  const others = reply.parts.filter((part) => !isSafety(part) && part.type !== 'copy');
  const body = join(
    others.map((part) => partText(part, reply.locale, botUsername)),
    '\n\n',
  );
  const letter = join(reply.parts.filter(isCopy).map(copyText), '\n\n');
  const texts = [...messageTexts([card, body]), ...(letter.text === '' ? [] : splitMessage(letter))];
  const keyboard = replyRows(reply, { kept: kept?.rows ?? [], site });
  return texts.map((text, i) => outgoing(text, i === texts.length - 1 ? keyboard : []));
}

/** The card and the rest share a message when they can; else each is whole for itself. */
function messageTexts(pieces: readonly (EntityText | string)[]): EntityText[] {
  const whole = join(pieces, '\n\n');
  if (whole.text.length <= MAX_MESSAGE_LENGTH) return splitMessage(whole);
  return pieces.flatMap((piece) => splitMessage(join([piece], '')));
}

export function outgoing({ text, entities }: EntityText, rows: readonly Row[]): OutgoingMessage {
  return {
    text,
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows.map((row) => [...row]) } } : {}),
  };
}

/** Numbers to copy come first, then what opens this answer, then other questions, thumbs and settings. */
function replyRows(
  { parts, locale }: Reply,
  { kept, site }: { readonly kept: readonly Row[]; readonly site: string | undefined },
): Row[] {
  const answers = parts.filter((part) => part.type === 'answer');
  const rows = (wanted: (part: Part) => boolean) =>
    parts.filter(wanted).flatMap((part) => partRows(part, locale, site));
  return withoutRepeats([
    ...rows(isSafety),
    ...kept,
    ...rows((part) => !isSafety(part) && part.type !== 'feedback'),
    ...answers.flatMap(relatedRows),
    ...rows((part) => part.type === 'feedback'),
    ...(answers.length > 0 ? settingsRows(locale) : []),
  ]);
}

const isSafety = (part: Part): part is Extract<Part, { type: 'safety' }> => part.type === 'safety';

const isCopy = (part: Part): part is Extract<Part, { type: 'copy' }> => part.type === 'copy';

/** As plain text: formatting would be copied along. */
const copyText = ({ heading, text }: Extract<Part, { type: 'copy' }>): EntityText =>
  join([bold(heading), text], '\n');

function partText(part: Part, locale: Locale, botUsername: string): EntityText {
  switch (part.type) {
    case 'safety':
      return safetyText(part);
    case 'text':
      return blocksText(part.blocks, botUsername);
    case 'answer':
      return answerText(part, locale, botUsername);
    case 'options':
      return optionsText(part);
    case 'picture':
      return join([part.line, part.alt], '\n');
    case 'links':
      return NOTHING;
    case 'copy':
      return copyText(part);
    case 'contacts':
      return join([bold(part.heading), ...part.contacts.map(contactText)], '\n\n');
    case 'feedback':
      return italic(part.prompt);
    default:
      return part satisfies never;
  }
}

/** A quotation stands out without alarming a bystander; its place at the top tells an edit what to keep. */
const safetyText = ({ lead, contacts, notes }: Extract<Part, { type: 'safety' }>): EntityText =>
  quotation(join([bold(lead), join(contacts.map(callLine), '\n'), join(notes, '\n')], '\n\n'));

/** Name, number, hours and what is known of the call, such as that it costs nothing. */
const callLine = (contact: ContactCard): EntityText =>
  join([join([contact.name, reachText(contact)], ': '), inSentences(contact.notes)], '. ');

function contactText(contact: ContactCard): EntityText {
  const reach = join([bold(contact.name), reachText(contact)], ': ');
  return join([reach, contact.address ?? '', inSentences(contact.notes)], '\n');
}

function reachText({ phones, url, hours }: ContactCard): EntityText {
  const numbers = phones.map((phone) =>
    phone.label ? concat(`${phone.label} `, phoneText(phone)) : phoneText(phone),
  );
  const site = url ? link(url, url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')) : '';
  return join([join(numbers, ', '), site, hours ?? ''], ' · ');
}

function optionsText({ prompt, style, options }: Extract<Part, { type: 'options' }>): EntityText {
  const cards = style === 'cards' ? options.filter(isCard) : [];
  const lines = cards.map(({ label, hint }, i) => join([bold(`${i + 1}. ${label}`), hint ?? ''], '\n'));
  const apart = cards.some(({ hint }) => hint) ? '\n\n' : '\n';
  return join([prompt ?? '', join(lines, apart)], '\n\n');
}

function answerText(
  { answer, panel, showSources }: Extract<Part, { type: 'answer' }>,
  locale: Locale,
  botUsername: string,
): EntityText {
  const open = answer.panels.find(({ key }) => key === panel)?.sections ?? [];
  return join(
    [
      join([bold(answer.title), answer.forWhom ? italic(answer.forWhom) : ''], '\n'),
      inlinesText(answer.summary, botUsername),
      answer.staleNote ? bold(answer.staleNote) : '',
      ...open.map((section) => sectionText(section, botUsername)),
      join(answer.contacts.map(contactText), '\n'),
      showSources ? sourcesText(answer.sources, locale) : '',
      sourceLine(answer),
    ],
    '\n\n',
  );
}

const sectionText = ({ heading, blocks }: AnswerSection, botUsername: string): EntityText =>
  join([bold(heading), blocksText(blocks, botUsername)], '\n');

function sourcesText(sources: readonly Citation[], locale: Locale): EntityText {
  const t = MESSAGES[locale];
  const lines = sources.map((source) =>
    concat(
      '• ',
      citationText(source),
      ` (${source.date ? formatDate(source.date, locale) : t('sources.undated')})`,
    ),
  );
  return join([bold(t('sources.heading')), ...lines], '\n');
}

const citationText = ({ title, url }: Citation): EntityText | string => (url ? link(url, title) : title);

/** Small print: the first source, when it was checked, what is open. */
function sourceLine({ sources, checkedNote, unconfirmedNote }: Answer): EntityText {
  const first = sources[0];
  return italic(
    join([join([first ? citationText(first) : '', checkedNote], ' · '), unconfirmedNote ?? ''], '\n'),
  );
}
