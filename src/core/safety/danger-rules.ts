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
}

/** Rules of all languages, and the words that put them in doubt. */
export interface Lexicon {
  readonly rules: readonly DangerRule[];
  readonly harmless: readonly string[];
}

export type MatchRules = (text: string) => LexiconFinds;

/** A word, a phrase of words in order, or a stem: skeletons, the last one open-ended where the term ends in `*`. */
interface Term {
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
  /** Its groups, as numbers over all rules. */
  readonly groups: readonly number[];
  /** Ids of the terms that switch it off. */
  readonly unless: readonly number[];
}

interface CompiledGroup {
  readonly rule: number;
  /** Rules of the same idea have the same name in every language, so their signs are one feature for all. */
  readonly sign: string;
}

/** Compiles rules of all languages into one matcher; terms meet in every spelling because they are compared as skeletons. */
export function compileRules({ rules, harmless }: Lexicon): MatchRules {
  const { terms, idOf } = createTerms();
  const groups: CompiledGroup[] = [];
  /** By term: the groups that it is in. */
  const groupsOf: number[][] = [];
  const addGroup = (sources: readonly string[], group: CompiledGroup): number => {
    const number = groups.push(group) - 1;
    for (const id of new Set(sources.map(idOf))) groupsOf[id] = [...(groupsOf[id] ?? []), number];
    return number;
  };
  const compiled: CompiledRule[] = rules.map(({ id, level, within, all, unless }, rule) => ({
    id,
    level,
    within,
    groups: all.map((sources, i) => addGroup(sources, { rule, sign: `${id}#${i}` })),
    unless: unless.map(idOf),
  }));
  const doubts = harmless.map(idOf);
  const byAnchor = indexByAnchor(terms);
  return (text) => {
    const found = findTerms(skeletons(text), terms, byAnchor);
    const met = new Map<number, number[]>();
    for (const [term, at] of found) {
      for (const group of groupsOf[term] ?? []) {
        const places = met.get(group);
        if (places) places.push(...at);
        else met.set(group, [...at]);
      }
    }
    const touched = new Set(Array.from(met.keys(), (group) => groups[group]?.rule ?? -1));
    const hits = Array.from(touched, (rule) => compiled[rule])
      .filter((rule) => rule !== undefined)
      .filter((rule) =>
        areNear(
          rule.groups.map((group) => met.get(group) ?? []),
          rule.within,
        ),
      )
      .filter((rule) => !rule.unless.some((term) => found.has(term)));
    return {
      hits: hits.map(({ id, level }) => ({ rule: id, level })),
      signs: [...new Set(Array.from(met.keys(), (group) => groups[group]?.sign ?? ''))],
      doubtful: doubts.some((term) => found.has(term)),
    };
  };
}

/** Terms, each once, numbered as they come. */
function createTerms(): { terms: readonly Term[]; idOf: (source: string) => number } {
  const terms: Term[] = [];
  const ids = new Map<string, number>();
  return {
    terms,
    idOf: (source) => {
      const id = ids.get(source) ?? terms.push(parseTerm(source)) - 1;
      ids.set(source, id);
      return id;
    },
  };
}

/** Every group is met, all within the distance of a place where the first is. */
function areNear([first = [], ...others]: readonly (readonly number[])[], within: number): boolean {
  return first.some((at) => others.every((group) => group.some((other) => Math.abs(other - at) <= within)));
}

function parseTerm(source: string): Term {
  const steps = source
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
  const anchor = steps.reduce(
    (best, { skeleton: stem }, i) => (stem.length > (steps[best]?.skeleton.length ?? 0) ? i : best),
    0,
  );
  return { steps, anchor };
}

/** Ids of terms by the hash of their anchor, whole words and stems apart; what meets by chance is sorted out by `stands`. */
interface AnchorIndex {
  readonly exact: ReadonlyMap<number, readonly number[]>;
  readonly open: ReadonlyMap<number, readonly number[]>;
}

function indexByAnchor(terms: readonly Term[]): AnchorIndex {
  const exact = new Map<number, number[]>();
  const open = new Map<number, number[]>();
  terms.forEach(({ steps, anchor }, id) => {
    const step = steps[anchor];
    if (!step) return;
    const index = step.open ? open : exact;
    const hash = hashOf(step.skeleton);
    index.set(hash, [...(index.get(hash) ?? []), id]);
  });
  return { exact, open };
}

/** Where each term begins in the text, by term id. */
function findTerms(
  text: readonly string[],
  terms: readonly Term[],
  index: AnchorIndex,
): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  const note = (ids: readonly number[] | undefined, anchored: number) => {
    for (const id of ids ?? []) {
      const term = terms[id];
      const at = anchored - (term?.anchor ?? 0);
      if (!stands(text, term, at)) continue;
      const list = positions.get(id);
      if (list) list.push(at);
      else positions.set(id, [at]);
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
function stands(text: readonly string[], term: Term | undefined, at: number): boolean {
  return (term?.steps ?? []).every(({ skeleton: wanted, open }, i) => {
    const word = text[at + i];
    return word !== undefined && (open ? word.startsWith(wanted) : word === wanted);
  });
}
