import type { Locale } from '../locale.ts';
import { fold, otherScript, type Spelling, spellingOf } from './spellings.ts';
import { normalize } from './words.ts';

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

const SPACE = 1 << 15;
const SMOOTHING = 0.05;
/** Rarer spellings need more evidence (log-odds), as measured in the research. */
const PRIOR: Readonly<Record<Spelling, number>> = { plain: 0, fold: -1, script: -3 };

/** Character 1- to 4-grams of each word, hashed. */
function characterGrams(text: string): number[] {
  const grams: number[] = [];
  for (const word of normalize(text)
    .replace(/[^\p{L}\p{M}']+/gu, ' ')
    .trim()
    .split(' ')) {
    if (!word) continue;
    const padded = ` ${word} `;
    for (let n = 1; n <= 4; n++) {
      for (let i = 0; i + n <= padded.length; i++) {
        if (n > 1 || padded[i] !== ' ') grams.push(hashOf(padded, i, n));
      }
    }
  }
  return grams;
}

function hashOf(text: string, start: number, length: number): number {
  let h = 2166136261 ^ length;
  for (let j = start; j < start + length; j++) {
    h ^= text.charCodeAt(j);
    h = Math.imul(h, 16777619);
  }
  return (h ^ (h >>> 15)) & (SPACE - 1);
}

interface Class {
  readonly locale: Locale;
  readonly spelling: Spelling;
  readonly logWeights: Float32Array;
}

/**
 * Naive Bayes over character n-grams with a class for every language and spelling (plain, without national letters, other
 * alphabet). Overlapping n-grams make it too sure of itself, so the posterior is tempered by 1/√(1 + n/8).
 */
export function trainIdentifier(samples: readonly LanguageSample[]): IdentifyLanguage {
  const counts = new Map<
    string,
    { locale: Locale; spelling: Spelling; grams: Float64Array; total: number }
  >();
  const learn = (locale: Locale, spelling: Spelling, text: string) => {
    const key = `${locale} ${spelling}`;
    const entry = counts.get(key) ?? { locale, spelling, grams: new Float64Array(SPACE), total: 0 };
    for (const gram of characterGrams(text)) {
      entry.grams[gram] = (entry.grams[gram] ?? 0) + 1;
      entry.total++;
    }
    counts.set(key, entry);
  };
  for (const { locale, text } of samples) {
    const spelling = spellingOf(text, locale);
    learn(locale, spelling, text);
    if (spelling !== 'plain') continue;
    if (locale !== 'en') learn(locale, 'fold', fold(text));
    for (const other of otherScript(text, locale)) learn(locale, 'script', other);
  }
  const classes: Class[] = [...counts.values()].map(({ locale, spelling, grams, total }) => ({
    locale,
    spelling,
    logWeights: Float32Array.from(grams, (count) =>
      Math.log((count + SMOOTHING) / (total + SMOOTHING * SPACE)),
    ),
  }));
  return (text) => identify(classes, characterGrams(text));
}

function identify(classes: readonly Class[], grams: readonly number[]): Identified {
  if (grams.length === 0) return { locale: null, probability: 0, all: {} };
  const scores = classes.map(({ spelling, logWeights }) =>
    grams.reduce((sum, gram) => sum + (logWeights[gram] ?? 0), PRIOR[spelling]),
  );
  const top = Math.max(...scores);
  const temper = 1 / Math.sqrt(1 + grams.length / 8);
  const all: Partial<Record<Locale, number>> = {};
  let sum = 0;
  classes.forEach(({ locale }, i) => {
    const likelihood = Math.exp(((scores[i] ?? 0) - top) * temper);
    all[locale] = (all[locale] ?? 0) + likelihood;
    sum += likelihood;
  });
  const ranked = (Object.entries(all) as [Locale, number][]).map(([locale, p]) => [locale, p / sum] as const);
  ranked.sort((a, b) => b[1] - a[1]);
  const [locale, probability] = ranked[0] ?? [null, 0];
  return { locale, probability, all: Object.fromEntries(ranked) };
}
