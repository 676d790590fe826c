import { Charset, Encoder, Index } from 'flexsearch';
import { DEPTH, entriesOf, type Peer } from './peer.ts';

/** It ranks by where in a text a word stands, so questions come first, then the title, then the answer. */
export const flexSearch: Peer = {
  name: 'FlexSearch',
  setUp: '`tokenize: "strict"`, `suggest: true` (without it all words of a question must match)',
  async build(documents) {
    const index = new Index({ tokenize: 'strict', encoder: new Encoder(Charset.Normalize) });
    documents.forEach(({ title, questions, answer }, id) => {
      index.add(id, [title, ...questions, answer].join('\n'));
    });
    return {
      rank: (question) =>
        entriesOf(documents, index.search(question, { suggest: true, limit: DEPTH }).map(Number)),
    };
  },
};
