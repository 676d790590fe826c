import type { List, Nodes, Paragraph, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ReaderGroup, TemplateBlock, TemplateInline } from '../entry.ts';
import { PlaceholderError, parsePlaceholder } from './parse-expression.ts';

/** Where a text could not be read; `line` counts from 1 within the text given. */
export interface TemplateFault {
  readonly line: number;
  readonly message: string;
}

export interface Template<T> {
  readonly value: readonly T[];
  readonly faults: readonly TemplateFault[];
}

const FENCE_START = /^:::\s*for\s+(.+)$/;
const FENCE_END = /^:::\s*$/;
/** Placeholders travel through the Markdown parser as private-use letters, so that `*` and `_` inside them mean nothing. */
const MARK = '\uE000';

/** Reads the Markdown subset of an entry's section: paragraphs, flat lists, bold, links to entries, placeholders, `:::for`. */
export function parseBlocks(text: string): Template<TemplateBlock> {
  const faults: TemplateFault[] = [];
  const value: TemplateBlock[] = [];
  for (const part of splitFences(text, faults)) {
    const inner = parseMarkdown(part.text, part.line, faults);
    if (part.group) value.push({ type: 'for', group: part.group, blocks: inner });
    else value.push(...inner);
  }
  return { value, faults };
}

/** Reads one line of text: bold and placeholders only. */
export function parseInline(text: string): Template<TemplateInline> {
  const { value, faults } = parseBlocks(text.trim());
  const first = value[0];
  if (value.length === 1 && first?.type === 'paragraph') return { value: first.children, faults };
  return { value: [], faults: [...faults, { line: 1, message: 'this has to be one plain paragraph' }] };
}

interface Part {
  readonly text: string;
  readonly line: number;
  readonly group?: ReaderGroup;
}

function splitFences(text: string, faults: TemplateFault[]): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  let start = 1;
  let group: ReaderGroup | undefined;
  const close = (next: number) => {
    if (lines.some((line) => line.trim()))
      parts.push({ text: lines.join('\n'), line: start, ...(group ? { group } : {}) });
    lines = [];
    start = next;
  };
  text.split('\n').forEach((line, i) => {
    const opening = FENCE_START.exec(line);
    if (opening) {
      if (group)
        faults.push({
          line: i + 1,
          message: 'a ":::for" block begins inside another; close the first with ":::"',
        });
      close(i + 2);
      group = parseGroup(opening[1] ?? '');
    } else if (FENCE_END.test(line)) {
      if (!group)
        faults.push({ line: i + 1, message: '":::" closes a block that was not opened; remove it' });
      close(i + 2);
      group = undefined;
    } else {
      lines.push(line);
    }
  });
  if (group)
    faults.push({ line: start - 1, message: 'this ":::for" block is not closed; add a line ":::" after it' });
  close(0);
  return parts;
}

function parseGroup(source: string): ReaderGroup {
  const members = source.trim().split(/[\s,]+/);
  const negated = members[0] === 'not';
  return { negated, members: negated ? members.slice(1) : members };
}

function parseMarkdown(text: string, firstLine: number, faults: TemplateFault[]): TemplateBlock[] {
  const placeholders: string[] = [];
  const hidden = text.replace(/\{\{(.*?)\}\}/gs, (_, inner: string) => {
    placeholders.push(inner.trim());
    return `${MARK}${String.fromCharCode(0xe100 + placeholders.length)}`;
  });
  const fault = (node: Nodes, message: string) => {
    faults.push({ line: firstLine + (node.position?.start.line ?? 1) - 1, message });
  };
  const context: Context = { placeholders, fault };
  return fromMarkdown(hidden).children.flatMap((node) => readBlock(node, context));
}

interface Context {
  readonly placeholders: readonly string[];
  readonly fault: (node: Nodes, message: string) => void;
}

function readBlock(node: Nodes, context: Context): TemplateBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [isStayTable(node, context) ? { type: 'stay-table' } : paragraph(node, context)];
    case 'list':
      return [readList(node, context)];
    default:
      context.fault(
        node,
        `"${node.type}" is not part of the texts; use paragraphs, lists, **bold** and links to entries`,
      );
      return [];
  }
}

const paragraph = (node: Paragraph, context: Context): TemplateBlock => ({
  type: 'paragraph',
  children: readInlines(node.children, context),
});

function isStayTable(node: Paragraph, { placeholders }: Context): boolean {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  if (only?.type !== 'text' || only.value.length !== 2 || only.value[0] !== MARK) return false;
  return placeholders[only.value.charCodeAt(1) - 0xe101] === 'stay-table';
}

function readList(node: List, context: Context): TemplateBlock {
  const items = node.children.map((item) => {
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph' || rest.length > 0) {
      context.fault(item, 'a list item is one short paragraph; lists inside lists are not shown');
      return [];
    }
    return readInlines(first.children, context);
  });
  return { type: 'list', ordered: node.ordered === true, items };
}

function readInlines(nodes: readonly PhrasingContent[], context: Context): TemplateInline[] {
  return nodes.flatMap((node): TemplateInline[] => {
    switch (node.type) {
      case 'text':
        return readText(node, node.value.replace(/\s*\n\s*/g, ' '), context);
      case 'strong':
        return [{ type: 'strong', children: readInlines(node.children, context) }];
      case 'link':
        return readLink(node, context);
      default:
        context.fault(node, `"${node.type}" is not part of the texts; use **bold** or a link to an entry`);
        return [];
    }
  });
}

function readLink(node: Extract<PhrasingContent, { type: 'link' }>, context: Context): TemplateInline[] {
  const id = /^entry:([a-z]+\.[a-z0-9-]+)$/.exec(node.url)?.[1];
  const label = node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  if (id) return [{ type: 'entry', id, label }];
  context.fault(
    node,
    `the link "${node.url}" is not allowed; write [text](entry:topic.name) or {{contact:name}} for a site`,
  );
  return [];
}

function readText(node: Nodes, value: string, context: Context): TemplateInline[] {
  return value
    .split(new RegExp(`(${MARK}.)`, 'su'))
    .filter(Boolean)
    .flatMap((piece): TemplateInline[] => {
      if (piece[0] !== MARK) return [{ type: 'text', value: piece }];
      const source = context.placeholders[piece.charCodeAt(1) - 0xe101] ?? '';
      return readPlaceholder(node, source, context);
    });
}

function readPlaceholder(node: Nodes, source: string, context: Context): TemplateInline[] {
  try {
    const placeholder = parsePlaceholder(source);
    if (placeholder.type !== 'stay-table') return [placeholder];
    context.fault(node, '"{{stay-table}}" has to stand alone on its line');
  } catch (error) {
    if (!(error instanceof PlaceholderError)) throw error;
    context.fault(node, error.message);
  }
  return [];
}
