import type { SessionStore } from '../ports.ts';
import type { Attempt } from './outage.ts';

export interface FallbackSessions extends SessionStore {
  /** Brings the primary up to date with what was written while it was away. */
  catchUp(): Promise<void>;
}

/**
 * Sessions that outlive an outage of the primary. `local` also keeps a copy in good times, so that an outage finds each
 * conversation where it is; what is written or forgotten during an outage wins over what the primary still has.
 */
export function fallbackSessions(
  primary: SessionStore,
  local: SessionStore,
  attempt: Attempt,
): FallbackSessions {
  /** Keys for which `local` is right and the primary is not; a key without a local session was forgotten. */
  const behind = new Set<string>();

  async function push(key: string): Promise<void> {
    const session = await local.get(key);
    // A turn that wrote the key in the meantime has taken it off the list: its session is the newer one.
    if (!behind.delete(key)) return;
    try {
      await (session ? primary.set(key, session) : primary.delete(key));
    } catch (error) {
      behind.add(key);
      throw error;
    }
  }

  async function pushAndGet(key: string) {
    await push(key);
    return local.get(key);
  }

  async function getFromPrimary(key: string) {
    const session = await primary.get(key);
    // Forgotten through another instance: the copy here must not bring it back.
    if (!session && !behind.has(key)) await local.delete(key);
    return session;
  }

  /** Writes to both; `write` is asked of the primary first, and the local result is what counts if that fails. */
  async function writeBoth(key: string, write: (store: SessionStore) => Promise<void>): Promise<void> {
    behind.delete(key);
    await attempt(
      async () => {
        await write(primary);
        await write(local);
      },
      async () => {
        await write(local);
        behind.add(key);
      },
    );
  }

  return {
    get: (key) =>
      attempt(
        () => (behind.has(key) ? pushAndGet(key) : getFromPrimary(key)),
        () => local.get(key),
      ),
    set: (key, session) => writeBoth(key, (store) => store.set(key, session)),
    delete: (key) => writeBoth(key, (store) => store.delete(key)),
    catchUp: async () => {
      for (const key of [...behind]) await push(key);
    },
  };
}
