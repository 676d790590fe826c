/** Which updates were fetched and which are done. Telegram forgets all below the offset, so the offset never passes one that is not done. */
export interface UpdateWindow {
  /** What to ask for next; `undefined` before anything was fetched. */
  readonly offset: number | undefined;
  readonly isBusy: boolean;
  /** True when the update is new and was now begun. */
  begin(id: number): boolean;
  finish(id: number): void;
}

/** A request sent while updates were under way may bring them again after they were done; ten full batches are remembered. */
const REMEMBERED = 1000;

export function createUpdateWindow(): UpdateWindow {
  const open = new Set<number>();
  const done = new Set<number>();
  let newest: number | undefined;

  function forgetOldest(): void {
    for (const id of done) {
      if (done.size <= REMEMBERED) return;
      done.delete(id);
    }
  }

  return {
    get offset() {
      if (open.size > 0) return Math.min(...open);
      return newest === undefined ? undefined : newest + 1;
    },
    get isBusy() {
      return open.size > 0;
    },
    begin(id) {
      if (open.has(id) || done.has(id)) return false;
      open.add(id);
      // not the highest: after a quiet week Telegram begins to count anywhere
      newest = id;
      return true;
    },
    finish(id) {
      open.delete(id);
      done.add(id);
      forgetOldest();
    },
  };
}
