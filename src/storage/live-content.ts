import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Assembly, assembleContent, readLibrary } from '../core/content/build-content.ts';
import type { Content } from '../core/content/content.ts';
import {
  type LearnedModels,
  type LearningMaterial,
  learningMaterial,
  phrasingsOf,
} from '../core/content/learn.ts';
import { formatProblem, type Problem } from '../core/content/problem.ts';
import { dayInKazakhstan } from '../core/dialogue/answer.ts';
import { type ContentFolders, readContentFiles, readLanguageSamples } from './content-files.ts';
import { learnBeside } from './learning-worker.ts';
import { isOfMaterial, learningHash, readModels, writeModels } from './model-file.ts';

/** The snapshot in use. A turn that began on an old one finishes on it. */
export interface LiveContent {
  current(): Content;
  /** What is wrong with the files as they are now; empty when the snapshot is theirs. */
  problems(): readonly Problem[];
  /** Reads the files again now; resolves when the snapshot is swapped or refused. Learning may go on after that. */
  reload(): Promise<void>;
  /** Resolves when nothing is being learned any more. */
  settled(): Promise<void>;
  close(): void;
}

export interface LiveContentParts {
  readonly folders: ContentFolders;
  /** Where models learned here are kept between starts; absent = not kept. */
  readonly modelCache?: string;
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

/** The models that come with the content, trained by `npm run content:learn`. */
export const MODEL_FILE = 'learned.bin';

/** What can be learned from the files, gathered only when it has to be, and the hash it is known by. */
interface Lessons {
  readonly hash: string;
  material(): Promise<LearningMaterial>;
}

interface Models {
  readonly hash: string;
  readonly models: LearnedModels;
}

/** Reads the content and keeps it fresh: a valid change replaces the whole snapshot, an invalid one leaves it. Throws `ContentError`. */
export async function openLiveContent(parts: LiveContentParts): Promise<LiveContent> {
  const { folders, log } = parts;
  const learner = createLearner(parts);

  const first = await read();
  if (hasErrors(first.problems))
    throw new ContentError(first.problems.filter(isError).map(formatProblem).join('\n'));
  let learned: Models = (await first.known) ?? (await learner.learn(first.lessons));
  let content: Content = assembleContent({ ...first, models: learned.models });
  let problems: readonly Problem[] = [];
  let reloading: Promise<void> = Promise.resolve();
  let learning: Promise<void> = Promise.resolve();
  log.info({ version: content.version, entries: content.entries.size }, 'content loaded');

  async function read(): Promise<
    Omit<Assembly, 'models'> & {
      lessons: Lessons;
      known: Promise<Models | undefined>;
      problems: readonly Problem[];
    }
  > {
    const { files, hashes, version } = readContentFiles(folders);
    const hash = learningHash(hashes);
    // Asked first: models are unpacked in another thread while this one parses the files.
    const known = learner.known(hash);
    const today = dayInKazakhstan(parts.now());
    const taught = learner.hasLearned(hash);
    const { library, languages, problems: found } = readLibrary({ files, today, taught });
    const lessons = {
      hash,
      material: async () => {
        // A file of models that turns out to be damaged: then what was left out is read after all.
        const whole = taught ? readLibrary({ files, today }) : { library, languages };
        return learningMaterial(whole.library, whole.languages, await readLanguageSamples());
      },
    };
    return { library, languages, version, lessons, known, problems: found };
  }

  async function reloadOnce(): Promise<void> {
    try {
      const next = await read();
      problems = next.problems.filter(isError);
      if (hasErrors(problems)) {
        log.error(
          { problems: problems.map(formatProblem) },
          'content not replaced: the old one stays in use',
        );
        return;
      }
      if (next.version === content.version) return;
      const ready = await next.known;
      learned = ready ?? learned;
      content = assembleContent({ ...next, models: learned.models });
      log.info(
        { version: content.version, entries: content.entries.size, learned: ready !== undefined },
        'content replaced',
      );
      if (!ready) learning = learning.then(() => learnLater(next));
    } catch (error) {
      const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      problems = [{ file: folders.content, severity: 'error', message }];
      log.error({ err: error }, 'content not read: the old one stays in use');
    }
  }

  /** New questions teach after the new texts are out: learning takes seconds, a correction must not wait for it. */
  async function learnLater(next: Omit<Assembly, 'models'> & { lessons: Lessons }): Promise<void> {
    try {
      // While others were being learned, newer texts may have come, which wait behind these.
      if (next.version !== content.version) return;
      const taught = await learner.learn(next.lessons);
      if (next.version !== content.version) return;
      learned = taught;
      content = assembleContent({ ...next, models: taught.models });
      log.info({ version: content.version }, 'new questions learned');
    } catch (error) {
      log.error({ err: error }, 'new questions not learned; the texts are in use all the same');
    }
  }

  const reload = (): Promise<void> => {
    reloading = reloading.then(reloadOnce);
    return reloading;
  };
  const watching = parts.watch ? watchFolders(folders, reload) : undefined;
  return {
    current: () => content,
    problems: () => problems,
    reload,
    settled: async () => {
      await reloading;
      await learning;
    },
    close: () => watching?.close(),
  };
}

const isError = (problem: Problem): boolean => problem.severity === 'error';
const hasErrors = (problems: readonly Problem[]): boolean => problems.some(isError);

/** Finds models for a material: in memory, in the content's own file, in the cache, or by learning. */
function createLearner({ folders, modelCache, log }: LiveContentParts) {
  const files = [join(folders.content, MODEL_FILE), ...(modelCache ? [modelCache] : [])];
  let latest: Models | undefined;

  async function known(hash: string): Promise<Models | undefined> {
    if (latest?.hash === hash) return latest;
    for (const file of files) {
      const models = await readModels(file, hash);
      if (models) latest = { hash, models };
      if (models) return latest;
    }
    return undefined;
  }

  const hasLearned = (hash: string): boolean =>
    latest?.hash === hash || files.some((file) => isOfMaterial(file, hash));

  async function learn({ hash, material: gather }: Lessons): Promise<Models> {
    const material = await gather();
    log.info(
      { questions: phrasingsOf(material).length, examples: material.dangerExamples.length },
      'learning from the questions',
    );
    const taught = { hash, models: await learnBeside(material) };
    latest = taught;
    if (modelCache) {
      await writeModels(modelCache, taught.models, hash).catch((error) =>
        log.warn({ err: error }, 'models not kept'),
      );
    }
    return taught;
  }

  return { known, hasLearned, learn };
}

function watchFolders(folders: ContentFolders, reload: () => Promise<void>): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = [folders.content, folders.locales].map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reload(), SETTLE_MS);
    }),
  );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
