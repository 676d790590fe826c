import { prefix4, rootsOf, skeletons } from '../language/words.ts';
import type { Locale } from '../locale.ts';

/** Small talk, wishes to the service itself, and cues that only make sense after an answer. */
export const INTENTS = [
  'greeting',
  'thanks',
  'bye',
  'who',
  'topics',
  'language',
  'help',
  'check',
  'what-next',
  'human',
  'forget',
  'emergency',
  'cost',
  'time',
  'documents',
  'where',
  'wrong',
  'who-for',
  'more',
  'sources',
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Phrase {
  readonly intent: Intent;
  readonly locale: Locale;
  readonly text: string;
}

export interface PhraseMatch {
  readonly intent: Intent;
  readonly locale: Locale;
  /** The message is the phrase word for word, not only like it. */
  readonly exact: boolean;
}

/** Finds the phrase that a whole short message is, in any spelling; the preferred language wins among equals. */
export type MatchPhrase = (text: string, preferred?: Locale) => PhraseMatch | undefined;

/** Longer messages say more than a phrase. */
const MAX_WORDS = 6;
/** How like a phrase a message must be: F1 over word roots, weighted by how telling each root is. */
const ALIKE = 0.8;

interface KnownPhrase extends Pick<Phrase, 'intent' | 'locale'> {
  readonly key: string;
  readonly roots: ReadonlySet<string>;
  readonly mass: number;
}

/** How telling a word root is among ordinary questions: high for "patent", low for "how". */
export type Weigh = (root: string) => number;

/** Matches whole messages against the phrases of all languages; common roots ("how", "а", "это") matter little. */
export function createPhraseMatcher(phrases: readonly Phrase[], weigh: Weigh): MatchPhrase {
  const known = phrases.map((phrase) => toKnown(phrase, weigh)).filter(({ key }) => key !== '');
  const byKey = Map.groupBy(known, ({ key }) => key);
  const byRoot = new Map<string, KnownPhrase[]>();
  for (const phrase of known) {
    for (const root of phrase.roots) byRoot.set(root, [...(byRoot.get(root) ?? []), phrase]);
  }
  /** A word that no phrase knows makes it a question of its own ("how much is a patent"). */
  const alikeByRoots = (words: readonly string[]): KnownPhrase[] => {
    const roots = new Set(words.map(prefix4));
    return [...roots].every((root) => byRoot.has(root)) ? alike(roots, byRoot, weigh) : [];
  };
  return (text, preferred) => {
    const words = skeletons(text);
    if (words.length === 0 || words.length > MAX_WORDS) return undefined;
    const same = byKey.get(words.join(' '));
    const matches = same ?? alikeByRoots(words);
    const best = matches.find((match) => match.locale === preferred) ?? matches[0];
    return best && { intent: best.intent, locale: best.locale, exact: same !== undefined };
  };
}

function toKnown({ intent, locale, text }: Phrase, weigh: Weigh): KnownPhrase {
  const roots = rootsOf(text);
  return { intent, locale, key: skeletons(text).join(' '), roots, mass: massOf(roots, weigh) };
}

const massOf = (roots: Iterable<string>, weigh: Weigh): number => {
  let mass = 0;
  for (const root of roots) mass += weigh(root);
  return mass;
};

/** The phrases that share most with the roots, when they are like enough. */
function alike(
  roots: ReadonlySet<string>,
  byRoot: ReadonlyMap<string, readonly KnownPhrase[]>,
  weigh: Weigh,
): KnownPhrase[] {
  const shared = new Map<KnownPhrase, number>();
  for (const root of roots) {
    for (const phrase of byRoot.get(root) ?? []) shared.set(phrase, (shared.get(phrase) ?? 0) + weigh(root));
  }
  const own = massOf(roots, weigh);
  let best: KnownPhrase[] = [];
  let bestScore = ALIKE;
  for (const [phrase, mass] of shared) {
    const score = (2 * mass) / (own + phrase.mass);
    if (score > bestScore) best = [];
    if (score >= bestScore) {
      best.push(phrase);
      bestScore = score;
    }
  }
  return best;
}
