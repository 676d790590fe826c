import { createPredictor, type Example, type LinearModel } from '../learning/linear-model.ts';
import { hashOf } from '../learning/sparse-vector.ts';
import { LOCALES, type Locale } from '../locale.ts';
import { fold, otherScript, spellingOf } from './spellings.ts';
import { LETTER_SPACE, letterFeatures } from './text-features.ts';

/** A text whose language is known, to learn from. */
export interface LanguageSample {
  readonly locale: Locale;
  readonly text: string;
}

/** How likely each language is; `locale` is the likeliest, `null` where the text has no letters. */
export interface Identified {
  readonly locale: Locale | null;
  readonly probability: number;
  readonly all: Readonly<Partial<Record<Locale, number>>>;
}

export type IdentifyLanguage = (text: string) => Identified;

export const LANGUAGE_TRAINING = {
  space: LETTER_SPACE,
  epochs: 2,
  learningRate: 0.6,
  initialAccumulator: 0.1,
  dropout: 0.4,
  seed: 5,
  knownBelow: 0.02,
} as const;

/** How much a respelling made by rule counts beside a text as somebody wrote it. */
const FOLDED_WEIGHT = 0.5;
const OTHER_SCRIPT_WEIGHT = 0.2;
/** Longer texts are easy to tell apart: one in four of them teaches as well as all. */
const LONGEST_SHORT_CHARACTERS = 45;
const LONG_STEP = 4;
/** Respellings of every second of the texts that teach do as well as those of all. */
const RESPELLED_STEP = 2;

/** Every short text and one in four long ones as written; half of these also without their national letters and in the other alphabet of their language. */
export function* languageExamples(samples: readonly LanguageSample[]): Generator<Example> {
  for (const { locale, text } of samples) {
    const hash = hashOf(text);
    // Other bits than those that choose what is respelled.
    if (text.length > LONGEST_SHORT_CHARACTERS && (hash >>> 3) % LONG_STEP !== 0) continue;
    const example = (spelled: string, weight: number) => ({
      features: letterFeatures(spelled),
      label: locale,
      weight,
    });
    yield example(text, 1);
    const isRespelled = locale !== 'en' && hash % RESPELLED_STEP === 0;
    if (!isRespelled || spellingOf(text, locale) !== 'plain') continue;
    yield example(fold(text), FOLDED_WEIGHT);
    for (const spelled of otherScript(text, locale)) yield example(spelled, OTHER_SCRIPT_WEIGHT);
  }
}

/**
 * "Чехия виза" may be any of several languages. Below this probability Russian is taken when it is at least this share as
 * likely: in doubt the language that most readers of the others know does the least harm.
 */
const UNSURE = 0.6;
const RUSSIAN_SHARE = 0.4;

/** Makes a model answer. */
export function createIdentifier(model: LinearModel): IdentifyLanguage {
  const predict = createPredictor(model);
  const placed = LOCALES.map((locale) => [locale, model.labels.indexOf(locale)] as const);
  return (text) => {
    const features = letterFeatures(text);
    if (features.indices.length === 0) return { locale: null, probability: 0, all: {} };
    const probabilities = predict(features);
    const ranked = placed
      .map(([locale, place]) => [locale, probabilities[place] ?? 0] as const)
      .sort((a, b) => b[1] - a[1]);
    const [locale, probability] = inDoubtRussian(ranked);
    return { locale, probability, all: Object.fromEntries(ranked) };
  };
}

type Ranked = readonly (readonly [Locale, number])[];

function inDoubtRussian(ranked: Ranked): readonly [Locale | null, number] {
  const likeliest = ranked[0] ?? [null, 0];
  const russian = ranked.find(([locale]) => locale === 'ru') ?? ['ru', 0];
  const isUnsure = likeliest[1] < UNSURE && russian[1] >= RUSSIAN_SHARE * likeliest[1];
  return isUnsure ? russian : likeliest;
}
