import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleContent } from '../../../src/core/content/build-content.ts';
import type { Library } from '../../../src/core/content/content.ts';
import { lexicalDocuments } from '../../../src/core/content/learn.ts';
import { createCoverage } from '../../../src/core/search/coverage.ts';
import {
  createLexicalSearch,
  indexDocuments,
  type LexicalDocument,
} from '../../../src/core/search/lexical-index.ts';
import { MODEL_FILE } from '../../../src/storage/live-content.ts';
import { decodeModels } from '../../../src/storage/model-file.ts';
import type { Material } from '../material.ts';
import { median, megabytes, memoryInUse, type Rows } from '../report.ts';

const INDEX_COPIES = [1, 10, 100];
const SNAPSHOT_COPIES = [1, 10];

/** Builds something, and says what it took and what it holds. */
function weighed<T>(build: () => T): { built: T; ms: number; bytes: number } {
  const before = memoryInUse();
  const started = performance.now();
  const built = build();
  const ms = performance.now() - started;
  return { built, ms, bytes: memoryInUse() - before };
}

/** The word index and the coverage of more and more documents: the parts whose size depends on the texts. */
export function indexRows({ library }: Material, questions: readonly string[]): Rows {
  const documents = lexicalDocuments(library);
  return INDEX_COPIES.map((copies) => {
    const many = copiesOf(documents, copies);
    const { built, ms, bytes } = weighed(() => {
      const index = indexDocuments(many);
      return { search: createLexicalSearch(index), coverage: createCoverage(index) };
    });
    return {
      content: `${copies}×`,
      entries: library.entries.size * copies,
      documents: many.length,
      'build ms': Math.round(ms),
      'memory MB': megabytes(bytes),
      'word search p50 µs': Math.round(
        median(questions.map((text) => micros(() => built.search(text, 'ru')))),
      ),
    };
  });
}

/** The whole snapshot, from parsed files to the first answer; with the models at hand, for how old they are does not change its speed, and the index of words made anew. */
export async function snapshotRows(
  { library, languages }: Material,
  folder: string,
  questions: readonly string[],
): Promise<Rows> {
  const { models } = await decodeModels(readFileSync(join(folder, MODEL_FILE)));
  return SNAPSHOT_COPIES.map((copies) => {
    const many = { ...library, entries: entriesTimes(library.entries, copies) };
    const { built, ms, bytes } = weighed(() => {
      const index = indexDocuments(lexicalDocuments(many));
      return assembleContent({
        library: many,
        languages,
        models: { ...models, index },
        version: 'benchmark',
      });
    });
    return {
      content: `${copies}×`,
      entries: many.entries.size,
      'build ms': Math.round(ms),
      'memory MB': megabytes(bytes),
      'search p50 µs': Math.round(median(questions.map((text) => micros(() => built.search(text))))),
    };
  });
}

const copyName = (id: string, copy: number): string => (copy === 0 ? id : `${id}-copy-${copy}`);

const copiesOf = (documents: readonly LexicalDocument[], copies: number): LexicalDocument[] =>
  Array.from({ length: copies }, (_, copy) =>
    documents.map((document) => ({ ...document, entry: copyName(document.entry, copy) })),
  ).flat();

const entriesTimes = (entries: Library['entries'], copies: number): Library['entries'] =>
  new Map(
    Array.from({ length: copies }, (_, copy) =>
      [...entries.values()].map((entry) => {
        const id = copyName(entry.id, copy);
        return [id, { ...entry, id }] as const;
      }),
    ).flat(),
  );

function micros(work: () => unknown): number {
  const started = performance.now();
  work();
  return 1000 * (performance.now() - started);
}
