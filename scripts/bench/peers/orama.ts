import { create, insertMultiple, search } from '@orama/orama';
import { DEPTH, entriesOf, FIELD_BOOSTS, flatDocument, type Peer, unicodeWords } from './peer.ts';

const SCHEMA = { title: 'string', questions: 'string', answer: 'string' } as const;

/**
 * Its default tokenizer drops Cyrillic letters, so it gets one that knows all alphabets. It takes every word for the beginning
 * of longer ones, which brings in half the index for each "и" or "a" (18 % right instead of 68 %); an end mark stops that.
 */
const wholeWords = (text: string): string[] => [...new Set(unicodeWords(text).map((word) => `${word}$`))];

export const orama: Peer = {
  name: 'Orama',
  setUp: 'tokenizer for all alphabets and whole words, our field weights',
  async build(documents) {
    const tokenizer = { language: 'any', normalizationCache: new Map(), tokenize: wholeWords };
    const index = create({ schema: SCHEMA, components: { tokenizer } });
    const rows = documents.map((document, i) => ({ ...flatDocument(document, i), id: String(i) }));
    await insertMultiple(index, rows);
    return {
      rank: async (term) => {
        const { hits } = await search(index, { term, boost: FIELD_BOOSTS, limit: DEPTH });
        return entriesOf(
          documents,
          hits.map(({ id }) => Number(id)),
        );
      },
    };
  },
};
