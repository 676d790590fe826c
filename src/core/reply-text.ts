import type { Locale } from './locale.ts';
import { MESSAGES } from './messages.ts';
import type { Answer, AnswerSection, Citation, ContactCard, Option, Part, Reply } from './reply.ts';
import { blocksToPlain, inlineToPlain } from './rich-text.ts';
import { toUzbekCyrillic } from './uzbek-cyrillic.ts';

/** The whole reply as plain text, human help first, for a screen reader or an SMS. */
export function replyToPlain({ parts, locale, script }: Reply): string {
  const ordered = [...parts.filter(isSafety), ...parts.filter((part) => !isSafety(part))];
  const spelled = (plain: string) => (script === 'Cyrl' ? toUzbekCyrillic(plain) : plain);
  return paragraphs(
    ordered.map((part) =>
      part.type === 'answer'
        ? keptPlain(part.answer, (answer) => spelled(wholeAnswer(answer, locale)))
        : spelled(partToPlain(part)),
    ),
  );
}

const isSafety = (part: Part): boolean => part.type === 'safety';
const paragraphs = (texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join('\n\n');
const lines = (texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join('\n');

function partToPlain(part: Exclude<Part, { type: 'answer' }>): string {
  switch (part.type) {
    case 'safety':
      return lines([part.lead, ...part.contacts.map(contactLine), ...part.notes]);
    case 'text':
      return blocksToPlain(part.blocks);
    case 'options':
      return lines([part.prompt, ...part.options.map(optionLine)]);
    case 'picture':
      return part.alt;
    case 'links':
      return lines(part.links.map(({ label }) => `– ${label}`));
    case 'copy':
      return lines([part.heading, part.text]);
    case 'contacts':
      return lines([part.heading, ...part.contacts.map(contactLine)]);
    case 'feedback':
      return '';
    default:
      return part satisfies never;
  }
}

/** Rendered answers, which are in one script, are kept, and so is their plain text. */
const plainTexts = new WeakMap<Answer, string>();

function keptPlain(answer: Answer, write: (answer: Answer) => string): string {
  const plain = plainTexts.get(answer) ?? write(answer);
  plainTexts.set(answer, plain);
  return plain;
}

/** All of it: whoever reads plain text has no buttons to open the rest with. */
function wholeAnswer(answer: Answer, locale: Locale): string {
  const t = MESSAGES[locale];
  return paragraphs([
    lines([answer.title, answer.forWhom]),
    inlineToPlain(answer.summary),
    ...answer.panels.flatMap(({ sections }) => sections.map(sectionToPlain)),
    answer.contacts.length > 0
      ? lines([t('contacts.heading'), ...answer.contacts.map(contactLine)])
      : undefined,
    answer.sources.length > 0 ? lines([t('sources.heading'), ...answer.sources.map(sourceLine)]) : undefined,
    lines([answer.staleNote, answer.unconfirmedNote, answer.checkedNote]),
  ]);
}

const sectionToPlain = ({ heading, blocks }: AnswerSection): string =>
  lines([heading, blocksToPlain(blocks)]);

const optionLine = ({ label, hint }: Option): string => `– ${[label, hint].filter(Boolean).join(': ')}`;

const sourceLine = ({ title, url, date, dateNote }: Citation): string =>
  `– ${[title, dateNote ?? date, url].filter(Boolean).join(', ')}`;

function contactLine({ name, phones, url, address, hours, notes }: ContactCard): string {
  const ways = [
    ...phones.map(({ label, number }) => [label, number].filter(Boolean).join(' ')),
    url,
    address,
  ];
  const line = [name, ways.filter(Boolean).join(', ')].filter(Boolean).join(': ');
  return `– ${[`${line}.`, inSentences([hours, ...notes])].filter(Boolean).join(' ')}`;
}

/** Remarks come as bits or as sentences; side by side they read as sentences. */
export const inSentences = (remarks: readonly (string | undefined)[]): string =>
  remarks
    .filter((remark) => remark !== undefined)
    .map((remark) => `${remark.charAt(0).toUpperCase()}${remark.slice(1)}${remark.endsWith('.') ? '' : '.'}`)
    .join(' ');
