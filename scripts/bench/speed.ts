/** `npm run bench:speed`: microseconds a turn, growth with the content, and answers per second beside a bare route. */
import { parseArgs } from 'node:util';
import { readGolden } from './golden.ts';
import { MEASURED, openContent, readMaterial } from './material.ts';
import { publish } from './report.ts';
import { engineRows, yardstickRows } from './speed/engine.ts';
import { indexRows, snapshotRows } from './speed/growth.ts';
import { compareHttp } from './speed/http.ts';

const { values } = parseArgs({
  options: {
    ...MEASURED,
  },
});
const distinct = (rows: readonly { readonly text: string }[]) => [...new Set(rows.map(({ text }) => text))];
const golden = readGolden(values.golden);
const questions = distinct(golden.questions);
const others = distinct([...golden.safety, ...golden.outOfScope]);

console.log(`engine: ${questions.length} distinct questions`);
const engine = engineRows(await openContent(values.content), questions, others);
console.log('growth of the content');
const started = performance.now();
const material = await readMaterial(values.content);
const readingMs = Math.round(performance.now() - started);
const yardstick = await yardstickRows(material, questions, others);
const growth = indexRows(material, questions);
const snapshots = await snapshotRows(material, values.content, questions);
console.log('answers over HTTP');
const http = await compareHttp(values.content, questions);

publish(
  {
    name: 'speed',
    title: 'Speed',
    about: `${questions.length} distinct questions of the golden set; ${others.length} other texts warm up. No question and no reply is remembered. What is remembered, here as in production, is what single words tell, and each entry as rendered for one language while no office opens or closes; the second row measures without the entries.`,
    tables: [
      {
        title: 'Engine',
        rows: [...engine, ...yardstick],
        note: 'Median of three rounds. A whole turn is screening and the reply, as text and buttons; a step is measured alone, on the text as typed. Machines differ: the yardstick is what the same questions cost in the same run in MiniSearch.',
      },
      {
        title: 'Growth: index of words and coverage',
        rows: growth,
        note: 'Entries are copied under other ids, so documents, their words counted anew, their places in the index and the words known of each entry multiply, the vocabulary does not. Word search is the lexical part alone, which a turn needs only where the learned ranking is unsure.',
      },
      {
        title: 'Growth: whole snapshot',
        rows: snapshots,
        note: `From parsed files with the models at hand, the index of words made anew; the models are the same for all sizes and know only the real entries. Reading, parsing and checking the files of 1× takes ${readingMs} ms before that.`,
      },
      {
        title: 'HTTP',
        rows: http.rows,
        note: `\`POST /api/v1/messages\` with everything behind it (schemas, session kept on disk, metrics) beside a Fastify route with nothing behind it that returns the same bytes (${Math.round(http.meanBytes)} on average), in turns, over ten connections that are kept. Server and client share the cores. Ratio of the medians: ${http.ratio.toFixed(2)}.`,
      },
    ],
  },
  values.write,
);
