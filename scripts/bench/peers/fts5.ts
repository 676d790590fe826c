import { DatabaseSync } from 'node:sqlite';
import { DEPTH, entriesOf, flatDocument, type Peer, unicodeWords } from './peer.ts';

/** SQLite's own full-text index, in memory. */
export const fts5: Peer = {
  name: 'SQLite FTS5',
  setUp:
    '`unicode61`, `bm25()`, any word may match; fields weigh the same, which serves it better than our weights',
  async build(documents) {
    const database = new DatabaseSync(':memory:');
    database.exec("CREATE VIRTUAL TABLE texts USING fts5(title, questions, answer, tokenize = 'unicode61')");
    const insert = database.prepare(
      'INSERT INTO texts (rowid, title, questions, answer) VALUES (?, ?, ?, ?)',
    );
    documents.map(flatDocument).forEach(({ id, title, questions, answer }) => {
      insert.run(id, title, questions, answer);
    });
    const find = database.prepare(
      'SELECT rowid AS id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?',
    );
    return {
      nativeBytes: sizeOf(database),
      rank: (question) => {
        const words = unicodeWords(question).map((word) => `"${word}"`);
        if (words.length === 0) return [];
        return entriesOf(
          documents,
          find.all(words.join(' OR '), DEPTH).map(({ id }) => Number(id)),
        );
      },
    };
  },
};

function sizeOf(database: DatabaseSync): number {
  const number = (pragma: string) =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  return number('page_count') * number('page_size');
}
