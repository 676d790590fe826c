import { assembleContent } from '../../../src/core/content/build-content.ts';
import { learningMaterial } from '../../../src/core/content/learn.ts';
import { learnBeside } from '../../../src/storage/learning-worker.ts';
import type { Peer } from './peer.ts';

/** Aman's own search; models are learned anew, so that the time for it is counted and they fit the files. */
export const ours: Peer = {
  name: 'Aman',
  setUp: '`content.search` on the text as reread, in the language that Aman itself identifies',
  async build(_, { library, languages, samples }) {
    const started = performance.now();
    const models = await learnBeside(learningMaterial(library, languages, samples));
    const learned = ((performance.now() - started) / 1000).toFixed(1);
    const content = assembleContent({ library, languages, models, version: 'benchmark' });
    return {
      note: `${learned} s of the build of Aman are learning (ranking, danger, language and the index of words, in two threads), done once for a content and kept in a file`,
      rank: (question) => {
        const meant = content.reread(question);
        const { locale } = content.identify(meant);
        return content.search(meant, locale ? { locale } : {}).hits.map(({ entry }) => entry);
      },
    };
  },
};
