import { NlpManager } from 'node-nlp';
import { LOCALES } from '../../../src/core/locale.ts';
import type { Peer } from './peer.ts';

/** nlp.js as an intent classifier: every entry is an intent, every title and question variant an utterance of it. */
export const nlpJs: Peer = {
  name: 'nlp.js',
  setUp: 'one classifier a language, told the true language of each question; all variants, no answers',
  async build(documents) {
    const manager = new NlpManager({
      languages: LOCALES,
      autoSave: false,
      forceNER: false,
      nlu: { log: false, useNoneFeature: false },
    });
    for (const { entry, locale, title, questions } of documents)
      for (const text of [title, ...questions]) manager.addDocument(locale, text, entry);
    await manager.train();
    return {
      rank: async (question, locale) => {
        const { classifications } = await manager.process(locale, question);
        return [...classifications].sort((a, b) => b.score - a.score).map(({ intent }) => intent);
      },
    };
  },
};
