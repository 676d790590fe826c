import type { Locale } from '../locale.ts';
import { characterGrams, LANGUAGE_SPACE, type LanguageModel } from './language-model.ts';
import type { Spelling } from './spellings.ts';

/** How likely each language is; `locale` is the likeliest, `null` where the text has no letters. */
export interface Identified {
  readonly locale: Locale | null;
  readonly probability: number;
  readonly all: Readonly<Partial<Record<Locale, number>>>;
}

export type IdentifyLanguage = (text: string) => Identified;

/** Rarer spellings need more evidence (log-odds), as measured in the research. */
const PRIOR: Readonly<Record<Spelling, number>> = { plain: 0, fold: -1, script: -3 };

/** Makes a model answer. Overlapping n-grams make it too sure of itself, so the posterior is tempered by 1/√(1 + n/8). */
export function createIdentifier(model: LanguageModel): IdentifyLanguage {
  return (text) => {
    const grams = characterGrams(text);
    if (grams.length === 0) return { locale: null, probability: 0, all: {} };
    const scores = model.classes.map(
      ({ spelling }, c) => PRIOR[spelling] - model.scale * sumOf(model, c, grams),
    );
    return posterior(model, scores, 1 / Math.sqrt(1 + grams.length / 8));
  };
}

function sumOf({ weights }: LanguageModel, c: number, grams: readonly number[]): number {
  let sum = 0;
  for (const gram of grams) sum += weights[c * LANGUAGE_SPACE + gram] ?? 0;
  return sum;
}

function posterior({ classes }: LanguageModel, scores: readonly number[], temper: number): Identified {
  const top = Math.max(...scores);
  const likelihoods = new Map<Locale, number>();
  let sum = 0;
  classes.forEach(({ locale }, c) => {
    const likelihood = Math.exp(((scores[c] ?? 0) - top) * temper);
    likelihoods.set(locale, (likelihoods.get(locale) ?? 0) + likelihood);
    sum += likelihood;
  });
  const ranked = [...likelihoods]
    .map(([locale, p]) => [locale, p / sum] as const)
    .sort((a, b) => b[1] - a[1]);
  const [locale, probability] = ranked[0] ?? [null, 0];
  return { locale, probability, all: Object.fromEntries(ranked) };
}
