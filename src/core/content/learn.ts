import { type LanguageModel, type LanguageSample, trainLanguageModel } from '../language/language-model.ts';
import { type Example, type LinearModel, trainModel } from '../learning/linear-model.ts';
import { LOCALES } from '../locale.ts';
import { DANGER_TRAINING, dangerExamples } from '../safety/danger.ts';
import { type Phrasing, SEARCH_TRAINING, searchExamples } from '../search/search.ts';
import type { Library } from './content.ts';
import type { LanguageMaterial } from './parse-language.ts';

/** Raised whenever training or features change, so that models made before are not used. */
const LEARNING_VERSION = 3;

/** Everything that is learned, as plain numbers. */
export interface LearnedModels {
  readonly search: LinearModel;
  readonly danger: LinearModel;
  readonly language: LanguageModel;
}

/** What the models learn from; the same material gives the same models. */
export interface LearningMaterial {
  readonly version: number;
  readonly search: readonly Example[];
  readonly danger: readonly Example[];
  readonly language: readonly LanguageSample[];
}

/** Gathers titles, question variants, examples and phrases of every language; texts of answers are not learned from. */
export function learningMaterial(
  library: Pick<Library, 'entries'>,
  languages: LanguageMaterial,
  samples: readonly LanguageSample[],
): LearningMaterial {
  const phrasings = phrasingsOf(library);
  const ordinary = [...phrasings.filter(isHarmless).map(({ text }) => text), ...languages.outOfScope];
  return {
    version: LEARNING_VERSION,
    search: searchExamples(phrasings, languages.outOfScope),
    danger: dangerExamples(languages.rules, languages.dangerExamples, ordinary),
    language: [...samples, ...phrasings, ...languages.phrases].map(({ locale, text }) => ({ locale, text })),
  };
}

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

/** Questions about safety entries sound like danger, so the rest stands for what is harmless. */
const isHarmless = ({ entry }: Phrasing): boolean =>
  !entry.startsWith('safety.') && entry !== 'depart.forced-labour';

/** Trains all models; takes seconds, so services do it beside the turns, not between them. */
export const learnModels = (material: LearningMaterial): LearnedModels => ({
  search: trainModel(material.search, SEARCH_TRAINING),
  danger: trainModel(material.danger, DANGER_TRAINING),
  language: trainLanguageModel(material.language),
});
