import { FIGURE_FORMATS, type FigureExpression, type FigureFormat } from '../figures.ts';

/** Thrown when a placeholder cannot be read; the message says what to write instead. */
export class PlaceholderError extends Error {
  override readonly name = 'PlaceholderError';
}

/** What stands between `{{` and `}}`. */
export type Placeholder =
  | { readonly type: 'figure'; readonly expression: FigureExpression; readonly format?: FigureFormat }
  | { readonly type: 'contact'; readonly id: string; readonly show: 'number' | 'name' }
  | { readonly type: 'stay-table' };

/** Reads `mci * 10 | tenge`, `contact:egov-1414 | name` or `stay-table`. Throws `PlaceholderError`. */
export function parsePlaceholder(source: string): Placeholder {
  const [head = '', option, ...rest] = source.split('|').map((part) => part.trim());
  if (rest.length > 0) throw new PlaceholderError(`"{{${source}}}" has more than one "|"`);
  if (head === 'stay-table') return { type: 'stay-table' };
  const contact = /^contact:([a-z0-9-]+)$/.exec(head)?.[1];
  if (contact) return { type: 'contact', id: contact, show: contactOption(option) };
  const expression = parseExpression(head);
  const format = formatOption(option);
  return format ? { type: 'figure', expression, format } : { type: 'figure', expression };
}

function contactOption(option: string | undefined): 'number' | 'name' {
  if (option === undefined) return 'number';
  if (option === 'name') return 'name';
  throw new PlaceholderError(`a contact can be followed by "| name" only, not "| ${option}"`);
}

function formatOption(option: string | undefined): FigureFormat | undefined {
  if (option === undefined) return undefined;
  const format = FIGURE_FORMATS.find((candidate) => candidate === option);
  if (!format)
    throw new PlaceholderError(`unknown format "${option}"; use one of ${FIGURE_FORMATS.join(', ')}`);
  return format;
}

/** Reads a sum of products over figure names and numbers: `mci * 10 + fee`. Throws `PlaceholderError`. */
export function parseExpression(source: string): FigureExpression {
  const tokens = source.match(/[a-z][a-z0-9-]*|\d+(?:\.\d+)?|[+\-*/]|\S/g) ?? [];
  let at = 0;
  const expression = readSum();
  if (at < tokens.length) throw new PlaceholderError(`"${tokens[at]}" does not belong in "{{${source}}}"`);
  return expression;

  function readSum(): FigureExpression {
    return readChain(readProduct, ['+', '-']);
  }
  function readProduct(): FigureExpression {
    return readChain(readTerm, ['*', '/']);
  }
  function readChain(readNext: () => FigureExpression, operators: readonly string[]): FigureExpression {
    let left = readNext();
    while (operators.includes(tokens[at] ?? '')) {
      const operator = tokens[at++] as '+' | '-' | '*' | '/';
      left = { type: 'operation', operator, left, right: readNext() };
    }
    return left;
  }
  function readTerm(): FigureExpression {
    const token = tokens[at++];
    if (token && /^\d/.test(token)) return { type: 'number', value: Number(token) };
    if (token && /^[a-z]/.test(token)) return { type: 'figure', name: token };
    throw new PlaceholderError(
      `"{{${source}}}" needs the name of a figure${token ? ` instead of "${token}"` : ''}`,
    );
  }
}
