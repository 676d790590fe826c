/** Something wrong in the editors' files, said so that the editor can mend it. */
export interface Problem {
  /** Path below the content or locales folder, with that folder's name. */
  readonly file: string;
  /** 1-based; absent when the whole file is meant. */
  readonly line?: number;
  /** An error keeps the files from being published; a warning does not. */
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Files by path, e.g. `content/notify/arrival/ru.md`, with their whole text. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Collects problems while files are read. */
export interface Problems {
  readonly all: readonly Problem[];
  error(file: string, message: string, line?: number): void;
  warn(file: string, message: string, line?: number): void;
}

export function collectProblems(): Problems {
  const all: Problem[] = [];
  const add = (severity: Problem['severity']) => (file: string, message: string, line?: number) => {
    all.push({ file, severity, message, ...(line === undefined ? {} : { line }) });
  };
  return { all, error: add('error'), warn: add('warning') };
}

/** `content/notify/arrival/ru.md:12: …`, as editors and compilers know it. */
export function formatProblem({ file, line, severity, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${severity === 'warning' ? 'warning: ' : ''}${message}`;
}
