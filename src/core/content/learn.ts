import { shownBy } from '../entry.ts';
import { createConcepts } from '../language/concepts.ts';
import { LANGUAGE_TRAINING, type LanguageSample, languageExamples } from '../language/identify.ts';
import { createTextFeatures, type TextFeatures } from '../language/text-features.ts';
import { type LinearModel, trainModel } from '../learning/linear-model.ts';
import { LOCALES } from '../locale.ts';
import { DANGER_TRAINING, dangerExamples } from '../safety/danger.ts';
import { indexDocuments, type LexicalDocument, type LexicalIndex } from '../search/lexical-index.ts';
import { PANEL_TRAINING, type PlacedSample, panelExamples } from '../search/panel.ts';
import { type Phrasing, SEARCH_TRAINING, searchExamples } from '../search/search.ts';
import type { Library } from './content.ts';
import type { LanguageMaterial } from './parse-language.ts';
import { sentencesOf } from './readability.ts';
import { inlinesOf, plainText } from './text-lines.ts';

/** Raised whenever training, features, the language samples, how questions and their places are read, what is indexed or the form of the file change, so that models made before are not used. */
export const LEARNING_VERSION = 58;

/** Everything that is learned or worked out from all texts beforehand, as plain numbers. */
export interface LearnedModels {
  readonly search: LinearModel;
  readonly danger: LinearModel;
  /** Which part of an answer a question asks for. */
  readonly panel: LinearModel;
  readonly language: LinearModel;
  /** Which words stand in which text. */
  readonly index: LexicalIndex;
}

/** What the models learn from; the same material gives the same models. */
export interface LearningMaterial
  extends Pick<LanguageMaterial, 'outOfScope' | 'phrases' | 'rules' | 'concepts' | 'dangerExamples'> {
  readonly documents: readonly LexicalDocument[];
  readonly sentences: readonly Phrasing[];
  readonly placed: readonly PlacedSample[];
  readonly samples: readonly LanguageSample[];
}

/** Gathers titles, question variants, sentences of answers, examples, rules and phrases of every language. */
export const learningMaterial = (
  library: Pick<Library, 'entries'>,
  { outOfScope, phrases, rules, concepts, dangerExamples }: LanguageMaterial,
  samples: readonly LanguageSample[],
): LearningMaterial => ({
  documents: lexicalDocuments(library),
  sentences: sentenceSamples(library),
  placed: placedSamples(library),
  outOfScope,
  phrases,
  rules,
  concepts,
  dangerExamples,
  samples,
});

/** Every entry in every language, as it is indexed. */
export const lexicalDocuments = ({ entries }: Pick<Library, 'entries'>): LexicalDocument[] =>
  [...entries.values()].flatMap((entry) =>
    LOCALES.map((locale) => ({
      entry: entry.id,
      locale,
      title: entry.texts[locale].title,
      questions: entry.texts[locale].questions,
      answer: inlinesOf(entry.texts[locale])
        .map((node) => plainText(node, ''))
        .join(' '),
    })),
  );

/** Every title and question variant. */
export const phrasingsOf = ({ documents }: Pick<LearningMaterial, 'documents'>): Phrasing[] =>
  documents.flatMap(({ entry, locale, title, questions }) =>
    [title, ...questions].map((text) => ({ entry, locale, text })),
  );

/** Shorter sentences say too little to learn from. */
const MIN_SENTENCE_WORDS = 4;

/** The sentences of every answer. */
const sentenceSamples = ({ entries }: Pick<Library, 'entries'>): Phrasing[] =>
  [...entries.values()].flatMap((entry) =>
    LOCALES.flatMap((locale) =>
      sentencesOf(entry.texts[locale])
        .filter((text) => text.split(/\s+/).length >= MIN_SENTENCE_WORDS)
        .map((text) => ({ entry: entry.id, locale, text })),
    ),
  );

/** The questions whose place in the answer is known, with what shows it. */
const placedSamples = ({ entries }: Pick<Library, 'entries'>): PlacedSample[] =>
  [...entries.values()].flatMap(({ texts }) =>
    LOCALES.flatMap((locale) =>
      texts[locale].placed.map(({ text, place }) => ({ text, shown: shownBy(place) })),
    ),
  );

/** Questions about safety entries sound like danger, so the rest stands for what is harmless. */
const isHarmless = ({ entry }: Phrasing): boolean =>
  !entry.startsWith('safety.') && entry !== 'depart.forced-labour';

/** What each part is learned by, apart from the others; the longest first. */
const LEARNERS = {
  danger: (material) => {
    const ordinary = [...phrasingsOf(material).filter(isHarmless), ...material.outOfScope];
    return trainModel(
      dangerExamples(
        material.rules,
        material.dangerExamples,
        ordinary.map(({ text }) => text),
        featuresOf(material),
      ),
      DANGER_TRAINING,
    );
  },
  search: (material) =>
    trainModel(
      searchExamples(phrasingsOf(material), material.sentences, material.outOfScope, featuresOf(material)),
      SEARCH_TRAINING,
    ),
  language: (material) =>
    trainModel(
      languageExamples([
        ...material.samples,
        ...phrasingsOf(material),
        ...material.phrases,
        ...material.outOfScope,
      ]),
      LANGUAGE_TRAINING,
    ),
  panel: (material) => trainModel(panelExamples(material.placed, featuresOf(material)), PANEL_TRAINING),
  index: ({ documents }) => indexDocuments(documents),
} satisfies { [Part in keyof LearnedModels]: (material: LearningMaterial) => LearnedModels[Part] };

/** All parts, the longest to learn first. */
export const PARTS = Object.keys(LEARNERS) as readonly (keyof LearnedModels)[];

const featuresOf = ({ concepts }: LearningMaterial): TextFeatures =>
  createTextFeatures(createConcepts(concepts));

/** Learns one part; the longest takes some 17 seconds for all content, so services do it beside the turns, not between them. */
export const learnPart = <Part extends keyof LearnedModels>(
  part: Part,
  material: LearningMaterial,
): LearnedModels[Part] => LEARNERS[part](material) as LearnedModels[Part];
