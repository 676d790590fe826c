import { createConcepts } from '../language/concepts.ts';
import { LANGUAGE_TRAINING, type LanguageSample, languageExamples } from '../language/identify.ts';
import { createTextFeatures } from '../language/text-features.ts';
import { type LinearModel, trainModel } from '../learning/linear-model.ts';
import { LOCALES } from '../locale.ts';
import { DANGER_TRAINING, dangerExamples } from '../safety/danger.ts';
import { type Phrasing, SEARCH_TRAINING, searchExamples } from '../search/search.ts';
import type { Library } from './content.ts';
import type { LanguageMaterial } from './parse-language.ts';
import { sentencesOf } from './readability.ts';

/** Raised whenever training, features or the language samples change, so that models made before are not used. */
export const LEARNING_VERSION = 43;

/** Everything that is learned, as plain numbers. */
export interface LearnedModels {
  readonly search: LinearModel;
  readonly danger: LinearModel;
  readonly language: LinearModel;
}

/** What the models learn from; the same material gives the same models. */
export interface LearningMaterial
  extends Pick<LanguageMaterial, 'outOfScope' | 'phrases' | 'rules' | 'concepts' | 'dangerExamples'> {
  readonly phrasings: readonly Phrasing[];
  readonly sentences: readonly Phrasing[];
  readonly samples: readonly LanguageSample[];
}

/** Gathers titles, question variants, sentences of answers, examples, rules and phrases of every language. */
export const learningMaterial = (
  library: Pick<Library, 'entries'>,
  { outOfScope, phrases, rules, concepts, dangerExamples }: LanguageMaterial,
  samples: readonly LanguageSample[],
): LearningMaterial => ({
  phrasings: phrasingsOf(library),
  sentences: sentenceSamples(library),
  outOfScope,
  phrases,
  rules,
  concepts,
  dangerExamples,
  samples,
});

/** Every title and question variant. */
export const phrasingsOf = ({ entries }: Pick<Library, 'entries'>): Phrasing[] =>
  [...entries.values()].flatMap((entry) =>
    LOCALES.flatMap((locale) =>
      [entry.texts[locale].title, ...entry.texts[locale].questions].map((text) => ({
        entry: entry.id,
        locale,
        text,
      })),
    ),
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

/** Questions about safety entries sound like danger, so the rest stands for what is harmless. */
const isHarmless = ({ entry }: Phrasing): boolean =>
  !entry.startsWith('safety.') && entry !== 'depart.forced-labour';

/** The models by name; each is trained apart from the others. */
export const MODEL_NAMES = ['search', 'danger', 'language'] as const satisfies (keyof LearnedModels)[];
export type ModelName = (typeof MODEL_NAMES)[number];

/** Trains one model; takes up to half a minute for all content, so services do it beside the turns, not between them. */
export function learnModel(name: ModelName, material: LearningMaterial): LinearModel {
  const { phrasings, sentences, outOfScope, phrases, rules, samples } = material;
  const textFeatures = createTextFeatures(createConcepts(material.concepts));
  switch (name) {
    case 'search':
      return trainModel(searchExamples(phrasings, sentences, outOfScope, textFeatures), SEARCH_TRAINING);
    case 'danger': {
      const ordinary = [...phrasings.filter(isHarmless), ...outOfScope].map(({ text }) => text);
      return trainModel(
        dangerExamples(rules, material.dangerExamples, ordinary, textFeatures),
        DANGER_TRAINING,
      );
    }
    case 'language':
      return trainModel(
        languageExamples([...samples, ...phrasings, ...phrases, ...outOfScope]),
        LANGUAGE_TRAINING,
      );
    default:
      return name satisfies never;
  }
}
