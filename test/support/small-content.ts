import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '../../src/core/locale.ts';

const DATA_FILES = ['figures', 'contacts', 'countries', 'holidays', 'sources', 'glossary'];

/** How people ask for the two entries of the small content. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  bread: ['where do I buy bread', 'нан қайдан алам', 'где купить хлеб', 'non qayerda', 'нонро аз куҷо харам'],
  water: ['where is clean water', 'таза су қайда', 'где чистая вода', 'toza suv qayerda', 'оби тоза куҷост'],
};

/** A content folder of two plain entries with the project's own data files, to be changed by a test. Returns its path. */
export async function makeSmallContent(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aman-content-'));
  for (const name of DATA_FILES) await cp(`content/${name}.yaml`, join(folder, `${name}.yaml`));
  for (const slug of Object.keys(QUESTIONS)) await writeEntry(folder, slug);
  return folder;
}

async function writeEntry(folder: string, slug: string): Promise<void> {
  const entry = join(folder, 'life', slug);
  await mkdir(entry, { recursive: true });
  const meta = [
    `id: life.${slug}`,
    'audience: all',
    'sources: []',
    'checked: 2026-11-20',
    'review_by: 2027-11-20',
  ];
  await writeFile(join(entry, 'entry.yaml'), `${meta.join('\n')}\ncontacts: [egov-1414]\n`);
  for (const locale of LOCALES) {
    await writeFile(join(entry, `${locale}.md`), smallText(`${slug} ${locale}`));
    const questions = Array.from(
      { length: 15 },
      (_, i) => `${QUESTIONS[slug]?.[i % 5]} ${'abcdefghijklmno'[i]}`,
    );
    await writeFile(join(entry, `${locale}.questions.txt`), `${questions.join('\n')}\n`);
  }
}

/** A text with a title of one's choice. */
export const smallText = (title: string): string =>
  `---\ntitle: ${title}\nsummary: Ask {{contact:egov-1414}}.\n---\n## steps\nGo and look.\n`;
