/** A process that loads the secret key of a folder when it is told to, and tells its parent which it got. */
import { loadSecretKey } from '../../src/storage/secret-key.ts';

process.once('message', () => {
  process.send?.(loadSecretKey(process.argv[2] ?? ''), undefined, undefined, () => process.disconnect());
});
process.send?.('ready');
