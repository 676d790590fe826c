import type { EntryText, TemplateBlock, TemplateInline } from '../entry.ts';

/** A text without its title. */
export type TextBody = Pick<EntryText, 'summary' | 'sections'>;

/** The lines of a text as readers see them: the short answer, each paragraph, each list item. */
export const linesOf = ({ summary, sections }: TextBody): (readonly TemplateInline[])[] => [
  summary,
  ...sections.flatMap(({ blocks }) => blocks.flatMap(linesOfBlock)),
];

/** Every inline node of a text, bold ones opened. */
export const inlinesOf = (text: EntryText): TemplateInline[] => linesOf(text).flat().flatMap(opened);

/** Every inline node of some blocks, bold ones opened. */
export const inlinesOfBlocks = (blocks: readonly TemplateBlock[]): TemplateInline[] =>
  blocks.flatMap(linesOfBlock).flat().flatMap(opened);

const opened = (node: TemplateInline): TemplateInline[] =>
  node.type === 'strong' ? node.children.flatMap(opened) : [node];

/** A node as plain text; `number` stands for a figure or a contact. */
export function plainText(node: TemplateInline, number: string): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'entry') return node.label;
  return node.type === 'strong' ? node.children.map((child) => plainText(child, number)).join('') : number;
}

function linesOfBlock(block: TemplateBlock): (readonly TemplateInline[])[] {
  switch (block.type) {
    case 'paragraph':
      return [block.children];
    case 'list':
      return [...block.items];
    case 'for':
      return block.blocks.flatMap(linesOfBlock);
    case 'stay-table':
      return [];
    default:
      return block satisfies never;
  }
}
