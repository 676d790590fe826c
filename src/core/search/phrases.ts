import { prefix4, skeletons } from '../language/words.ts';
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
}

/** Finds the phrase that a whole short message is, in any spelling; the preferred language wins among equals. */
export type MatchPhrase = (text: string, preferred?: Locale) => PhraseMatch | undefined;

/** Longer messages say more than a phrase. */
const MAX_WORDS = 6;
/** How like a phrase a message must be: F1 over word roots, weighted by how telling each root is. */
const ALIKE = 0.8;

interface KnownPhrase extends PhraseMatch {
  readonly key: string;
  readonly roots: ReadonlySet<string>;
}

/**
 * Matches whole messages against the phrases of all languages. `background` are ordinary questions: a root that is rare
 * among them ("patent") keeps a question from being taken for a phrase, a common one ("how", "а", "это") does not matter.
 */
export function createPhraseMatcher(phrases: readonly Phrase[], background: readonly string[]): MatchPhrase {
  const weigh = createWeights([...phrases.map(({ text }) => text), ...background]);
  const known: KnownPhrase[] = phrases
    .map(({ intent, locale, text }) => ({
      intent,
      locale,
      key: skeletons(text).join(' '),
      roots: rootsOf(text),
    }))
    .filter(({ key }) => key !== '');
  return (text, preferred) => {
    const key = skeletons(text).join(' ');
    if (key === '' || key.split(' ').length > MAX_WORDS) return undefined;
    const exact = known.filter((phrase) => phrase.key === key);
    const matches = exact.length > 0 ? exact : alike(rootsOf(text), known, weigh);
    const best = matches.find((match) => match.locale === preferred) ?? matches[0];
    return best && { intent: best.intent, locale: best.locale };
  };
}

const rootsOf = (text: string): ReadonlySet<string> => new Set(skeletons(text).map(prefix4));

type Weigh = (root: string) => number;

function createWeights(texts: readonly string[]): Weigh {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const root of rootsOf(text)) frequency.set(root, (frequency.get(root) ?? 0) + 1);
  return (root) => Math.log(1 + texts.length / ((frequency.get(root) ?? 0) + 1));
}

function alike(roots: ReadonlySet<string>, known: readonly KnownPhrase[], weigh: Weigh): KnownPhrase[] {
  const mass = (set: Iterable<string>) => [...set].reduce((sum, root) => sum + weigh(root), 0);
  const own = mass(roots);
  const scored = known.map((phrase) => {
    const shared = mass([...roots].filter((root) => phrase.roots.has(root)));
    return { phrase, score: (2 * shared) / (own + mass(phrase.roots) || 1) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best < ALIKE ? [] : scored.filter(({ score }) => score === best).map(({ phrase }) => phrase);
}
