import { shownBy } from '../entry.ts';
import { createConcepts } from '../language/concepts.ts';
import { LANGUAGE_TRAINING, type LanguageSample, languageExamples } from '../language/identify.ts';
import { createFeatureReader, type TextFeatures } from '../language/text-features.ts';
import { type LinearModel, trainModel } from '../learning/linear-model.ts';
import {
  listVectors,
  type SparseVector,
  share,
  type VectorList,
  vectorAt,
} from '../learning/sparse-vector.ts';
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
export const LEARNING_VERSION = 61;

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

export type Part = keyof LearnedModels;

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

const questionsOf = (material: LearningMaterial): string[] =>
  [...phrasingsOf(material), ...material.outOfScope].map(({ text }) => text);

/** What each part is learned by, apart from the others; the longest first. */
const LEARNERS = {
  danger: (material, textFeatures) => {
    const ordinary = [...phrasingsOf(material).filter(isHarmless), ...material.outOfScope];
    return trainModel(
      dangerExamples(material.rules, material.dangerExamples, ordinary, textFeatures),
      DANGER_TRAINING,
    );
  },
  search: (material, textFeatures) =>
    trainModel(
      searchExamples(phrasingsOf(material), material.sentences, material.outOfScope, textFeatures),
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
  index: ({ documents }) => indexDocuments(documents),
  panel: ({ placed }, textFeatures) => trainModel(panelExamples(placed, textFeatures), PANEL_TRAINING),
} satisfies {
  [P in Part]: (material: LearningMaterial, textFeatures: TextFeatures) => LearnedModels[P];
};

export const PARTS = Object.keys(LEARNERS) as readonly Part[];

/** Questions are taken to pieces in so many portions, so that threads share that work evenly. */
export const PORTIONS = 8;

/** Learns from one material, in steps that threads can share. */
export interface Trainer {
  /** The features of a portion of all questions, ours or not, in memory that threads share: several parts learn from them. */
  questionFeatures(portion: number): VectorList;
  /** One part, from the features of all portions; it finds those of portions that are missing itself. The longest takes some 10 seconds for all content. */
  train<P extends Part>(part: P, questions: readonly VectorList[]): LearnedModels[P];
}

export function createTrainer(material: LearningMaterial): Trainer {
  const read = createFeatureReader(createConcepts(material.concepts));
  const texts = questionsOf(material);
  const places = new Map(texts.map((text, place) => [text, place]));
  function* featuresOf(portion: number): Generator<SparseVector> {
    for (let place = portion; place < texts.length; place += PORTIONS) yield read(texts[place] ?? '');
  }
  /** Reads texts one after another; what is known of questions is not worked out again. */
  const readBeside =
    (known: readonly VectorList[]): TextFeatures =>
    (text) => {
      const place = places.get(text);
      if (place === undefined) return read(text);
      const portion = known[place % PORTIONS];
      return portion ? vectorAt(portion, Math.floor(place / PORTIONS)) : read(text);
    };
  return {
    questionFeatures: (portion) => share(listVectors(featuresOf(portion))),
    train: <P extends Part>(part: P, questions: readonly VectorList[]) =>
      LEARNERS[part](material, readBeside(questions)) as LearnedModels[P],
  };
}
