import { readFileSync } from 'node:fs';

/** The rows of a table of questions: language, what is wanted, question, with tabs between. */
export const questionRows = (path: string): [string, string, string][] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t') as [string, string, string]);
