import { type FSWatcher, watch } from 'node:fs';
import type { Logger } from 'pino';
import { buildContent } from '../core/content/build-content.ts';
import type { Content } from '../core/content/content.ts';
import { formatProblem, type Problem } from '../core/content/problem.ts';
import { dayInKazakhstan } from '../core/dialogue/answer.ts';
import type { LanguageSample } from '../core/language/identify.ts';
import { type ContentFolders, readContentFiles, readLanguageSamples } from './content-files.ts';

/** The snapshot in use. A turn that began on an old one finishes on it. */
export interface LiveContent {
  current(): Content;
  /** What is wrong with the files as they are now; empty when the snapshot is theirs. */
  problems(): readonly Problem[];
  /** Reads the files again now; resolves when the snapshot is swapped or refused. */
  reload(): Promise<void>;
  close(): void;
}

export interface LiveContentParts {
  readonly folders: ContentFolders;
  readonly now: () => Date;
  readonly log: Logger;
  /** Watch the folders for changes; off in tests that reload by hand. */
  readonly watch: boolean;
}

/** The content cannot be published at start; the message lists every problem with file and line. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/** Changes within this time are read together: editors save several files at once. */
const SETTLE_MS = 150;

/** Reads the content and keeps it fresh: a valid change replaces the whole snapshot, an invalid one leaves it. Throws `ContentError`. */
export async function openLiveContent(parts: LiveContentParts): Promise<LiveContent> {
  const { folders, log, now } = parts;
  const samples = await readLanguageSamples();
  const first = await build(parts, samples, undefined);
  if (!first.content) throw new ContentError(first.problems.map(formatProblem).join('\n'));
  let content: Content = first.content;
  let problems: readonly Problem[] = errorsOf(first.problems);
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function reloadOnce(): Promise<void> {
    try {
      const result = await build(parts, samples, content);
      problems = errorsOf(result.problems);
      if (result.content && result.content.version !== content.version) {
        content = result.content;
        log.info({ version: content.version, entries: content.entries.size }, 'content replaced');
      }
      if (!result.content)
        log.error(
          { problems: problems.map(formatProblem) },
          'content not replaced: the old one stays in use',
        );
    } catch (error) {
      problems = [
        {
          file: folders.content,
          severity: 'error',
          message: `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        },
      ];
      log.error({ err: error }, 'content not read: the old one stays in use');
    }
  }

  /** Reloads one after another, so that the last state of the files always wins. */
  function reload(): Promise<void> {
    const next = (running ?? Promise.resolve()).then(reloadOnce);
    running = next;
    return next;
  }

  const watchers: FSWatcher[] = parts.watch
    ? [folders.content, folders.locales].map((folder) =>
        watch(folder, { recursive: true }, () => {
          clearTimeout(timer);
          timer = setTimeout(() => void reload(), SETTLE_MS);
        }),
      )
    : [];

  log.info(
    { version: content.version, entries: content.entries.size, asOf: dayInKazakhstan(now()) },
    'content loaded',
  );
  return {
    current: () => content,
    problems: () => problems,
    reload,
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

const errorsOf = (problems: readonly Problem[]) => problems.filter((problem) => problem.severity === 'error');

async function build(
  { folders, now }: LiveContentParts,
  languageSamples: readonly LanguageSample[],
  current: Content | undefined,
) {
  const { files, version } = await readContentFiles(folders);
  if (current?.version === version) return { content: current, problems: [] };
  return buildContent({ files, version, languageSamples, today: dayInKazakhstan(now()) });
}
