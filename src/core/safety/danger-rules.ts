import { skeleton, skeletons, words } from '../language/words.ts';
import { HASH_START, hashOf, hashStep } from '../learning/sparse-vector.ts';
import type { DangerLevel } from '../reply.ts';

/** One readable indicator, as written in `locales/<tag>/safety.yaml`. */
export interface DangerRule {
  readonly id: string;
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
  readonly level: DangerLevel;
}

/** What the lexicon sees in a text. */
export interface LexiconFinds {
  /** Rules that the text meets. */
  readonly hits: readonly RuleHit[];
  /** Single groups of terms that the text holds, as `rule#group`: half a sign is no alarm, but the learned net weighs it. */
  readonly signs: readonly string[];
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
  /** Rules of the same idea have the same name in every language, so their signs are one feature for all. */
  readonly sign: string;
  /** Ids of its terms. */
  readonly terms: readonly number[];
}

/** Where each term begins in a text, by term id. */
type Found = ReadonlyMap<number, readonly number[]>;

/** Compiles rules of all languages into one matcher; terms meet in every spelling because they are compared as skeletons. */
export function compileRules({ rules, harmless }: Lexicon): MatchRules {
  const { terms, idOf } = createTerms();
  const groups: CompiledGroup[] = [];
  const compiled: CompiledRule[] = rules.map(({ id, level, within, atMost, all, unless }, rule) => ({
    id,
    level,
    within,
    atMost,
    groups: all.map(
      (sources, i) => groups.push({ rule, sign: `${id}#${i}`, terms: [...new Set(sources.map(idOf))] }) - 1,
    ),
    unless: unless.map(idOf),
  }));
  const doubts = harmless.map(idOf);
  const byAnchor = indexByAnchor(terms);
  const meet = createMeeting(groups, compiled);
  const areMet = ({ groups: needed, within, unless }: CompiledRule, found: Found): boolean =>
    areNear(
      needed.map((group) => (groups[group]?.terms ?? []).flatMap((term) => found.get(term) ?? [])),
      within,
    ) && !unless.some((term) => found.has(term));
  return (text) => {
    const stems = skeletons(text);
    const found = findTerms(stems, byAnchor);
    const fits = (rule: CompiledRule | undefined): boolean =>
      rule !== undefined && (rule.atMost === undefined || stems.length <= rule.atMost);
    const { met, complete } = meet(found);
    const hits = complete
      .flatMap((rule) => compiled[rule] ?? [])
      .filter((rule) => fits(rule) && areMet(rule, found));
    const signs = met.flatMap((group) => groups[group] ?? []).filter(({ rule }) => fits(compiled[rule]));
    return {
      hits: hits.map(({ id, level }) => ({ rule: id, level })),
      signs: [...new Set(signs.map(({ sign }) => sign))],
      doubtful: doubts.some((term) => found.has(term)),
      cry: hits.some(({ atMost }) => atMost !== undefined),
    };
  };
}

/** The groups of which a text holds a term, and the rules of which it holds all groups, wherever. */
interface Met {
  readonly met: readonly number[];
  readonly complete: readonly number[];
}

/**
 * Looks up what the terms of a text belong to. Frequent words stand in a hundred groups, so what was met is marked with the
 * number of the text in tables that stay, not gathered anew for each.
 */
function createMeeting(
  groups: readonly CompiledGroup[],
  rules: readonly CompiledRule[],
): (found: Found) => Met {
  const groupsOf: number[][] = [];
  groups.forEach(({ terms }, group) => {
    for (const term of terms) {
      const others = groupsOf[term];
      if (others) others.push(group);
      else groupsOf[term] = [group];
    }
  });
  const metIn = new Uint32Array(groups.length);
  const countedIn = new Uint32Array(rules.length);
  const counts = new Uint32Array(rules.length);
  let textNumber = 0;
  return (found) => {
    textNumber++;
    const met: number[] = [];
    const complete: number[] = [];
    const count = (rule: number): void => {
      counts[rule] = countedIn[rule] === textNumber ? (counts[rule] ?? 0) + 1 : 1;
      countedIn[rule] = textNumber;
      if (counts[rule] === rules[rule]?.groups.length) complete.push(rule);
    };
    for (const term of found.keys()) {
      for (const group of groupsOf[term] ?? []) {
        if (metIn[group] === textNumber) continue;
        metIn[group] = textNumber;
        met.push(group);
        count(groups[group]?.rule ?? -1);
      }
    }
    return { met, complete };
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

/** Terms by the hash of their anchor, whole words and stems apart; what meets by chance is sorted out by `stands`. */
interface AnchorIndex {
  readonly exact: ReadonlyMap<number, readonly Term[]>;
  readonly open: ReadonlyMap<number, readonly Term[]>;
}

function indexByAnchor(terms: readonly Term[]): AnchorIndex {
  const byHash = (open: boolean): Map<number, Term[]> =>
    Map.groupBy(
      terms.filter(({ steps, anchor }) => steps[anchor]?.open === open),
      ({ steps, anchor }) => hashOf(steps[anchor]?.skeleton ?? ''),
    );
  return { exact: byHash(false), open: byHash(true) };
}

/** Finds the terms of a text. */
function findTerms(text: readonly string[], index: AnchorIndex): Found {
  const positions = new Map<number, number[]>();
  const note = (terms: readonly Term[] | undefined, anchored: number) => {
    for (const term of terms ?? []) {
      const at = anchored - term.anchor;
      if (at < 0 || !stands(text, term, at)) continue;
      const list = positions.get(term.id);
      if (list) list.push(at);
      else positions.set(term.id, [at]);
    }
  };
  text.forEach((word, at) => {
    let hash = HASH_START;
    for (let i = 0; i < word.length; i++) {
      hash = hashStep(hash, word.charCodeAt(i));
      note(index.open.get(hash), at);
    }
    note(index.exact.get(hash), at);
  });
  return positions;
}

/** Whether a term begins at a place of the text. */
function stands(text: readonly string[], { steps }: Term, at: number): boolean {
  for (let i = 0; i < steps.length; i++) {
    const word = text[at + i];
    const step = steps[i];
    if (word === undefined || step === undefined) return false;
    if (step.open ? !word.startsWith(step.skeleton) : word !== step.skeleton) return false;
  }
  return true;
}
