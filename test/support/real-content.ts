import { pino } from 'pino';
import { readLibrary } from '../../src/core/content/build-content.ts';
import type { Content } from '../../src/core/content/content.ts';
import { formatProblem, type SourceFiles } from '../../src/core/content/problem.ts';
import { LOCALES_FOLDER, readContentFiles } from '../../src/storage/content-files.ts';
import { openLiveContent } from '../../src/storage/live-content.ts';

/** The day on which the content in the repository was last checked; tests see it as of this day. */
export const CHECKED_DAY = '2026-11-20';
export const CHECKED_AT = new Date(`${CHECKED_DAY}T09:00:00+05:00`);

/** The project's own content and locales as files. */
export const realFiles = async (): Promise<SourceFiles> =>
  readContentFiles({ content: 'content', locales: LOCALES_FOLDER }).files;

let built: Promise<Content> | undefined;

/** The project's own content, with the models that come with it; opened once a test file. */
export function realContent(): Promise<Content> {
  built ??= openLiveContent({
    folders: { content: 'content', locales: LOCALES_FOLDER },
    now: () => CHECKED_AT,
    log: pino({ level: 'silent' }),
    watch: false,
  }).then((live) => live.current());
  return built;
}

/** What the content check says after some files were changed (`undefined` removes one). */
export function problemsAfter(
  files: SourceFiles,
  changes: Readonly<Record<string, string | undefined>>,
  today = CHECKED_DAY,
) {
  const changed = new Map(files);
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) changed.delete(path);
    else changed.set(path, text);
  }
  return readLibrary({ files: changed, today, advice: true }).problems;
}

/** What a test of the content check does with one file: find a line, and change a piece to see what is said of it. */
export interface EditedFiles {
  /** The line on which a piece of a file stands, counted from 1. */
  lineOf(path: string, piece: string): number;
  /** The problems after a piece of a file was replaced. Throws when the file does not hold it. */
  said(path: string, piece: string, instead: string): string[];
}

export function editsOf(files: () => SourceFiles): EditedFiles {
  const text = (path: string) => files().get(path) ?? '';
  return {
    lineOf: (path, piece) => text(path).slice(0, text(path).indexOf(piece)).split('\n').length,
    said: (path, piece, instead) => {
      if (!text(path).includes(piece)) throw new Error(`${path} has no ${piece}`);
      return problemsAfter(files(), { [path]: text(path).replace(piece, instead) }).map(formatProblem);
    },
  };
}
