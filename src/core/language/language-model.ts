import type { Locale } from '../locale.ts';
import { fold, otherScript, type Spelling, spellingOf } from './spellings.ts';
import { normalize } from './words.ts';

/** A text whose language is known, to learn from. */
export interface LanguageSample {
  readonly locale: Locale;
  readonly text: string;
}

/** Naive Bayes over character n-grams: one class a language and spelling, log weights in 8 bits over one range. */
export interface LanguageModel {
  readonly classes: readonly { readonly locale: Locale; readonly spelling: Spelling }[];
  /** Class-major: the weight of gram g in class c stands at c × LANGUAGE_SPACE + g, in units of `scale`, below 0. */
  readonly weights: Uint8Array;
  readonly scale: number;
}

/** Size of the hashed n-gram space; a power of two. */
export const LANGUAGE_SPACE = 1 << 15;
const SMOOTHING = 0.05;

/** Character 1- to 4-grams of each word, hashed. */
export function characterGrams(text: string): number[] {
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
  return (h ^ (h >>> 15)) & (LANGUAGE_SPACE - 1);
}

interface Counts {
  readonly locale: Locale;
  readonly spelling: Spelling;
  readonly grams: Float64Array;
  total: number;
}

/** Learns every language as written, without its national letters, and in its other alphabet. */
export function trainLanguageModel(samples: readonly LanguageSample[]): LanguageModel {
  const counts = new Map<string, Counts>();
  for (const { locale, text } of samples) {
    const spelling = spellingOf(text, locale);
    count(counts, locale, spelling, text);
    if (spelling !== 'plain') continue;
    if (locale !== 'en') count(counts, locale, 'fold', fold(text));
    for (const other of otherScript(text, locale)) count(counts, locale, 'script', other);
  }
  return quantize([...counts.values()]);
}

function count(counts: Map<string, Counts>, locale: Locale, spelling: Spelling, text: string): void {
  const key = `${locale} ${spelling}`;
  const entry = counts.get(key) ?? { locale, spelling, grams: new Float64Array(LANGUAGE_SPACE), total: 0 };
  for (const gram of characterGrams(text)) {
    entry.grams[gram] = (entry.grams[gram] ?? 0) + 1;
    entry.total++;
  }
  counts.set(key, entry);
}

function quantize(counts: readonly Counts[]): LanguageModel {
  const logs = counts.map(({ grams, total }) =>
    Float32Array.from(grams, (n) => Math.log((n + SMOOTHING) / (total + SMOOTHING * LANGUAGE_SPACE))),
  );
  const scale = Math.max(...logs.map((row) => row.reduce((worst, log) => Math.max(worst, -log), 0))) / 255;
  const weights = new Uint8Array(counts.length * LANGUAGE_SPACE);
  logs.forEach((row, c) => {
    weights.set(
      row.map((log) => Math.round(-log / scale)),
      c * LANGUAGE_SPACE,
    );
  });
  return { classes: counts.map(({ locale, spelling }) => ({ locale, spelling })), weights, scale };
}
