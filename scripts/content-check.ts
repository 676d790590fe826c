/** `npm run content:check`: every problem of the editors' files with file, line and remedy, then the matrix of entries and languages. */
import { parseArgs } from 'node:util';
import { readLibrary } from '../src/core/content/build-content.ts';
import { coverageReport } from '../src/core/content/coverage-report.ts';
import { formatProblem } from '../src/core/content/problem.ts';
import { dayInKazakhstan } from '../src/core/dialogue/answer.ts';
import { LOCALES } from '../src/core/locale.ts';
import { LOCALES_FOLDER, readContentFiles } from '../src/storage/content-files.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: process.env.CONTENT_DIR ?? 'content' },
    'as-of': { type: 'string', default: dayInKazakhstan(new Date()) },
  },
});

const { files } = readContentFiles({ content: values.content, locales: LOCALES_FOLDER });
const { library, problems } = readLibrary({ files, today: values['as-of'], advice: true });
for (const problem of problems) console.log(formatProblem(problem));

console.log(
  `\n${'entry'.padEnd(30)} ${LOCALES.map((locale) => locale.padStart(5)).join('')}   (question variants; – = no text)`,
);
for (const { id, texts } of coverageReport(library, files, problems, values['as-of']).entries) {
  const cells = LOCALES.map((locale) => {
    const { state, questions } = texts[locale];
    return (state === 'missing' ? '–' : String(questions)).padStart(5);
  });
  console.log(`${id.padEnd(30)} ${cells.join('')}`);
}
const errors = problems.filter(({ severity }) => severity === 'error').length;
console.log(
  `\n${library.entries.size} entries complete in ${LOCALES.length} languages, ${errors} errors, ${problems.length - errors} warnings (as of ${values['as-of']})`,
);
process.exitCode = errors > 0 ? 1 : 0;
