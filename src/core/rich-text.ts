/** Finished text for one reader: figures resolved, language fixed. Channels render it; nobody parses it again. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'phone'; readonly number: string; readonly dial: string }
  | { readonly type: 'link'; readonly url: string; readonly label: string }
  | { readonly type: 'entry'; readonly id: string; readonly label: string };

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  /** Blocks that hold only for some readers, under a label such as "For citizens of Uzbekistan". */
  | { readonly type: 'group'; readonly label: string; readonly blocks: readonly Block[] };

/** Reads inline text as a plain string. */
export function inlineToPlain(children: readonly Inline[]): string {
  return children.map(inlineNodeToPlain).join('');
}

function inlineNodeToPlain(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'strong':
      return inlineToPlain(node.children);
    case 'phone':
      return node.number;
    case 'link':
    case 'entry':
      return node.label;
    default:
      return node satisfies never;
  }
}

/** Reads blocks as plain lines, lists with dashes or numbers, for SMS and screen readers. */
export function blocksToPlain(blocks: readonly Block[]): string {
  return blocks.map(blockToPlain).join('\n');
}

function blockToPlain(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlineToPlain(block.children);
    case 'list':
      return block.items
        .map((item, i) => `${block.ordered ? `${i + 1}.` : '–'} ${inlineToPlain(item)}`)
        .join('\n');
    case 'group':
      return `${block.label}\n${blocksToPlain(block.blocks)}`;
    default:
      return block satisfies never;
  }
}
