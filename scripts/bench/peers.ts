/** `npm run bench:peers`: the same content and questions through other ways to find an entry, side by side. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../src/core/locale.ts';
import { readGolden } from './golden.ts';
import { readJsonLines } from './json-lines.ts';
import { MEASURED, readMaterial } from './material.ts';
import { flexSearch } from './peers/flexsearch.ts';
import { fts5 } from './peers/fts5.ts';
import { miniSearchDefaults, miniSearchFuzzy } from './peers/minisearch.ts';
import { nlpJs } from './peers/nlp-js.ts';
import { orama } from './peers/orama.ts';
import { ours } from './peers/ours.ts';
import { type Built, type Peer, peerDocuments } from './peers/peer.ts';
import { hitAt } from './ranking.ts';
import { mean, median, megabytes, memoryInUse, percent, publish, type Table } from './report.ts';

const PEERS: readonly Peer[] = [ours, nlpJs, miniSearchFuzzy, miniSearchDefaults, fts5, orama, flexSearch];

const { values } = parseArgs({
  options: {
    ...MEASURED,
    eval: { type: 'string' },
    /** Measure this one alone and send the figures to the parent process. */
    peer: { type: 'string' },
  },
});

interface Question {
  readonly text: string;
  readonly locale: Locale;
  readonly gold: ReadonlySet<string>;
}

interface QuestionSet {
  readonly title: string;
  readonly questions: readonly Question[];
}

/** How a peer did on one language of one set; shares from 0 to 1. */
const accuracySchema = z.object({
  set: z.string(),
  locale: z.enum(LOCALES),
  recall1: z.number(),
  recall3: z.number(),
});
const measuredSchema = z.object({
  accuracy: z.array(accuracySchema),
  micros: z.number(),
  buildSeconds: z.number(),
  bytes: z.number(),
  note: z.string().optional(),
});
type Measured = z.infer<typeof measuredSchema>;

/** A question as the development sets hold it. */
const developmentSchema = z.object({ text: z.string(), lang: z.enum(LOCALES), gold: z.array(z.string()) });

async function compare(): Promise<void> {
  const results: [Peer, Measured][] = [];
  for (const peer of PEERS) {
    console.log(`measuring ${peer.name}`);
    results.push([peer, await measureApart(peer)]);
  }
  const titles = questionSets().map(({ title }) => title);
  publish(
    {
      name: 'peers',
      title: 'Peers',
      about: `The same content and the same questions, each peer in a process of its own. One document per entry and language (title, question variants, short answer and details) in one index of all languages; the result of a question is its best entries. Nobody but nlp.js is told the language.\n\n${setUps(results)}`,
      tables: [
        ...titles.flatMap((title) => [
          accuracyTable(`${title}: recall@1`, results, title, ({ recall1 }) => recall1),
          accuracyTable(`${title}: recall@3`, results, title, ({ recall3 }) => recall3),
        ]),
        costTable(results),
      ],
    },
    values.write,
  );
}

const setUps = (results: readonly [Peer, Measured][]): string =>
  results.map(([{ name, setUp }]) => `- ${name}: ${setUp}`).join('\n');

/** A process of its own keeps one peer’s memory and garbage out of another’s figures. */
async function measureApart({ name }: Peer): Promise<Measured> {
  const child = fork(import.meta.filename, [...process.argv.slice(2), '--peer', name], {
    execArgv: ['--expose-gc'],
  });
  const [sent] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`measuring ${name} ended with code ${code}`);
    }),
  ]);
  return measuredSchema.parse(sent);
}

async function measure(peer: Peer): Promise<Measured> {
  const material = await readMaterial(values.content);
  const documents = peerDocuments(material);
  const sets = questionSets();
  const before = memoryInUse();
  const started = performance.now();
  const built = await peer.build(documents, material);
  const buildSeconds = (performance.now() - started) / 1000;
  const bytes = memoryInUse() - before + (built.nativeBytes ?? 0);
  const micros: number[] = [];
  const accuracy = [];
  for (const set of sets) accuracy.push(...(await askSet(set, built, micros)));
  const note = built.note === undefined ? {} : { note: built.note };
  return { accuracy, micros: median(micros), buildSeconds, bytes, ...note };
}

async function askSet({ title, questions }: QuestionSet, { rank }: Built, micros: number[]) {
  const accuracy: z.infer<typeof accuracySchema>[] = [];
  for (const locale of LOCALES) {
    const hits: [number, number][] = [];
    for (const { text, gold } of questions.filter((question) => question.locale === locale)) {
      const started = performance.now();
      const ranked = await rank(text, locale);
      micros.push(1000 * (performance.now() - started));
      hits.push([Number(hitAt(ranked, gold, 1)), Number(hitAt(ranked, gold, 3))]);
    }
    const recall1 = mean(hits.map(([first]) => first));
    accuracy.push({ set: title, locale, recall1, recall3: mean(hits.map(([, third]) => third)) });
  }
  return accuracy;
}

function questionSets(): QuestionSet[] {
  const golden = readGolden(values.golden).questions.map(({ text, locale, label }) => ({
    text,
    locale,
    gold: new Set([label]),
  }));
  return [
    { title: 'Golden set', questions: golden },
    ...(values.eval ? [{ title: 'Development set', questions: developmentQuestions(values.eval) }] : []),
  ];
}

function developmentQuestions(folder: string): Question[] {
  const questions = join(folder, 'dev/questions');
  return readdirSync(questions)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readJsonLines(join(questions, file), developmentSchema))
    .map(({ text, lang, gold }) => ({ text, locale: lang, gold: new Set(gold) }));
}

function accuracyTable(
  title: string,
  results: readonly [Peer, Measured][],
  set: string,
  figure: (accuracy: z.infer<typeof accuracySchema>) => number,
): Table {
  const rows = results.map(([{ name }, { accuracy }]) => {
    const ofSet = accuracy.filter((one) => one.set === set);
    const cells = ofSet.map((one) => [one.locale, percent(figure(one))]);
    return { peer: name, ...Object.fromEntries(cells), all: percent(mean(ofSet.map(figure))) };
  });
  return { title, rows };
}

function costTable(results: readonly [Peer, Measured][]): Table {
  const rows = results.map(([{ name }, { micros, buildSeconds, bytes }]) => ({
    peer: name,
    'µs a question': Math.round(micros),
    'build s': buildSeconds.toFixed(2),
    'memory MB': megabytes(bytes),
  }));
  const notes = results.flatMap(([, { note }]) => note ?? []);
  return {
    title: 'What it costs',
    rows,
    note: `µs is the median over all questions; memory is what stays after garbage was collected, buffers and SQLite’s pages included. ${notes.join(' ')}.`,
  };
}

const measured = PEERS.find(({ name }) => name === values.peer);
if (measured) process.send?.(await measure(measured));
else await compare();
