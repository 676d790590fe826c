import { skeleton, skeletons, words } from '../language/words.ts';
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
  readonly steps: readonly { readonly skeleton: string; readonly open: boolean }[];
}

interface CompiledRule {
  readonly id: string;
  readonly level: DangerLevel;
  readonly within: number;
  readonly groups: number;
}

/** Where a term matters: in a group of a rule, or as what switches a rule off. */
interface TermUse {
  readonly rule: number;
  /** Index of the group, or what else the term does. */
  readonly group: number | 'unless' | 'harmless';
}

/** Compiles rules of all languages into one matcher; terms meet in every spelling because they are compared as skeletons. */
export function compileRules({ rules, harmless }: Lexicon): MatchRules {
  const { terms, uses } = collectTerms(rules, harmless);
  const compiled: CompiledRule[] = rules.map(({ id, level, within, all }) => ({
    id,
    level,
    within,
    groups: all.length,
  }));
  const byFirstWord = indexByFirstStep(terms);
  return (text) => {
    const touched = new Map<number, number[][]>();
    const off = new Set<number>();
    let doubtful = false;
    for (const [term, at] of findTerms(skeletons(text), terms, byFirstWord)) {
      for (const { rule, group } of uses[term] ?? []) {
        if (group === 'harmless') doubtful = true;
        else if (group === 'unless') off.add(rule);
        else note(touched, rule, compiled[rule]?.groups ?? 0, group, at);
      }
    }
    return { ...readFinds(compiled, touched, off), doubtful };
  };
}

function collectTerms(
  rules: readonly DangerRule[],
  harmless: readonly string[],
): { terms: Term[]; uses: TermUse[][] } {
  const terms: Term[] = [];
  const uses: TermUse[][] = [];
  const ids = new Map<string, number>();
  const add = (source: string, use: TermUse) => {
    const id = ids.get(source) ?? terms.push(parseTerm(source)) - 1;
    ids.set(source, id);
    uses[id] = [...(uses[id] ?? []), use];
  };
  rules.forEach(({ all, unless }, rule) => {
    for (const [group, members] of all.entries()) for (const source of members) add(source, { rule, group });
    for (const source of unless) add(source, { rule, group: 'unless' });
  });
  for (const source of harmless) add(source, { rule: -1, group: 'harmless' });
  return { terms, uses };
}

function note(
  touched: Map<number, number[][]>,
  rule: number,
  size: number,
  group: number,
  at: readonly number[],
): void {
  const groups = touched.get(rule) ?? Array.from({ length: size }, (): number[] => []);
  groups[group]?.push(...at);
  touched.set(rule, groups);
}

/** Rules of the same idea have the same name in every language, so their signs are one feature for all. */
function readFinds(
  compiled: readonly CompiledRule[],
  touched: ReadonlyMap<number, readonly (readonly number[])[]>,
  off: ReadonlySet<number>,
): Omit<LexiconFinds, 'doubtful'> {
  const hits: RuleHit[] = [];
  const signs = new Set<string>();
  for (const [index, groups] of touched) {
    const rule = compiled[index];
    if (!rule) continue;
    groups.forEach((at, i) => {
      if (at.length > 0) signs.add(`${rule.id}#${i}`);
    });
    if (!off.has(index) && areNear(groups, rule.within)) hits.push({ rule: rule.id, level: rule.level });
  }
  return { hits, signs: [...signs] };
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
  return { steps };
}

interface FirstWordIndex {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly open: ReadonlyMap<string, readonly number[]>;
}

function indexByFirstStep(terms: readonly Term[]): FirstWordIndex {
  const exact = new Map<string, number[]>();
  const open = new Map<string, number[]>();
  terms.forEach(({ steps }, id) => {
    const first = steps[0];
    if (!first) return;
    const index = first.open ? open : exact;
    index.set(first.skeleton, [...(index.get(first.skeleton) ?? []), id]);
  });
  return { exact, open };
}

/** Where each term begins in the text, by term id. */
function findTerms(
  text: readonly string[],
  terms: readonly Term[],
  index: FirstWordIndex,
): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  const note = (id: number, at: number) => {
    if (!continues(text, terms[id], at)) return;
    const list = positions.get(id);
    if (list) list.push(at);
    else positions.set(id, [at]);
  };
  text.forEach((word, at) => {
    for (const id of index.exact.get(word) ?? []) note(id, at);
    for (let length = 2; length <= word.length; length++) {
      for (const id of index.open.get(word.slice(0, length)) ?? []) note(id, at);
    }
  });
  return positions;
}

function continues(text: readonly string[], term: Term | undefined, at: number): boolean {
  return (term?.steps ?? []).every(({ skeleton: wanted, open }, i) => {
    const word = text[at + i];
    return word !== undefined && (open ? word.startsWith(wanted) : word === wanted);
  });
}
