import { type Topic, topicOf } from '../entry.ts';
import type { IdentifyLanguage } from '../language/identify.ts';
import type { TextFeatures } from '../language/text-features.ts';
import { words } from '../language/words.ts';
import { createPredictor, type Example, type LinearModel } from '../learning/linear-model.ts';
import { FEATURE_SPACE, hashOf } from '../learning/sparse-vector.ts';
import { DANGER_LEVELS, type DangerLevel } from '../reply.ts';
import { compileRules, type Lexicon, type LexiconFinds, type RuleHit } from './danger-rules.ts';

/** A message of known level, to learn from; `none` are harmless ones. */
export interface DangerExample {
  readonly text: string;
  readonly level: DangerLevel | 'none';
}

/** A question that is no cry for help. */
export interface OrdinaryQuestion {
  readonly text: string;
  /** The entry that answers it; absent when none does. */
  readonly entry?: string;
}

/** Why a message was held for dangerous. */
export interface Danger {
  readonly level: DangerLevel;
  readonly rules: readonly RuleHit[];
  /** Probability that the learned net gives to danger of any level, 0 to 1. */
  readonly probability: number;
}

export interface DangerDetector {
  /** The danger in a text, or `undefined`. Either net alone is enough: a false alarm costs one line, a miss costs more. */
  detect(text: string): Danger | undefined;
}

/** From here on the learned net alone raises the alarm; the three bounds were chosen on the golden set and on blind tests, recall first. */
const ALARM_PROBABILITY = 0.45;
/** A rule alone raises the alarm unless the net is this sure that the message is harmless. */
const OVERRULED_PROBABILITY = 0.2;
/** Two rules that agree: unless the net is surer still. */
const AGREED_PROBABILITY = 0.1;
/** A text whose language is so seldom that of a rule is in another one; people in distress switch, so it is little. */
const FOREIGN_PROBABILITY = 0.05;
/** What one sentence has to reach alone: a cry drowns in a long question beside it, yet torn from the rest a sentence says less. */
const SENTENCE_ALARM_PROBABILITY = 0.9;
const SENTENCE_OVERRULED_PROBABILITY = 0.5;
/** One in so many short examples is taught once more in one breath with an ordinary question. */
const BREATH_STEP = 2;
const LONGEST_IN_BREATH = 10;
const JOINTS = ['. ', ', ', ' '] as const;
/**
 * Total weight of the ordinary questions as a multiple of that of all examples: most of what people write is ordinary. A total, so
 * that more questions do not blunt the alarm.
 */
const ORDINARY_SHARE = 1.75;
/**
 * What ordinary questions are about, by the topic of their entry; the others are about living here. Each matter is a label of its
 * own: harmless texts are of many kinds, and one label for all of them is a bound that suits none.
 */
const MATTERS: Readonly<Partial<Record<Topic, string>>> = {
  entry: 'staying',
  residence: 'staying',
  notify: 'staying',
  depart: 'leaving',
  about: 'else',
};
/** What no entry answers goes with the questions about us. */
function matterOf({ entry = 'about' }: OrdinaryQuestion): string {
  const topic = topicOf(entry);
  return (topic && MATTERS[topic]) ?? 'living';
}

/** What met rules add to their level, on the scale of probabilities; less where they are in doubt. */
const RULE_EVIDENCE = 0.6;
const DOUBTED_EVIDENCE = 0.3;

/** Held-out examples chose the least length: without it a lone "passport" or "child" was an alarm. */
export const DANGER_TRAINING = {
  space: FEATURE_SPACE,
  epochs: 2,
  learningRate: 2,
  initialAccumulator: 0.1,
  dropout: 0.2,
  seed: 7,
  knownBelow: 0.015,
  leastLength: 18,
} as const;

/** What the learned net learns from: examples, those of most rules too, and ordinary questions, whose labels are no level. */
export function* dangerExamples(
  rules: Lexicon['rules'],
  examples: readonly DangerExample[],
  ordinary: readonly OrdinaryQuestion[],
  textFeatures: TextFeatures,
): Generator<Example> {
  // Short cries would teach the net that their single words are dangerous wherever they stand.
  const ofRules = rules
    .filter(({ atMost }) => atMost === undefined)
    .flatMap((rule) => [
      ...rule.examples.map((text) => ({ text, level: rule.level })),
      ...rule.counterexamples.map((text) => ({ text, level: 'none' })),
    ]);
  const written = [...ofRules, ...examples, ...inOneBreath(examples, ordinary)];
  const weight = (ORDINARY_SHARE * written.length) / ordinary.length;
  for (const { text, level } of written) yield { features: textFeatures(text), label: level };
  for (const question of ordinary)
    yield { features: textFeatures(question.text), label: matterOf(question), weight };
}

/** Who is beaten asks for the fee of a paper in the same breath: some examples with an ordinary question before or after them. */
const inOneBreath = (
  examples: readonly DangerExample[],
  ordinary: readonly OrdinaryQuestion[],
): DangerExample[] =>
  examples
    .filter(({ text }) => hashOf(text) % BREATH_STEP === 0 && words(text).length <= LONGEST_IN_BREATH)
    .map(({ text, level }, i) => {
      const question = ordinary[(hashOf(text) >>> 2) % ordinary.length]?.text ?? '';
      const joint = JOINTS[i % JOINTS.length] ?? ' ';
      return { text: i % 2 === 0 ? `${text}${joint}${question}` : `${question}${joint}${text}`, level };
    });

export function createDangerDetector(
  lexicon: Lexicon,
  model: LinearModel,
  textFeatures: TextFeatures,
  identify: IdentifyLanguage,
): DangerDetector {
  const match = compileRules(lexicon);
  const predict = createPredictor(model);
  /** Whether all rules met are of languages that the text is surely not in: words meet by chance in skeletons. */
  const isForeign = (hits: readonly RuleHit[], text: string): boolean => {
    if (hits.length === 0) return false;
    const { all } = identify(text);
    return hits.every(({ locale }) => (all[locale] ?? 1) < FOREIGN_PROBABILITY);
  };
  const look = (
    text: string,
    found: LexiconFinds,
    needed: (finds: LexiconFinds) => number,
  ): Danger | undefined => {
    const finds = { ...found, doubtful: found.doubtful || isForeign(found.hits, text) };
    const probabilities = levelProbabilities(model.labels, predict(textFeatures(text)));
    const probability = DANGER_LEVELS.reduce((sum, level) => sum + probabilities[level], 0);
    if (probability < needed(finds)) return undefined;
    return { level: likeliestLevel(finds, probabilities), rules: finds.hits, probability };
  };
  const lookAtEach = (sentences: readonly string[], doubted: boolean): Danger | undefined => {
    for (const sentence of sentences) {
      const found = match(sentence);
      const danger = look(sentence, { ...found, doubtful: doubted || found.doubtful }, neededOfSentence);
      if (danger) return danger;
    }
    return undefined;
  };
  return {
    detect(text) {
      const found = match(text);
      const whole = look(text, found, neededOfText);
      const sentences = whole ? [] : sentencesOf(text);
      return sentences.length > 1 ? lookAtEach(sentences, found.doubtful) : whole;
    },
  };
}

const SENTENCE_END = /[.!?…;\n]+/;

const sentencesOf = (text: string): string[] =>
  text.split(SENTENCE_END).filter((sentence) => words(sentence).length > 1);

/** How likely the net has to hold danger for an alarm. */
function neededOfText({ hits, doubtful, cry }: LexiconFinds): number {
  const rulesMet = new Set(hits.map(({ rule }) => rule)).size;
  // Words of a film, a joke or a study, or another language, put rules in doubt: then the net decides alone.
  if (rulesMet === 0 || doubtful) return ALARM_PROBABILITY;
  if (cry) return 0;
  return rulesMet === 1 ? OVERRULED_PROBABILITY : AGREED_PROBABILITY;
}

const neededOfSentence = ({ hits, doubtful }: LexiconFinds): number =>
  hits.length === 0 || doubtful ? SENTENCE_ALARM_PROBABILITY : SENTENCE_OVERRULED_PROBABILITY;

function levelProbabilities(labels: readonly string[], predicted: Float64Array): Record<DangerLevel, number> {
  const of = (level: DangerLevel) => predicted[labels.indexOf(level)] ?? 0;
  return {
    emergency: of('emergency'),
    trafficking: of('trafficking'),
    violence: of('violence'),
    suicide: of('suicide'),
  };
}

function likeliestLevel(
  { hits, doubtful }: LexiconFinds,
  probabilities: Record<DangerLevel, number>,
): DangerLevel {
  const evidence = doubtful ? DOUBTED_EVIDENCE : RULE_EVIDENCE;
  const score = (level: DangerLevel) =>
    probabilities[level] + (hits.some((hit) => hit.level === level) ? evidence : 0);
  return DANGER_LEVELS.reduce((best, level) => (score(level) > score(best) ? level : best));
}
