import type { Block, Inline } from '../../core/rich-text.ts';
import { deepLink } from './deep-link.ts';
import { bold, code, concat, type EntityText, italic, join, link, plain } from './entity-text.ts';

/** Telegram makes long numbers tappable by itself; short ones, such as those of rescuers, it leaves as text. */
const MIN_TAPPABLE_DIGITS = 7;

/** A number to call: a long one as plain text, which a tap calls, a short one as code, which a tap copies. */
export function phoneText({ number, dial }: { readonly number: string; readonly dial: string }): EntityText {
  return dial.replace(/\D/g, '').length >= MIN_TAPPABLE_DIGITS ? plain(number) : code(number);
}

/** Blocks as lines, one under another. */
export function blocksText(blocks: readonly Block[], botUsername: string): EntityText {
  return join(
    blocks.map((block) => blockText(block, botUsername)),
    '\n',
  );
}

function blockText(block: Block, botUsername: string): EntityText {
  switch (block.type) {
    case 'paragraph':
      return inlinesText(block.children, botUsername);
    case 'list':
      return join(
        block.items.map((item, i) =>
          concat(block.ordered ? `${i + 1}. ` : '• ', inlinesText(item, botUsername)),
        ),
        '\n',
      );
    case 'group':
      return join([italic(block.label), blocksText(block.blocks, botUsername)], '\n');
    default:
      return block satisfies never;
  }
}

/** A sentence; links to other entries open the bot at them. */
export function inlinesText(children: readonly Inline[], botUsername: string): EntityText {
  return concat(...children.map((child) => inlineText(child, botUsername)));
}

function inlineText(node: Inline, botUsername: string): EntityText {
  switch (node.type) {
    case 'text':
      return plain(node.value);
    case 'strong':
      return strongText(inlinesText(node.children, botUsername));
    case 'phone':
      return phoneText(node);
    case 'link':
      return link(node.url, node.label);
    case 'entry':
      return link(deepLink(botUsername, node.id), node.label);
    default:
      return node satisfies never;
  }
}

/** Telegram refuses code within bold, so a short number in a strong sentence is only bold. */
function strongText({ text, entities }: EntityText): EntityText {
  return bold({ text, entities: entities.filter(({ type }) => type !== 'code' && type !== 'bold') });
}
