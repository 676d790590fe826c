import type { Problems } from './problem.ts';

export interface Line {
  readonly text: string;
  readonly line: number;
}

/** The lines of a plain list file: trimmed, without empty ones and `#` comments, with their numbers. */
export function readLines(text: string): Line[] {
  return text
    .split('\n')
    .map((line, i) => ({ text: line.trim(), line: i + 1 }))
    .filter(({ text: line }) => line !== '' && !line.startsWith('#'));
}

/** The two parts of a line `label<TAB>text`; without a tab all is text. */
export function splitLabel(content: string): { label: string | undefined; text: string } {
  const tab = content.indexOf('\t');
  return {
    label: tab < 0 ? undefined : content.slice(0, tab).trim(),
    text: content
      .slice(tab + 1)
      .replaceAll('\t', ' ')
      .trim(),
  };
}

/** Lines of the form `label<TAB>text`, the label one of those allowed; others are reported and left out. */
export function readLabelled<L extends string>(
  file: string,
  text: string,
  allowed: readonly L[],
  problems: Problems,
): { label: L; text: string; line: number }[] {
  const labels = new Map<string, L>(allowed.map((label) => [label, label]));
  return readLines(text).flatMap(({ text: content, line }) => {
    const { label: name, text: value } = splitLabel(content);
    const label = labels.get(name ?? '');
    if (label && value) return [{ label, text: value, line }];
    problems.error(file, `write a label, a tab and the text; labels are ${allowed.join(', ')}`, line);
    return [];
  });
}
