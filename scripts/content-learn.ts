/** `npm run content:learn`: trains the models on the editors' questions and keeps them beside the content, for a quick start. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLibrary } from '../src/core/content/build-content.ts';
import { learningMaterial, phrasingsOf } from '../src/core/content/learn.ts';
import { formatProblem } from '../src/core/content/problem.ts';
import { dayInKazakhstan } from '../src/core/dialogue/answer.ts';
import { LOCALES_FOLDER, readContentFiles, readLanguageSamples } from '../src/storage/content-files.ts';
import { learnBeside } from '../src/storage/learning-worker.ts';
import { MODEL_FILE } from '../src/storage/live-content.ts';
import { learningHash, readModels, writeModels } from '../src/storage/model-file.ts';

const { values } = parseArgs({
  options: { content: { type: 'string', default: process.env.CONTENT_DIR ?? 'content' } },
});
const { files, hashes } = readContentFiles({ content: values.content, locales: LOCALES_FOLDER });
const { library, languages, problems } = readLibrary({ files, today: dayInKazakhstan(new Date()) });
const errors = problems.filter(({ severity }) => severity === 'error');
if (errors.length > 0) {
  for (const error of errors) console.error(formatProblem(error));
  process.exit(1);
}
const hash = learningHash(hashes);
const file = join(values.content, MODEL_FILE);
if (await readModels(file, hash)) {
  console.log(`${file} is up to date (${hash})`);
} else {
  const material = learningMaterial(library, languages, await readLanguageSamples());
  const started = performance.now();
  await writeModels(file, await learnBeside(material), hash);
  console.log(
    `${file} learned from ${phrasingsOf(material).length} questions and ${material.dangerExamples.length} examples (${hash}, ${Math.round(performance.now() - started)} ms)`,
  );
}
