import type { Answer, ContactCard, Part, Reply } from './reply.ts';
import { blocksToPlain, inlineToPlain } from './rich-text.ts';

/** The whole reply as plain text, in the order it is shown, for a screen reader, an SMS or the terminal. */
export function replyToPlain(reply: Reply): string {
  return reply.parts.map(partToPlain).filter(Boolean).join('\n\n');
}

function partToPlain(part: Part): string {
  switch (part.type) {
    case 'safety':
      return [part.lead, ...part.contacts.map(contactToPlain), ...part.notes].join('\n');
    case 'text':
      return blocksToPlain(part.blocks);
    case 'answer':
      return answerToPlain(part.answer);
    case 'options':
      return [part.prompt, ...part.options.map(({ label, hint }) => `– ${label}${hint ? `: ${hint}` : ''}`)]
        .filter(Boolean)
        .join('\n');
    case 'contacts':
      return [`${part.heading}:`, ...part.contacts.map(contactToPlain)].join('\n');
    case 'feedback':
      return '';
    default:
      return part satisfies never;
  }
}

/** An answer with all its sections, contacts, notes and sources. */
export function answerToPlain(answer: Answer): string {
  const sections = answer.panels.flatMap(({ sections: inPanel }) =>
    inPanel.map(({ heading, blocks }) => `${heading}\n${blocksToPlain(blocks)}`),
  );
  const sources = answer.sources.map(({ title, url, date }) => [title, date, url].filter(Boolean).join(', '));
  return [
    answer.forWhom,
    answer.title,
    inlineToPlain(answer.summary),
    ...sections,
    answer.contacts.map(contactToPlain).join('\n'),
    [answer.staleNote, answer.unconfirmedNote, answer.checkedNote, ...sources].filter(Boolean).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** One line: name, phones, hours, remarks, address. */
export function contactToPlain({ name, phones, url, address, hours, notes }: ContactCard): string {
  const reach = [
    ...phones.map(({ number, label }) => (label ? `${number} (${label})` : number)),
    url,
    address,
  ]
    .filter(Boolean)
    .join(', ');
  return `${name}: ${[reach, hours, ...notes].filter(Boolean).join('; ')}`;
}
