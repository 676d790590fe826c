import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
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
const PLACEHOLDER = new RegExp(`(${MARK}.)`, 'su');

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
  const fault = (line: number, message: string) => faults.push({ line, message });
  let line = firstLine;
  return Lexer.lex(hidden, { gfm: false }).flatMap((token) => {
    const blocks = readBlock(token as MarkedToken, { placeholders, fault, line });
    line += newlinesIn(token.raw);
    return blocks;
  });
}

const newlinesIn = (text: string): number => text.split('\n').length - 1;

interface Context {
  readonly placeholders: readonly string[];
  readonly fault: (line: number, message: string) => void;
  /** Where the block being read begins. */
  readonly line: number;
}

function readBlock(token: MarkedToken, context: Context): TemplateBlock[] {
  switch (token.type) {
    case 'space':
      return [];
    case 'paragraph':
      if (isStayTable(token, context)) return [{ type: 'stay-table' }];
      return [{ type: 'paragraph', children: readInlines(token.tokens, context) }];
    case 'list':
      return [readList(token, context)];
    default:
      context.fault(
        context.line,
        `"${token.type}" is not part of the texts; use paragraphs, lists, **bold** and links to entries`,
      );
      return [];
  }
}

function isStayTable({ text }: Tokens.Paragraph, { placeholders }: Context): boolean {
  if (text.length !== 2 || text[0] !== MARK) return false;
  return placeholders[text.charCodeAt(1) - 0xe101] === 'stay-table';
}

function readList(list: Tokens.List, context: Context): TemplateBlock {
  let { line } = context;
  const items = list.items.map((item) => {
    const here = { ...context, line };
    line += newlinesIn(item.raw);
    const [first, ...rest] = item.tokens.filter(({ type }) => type !== 'space');
    if ((first?.type === 'text' || first?.type === 'paragraph') && rest.length === 0)
      return readInlines(first.tokens ?? [], here);
    here.fault(here.line, 'a list item is one short paragraph; lists inside lists are not shown');
    return [];
  });
  return { type: 'list', ordered: list.ordered, items };
}

/** Text beside text is one piece: an escaped sign comes as a token of its own. */
function readInlines(tokens: readonly Token[], context: Context): TemplateInline[] {
  const pieces = (tokens as MarkedToken[]).flatMap((token): TemplateInline[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return readText(token.text.replace(/\s*\n\s*/g, ' '), context);
      case 'strong':
        return [{ type: 'strong', children: readInlines(token.tokens, context) }];
      case 'link':
        return readLink(token, context);
      default:
        context.fault(
          context.line,
          `"${token.type}" is not part of the texts; use **bold** or a link to an entry`,
        );
        return [];
    }
  });
  const joined: TemplateInline[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.type === 'text' && piece.type === 'text')
      joined.splice(-1, 1, { type: 'text', value: last.value + piece.value });
    else joined.push(piece);
  }
  return joined;
}

function readLink({ href, text }: Tokens.Link, context: Context): TemplateInline[] {
  const id = /^entry:([a-z]+\.[a-z0-9-]+)$/.exec(href)?.[1];
  if (id) return [{ type: 'entry', id, label: text }];
  context.fault(
    context.line,
    `the link "${href}" is not allowed; write [text](entry:topic.name) or {{contact:name}} for a site`,
  );
  return [];
}

function readText(value: string, context: Context): TemplateInline[] {
  return value
    .split(PLACEHOLDER)
    .filter(Boolean)
    .flatMap((piece): TemplateInline[] => {
      if (piece[0] !== MARK) return [{ type: 'text', value: piece }];
      const source = context.placeholders[piece.charCodeAt(1) - 0xe101] ?? '';
      return readPlaceholder(source, context);
    });
}

function readPlaceholder(source: string, context: Context): TemplateInline[] {
  try {
    const placeholder = parsePlaceholder(source);
    if (placeholder.type !== 'stay-table') return [placeholder];
    context.fault(context.line, '"{{stay-table}}" has to stand alone on its line');
  } catch (error) {
    if (!(error instanceof PlaceholderError)) throw error;
    context.fault(context.line, error.message);
  }
  return [];
}
