import { escapeMarkup } from '../../core/escape-markup.ts';
import type { Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import type { Answer, AnswerSection, ContactCard } from '../../core/reply.ts';
import { inSentences } from '../../core/reply-text.ts';
import type { Block, Inline } from '../../core/rich-text.ts';

/** Where links to other entries lead: the reader's language, and the service's address for pages on other sites. */
export interface HtmlReader {
  readonly locale: Locale;
  /** Without a slash at the end; empty = the same site. */
  readonly site: string;
}

/** The details of an answer as HTML: h3, p, ul, ol, li, strong, div and a; nothing else can come out. */
export function answerToHtml(answer: Answer, reader: HtmlReader): string {
  const notes = [answer.staleNote, answer.unconfirmedNote, answer.checkedNote];
  return [
    answer.forWhom && paragraph(answer.forWhom),
    ...answer.panels.flatMap(({ sections }) => sections.map((section) => sectionToHtml(section, reader))),
    contactsToHtml(answer.contacts, reader.locale),
    ...notes.map((note) => note && paragraph(note)),
  ]
    .filter(Boolean)
    .join('');
}

const paragraph = (text: string): string => `<p>${escapeMarkup(text)}</p>`;
const heading = (text: string): string => `<h3>${escapeMarkup(text)}</h3>`;

const sectionToHtml = (section: AnswerSection, reader: HtmlReader): string =>
  heading(section.heading) + blocksToHtml(section.blocks, reader);

/** Finished blocks as HTML. */
export const blocksToHtml = (blocks: readonly Block[], reader: HtmlReader): string =>
  blocks.map((block) => blockToHtml(block, reader)).join('');

function blockToHtml(block: Block, reader: HtmlReader): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlinesToHtml(block.children, reader)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${inlinesToHtml(item, reader)}</li>`).join('');
      return block.ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'group':
      return `<div><p><strong>${escapeMarkup(block.label)}</strong></p>${blocksToHtml(block.blocks, reader)}</div>`;
    default:
      return block satisfies never;
  }
}

/** Finished inline text as HTML. */
export const inlinesToHtml = (children: readonly Inline[], reader: HtmlReader): string =>
  children.map((node) => inlineToHtml(node, reader)).join('');

function inlineToHtml(node: Inline, reader: HtmlReader): string {
  switch (node.type) {
    case 'text':
      return escapeMarkup(node.value);
    case 'strong':
      return `<strong>${inlinesToHtml(node.children, reader)}</strong>`;
    case 'phone':
      return phoneLink(node);
    case 'link':
      return webLink(node.url, node.label);
    case 'entry':
      return `<a href="${escapeMarkup(`${reader.site}/${reader.locale}/${encodeURIComponent(node.id)}`)}">${escapeMarkup(node.label)}</a>`;
    default:
      return node satisfies never;
  }
}

const phoneLink = ({ number, dial }: { number: string; dial: string }): string =>
  `<a href="tel:${dial.replace(/[^\d+*#]/g, '')}">${escapeMarkup(number)}</a>`;

/** Only web addresses become links; anything else stays text. */
const webLink = (url: string, label: string): string =>
  /^https?:\/\//i.test(url)
    ? `<a href="${escapeMarkup(url)}" rel="noopener noreferrer">${escapeMarkup(label)}</a>`
    : escapeMarkup(label);

function contactsToHtml(contacts: readonly ContactCard[], locale: Locale): string {
  if (contacts.length === 0) return '';
  const items = contacts.map((contact) => `<li>${contactToHtml(contact)}</li>`).join('');
  return `${heading(MESSAGES[locale]('contacts.heading'))}<ul>${items}</ul>`;
}

function contactToHtml({ name, phones, url, address, hours, notes }: ContactCard): string {
  const ways = [
    ...phones.map((phone) =>
      [phone.label && escapeMarkup(phone.label), phoneLink(phone)].filter(Boolean).join(' '),
    ),
    url && webLink(url, url.replace(/^https?:\/\/(www\.)?|\/$/g, '')),
    address && escapeMarkup(address),
  ].filter(Boolean);
  const remarks = escapeMarkup(inSentences([hours, ...notes]));
  return [`<strong>${escapeMarkup(name)}</strong>`, ways.join(', '), remarks].filter(Boolean).join(' – ');
}
