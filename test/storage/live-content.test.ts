import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCALES_FOLDER } from '../../src/storage/content-files.ts';
import { ContentError, type LiveContent, openLiveContent } from '../../src/storage/live-content.ts';
import { createLogLines } from '../support/log-lines.ts';
import { CHECKED_AT } from '../support/real-content.ts';
import { makeSmallContent, smallText } from '../support/small-content.ts';

let folder: string;
let live: LiveContent | undefined;
const { log, lines, messages } = createLogLines();

beforeEach(async () => {
  folder = await makeSmallContent();
});
afterEach(async () => {
  live?.close();
  live = undefined;
  await rm(folder, { recursive: true });
});

const open = async (watch = false): Promise<LiveContent> => {
  live = await openLiveContent({
    folders: { content: folder, locales: LOCALES_FOLDER },
    modelCache: join(folder, 'cache.bin'),
    now: () => CHECKED_AT,
    log,
    watch,
  });
  return live;
};
const titleOf = (content: LiveContent) => content.current().entries.get('life.bread')?.texts.en.title;
const learnt = () => messages().filter((message) => message === 'learning from the questions').length;
const TEXT = 'life/bread/en.md';

describe('live content', () => {
  it('takes a valid change of a text at once, with the models it has', async () => {
    const content = await open();
    await writeFile(join(folder, TEXT), smallText('Fresh bread'));
    await content.reload();
    expect(titleOf(content)).toBe('Fresh bread');
  });

  it('keeps the old content on an invalid change and names file and line in the log and to readiness', async () => {
    const content = await open();
    const before = content.current();
    await writeFile(
      join(folder, TEXT),
      smallText('Bread for {{price-of-bread}}').replace('Go and', 'Pay {{price-of-bread}} and'),
    );
    await content.reload();
    expect(content.current()).toBe(before);
    expect(content.problems()).toContainEqual(
      expect.objectContaining({
        file: 'content/life/bread/en.md',
        message: expect.stringContaining('price-of-bread'),
      }),
    );
    expect(JSON.stringify(lines())).toContain('content/life/bread/en.md');
  });

  it('recovers when the mistake is mended', async () => {
    const content = await open();
    const text = await readFile(join(folder, TEXT), 'utf8');
    await writeFile(join(folder, TEXT), 'no front matter');
    await content.reload();
    await writeFile(join(folder, TEXT), text);
    await content.reload();
    expect(content.problems()).toEqual([]);
  });

  it('lets a turn under way finish on the snapshot it began with', async () => {
    const content = await open();
    const held = content.current();
    await writeFile(join(folder, TEXT), smallText('Newer'));
    await content.reload();
    expect(held.entries.get('life.bread')?.texts.en.title).toBe('bread en');
  });

  it('publishes new questions first and learns from them beside the turns', async () => {
    const content = await open();
    const ask = () => content.current().search('кайдан токоч сатып алса болот')?.hits[0];
    const before = ask()?.probability ?? 0;
    await appendFile(
      join(folder, 'life/bread/ky.questions.txt'),
      'кайдан токоч сатып алса болот эжеке\nтокоч сатып алса\n',
    );
    await content.reload();
    expect(content.current().entries.get('life.bread')?.texts.ky.questions).toHaveLength(17);
    await content.settled();
    expect(ask()).toMatchObject({ entry: 'life.bread' });
    expect(ask()?.probability).toBeGreaterThan(before);
  });

  it('learns one after another when changes come faster, and leaves out those that others overtook', async () => {
    const content = await open();
    const before = learnt();
    for (const question of ['where is bread sold', 'who has bread', 'is there bread']) {
      await appendFile(join(folder, 'life/bread/en.questions.txt'), `${question}\n`);
      await content.reload();
    }
    expect(learnt()).toBe(before + 1);
    await content.settled();
    expect(learnt()).toBe(before + 2);
    expect(content.current().search('is there bread').hits[0]).toMatchObject({ entry: 'life.bread' });
  });

  it('starts again from the models it kept', async () => {
    (await open()).close();
    const before = learnt();
    await open();
    expect(learnt()).toBe(before);
  });

  it('leaves out what only teaches when it has the models, and reads it after all when they are damaged', async () => {
    (await open()).close();
    const again = await open();
    expect(again.current().entries.get('life.bread')?.texts.en.questions).toEqual([]);
    expect(again.current().search('where do I buy bread').hits[0]?.entry).toBe('life.bread');
    again.close();
    const kept = join(folder, 'cache.bin');
    const whole = await readFile(kept);
    await writeFile(kept, whole.subarray(0, -100));
    const mended = await open();
    expect(mended.current().search('where do I buy bread').hits[0]?.entry).toBe('life.bread');
    // Learned from the very same: what was left out was read.
    expect((await readFile(kept)).equals(whole)).toBe(true);
  });

  it('sees a change on disk by itself', async () => {
    const content = await open(true);
    await writeFile(join(folder, TEXT), smallText('Seen'));
    await expect.poll(() => titleOf(content), { timeout: 20_000 }).toBe('Seen');
  });

  it('refuses to start on broken content and lists what is wrong', async () => {
    await rm(join(folder, 'figures.yaml'));
    await expect(open()).rejects.toThrow(ContentError);
    await expect(open()).rejects.toThrow(/figures\.yaml: the file is missing/);
  });
});
