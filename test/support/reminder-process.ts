/** A process that sends reminders until it is killed. Arguments: store (a file or a redis:// address), Bot API server, token, holder. */
import { pino } from 'pino';
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';
import { openRedisStores } from '../../src/storage/redis-stores.ts';
import { testSender } from './reminder-harness.ts';

const [store = '', url = '', token = '', holder = ''] = process.argv.slice(2);
const now = () => new Date();
const log = pino({ level: 'silent' });
const { reminders } = store.startsWith('redis:')
  ? openRedisStores({ url: store, now, log })
  : openEmbeddedStores({ file: store, now });
testSender({ api: { url, token }, reminders, holder, log, timing: { leaseSeconds: 1 } }).start();
