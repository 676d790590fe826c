/** A process that writes to an embedded store and tells its parent every number that was acknowledged. Arguments: file, name, how many (endless without). */
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';

const [file = '', name = '', limit = 'Infinity'] = process.argv.slice(2);
const stores = openEmbeddedStores({ file, now: () => new Date('2026-11-20T09:00:00Z') });

for (let number = 1; number <= Number(limit); number += 1) {
  await stores.sessions.set(`${name}${number}`, {
    version: 1,
    localeChosen: false,
    lastEntry: `work.number-${number}`,
  });
  await stores.feedback.add({ entry: 'work.eaeu', locale: 'ru', verdict: 'helpful', day: '2026-11-20' });
  await new Promise((resolve) => process.send?.(number, undefined, undefined, resolve));
}
await stores.close();
process.disconnect();
