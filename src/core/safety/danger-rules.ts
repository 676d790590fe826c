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
  /** Its groups, as numbers over all rules. */
  readonly groups: readonly number[];
  /** Ids of the terms that switch it off. */
  readonly unless: readonly number[];
}

interface CompiledGroup {
  readonly rule: number;
  /** Ids of its terms. */
  readonly terms: readonly number[];
}

/** Compiles rules of all languages into one matcher; terms meet in every spelling because they are compared as skeletons. */
export function compileRules({ rules, harmless }: Lexicon): MatchRules {
  const { terms, idOf } = createTerms();
  const groups: CompiledGroup[] = [];
  const compiled: CompiledRule[] = rules.map(({ id, locale, level, within, atMost, all, unless }, rule) => ({
    id,
    locale,
    level,
    within,
    atMost,
    groups: all.map((sources) => groups.push({ rule, terms: [...new Set(sources.map(idOf))] }) - 1),
    unless: unless.map(idOf),
  }));
  const doubts = harmless.map(idOf);
  const lookThrough = createLook(terms, groups, compiled);
  return (text) => {
    const stems = skeletons(text);
    const { complete, holds } = lookThrough(stems);
    const fits = (rule: CompiledRule | undefined): boolean =>
      rule !== undefined && (rule.atMost === undefined || stems.length <= rule.atMost);
    /** Where a group's terms begin. */
    const placesOf = (group: number): number[] =>
      (groups[group]?.terms ?? []).filter(holds).flatMap((term) => placesIn(stems, terms[term]?.steps ?? []));
    const isMet = ({ groups: needed, within, unless }: CompiledRule): boolean =>
      !unless.some(holds) && areNear(needed.map(placesOf), within);
    const hits = complete.flatMap((rule) => compiled[rule] ?? []).filter((rule) => fits(rule) && isMet(rule));
    return {
      hits: hits.map(({ id, locale, level }) => ({ rule: id, locale, level })),
      doubtful: doubts.some(holds),
      cry: hits.some(({ atMost }) => atMost !== undefined),
    };
  };
}

/** What a first look at a text finds. */
interface Look {
  /** The rules of which it holds all groups, wherever. */
  readonly complete: readonly number[];
  /** Whether it holds a term. */
  readonly holds: (term: number) => boolean;
}

/** What a word tells by itself, and what has to be looked at where it stands. */
interface Told {
  /** Terms of one word that it is. */
  readonly terms: readonly number[];
  /** The groups that hold one of them. */
  readonly groups: readonly number[];
  /** Terms of several words of which it is the anchor. */
  readonly phrases: readonly Term[];
}

/**
 * Looks up the terms of a text and what they belong to. Frequent words stand in a hundred groups, so what was met is marked
 * with the number of the text in tables that stay, not gathered anew for each; what is found is valid until the next text.
 */
function createLook(
  terms: readonly Term[],
  groups: readonly CompiledGroup[],
  rules: readonly CompiledRule[],
): (text: readonly string[]) => Look {
  const groupsOf: number[][] = terms.map(() => []);
  groups.forEach(({ terms: own }, group) => {
    for (const term of own) groupsOf[term]?.push(group);
  });
  const anchoredIn = createAnchors(terms);
  const toldBy = perWord((word): Told => {
    const anchored = anchoredIn(word);
    const told = anchored.filter(({ steps }) => steps.length === 1).map(({ id }) => id);
    return {
      terms: told,
      groups: [...new Set(told.flatMap((term) => groupsOf[term] ?? []))],
      phrases: anchored.filter(({ steps }) => steps.length > 1),
    };
  });
  const heldIn = new Uint32Array(terms.length);
  const metIn = new Uint32Array(groups.length);
  const countedIn = new Uint32Array(rules.length);
  const counts = new Uint32Array(rules.length);
  let textNumber = 0;
  const holds = (term: number): boolean => heldIn[term] === textNumber;
  return (text) => {
    textNumber++;
    const complete: number[] = [];
    const count = (rule: number): void => {
      counts[rule] = countedIn[rule] === textNumber ? (counts[rule] ?? 0) + 1 : 1;
      countedIn[rule] = textNumber;
      if (counts[rule] === rules[rule]?.groups.length) complete.push(rule);
    };
    const meet = (group: number): void => {
      if (metIn[group] === textNumber) return;
      metIn[group] = textNumber;
      count(groups[group]?.rule ?? -1);
    };
    text.forEach((word, at) => {
      const told = toldBy(word);
      for (const term of told.terms) heldIn[term] = textNumber;
      told.groups.forEach(meet);
      for (const { id, anchor, steps } of told.phrases) {
        if (holds(id) || !stands(text, steps, at - anchor)) continue;
        heldIn[id] = textNumber;
        groupsOf[id]?.forEach(meet);
      }
    });
    return { complete, holds };
  };
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
