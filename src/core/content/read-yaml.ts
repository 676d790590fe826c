import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problems } from './problem.ts';

/** Reads YAML text against a schema; every problem is reported with its line. Returns `undefined` when there is any. */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problems,
  lineOffset = 0,
): T | undefined {
  const quick = schema.safeParse(loadQuickly(text));
  return quick.success ? quick.data : readCarefully(file, text, schema, problems, lineOffset);
}

/** Eight times as fast as a parser that keeps positions; `undefined` where the text is no valid YAML. */
function loadQuickly(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    // The careful parser says what is wrong, and where.
    return undefined;
  }
}

function readCarefully<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problems,
  lineOffset: number,
): T | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      problems.error(file, yamlRemedy(error.message), (error.linePos?.[0].line ?? 1) + lineOffset);
    }
    return undefined;
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
    problems.error(
      file,
      `"${path.join('.') || 'file'}": ${issue.message}`,
      lineOf(document, path, lines) + lineOffset,
    );
  }
  return undefined;
}

function yamlRemedy(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return /tab/i.test(first) ? `${first}; YAML is indented with spaces, replace the tabs` : first;
}

/** Line of the deepest part of `path` that exists in the document; 1 when nothing does. */
function lineOf(document: Document, path: readonly (string | number)[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The line on which the value at a path begins; 1 when there is none. Parses anew, so only for reporting problems. */
export function lineInYaml(text: string, path: readonly string[]): number {
  const lines = new LineCounter();
  return lineOf(parseDocument(text, { lineCounter: lines }), path, lines);
}
