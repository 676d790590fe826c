import { createPredictor, type Example, type LinearModel } from '../learning/linear-model.ts';
import { LOCALES, type Locale } from '../locale.ts';
import { fold, otherScript, spellingOf } from './spellings.ts';
import { letterFeatures } from './text-features.ts';

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

export const LANGUAGE_TRAINING = { epochs: 2, learningRate: 0.3, dropout: 0.4, seed: 5 } as const;

/** How much a respelling made by rule counts beside a text as somebody wrote it. */
const FOLDED_WEIGHT = 0.5;
const OTHER_SCRIPT_WEIGHT = 0.2;

/** Every text as written, without its national letters, and in the other alphabet of its language. */
export function languageExamples(samples: readonly LanguageSample[]): Example[] {
  return samples.flatMap(({ locale, text }) => {
    const example = (spelled: string, weight: number) => ({
      features: letterFeatures(spelled),
      label: locale,
      weight,
    });
    const written = example(text, 1);
    if (locale === 'en' || spellingOf(text, locale) !== 'plain') return [written];
    const others = otherScript(text, locale).map((spelled) => example(spelled, OTHER_SCRIPT_WEIGHT));
    return [written, example(fold(text), FOLDED_WEIGHT), ...others];
  });
}

/** Russian words stand in texts of the other five, which makes its own short texts look like theirs; held-out variants chose 1.6 of 1–3. */
const FACTORS: Readonly<Partial<Record<Locale, number>>> = { ru: 1.6 };

/** Makes a model answer. */
export function createIdentifier(model: LinearModel): IdentifyLanguage {
  const predict = createPredictor(model);
  return (text) => {
    const features = letterFeatures(text);
    if (features.indices.length === 0) return { locale: null, probability: 0, all: {} };
    const learned = predict(features);
    const scaled = LOCALES.map(
      (locale) => (learned[model.labels.indexOf(locale)] ?? 0) * (FACTORS[locale] ?? 1),
    );
    const total = scaled.reduce((sum, each) => sum + each, 0) || 1;
    const ranked = LOCALES.map((locale, i) => [locale, (scaled[i] ?? 0) / total] as const).sort(
      (a, b) => b[1] - a[1],
    );
    const [locale, probability] = ranked[0] ?? [null, 0];
    return { locale, probability, all: Object.fromEntries(ranked) };
  };
}
