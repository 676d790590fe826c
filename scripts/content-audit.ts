/** `npm run content:audit -- --count 120 --seed 1`: statements drawn at random over languages and topics, each with the facts its entry cites, for a reader who checks them. */
import { parseArgs } from 'node:util';
import { readLibrary } from '../src/core/content/build-content.ts';
import { dayInKazakhstan } from '../src/core/dialogue/answer.ts';
import { renderBlocks, renderInlines } from '../src/core/dialogue/render-template.ts';
import type { Entry } from '../src/core/entry.ts';
import { LOCALES, type Locale } from '../src/core/locale.ts';
import { type Block, inlineToPlain } from '../src/core/rich-text.ts';
import { LOCALES_FOLDER, readContentFiles } from '../src/storage/content-files.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: process.env.CONTENT_DIR ?? 'content' },
    count: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
  },
});
const today = dayInKazakhstan(new Date());
const { files } = readContentFiles({ content: values.content, locales: LOCALES_FOLDER });
const { library } = readLibrary({ files, today });

interface Statement {
  readonly entry: string;
  readonly locale: Locale;
  readonly text: string;
  readonly facts: readonly string[];
}

function statementsOf(entry: Entry, locale: Locale): Statement[] {
  const reader = { locale, today };
  const { summary, sections } = entry.texts[locale];
  const lines = [
    inlineToPlain(renderInlines(summary, library, reader).value),
    ...sections.flatMap(({ blocks }) => renderBlocks(blocks, library, reader).value.flatMap(linesOf)),
  ];
  return lines
    .flatMap((line) => line.split(/(?<=[.!?])\s+/))
    .filter((text) => text.length > 25)
    .map((text) => ({ entry: entry.id, locale, text, facts: entry.sources }));
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [inlineToPlain(block.children)];
    case 'list':
      return block.items.map(inlineToPlain);
    case 'group':
      return block.blocks.flatMap(linesOf).map((line) => `[${block.label}] ${line}`);
    default:
      return block satisfies never;
  }
}

/** The same seed draws the same statements (a linear congruential generator). */
let state = Number(values.seed) >>> 0;
const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const entries = [...library.entries.values()];
for (let n = 0; n < Number(values.count); n++) {
  const locale = LOCALES[n % LOCALES.length] ?? 'en';
  const entry = entries[random(entries.length)];
  if (!entry) break;
  const statements = statementsOf(entry, locale);
  const statement = statements[random(statements.length)];
  if (statement)
    console.log(
      `${n + 1}\t${statement.locale}\t${statement.entry}\t${statement.facts.join(',')}\t${statement.text}`,
    );
}
