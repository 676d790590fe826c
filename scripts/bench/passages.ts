/** `npm run bench:passages -- --queries F --passages F`: the analyser and BM25 on any set of questions and passages, all their spellings. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { grams4, prefix4, skeletons } from '../../src/core/language/words.ts';
import { createBm25 } from '../../src/core/search/bm25.ts';
import { countTerms, invert } from '../../src/core/search/inverted-index.ts';
import { readJsonLines } from './json-lines.ts';
import { hitAt, ndcgAt, reciprocalRankAt } from './ranking.ts';
import { mean, median, percent, publish, type Table } from './report.ts';

const { values } = parseArgs({
  options: {
    queries: { type: 'string' },
    passages: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (!values.queries || !values.passages) {
  console.error('Usage: npm run bench:passages -- --queries FILE --passages FILE [--write]');
  process.exit(1);
}

/** The spellings a query may come in: as written, and as a phone makes it. */
const FORMS = ['text', 'v_typo', 'v_fold', 'v_script', 'v_script2', 'v_foldtypo'] as const;
type Form = (typeof FORMS)[number];

const spelling = z.string().optional();
const querySchema = z.object({
  set: z.string(),
  lang: z.string(),
  gold: z.array(z.string()),
  text: z.string(),
  v_typo: spelling,
  v_fold: spelling,
  v_script: spelling,
  v_script2: spelling,
  v_foldtypo: spelling,
});
const passageSchema = z.object({
  id: z.string(),
  set: z.string(),
  lang: z.string(),
  text: z.string(),
  title: spelling,
});
type Query = z.infer<typeof querySchema>;
type Passage = z.infer<typeof passageSchema>;

const DEPTH = 10;

/** Roots tell more than letter windows; windows forgive typing errors. */
const BOOSTS = [2.8, 1];
/** Windows are four letters or marked at the ends, so a leading sign keeps roots apart from them. */
const rootTerm = (stem: string): string => `=${prefix4(stem)}`;

/** Score of every passage for a text. */
type Score = (text: string) => Float64Array;

interface Figures {
  readonly set: string;
  readonly lang: string;
  readonly form: Form;
  readonly n: number;
  readonly ndcg: number;
  readonly mrr: number;
  readonly recall1: number;
  readonly recall5: number;
  readonly micros: number;
  readonly buildMs: number;
}

const collection = ({ set, lang }: Pick<Query, 'set' | 'lang'>): string => `${set} ${lang}`;
const queries = Map.groupBy(readJsonLines(values.queries, querySchema), collection);
const passages = Map.groupBy(readJsonLines(values.passages, passageSchema), collection);
const figures = [...queries].flatMap(([name, asked]) => measureSet(asked, passages.get(name) ?? []));
publish(
  {
    name: 'passages',
    title: 'Passages',
    about:
      'The script-blind analyser and BM25 over 4-letter roots and 4-letter windows, title and text as one field, without anything learned. A query is searched only among the passages of its own set and language. Quality in percent; recall@k is the share of queries with a right passage among the first k; µs is the median of a query, ranking included.',
    tables: [languageTable(figures), setTable(figures)],
  },
  values.write,
);

function measureSet(asked: readonly Query[], among: readonly Passage[]): Figures[] {
  const started = performance.now();
  const passages = among.map(({ title = '', text }) => `${title}\n${text}`);
  const bm25 = createBm25(
    invert(passages.map((text) => [countTerms(text, (stem) => [rootTerm(stem)]), countTerms(text, grams4)])),
    BOOSTS,
  );
  const score: Score = (text) =>
    bm25(new Set(skeletons(text).flatMap((stem) => [rootTerm(stem), ...grams4(stem)])));
  const buildMs = performance.now() - started;
  const ids = among.map(({ id }) => id);
  return FORMS.flatMap((form) => {
    const texts = asked.flatMap((query) => (query[form] ? [{ query, text: query[form] }] : []));
    return texts.length === 0 ? [] : [{ ...measureForm(texts, score, ids), form, buildMs }];
  });
}

function measureForm(
  asked: readonly { readonly query: Query; readonly text: string }[],
  score: Score,
  ids: readonly string[],
): Omit<Figures, 'form' | 'buildMs'> {
  const results = asked.map(({ query, text }) => {
    const started = performance.now();
    const ranked = best(score(text), ids);
    return { ranked, gold: new Set(query.gold), micros: 1000 * (performance.now() - started) };
  });
  const [first] = asked;
  return {
    set: first?.query.set ?? '',
    lang: first?.query.lang ?? '',
    n: asked.length,
    ndcg: mean(results.map(({ ranked, gold }) => ndcgAt(ranked, gold, DEPTH))),
    mrr: mean(results.map(({ ranked, gold }) => reciprocalRankAt(ranked, gold, DEPTH))),
    recall1: mean(results.map(({ ranked, gold }) => Number(hitAt(ranked, gold, 1)))),
    recall5: mean(results.map(({ ranked, gold }) => Number(hitAt(ranked, gold, 5)))),
    micros: median(results.map(({ micros }) => micros)),
  };
}

/** The passages that match at all, best first; equals in the order of the file. */
function best(scores: Float64Array, ids: readonly string[]): string[] {
  return Array.from(scores, (score, i) => ({ score, i }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, DEPTH)
    .map(({ i }) => ids[i] ?? '');
}

function languageTable(all: readonly Figures[]): Table {
  const rows = [...Map.groupBy(all, ({ lang }) => lang)].map(([lang, ofLanguage]) => {
    const cell = (form: Form) => {
      const ofForm = ofLanguage.filter((figure) => figure.form === form);
      return ofForm.length === 0 ? '–' : percent(mean(ofForm.map(({ ndcg }) => ndcg)));
    };
    return { language: lang, ...Object.fromEntries(FORMS.map((form) => [form, cell(form)])) };
  });
  return { title: 'nDCG@10 by language and spelling', rows, note: 'Mean over the sets of the language.' };
}

function setTable(all: readonly Figures[]): Table {
  const rows = all.map(({ set, lang, form, n, ndcg, mrr, recall1, recall5, micros, buildMs }) => ({
    set,
    language: lang,
    spelling: form,
    queries: n,
    'nDCG@10': percent(ndcg),
    'MRR@10': percent(mrr),
    'recall@1': percent(recall1),
    'recall@5': percent(recall5),
    µs: Math.round(micros),
    'build ms': Math.round(buildMs),
  }));
  return { title: 'By set, language and spelling', rows };
}
