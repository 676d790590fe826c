import type { Country, Library } from '../content/content.ts';
import type { ReaderGroup, TemplateBlock, TemplateInline } from '../entry.ts';
import { evaluate } from '../figures.ts';
import { formatFigure } from '../format.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import type { Block, Inline } from '../rich-text.ts';

/** For whom and when a text is rendered. */
export interface Reader {
  readonly locale: Locale;
  /** ISO 3166-1 alpha-2; absent while unknown: then blocks for some readers are shown with a label. */
  readonly citizenship?: string | undefined;
  /** ISO day for figures. */
  readonly today: string;
}

export interface Rendered<T> {
  readonly value: readonly T[];
  /** True when a figure in it is past its last day. */
  readonly expired: boolean;
}

/** Resolves figures, contacts and reader groups of blocks. */
export function renderBlocks(
  blocks: readonly TemplateBlock[],
  content: Library,
  reader: Reader,
): Rendered<Block> {
  const parts = blocks.map((block) => renderBlock(block, content, reader));
  return { value: parts.flatMap(({ value }) => value), expired: parts.some(({ expired }) => expired) };
}

function renderBlock(block: TemplateBlock, content: Library, reader: Reader): Rendered<Block> {
  switch (block.type) {
    case 'paragraph': {
      const { value, expired } = renderInlines(block.children, content, reader);
      return { value: [{ type: 'paragraph', children: value }], expired };
    }
    case 'list': {
      const items = block.items.map((item) => renderInlines(item, content, reader));
      const list: Block = { type: 'list', ordered: block.ordered, items: items.map(({ value }) => value) };
      return { value: [list], expired: items.some(({ expired }) => expired) };
    }
    case 'for':
      return renderGroup(block.group, block.blocks, content, reader);
    case 'stay-table':
      return { value: stayTable(content, reader), expired: false };
    default:
      return block satisfies never;
  }
}

function renderGroup(
  group: ReaderGroup,
  blocks: readonly TemplateBlock[],
  content: Library,
  reader: Reader,
): Rendered<Block> {
  if (reader.citizenship === undefined) {
    const inner = renderBlocks(blocks, content, reader);
    return {
      value: [{ type: 'group', label: groupLabel(group, content, reader.locale), blocks: inner.value }],
      expired: inner.expired,
    };
  }
  return addresses(group, reader.citizenship, content)
    ? renderBlocks(blocks, content, reader)
    : { value: [], expired: false };
}

/** Whether a block for this group is meant for a citizen of this country. */
export function addresses(
  group: ReaderGroup,
  citizenship: string,
  content: Pick<Library, 'countries'>,
): boolean {
  const named = group.members.some(
    (member) => member === citizenship || content.countries.groups.get(member)?.includes(citizenship),
  );
  return named !== group.negated;
}

function groupLabel({ negated, members }: ReaderGroup, content: Library, locale: Locale): string {
  const t = MESSAGES[locale];
  const only = members.length === 1 ? members[0] : undefined;
  if (only === 'eaeu') return t(negated ? 'group.not-eaeu' : 'group.eaeu');
  if (only === 'visa-free') return t(negated ? 'group.visa-needed' : 'group.visa-free');
  if (only === 'visa-needed') return t(negated ? 'group.visa-free' : 'group.visa-needed');
  const codes = members.flatMap((member) => content.countries.groups.get(member) ?? [member]);
  const countries = codes.map((code) => content.countries.byCode.get(code)?.names[locale] ?? code).join(', ');
  return t(negated ? 'group.not' : 'group.citizens', { countries });
}

/** Resolves one line of text. */
export function renderInlines(
  nodes: readonly TemplateInline[],
  content: Library,
  reader: Reader,
): Rendered<Inline> {
  const parts = nodes.map((node) => renderInline(node, content, reader));
  return { value: parts.flatMap(({ value }) => value), expired: parts.some(({ expired }) => expired) };
}

function renderInline(node: TemplateInline, content: Library, reader: Reader): Rendered<Inline> {
  switch (node.type) {
    case 'text':
    case 'entry':
      return { value: [node], expired: false };
    case 'strong': {
      const { value, expired } = renderInlines(node.children, content, reader);
      return { value: [{ type: 'strong', children: value }], expired };
    }
    case 'figure': {
      const figure = evaluate(node.expression, content.figures, reader.today);
      return {
        value: [{ type: 'text', value: formatFigure(figure, node.format, reader.locale) }],
        expired: figure.expired,
      };
    }
    case 'contact':
      return { value: [contactInline(node.id, node.show, content, reader.locale)], expired: false };
    default:
      return node satisfies never;
  }
}

function contactInline(id: string, show: 'number' | 'name', content: Library, locale: Locale): Inline {
  const contact = content.contacts.get(id);
  if (!contact) throw new Error(`contact "${id}" is not in the registry although the content check passed`);
  const phone = contact.phones[0];
  if (show === 'name') return { type: 'text', value: contact.name[locale] };
  if (phone) return { type: 'phone', number: phone.number, dial: phone.dial };
  if (contact.url)
    return { type: 'link', url: contact.url, label: contact.url.replace(/^https?:\/\/(www\.)?|\/$/g, '') };
  return { type: 'text', value: [contact.name[locale], contact.address].filter(Boolean).join(', ') };
}

/** Days of stay by citizenship: one line for a known citizenship, else countries grouped by their limit. */
function stayTable(content: Library, reader: Reader): Block[] {
  const { locale } = reader;
  const country =
    reader.citizenship === undefined ? undefined : content.countries.byCode.get(reader.citizenship);
  if (country) {
    const line = MESSAGES[locale]('stay.your-country', {
      country: country.names[locale],
      limit: limitText(country, locale),
    });
    return [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: line }] }] }];
  }
  const groups = new Map<string, string[]>();
  for (const row of [...content.countries.byCode.values()].sort(byFreedom)) {
    if (!row.visaFree) continue;
    const limit = limitText(row, locale);
    groups.set(limit, [...(groups.get(limit) ?? []), row.names[locale]]);
  }
  const items = [...groups].map(([limit, names]): Inline[] => [
    { type: 'strong', children: [{ type: 'text', value: `${limit}: ` }] },
    {
      type: 'text',
      value: names.sort((a, b) => a.localeCompare(b, locale === 'tg' ? 'ru' : locale)).join(', '),
    },
  ]);
  return [
    { type: 'list', ordered: false, items },
    { type: 'paragraph', children: [{ type: 'text', value: MESSAGES[locale]('stay.others') }] },
  ];
}

const byFreedom = (a: Country, b: Country) =>
  (b.daysPerVisit ?? b.daysInWindow ?? 0) - (a.daysPerVisit ?? a.daysInWindow ?? 0) ||
  (b.daysInWindow ?? 0) - (a.daysInWindow ?? 0);

function limitText(country: Country, locale: Locale): string {
  const t = MESSAGES[locale];
  const { daysPerVisit: visit, daysInWindow: total, windowDays: window } = country;
  if (!country.visaFree || (visit === null && total === null)) return t('stay.visa');
  if (total === null || window === null) return t('stay.visit-only', { visit: visit ?? '' });
  return visit === null || visit === total
    ? t('stay.same', { total, window })
    : t('stay.visit', { visit, total, window });
}
