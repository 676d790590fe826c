import type { SourceFiles } from './problem.ts';

/** The folders that hold an entry, such as `content/notify/arrival`, in order. */
export function entryFolders(files: SourceFiles): string[] {
  const folders = [...files.keys()].flatMap((file) => /^(content\/[^/]+\/[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort();
}
