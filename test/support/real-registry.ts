import type { Contacts } from '../../src/core/contacts.ts';
import { readLibrary } from '../../src/core/content/build-content.ts';
import { createRegistry, type Registry } from '../../src/core/registry/registry.ts';
import { CHECKED_DAY, realFiles } from './real-content.ts';

/** The project's own list of contacts and cited sites, as addresses are looked up in it. */
export async function realRegistry(): Promise<{ registry: Registry; contacts: Contacts }> {
  const { library } = readLibrary({ files: await realFiles(), today: CHECKED_DAY });
  const urls = [...library.facts.values()].flatMap(({ documents }) =>
    documents.flatMap(({ url }) => url ?? []),
  );
  return { registry: createRegistry(library.contacts, urls), contacts: library.contacts };
}
