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

/** Lines of the form `label<TAB>text`, the label one of those allowed; others are reported and left out. */
export function readLabelled<L extends string>(
  file: string,
  text: string,
  allowed: readonly L[],
  problems: Problems,
): { label: L; text: string; line: number }[] {
  const labels = new Map<string, L>(allowed.map((label) => [label, label]));
  return readLines(text).flatMap(({ text: content, line }) => {
    const tab = content.indexOf('\t');
    const label = labels.get(content.slice(0, Math.max(tab, 0)).trim());
    const value = content
      .slice(tab + 1)
      .replaceAll('\t', ' ')
      .trim();
    if (label && value) return [{ label, text: value, line }];
    problems.error(file, `write a label, a tab and the text; labels are ${allowed.join(', ')}`, line);
    return [];
  });
}
