import type { Block, Inline } from '../channels/web/wire-types.ts';
import { h } from './dom.ts';
import type { Stage } from './stage.ts';

/** Finished text as paragraphs, lists and labelled groups. */
export const drawBlocks = (blocks: readonly Block[], stage: Stage): HTMLElement[] =>
  blocks.map((block) => drawBlock(block, stage));

function drawBlock(block: Block, stage: Stage): HTMLElement {
  switch (block.type) {
    case 'paragraph':
      return h('p', {}, ...drawInlines(block.children, stage));
    case 'list':
      return h(
        block.ordered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => h('li', {}, ...drawInlines(item, stage))),
      );
    case 'group':
      return h(
        'div',
        { class: 'group' },
        h('p', {}, h('strong', {}, block.label)),
        ...drawBlocks(block.blocks, stage),
      );
    default:
      return block satisfies never;
  }
}

/** A run of finished text. */
export const drawInlines = (children: readonly Inline[], stage: Stage): (Node | string)[] =>
  children.map((node) => drawInline(node, stage));

function drawInline(node: Inline, stage: Stage): Node | string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'strong':
      return h('strong', {}, ...drawInlines(node.children, stage));
    case 'phone':
      return h('a', { href: `tel:${node.dial}`, class: 'number' }, node.number);
    case 'link':
      return drawLink(node.url, node.label);
    case 'entry':
      return h(
        'button',
        {
          type: 'button',
          class: 'link',
          click: () => stage.press({ type: 'entry', id: node.id }, node.label),
        },
        node.label,
      );
    default:
      return node satisfies never;
  }
}

/** A link out of the conversation, in a tab of its own; other sites do not learn where it was pressed. */
export const drawLink = (url: string, label: string): HTMLElement =>
  /^https?:/.test(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)
    : h('span', {}, label);
