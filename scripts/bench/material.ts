import { pino } from 'pino';
import { readLibrary } from '../../src/core/content/build-content.ts';
import type { Content, Library } from '../../src/core/content/content.ts';
import type { LanguageMaterial } from '../../src/core/content/parse-language.ts';
import { formatProblem } from '../../src/core/content/problem.ts';
import { dayInKazakhstan } from '../../src/core/dialogue/answer.ts';
import type { LanguageSample } from '../../src/core/language/identify.ts';
import { LOCALES_FOLDER, readContentFiles, readLanguageSamples } from '../../src/storage/content-files.ts';
import { openLiveContent } from '../../src/storage/live-content.ts';

/** Command-line options that the benchmarks over the golden set share. */
export const MEASURED = {
  content: { type: 'string', default: process.env.CONTENT_DIR ?? 'content' },
  golden: { type: 'string', default: 'test/golden' },
  write: { type: 'boolean', default: false },
} as const;

/** What a snapshot is made from. */
export interface Material {
  readonly library: Library;
  readonly languages: LanguageMaterial;
  readonly samples: readonly LanguageSample[];
}

/** Reads and checks the editors' files. Throws when they cannot be published. */
export async function readMaterial(folder: string): Promise<Material> {
  const { files } = readContentFiles({ content: folder, locales: LOCALES_FOLDER });
  const { library, languages, problems } = readLibrary({ files, today: dayInKazakhstan(new Date()) });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(formatProblem).join('\n'));
  return { library, languages, samples: await readLanguageSamples() };
}

/** The snapshot as a service has it; learns first when the model file is behind the files, and keeps nothing of that. */
export async function openContent(folder: string): Promise<Content> {
  const live = await openLiveContent({
    folders: { content: folder, locales: LOCALES_FOLDER },
    now: () => new Date(),
    log: pino({ level: 'silent' }),
    watch: false,
  });
  return live.current();
}
