import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { dayInKazakhstan } from '../../src/core/dialogue/answer.ts';

/** Rows of one table; the keys of the first row are the columns. */
export type Rows = readonly Readonly<Record<string, string | number>>[];

export interface Table {
  readonly title: string;
  readonly rows: Rows;
  /** What a reader has to know to take the figures for what they are. */
  readonly note?: string;
}

export interface Section {
  /** Name of the command after `bench:`, and of the section's markers. */
  readonly name: string;
  readonly title: string;
  /** How it was measured, in Markdown. */
  readonly about: string;
  readonly tables: readonly Table[];
}

/** Where the sections are kept. */
const BENCHMARKS_FILE = 'docs/benchmarks.md';
const HEAD = `# Benchmarks

Every section is measured and written by its own command: \`npm run bench:NAME -- --write\`. Nothing here is edited by hand.
`;

/** Prints a section, and with `write` puts it into docs/benchmarks.md in place of the one that was there. */
export function publish(section: Section, write: boolean): void {
  const body = sectionBody(section);
  console.log(`\n${body}`);
  if (!write) return;
  const before = existsSync(BENCHMARKS_FILE) ? readFileSync(BENCHMARKS_FILE, 'utf8') : HEAD;
  mkdirSync(dirname(BENCHMARKS_FILE), { recursive: true });
  writeFileSync(BENCHMARKS_FILE, putSection(before, section.name, body));
  console.log(`\nwritten to ${BENCHMARKS_FILE}`);
}

function sectionBody({ name, title, about, tables }: Section): string {
  const circumstances = `\`npm run bench:${name}\`, ${dayInKazakhstan(new Date())}, commit ${commit()}, Node ${process.versions.node}, ${cpus().length} cores.`;
  const parts = tables.map((table) =>
    [`### ${table.title}`, markdownTable(table.rows), ...(table.note ? [table.note] : [])].join('\n\n'),
  );
  return [`## ${title}`, circumstances, about, ...parts].join('\n\n');
}

/** The commit that is measured; an unpacked archive has none, which must not throw minutes of measuring away. */
const commit = (): string =>
  spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout?.trim() || 'unknown';

/** Puts a body between the markers of a name; a document without them gets both at its end. */
export function putSection(document: string, name: string, body: string): string {
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const section = `${open}\n${body.trim()}\n${close}`;
  const start = document.indexOf(open);
  const end = document.indexOf(close, start);
  if (start < 0 || end < 0) return `${document.trimEnd()}\n\n${section}\n`;
  return document.slice(0, start) + section + document.slice(end + close.length);
}

/** A table that reads well in a terminal and in Markdown alike: first column left, all others right. */
export function markdownTable(rows: Rows): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, c) => Math.max(3, ...cells.map((line) => line[c]?.length ?? 0)));
  const pad = (text: string, c: number) =>
    c === 0 ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0);
  const rule = widths.map((width, c) => (c === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...body] = cells.map((line) => line.map(pad));
  return [head, rule, ...body].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** The value that a share (0 to 1) of the values does not exceed, by nearest rank; NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The arithmetic mean; 0 for no values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/** A share as a percentage with one digit, such as 95.5. */
export const percent = (share: number): string => (100 * share).toFixed(1);

/** Bytes that live objects take, buffers outside the heap included; exact only where garbage can be collected (`--expose-gc`). */
export function memoryInUse(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
