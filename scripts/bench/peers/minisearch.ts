import MiniSearch, { type SearchOptions } from 'minisearch';
import { entriesOf, FIELD_BOOSTS, flatDocument, type Peer } from './peer.ts';

const FIELDS = ['title', 'questions', 'answer'];

const miniSearch = (name: string, setUp: string, searchOptions: SearchOptions): Peer => ({
  name,
  setUp,
  async build(documents) {
    const index = new MiniSearch({ fields: FIELDS, searchOptions });
    index.addAll(documents.map(flatDocument));
    return {
      rank: (question) =>
        entriesOf(
          documents,
          index.search(question).map(({ id }) => Number(id)),
        ),
    };
  },
});

/** As it comes. */
export const miniSearchDefaults = miniSearch('MiniSearch, defaults', 'no options at all', {});

/** As its documentation advises against typing errors. */
export const miniSearchFuzzy = miniSearch(
  'MiniSearch, prefix and fuzzy',
  '`prefix: true, fuzzy: 0.2`, our field weights',
  { prefix: true, fuzzy: 0.2, boost: FIELD_BOOSTS },
);
