/** `npm run bench:quality`: how well questions are understood, on the golden set and with `--eval DIR` on question sets of others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Content } from '../../src/core/content/content.ts';
import { LOCALES } from '../../src/core/locale.ts';
import {
  askAll,
  confusions,
  type GoldenAnswers,
  type GoldenDetail,
  readGolden,
  scoreDetails,
  scoreOf,
} from './golden.ts';
import { MEASURED, openContent } from './material.ts';
import { percent, publish, type Rows, type Table } from './report.ts';
import { startService } from './server-process.ts';

const { values } = parseArgs({
  options: {
    ...MEASURED,
    eval: { type: 'string' },
  },
});

/** Pairs shown; the rest are single mistakes. */
const MOST_CONFUSIONS = 25;

const questionScore = z.object({
  n: z.number(),
  recall1: z.number(),
  recall3: z.number(),
  language: z.number(),
});
const outsideScore = z.object({ n: z.number(), answeredWrongly: z.number() });
const safetyScore = z.object({
  n: z.number(),
  recall: z.number().nullable(),
  rightLevel: z.number().nullable(),
  falseAlarms: z.number().nullable(),
});
/** What score.mjs writes with `--json`, as far as it is shown here. */
const scorerReport = z.object({
  questions: z.record(z.string(), questionScore),
  outOfScope: z.record(z.string(), outsideScore),
  safety: z.record(z.string(), safetyScore),
});
type ScorerReport = z.infer<typeof scorerReport>;

function goldenTable(all: GoldenAnswers): Table {
  const rows = [...LOCALES, undefined].map((locale) => {
    const score = scoreOf(all, locale);
    return {
      language: locale ?? 'all',
      'recall@1': percent(score.recall1),
      'recall@3': percent(score.recall3),
      'language right': percent(score.language),
      'out of scope answered': percent(score.outOfScopeAnswered),
      'danger recall': percent(score.dangerRecall),
      'level right': percent(score.levelRight),
      'false alarms': percent(score.falseAlarms),
    };
  });
  return {
    title: 'The project’s own golden set',
    rows,
    note: `${all.questions.length} questions, ${all.outOfScope.length} texts out of scope, ${all.safety.length} dangerous and harmless ones; in equal parts a language.`,
  };
}

function detailTable(details: readonly GoldenDetail[], content: Content): Table {
  return {
    title: 'Which part of the answer is opened',
    rows: [...LOCALES, undefined].map((locale) => {
      const { opened, wronglyOpened, idlyOpened } = scoreDetails(details, content, locale);
      return {
        language: locale ?? 'all',
        'right part opened': percent(opened),
        'another part opened': percent(wronglyOpened),
        'opened where the short answer will do': percent(idlyOpened),
      };
    }),
    note: `${details.length} questions about the right entry, each with the section that answers it; the rest stay closed behind their buttons.`,
  };
}

function confusionTable({ questions }: GoldenAnswers): Table {
  const pairs = confusions(questions);
  return {
    title: 'Which entry came first instead',
    rows: pairs.slice(0, MOST_CONFUSIONS).map(({ want, got, times }) => ({ wanted: want, got, times })),
    note: `${pairs.length} different pairs in all; “(none)” was not answered.`,
  };
}

async function developmentTable(folder: string): Promise<Table> {
  const service = await startService(values.content);
  try {
    return {
      title: 'The development sets, over HTTP',
      rows: developmentRows(await runScorer(folder, service.url)),
      note: 'Asked of the running service by the scorer that comes with the sets; they only measure, nothing is chosen or learned from them.',
    };
  } finally {
    await service.stop();
  }
}

function developmentRows({ questions, outOfScope, safety }: ScorerReport): Rows {
  return [...LOCALES, 'all'].map((language) => ({
    language,
    questions: questions[language]?.n ?? 0,
    'recall@1': figure(questions[language]?.recall1),
    'recall@3': figure(questions[language]?.recall3),
    'language right': figure(questions[language]?.language),
    'out of scope answered': figure(outOfScope[language]?.answeredWrongly),
    'danger recall': figure(safety[language]?.recall),
    'level right': figure(safety[language]?.rightLevel),
    'false alarms': figure(safety[language]?.falseAlarms),
  }));
}

const figure = (value: number | null | undefined): string => value?.toFixed(1) ?? '–';

async function runScorer(folder: string, url: string): Promise<ScorerReport> {
  const kept = mkdtempSync(join(tmpdir(), 'aman-score-'));
  const json = join(kept, 'score.json');
  const sets = ['questions', 'out-of-scope', 'safety'].flatMap((set) => [
    `--${set}`,
    join(folder, 'dev', set),
  ]);
  const args = [join(folder, 'score.mjs'), '--url', url, ...sets, '--json', json];
  const scorer = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(scorer, 'exit');
  if (code !== 0) throw new Error(`${join(folder, 'score.mjs')} ended with code ${code}`);
  const report = scorerReport.parse(JSON.parse(readFileSync(json, 'utf8')));
  rmSync(kept, { recursive: true });
  return report;
}

const golden = readGolden(values.golden);
const content = await openContent(values.content);
const answers = askAll(golden, content, new Date());
publish(
  {
    name: 'quality',
    title: 'Quality',
    about:
      'Every text is sent alone, as a new visitor without a chosen language would send it, through the whole core: screening, language, phrases, search, answer. All figures are percentages.',
    tables: [
      goldenTable(answers),
      detailTable(golden.details, content),
      confusionTable(answers),
      ...(values.eval ? [await developmentTable(values.eval)] : []),
    ],
  },
  values.write,
);
