import type { Content } from '../../../src/core/content/content.ts';
import { respond } from '../../../src/core/dialogue/respond.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION } from '../../../src/core/session.ts';
import type { Material } from '../material.ts';
import { miniSearchDefaults } from '../peers/minisearch.ts';
import { peerDocuments } from '../peers/peer.ts';
import { median, percentile, type Rows } from '../report.ts';

const ROUNDS = 3;
const DAY_MS = 86_400_000;

/** Answers one text; the clock is given, for answers are kept for a day at most. */
type Turn = (text: string, now: Date) => unknown;

/** Microseconds a turn of the whole core, and each of its steps, over distinct questions; other texts warm up the machine. */
export function engineRows(content: Content, questions: readonly string[], others: readonly string[]): Rows {
  const start = Date.now();
  const turn: Turn = (text, now) =>
    respond(screen({ type: 'text', text }, content), NEW_SESSION, { content, now });
  const still = () => new Date(start);
  const aDayLater = (i: number) => new Date(start + (i + 1) * DAY_MS);
  const row = (name: string, step: Turn, clock: (i: number) => Date) =>
    warmed(name, (text, i) => step(text, clock(i)), questions, others);
  return [
    row('whole turn, rendered answers kept (as in production)', turn, still),
    row('whole turn, every answer rendered anew', turn, aDayLater),
    ...stepsOf(content).map(({ name, step }) => row(name, step, still)),
  ];
}

/** The same questions through MiniSearch as it comes, over the same content: what a machine's speed is told by. */
export async function yardstickRows(
  material: Material,
  questions: readonly string[],
  others: readonly string[],
): Promise<Rows> {
  const { rank } = await miniSearchDefaults.build(peerDocuments(material), material);
  const name = 'yardstick: MiniSearch with no options, search alone';
  return [warmed(name, (text) => rank(text, 'ru'), questions, others)];
}

function stepsOf({ reread, danger, identify, matchPhrase, search }: Content) {
  return [
    { name: 'reread', step: (text: string) => reread(text) },
    { name: 'danger', step: (text: string) => danger.detect(text) },
    { name: 'identify language', step: (text: string) => identify(text) },
    { name: 'match phrase', step: (text: string) => matchPhrase(text) },
    { name: 'search', step: (text: string) => search(text) },
  ];
}

/** A step timed over the questions after the other texts have warmed it up. */
function warmed(
  name: string,
  ask: (text: string, i: number) => unknown,
  questions: readonly string[],
  others: readonly string[],
) {
  others.forEach((text, i) => {
    ask(text, i);
  });
  return { step: name, ...timed(questions, ask) };
}

/** Medians over the rounds, so that one burst of somebody else's work does not decide. */
function timed(questions: readonly string[], ask: (text: string, i: number) => unknown) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    globalThis.gc?.();
    return questions.map((text, i) => {
      const started = performance.now();
      ask(text, i);
      return 1000 * (performance.now() - started);
    });
  });
  const figure = (share: number) => Math.round(median(rounds.map((micros) => percentile(micros, share))));
  return { 'p50 µs': figure(0.5), 'p99 µs': figure(0.99) };
}
