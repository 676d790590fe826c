import type { Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import type { Answer, AnswerSection, ContactCard } from '../../core/reply.ts';
import type { Block, Inline } from '../../core/rich-text.ts';

/** Where links to other entries lead: the reader's language, and the service's address for pages on other sites. */
export interface HtmlReader {
  readonly locale: Locale;
  /** Without a slash at the end; empty = the same site. */
  readonly site: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that HTML takes for nothing but text, in content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

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

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
const heading = (text: string): string => `<h3>${escapeHtml(text)}</h3>`;

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
      return `<div><p><strong>${escapeHtml(block.label)}</strong></p>${blocksToHtml(block.blocks, reader)}</div>`;
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
      return escapeHtml(node.value);
    case 'strong':
      return `<strong>${inlinesToHtml(node.children, reader)}</strong>`;
    case 'phone':
      return phoneLink(node);
    case 'link':
      return webLink(node.url, node.label);
    case 'entry':
      return `<a href="${escapeHtml(`${reader.site}/${reader.locale}/${encodeURIComponent(node.id)}`)}">${escapeHtml(node.label)}</a>`;
    default:
      return node satisfies never;
  }
}

const phoneLink = ({ number, dial }: { number: string; dial: string }): string =>
  `<a href="tel:${dial.replace(/[^\d+*#]/g, '')}">${escapeHtml(number)}</a>`;

/** Only web addresses become links; anything else stays text. */
const webLink = (url: string, label: string): string =>
  /^https?:\/\//i.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(label)}</a>`
    : escapeHtml(label);

function contactsToHtml(contacts: readonly ContactCard[], locale: Locale): string {
  if (contacts.length === 0) return '';
  const items = contacts.map((contact) => `<li>${contactToHtml(contact)}</li>`).join('');
  return `${heading(MESSAGES[locale]('contacts.heading'))}<ul>${items}</ul>`;
}

function contactToHtml({ name, phones, url, address, hours, notes }: ContactCard): string {
  const ways = [
    ...phones.map((phone) =>
      [phone.label && escapeHtml(phone.label), phoneLink(phone)].filter(Boolean).join(' '),
    ),
    url && webLink(url, url.replace(/^https?:\/\/(www\.)?|\/$/g, '')),
    address && escapeHtml(address),
  ].filter(Boolean);
  const remarks = [hours, ...notes].filter(Boolean).map((remark) => escapeHtml(remark ?? ''));
  return [`<strong>${escapeHtml(name)}</strong>`, ways.join(', '), remarks.join('; ')]
    .filter(Boolean)
    .join(' – ');
}
