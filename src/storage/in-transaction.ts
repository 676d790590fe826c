import type { DatabaseSync } from 'node:sqlite';

/** Keeps what `work` did only when it returns true; returns what it returned. Throws the cause when nothing was kept. */
export function inTransaction(db: DatabaseSync, work: () => boolean): boolean {
  db.exec('BEGIN IMMEDIATE');
  try {
    const isRight = work();
    db.exec(isRight ? 'COMMIT' : 'ROLLBACK');
    return isRight;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
