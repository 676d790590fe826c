import { grams4, skeletons } from '../language/words.ts';
import { LOCALES, type Locale } from '../locale.ts';
import type { Library } from './content.ts';

/** Two question variants of different entries that say nearly the same. */
export interface SimilarPair {
  readonly locale: Locale;
  readonly likeness: number;
  readonly first: { readonly entry: string; readonly text: string };
  readonly second: { readonly entry: string; readonly text: string };
}

/** From this share of common letter windows on, two questions are near-duplicates. */
const NEAR = 0.75;
/** Shorter questions share their few windows by chance. */
const FEWEST_GRAMS = 8;
/** Share of telling windows in common from which a closer look pays. */
const WORTH_COMPARING = 0.3;
/** A window that stands in more questions than this tells nothing. */
const COMMON = 60;

/** Near-duplicates across entries, most alike first: one question cannot teach two answers. */
export function similarQuestions({ entries }: Pick<Library, 'entries'>): SimilarPair[] {
  return LOCALES.flatMap((locale) => similarIn(locale, entries)).sort((a, b) => b.likeness - a.likeness);
}

interface Known {
  readonly entry: string;
  readonly text: string;
  readonly grams: ReadonlySet<string>;
}

function similarIn(locale: Locale, entries: Library['entries']): SimilarPair[] {
  const questions: Known[] = [...entries.values()].flatMap(({ id, texts }) =>
    texts[locale].questions.map((text) => ({
      entry: id,
      text,
      grams: new Set(skeletons(text).flatMap(grams4)),
    })),
  );
  const places = new Map<string, number[]>();
  questions.forEach(({ grams }, i) => {
    for (const gram of grams) {
      const list = places.get(gram);
      if (list) list.push(i);
      else places.set(gram, [i]);
    }
  });
  return questions.flatMap((question, i) => pairsOf(question, i, questions, places, locale));
}

function pairsOf(
  question: Known,
  index: number,
  questions: readonly Known[],
  places: ReadonlyMap<string, readonly number[]>,
  locale: Locale,
): SimilarPair[] {
  if (question.grams.size < FEWEST_GRAMS) return [];
  const shared = new Map<number, number>();
  for (const gram of question.grams) {
    const at = places.get(gram) ?? [];
    if (at.length > COMMON) continue;
    for (const other of at) if (other > index) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared].flatMap(([i, count]) => {
    if (count < question.grams.size * WORTH_COMPARING) return [];
    const other = questions[i];
    if (!other || other.entry === question.entry) return [];
    const likeness = jaccard(question.grams, other.grams);
    const { entry, text } = question;
    return likeness < NEAR
      ? []
      : [{ locale, likeness, first: { entry, text }, second: { entry: other.entry, text: other.text } }];
  });
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / (a.size + b.size - shared);
}
