/** `npm run content:report`: entries × languages × state, facts and figures; as text, and as a page with `--html FILE`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Html, html } from '../src/channels/web/html.ts';
import { readLibrary } from '../src/core/content/build-content.ts';
import {
  type CoverageReport,
  coverageReport,
  type EntryCoverage,
} from '../src/core/content/coverage-report.ts';
import { type SimilarPair, similarQuestions } from '../src/core/content/similar-questions.ts';
import { dayInKazakhstan } from '../src/core/dialogue/answer.ts';
import { LOCALES, OWN_NAMES } from '../src/core/locale.ts';
import { LOCALES_FOLDER, readContentFiles } from '../src/storage/content-files.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: process.env.CONTENT_DIR ?? 'content' },
    'as-of': { type: 'string', default: dayInKazakhstan(new Date()) },
    html: { type: 'string' },
  },
});
const { files } = readContentFiles({ content: values.content, locales: LOCALES_FOLDER });
const { library, problems } = readLibrary({ files, today: values['as-of'], advice: true });
const report = coverageReport(library, files, problems, values['as-of']);
console.log(asText(report));
console.log(similarText(similarQuestions(library)));
if (values.html) {
  writeFileSync(values.html, `<!doctype html>\n${asPage(report)}`);
  console.log(`\nwritten to ${values.html}`);
}

function similarText(pairs: readonly SimilarPair[]): string {
  const lines = pairs.map(
    ({ locale, likeness, first, second }) =>
      `  ${locale} ${Math.round(100 * likeness)} % ${first.entry} "${first.text}" ~ ${second.entry} "${second.text}"`,
  );
  return [`question variants nearly the same under two entries: ${pairs.length}`, ...lines].join('\n');
}

function counts({ entries }: CoverageReport): string {
  const texts = entries.flatMap((entry) => LOCALES.map((locale) => entry.texts[locale].state));
  const of = (state: string) => texts.filter((one) => one === state).length;
  return `${entries.length} entries × ${LOCALES.length} languages = ${texts.length} texts: ${of('complete')} complete, ${of('stale')} stale, ${of('broken')} broken, ${of('missing')} missing; ${entries.filter(({ unconfirmed }) => unconfirmed).length} entries name something unconfirmed`;
}

function asText(data: CoverageReport): string {
  const rows = data.entries.map((entry) => {
    const cells = LOCALES.map((locale) =>
      `${entry.texts[locale].state} ${entry.texts[locale].questions}`.padStart(13),
    );
    return `${entry.id.padEnd(30)}${cells.join('')}  ${entry.unconfirmed ? 'unconfirmed' : ''}`;
  });
  return [
    `Coverage on ${data.day}`,
    `${'entry'.padEnd(30)}${LOCALES.map((locale) => locale.padStart(13)).join('')}   (state, question variants)`,
    ...rows,
    '',
    counts(data),
    `facts: ${data.factsUsed} used, ${data.factsUnused.length} not used by any entry`,
    ...data.factsUnused.map(
      ({ id, reason }) => `  ${id}: ${reason ?? 'NO REASON GIVEN (content/unused-facts.yaml)'}`,
    ),
    `figures that end within 60 days: ${data.figuresExpiring.length}`,
    ...data.figuresExpiring.map(
      ({ name, until, entries }) => `  ${name} ends ${until}: ${entries.join(', ')}`,
    ),
    `figures that no text uses: ${data.figuresUnused.length}${data.figuresUnused.length > 0 ? ` (${data.figuresUnused.join(', ')})` : ''}`,
  ].join('\n');
}

function asPage(data: CoverageReport): string {
  const row = (entry: EntryCoverage): Html =>
    html`<tr><th scope="row">${entry.id}</th>${LOCALES.map(
      (locale) =>
        html`<td class="${entry.texts[locale].state}">${entry.texts[locale].state}, ${entry.texts[locale].questions}</td>`,
    )}<td>${entry.unconfirmed ? 'unconfirmed' : ''}</td><td>${entry.reviewBy ?? ''}</td></tr>`;
  const page = html`<html lang="en"><meta charset="utf-8"><title>Aman: coverage on ${data.day}</title>
<style>body{font:16px system-ui;margin:2rem}td,th{padding:.2rem .6rem;text-align:left;border-bottom:1px solid #ccc}.missing,.broken{background:#f3c0b4}.stale{background:#fbe6b0}</style>
<h1>Coverage on ${data.day}</h1><p>${counts(data)}</p>
<table><thead><tr><th>entry</th>${LOCALES.map((locale) => html`<th>${OWN_NAMES[locale]}</th>`)}<th>honesty</th><th>review by</th></tr></thead><tbody>${data.entries.map(row)}</tbody></table>
<h2>Facts not used by any entry</h2><ul>${data.factsUnused.map(({ id, reason }) => html`<li>${id}: ${reason ?? 'no reason given'}</li>`)}</ul>
<h2>Figures that end within 60 days</h2><ul>${data.figuresExpiring.map(({ name, until, entries }) => html`<li>${name} ends ${until}: ${entries.join(', ')}</li>`)}</ul>
</html>`;
  return page.markup;
}
