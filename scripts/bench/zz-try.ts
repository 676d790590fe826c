import { DatabaseSync } from 'node:sqlite';
import { create, insertMultiple, search } from '@orama/orama';
import { Charset, Encoder, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { NlpManager } from 'node-nlp';
import { LOCALES } from '../../src/core/locale.ts';
import { readGolden } from './golden.ts';
import { readMaterial } from './material.ts';
import { entriesOf, FIELD_BOOSTS, flatDocument, peerDocuments, unicodeWords } from './peers/peer.ts';

const m = await readMaterial('content');
const docs = peerDocuments(m);
const g = readGolden('test/golden').questions;
async function score(name: string, rank: (q: string, l: any) => any) {
  const t0 = performance.now();
  const h: any = {};
  let a1 = 0,
    a3 = 0;
  for (const { text, locale, label } of g) {
    const r = (await rank(text, locale)) as string[];
    if (r[0] === label) {
      a1++;
      h[locale] = (h[locale] ?? 0) + 1;
    }
    if (r.slice(0, 3).includes(label)) a3++;
  }
  console.log(
    name.padEnd(40),
    LOCALES.map((l) => ((h[l] ?? 0) / 2.24).toFixed(1)).join(' '),
    'all',
    ((a1 / g.length) * 100).toFixed(1),
    ((a3 / g.length) * 100).toFixed(1),
    'us',
    Math.round(((performance.now() - t0) * 1000) / g.length),
  );
}
const which = process.argv[2];
if (which === 'ms') {
  const ix = new MiniSearch({ fields: ['title', 'questions', 'answer'] });
  ix.addAll(docs.map(flatDocument));
  for (const [n, o] of Object.entries({
    def: {},
    boost: { boost: FIELD_BOOSTS },
    pf: { prefix: true, fuzzy: 0.2 },
    pfb: { prefix: true, fuzzy: 0.2, boost: FIELD_BOOSTS },
    pfb2: { prefix: true, fuzzy: 0.2, boost: { title: 1, questions: 2, answer: 1 } },
  }))
    await score('ms ' + n, (q) =>
      entriesOf(
        docs,
        ix.search(q, o as any).map((r) => Number(r.id)),
      ),
    );
}
if (which === 'orama') {
  const tokenizer = { language: 'any', normalizationCache: new Map(), tokenize: unicodeWords } as any;
  const ix = create({
    schema: { title: 'string', questions: 'string', answer: 'string' } as const,
    components: { tokenizer },
  });
  await insertMultiple(
    ix,
    docs.map((d, i) => ({ ...flatDocument(d, i), id: String(i) })),
  );
  for (const [n, o] of Object.entries({
    def: {},
    boost: { boost: FIELD_BOOSTS },
    exact: { exact: true },
    exactb: { exact: true, boost: FIELD_BOOSTS },
    tol: { tolerance: 1, boost: FIELD_BOOSTS },
    qonly: { exact: true, properties: ['questions'] },
    bm: { boost: FIELD_BOOSTS, relevance: { k: 1.2, b: 0.75, d: 0.5 } },
    bm0: { boost: FIELD_BOOSTS, relevance: { k: 1.2, b: 0.9, d: 0 } },
    bm1: { exact: true, relevance: { k: 1.2, b: 0.9, d: 0 } },
  }))
    await score('orama ' + n, async (q) =>
      entriesOf(
        docs,
        (await search(ix, { term: q, limit: 50, ...(o as any) })).hits.map((h) => Number(h.id)),
      ),
    );
}
if (which === 'fts') {
  const db = new DatabaseSync(':memory:');
  db.exec("CREATE VIRTUAL TABLE t USING fts5(title,questions,answer,tokenize='unicode61')");
  const ins = db.prepare('INSERT INTO t(rowid,title,questions,answer) VALUES(?,?,?,?)');
  docs.map(flatDocument).forEach((d) => ins.run(d.id, d.title, d.questions, d.answer));
  for (const w of ['1,1,1', '3,4,1', '2,3,1', '1,3,1']) {
    const f = db.prepare(`SELECT rowid AS id FROM t WHERE t MATCH ? ORDER BY bm25(t,${w}) LIMIT 50`);
    await score('fts ' + w, (q) => {
      const x = unicodeWords(q).map((y) => `"${y}"`);
      return x.length
        ? entriesOf(
            docs,
            f.all(x.join(' OR ')).map((r) => Number(r.id)),
          )
        : [];
    });
  }
}
if (which === 'flex') {
  const order: any = {
    qta: (d: any) => [...d.questions, d.title, d.answer],
    tqa: (d: any) => [d.title, ...d.questions, d.answer],
    tq: (d: any) => [d.title, ...d.questions],
  };
  for (const [n, o] of Object.entries({
    strict: { tokenize: 'strict' },
    fwd: { tokenize: 'forward' },
    full: { tokenize: 'full' },
    ctx: { tokenize: 'strict', context: true },
    res: { tokenize: 'strict', resolution: 100 },
    preset: { preset: 'match' },
    ctxres: { tokenize: 'forward', context: true, resolution: 100 },
  }))
    for (const cs of ['Default', 'Normalize', 'LatinBalance'] as const)
      for (const k of ['tqa', 'qta']) {
        if (n === 'full' && (k !== 'tqa' || cs !== 'Normalize')) continue;
        const ix = new Index({ ...(o as any), encoder: new Encoder((Charset as any)[cs]) });
        docs.forEach((d, i) => ix.add(i, order[k](d).join('\n')));
        await score(`flex ${n} ${k} ${cs}`, (q) =>
          entriesOf(docs, (ix.search(q, { suggest: true, limit: 50 }) as any).map(Number)),
        );
      }
}
if (which === 'flex2') {
  // one document per phrasing
  const phr = docs.flatMap((d, i) => [d.title, ...d.questions, d.answer].map((t) => ({ t, i })));
  for (const n of ['strict', 'forward']) {
    const ix = new Index({ tokenize: n as any, encoder: new Encoder(Charset.Normalize) });
    phr.forEach((p, k) => ix.add(k, p.t));
    await score('flex per phrasing ' + n, (q) =>
      entriesOf(
        docs,
        (ix.search(q, { suggest: true, limit: 200 }) as any).map((k: any) => phr[k]!.i),
      ),
    );
  }
}
if (which === 'nlp') {
  for (const none of [false, true]) {
    const mm = new NlpManager({
      languages: LOCALES,
      autoSave: false,
      forceNER: false,
      nlu: { log: false, useNoneFeature: none },
    });
    for (const d of docs) for (const t of [d.title, ...d.questions]) mm.addDocument(d.locale, t, d.entry);
    const t0 = performance.now();
    await mm.train();
    console.log('train', (performance.now() - t0) / 1000);
    await score('nlp none=' + none, async (q, l) =>
      (await mm.process(l, q)).classifications
        .filter((c) => c.intent !== 'None')
        .sort((a, b) => b.score - a.score)
        .map((c) => c.intent),
    );
  }
}
if (which === 'orama2') {
  for (const dd of [false, true]) {
    const tokenizer = {
      language: 'any',
      normalizationCache: new Map(),
      tokenize: (t: string) => {
        const w = unicodeWords(t).map((x) => x + '$');
        return dd ? [...new Set(w)] : w;
      },
    } as any;
    const ix = create({
      schema: { title: 'string', questions: 'string', answer: 'string' } as const,
      components: { tokenizer },
    });
    await insertMultiple(
      ix,
      docs.map((d, i) => ({ ...flatDocument(d, i), id: String(i) })),
    );
    for (const [n, o] of Object.entries({
      def: {},
      boost: { boost: FIELD_BOOSTS },
      bm0: { relevance: { k: 1.2, b: 0.9, d: 0 } },
    }))
      await score(`orama marked dedupe=${dd} ` + n, async (q) =>
        entriesOf(
          docs,
          (await search(ix, { term: q, limit: 50, ...(o as any) })).hits.map((h) => Number(h.id)),
        ),
      );
  }
}
