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
  readonly groups: readonly (readonly number[])[];
  readonly unless: readonly number[];
}

/** Compiles rules of all languages into one matcher; terms meet in every spelling because they are compared as skeletons. */
export function compileRules(rules: readonly DangerRule[]): MatchRules {
  const terms: Term[] = [];
  const termIds = new Map<string, number>();
  const idOf = (source: string): number => {
    const known = termIds.get(source);
    if (known !== undefined) return known;
    terms.push(parseTerm(source));
    termIds.set(source, terms.length - 1);
    return terms.length - 1;
  };
  const compiled: CompiledRule[] = rules.map((rule) => ({
    id: rule.id,
    level: rule.level,
    within: rule.within,
    groups: rule.all.map((group) => group.map(idOf)),
    unless: rule.unless.map(idOf),
  }));
  const byFirstWord = indexByFirstStep(terms);
  return (text) => {
    const positions = findTerms(skeletons(text), terms, byFirstWord);
    const hits = compiled
      .filter((rule) => meets(rule, positions))
      .map(({ id, level }) => ({ rule: id, level }));
    return { hits, signs: signsOf(compiled, positions) };
  };
}

/** Rules of the same idea have the same name in every language, so their signs are one feature for all. */
function signsOf(rules: readonly CompiledRule[], positions: ReadonlyMap<number, unknown>): string[] {
  if (positions.size === 0) return [];
  const signs = rules.flatMap(({ id, groups }) =>
    groups.flatMap((group, i) => (group.some((term) => positions.has(term)) ? [`${id}#${i}`] : [])),
  );
  return [...new Set(signs)];
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

function meets(rule: CompiledRule, positions: ReadonlyMap<number, readonly number[]>): boolean {
  if (rule.unless.some((id) => positions.has(id))) return false;
  const [first = [], ...others] = rule.groups.map((group) => group.flatMap((id) => positions.get(id) ?? []));
  return first.some((at) =>
    others.every((group) => group.some((other) => Math.abs(other - at) <= rule.within)),
  );
}
