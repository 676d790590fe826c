import { perWord } from '../language/per-word.ts';
import { skeleton, skeletons, words } from '../language/words.ts';
import type { Locale } from '../locale.ts';
import type { DangerLevel } from '../reply.ts';

/** One readable indicator, as written in `locales/<tag>/safety.yaml`. */
export interface DangerRule {
  readonly id: string;
  /** The language whose lexicon holds it. */
  readonly locale: Locale;
  readonly level: DangerLevel;
  /** Every group must be met by one of its terms, all within `within` words of each other. */
  readonly all: readonly (readonly string[])[];
  /** Any of these anywhere in the message switches the rule off. */
  readonly unless: readonly string[];
  readonly within: number;
  /** A short cry: holds only in messages of at most so many words, which tell the learned net too little. */
  readonly atMost?: number | undefined;
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
}

export interface RuleHit {
  readonly rule: string;
  readonly locale: Locale;
  readonly level: DangerLevel;
}

/** What the lexicon sees in a text. */
export interface LexiconFinds {
  /** Rules that the text meets. */
  readonly hits: readonly RuleHit[];
  /** The text speaks of a film, a joke, a study or something long past: rules alone are in doubt. */
  readonly doubtful: boolean;
  /** A rule for short cries is met: the learned net has no say. */
  readonly cry: boolean;
}

/** Rules of all languages, and the words that put them in doubt. */
export interface Lexicon {
  readonly rules: readonly DangerRule[];
  readonly harmless: readonly string[];
}

export type MatchRules = (text: string) => LexiconFinds;

/** A word, a phrase of words in order, or a stem: skeletons, the last one open-ended where the term ends in `*`. */
interface Term {
  readonly id: number;
  readonly steps: readonly Step[];
  /** The place of the longest step, by which the term is looked for: short words stand in every text. */
  readonly anchor: number;
}

interface Step {
  readonly skeleton: string;
  readonly open: boolean;
}

interface CompiledRule {
  readonly id: string;
  readonly locale: Locale;
  readonly level: DangerLevel;
  readonly within: number;
  /** Most words of a message in which it holds. */
  readonly atMost: number | undefined;
  readonly groups: readonly CompiledGroup[];
  /** Ids of the terms that switch it off. */
  readonly unless: readonly number[];
}

/** Ids of the terms of a group. */
type CompiledGroup = readonly number[];

/** Compiles rules of all languages into one matcher; terms meet in every spelling because they are compared as skeletons. */
export function compileRules({ rules, harmless }: Lexicon): MatchRules {
  const { terms, idOf } = createTerms();
  const compiled: CompiledRule[] = rules.map(({ id, locale, level, within, atMost, all, unless }) => ({
    id,
    locale,
    level,
    within,
    atMost,
    groups: all.map((sources) => [...new Set(sources.map(idOf))]),
    unless: unless.map(idOf),
  }));
  const doubts = harmless.map(idOf);
  const lookThrough = createLook(terms, compiled);
  return (text) => {
    const stems = skeletons(text);
    const { candidates, holds } = lookThrough(stems);
    const fits = ({ atMost }: CompiledRule): boolean => atMost === undefined || stems.length <= atMost;
    /** Where a group's terms begin. */
    const placesOf = (group: CompiledGroup): number[] =>
      group.filter(holds).flatMap((term) => placesIn(stems, terms[term]?.steps ?? []));
    const isMet = ({ groups, within, unless }: CompiledRule): boolean =>
      groups.every((group) => group.some(holds)) &&
      !unless.some(holds) &&
      areNear(groups.map(placesOf), within);
    const hits = [...candidates].filter((rule) => fits(rule) && isMet(rule));
    return {
      hits: hits.map(({ id, locale, level }) => ({ rule: id, locale, level })),
      doubtful: doubts.some(holds),
      cry: hits.some(({ atMost }) => atMost !== undefined),
    };
  };
}

/** What a first look at a text finds. */
interface Look {
  /** The rules of which it holds a term of the rarest group, wherever. */
  readonly candidates: ReadonlySet<CompiledRule>;
  /** Whether it holds a term. */
  readonly holds: (term: number) => boolean;
}

/** What a word tells by itself, and what has to be looked at where it stands. */
interface Told {
  /** Terms of one word that it is. */
  readonly terms: readonly number[];
  /** The rules whose rarest group holds one of them. */
  readonly rules: readonly CompiledRule[];
  /** Terms of several words of which it is the anchor; absent where there are none. */
  readonly phrases: Phrases | undefined;
}

/** Terms by the first letter of the word beside their anchor, by which most are told apart: before it where the anchor is their last word, else after it. */
interface Phrases {
  readonly before: ReadonlyMap<string, readonly Term[]>;
  readonly after: ReadonlyMap<string, readonly Term[]>;
}

/**
 * Looks up the terms of a text and the rules they may meet. Frequent words stand in a hundred rules, so a rule is looked at
 * only when the text holds a term of its rarest group. Terms are marked with the number of the text in a table that stays, not
 * gathered anew for each; what is found is valid until the next text.
 */
function createLook(
  terms: readonly Term[],
  rules: readonly CompiledRule[],
): (text: readonly string[]) => Look {
  const rulesOf = rulesByRarestGroup(terms, rules);
  const anchoredIn = createAnchors(terms);
  const toldBy = perWord((word): Told => {
    const found = anchoredIn(word);
    const told = found.filter(({ steps }) => steps.length === 1).map(({ id }) => id);
    return {
      terms: told,
      rules: told.flatMap((term) => rulesOf[term] ?? []),
      phrases: phrasesOf(found.filter(({ steps }) => steps.length > 1)),
    };
  });
  const heldIn = new Uint32Array(terms.length);
  let textNumber = 0;
  const holds = (term: number): boolean => heldIn[term] === textNumber;
  return (text) => {
    textNumber++;
    const candidates = new Set<CompiledRule>();
    const lookFor = (phrases: readonly Term[], at: number): void => {
      for (const { id, anchor, steps } of phrases) {
        if (holds(id) || !stands(text, steps, at - anchor)) continue;
        heldIn[id] = textNumber;
        for (const rule of rulesOf[id] ?? []) candidates.add(rule);
      }
    };
    text.forEach((word, at) => {
      const { terms: told, rules: mayBeMet, phrases } = toldBy(word);
      for (const term of told) heldIn[term] = textNumber;
      for (const rule of mayBeMet) candidates.add(rule);
      if (!phrases) return;
      lookFor(phrases.before.get(text[at - 1]?.charAt(0) ?? '') ?? [], at);
      lookFor(phrases.after.get(text[at + 1]?.charAt(0) ?? '') ?? [], at);
    });
    return { candidates, holds };
  };
}

function phrasesOf(terms: readonly Term[]): Phrases | undefined {
  if (terms.length === 0) return undefined;
  const isLast = ({ anchor, steps }: Term): boolean => anchor === steps.length - 1;
  const byLetter = (phrases: readonly Term[], beside: number): Phrases['before'] =>
    Map.groupBy(phrases, ({ anchor, steps }) => steps[anchor + beside]?.skeleton.charAt(0) ?? '');
  return {
    before: byLetter(terms.filter(isLast), -1),
    after: byLetter(
      terms.filter((term) => !isLast(term)),
      1,
    ),
  };
}

/** For each term the rules of whose groups the one that holds it is the rarest: its terms stand in the fewest groups. */
function rulesByRarestGroup(
  terms: readonly Term[],
  rules: readonly CompiledRule[],
): readonly (readonly CompiledRule[])[] {
  const uses = new Uint32Array(terms.length);
  for (const term of rules.flatMap(({ groups }) => groups.flat())) uses[term] = (uses[term] ?? 0) + 1;
  const usesOf = (group: CompiledGroup): number => group.reduce((sum, term) => sum + (uses[term] ?? 0), 0);
  const rulesOf: CompiledRule[][] = terms.map(() => []);
  for (const rule of rules) {
    const [rarest = []] = rule.groups.toSorted((a, b) => usesOf(a) - usesOf(b));
    for (const term of rarest) rulesOf[term]?.push(rule);
  }
  return rulesOf;
}

/** Terms, each once however it is spelled, numbered as they come. */
function createTerms(): { terms: readonly Term[]; idOf: (source: string) => number } {
  const terms: Term[] = [];
  const bySource = new Map<string, number>();
  const bySteps = new Map<string, number>();
  const number = (steps: readonly Step[]): number => {
    const key = steps.map(({ skeleton, open }) => (open ? `${skeleton}*` : skeleton)).join(' ');
    const id = bySteps.get(key) ?? terms.push({ id: terms.length, steps, anchor: anchorOf(steps) }) - 1;
    bySteps.set(key, id);
    return id;
  };
  return {
    terms,
    idOf: (source) => {
      const id = bySource.get(source) ?? number(parseSteps(source));
      bySource.set(source, id);
      return id;
    },
  };
}

/** Every group is met, all within the distance of a place where the first is. */
function areNear([first = [], ...others]: readonly (readonly number[])[], within: number): boolean {
  return first.some((at) => others.every((group) => group.some((other) => Math.abs(other - at) <= within)));
}

const parseSteps = (source: string): Step[] =>
  source
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const open = part.endsWith('*');
      return words(part).map((word, i, all) => ({
        skeleton: skeleton(word),
        open: open && i === all.length - 1,
      }));
    })
    .filter((step) => step.skeleton !== '');

const anchorOf = (steps: readonly Step[]): number =>
  steps.reduce(
    (best, { skeleton: stem }, i) => (stem.length > (steps[best]?.skeleton.length ?? 0) ? i : best),
    0,
  );

/** Makes the function that gives the terms whose anchor a word is, or begins with where the anchor is open-ended. */
function createAnchors(terms: readonly Term[]): (word: string) => readonly Term[] {
  const byAnchor = (open: boolean): ReadonlyMap<string, readonly Term[]> =>
    Map.groupBy(
      terms.filter(({ steps, anchor }) => steps[anchor]?.open === open),
      ({ steps, anchor }) => steps[anchor]?.skeleton ?? '',
    );
  const whole = byAnchor(false);
  const open = byAnchor(true);
  return (word) => [
    ...(whole.get(word) ?? []),
    ...Array.from(word, (_, i) => open.get(word.slice(0, i + 1)) ?? []).flat(),
  ];
}

/** The places of a text where a term begins. */
const placesIn = (text: readonly string[], steps: readonly Step[]): number[] =>
  text.flatMap((_, at) => (stands(text, steps, at) ? [at] : []));

/** Whether a term begins at a place of the text. */
function stands(text: readonly string[], steps: readonly Step[], at: number): boolean {
  for (let i = 0; i < steps.length; i++) {
    const word = text[at + i];
    const step = steps[i];
    if (word === undefined || step === undefined) return false;
    if (step.open ? !word.startsWith(step.skeleton) : word !== step.skeleton) return false;
  }
  return true;
}
