import { Counter, Histogram, Registry } from '@prometheus-io/client';

export interface TurnMeasure {
  readonly channel: string;
  readonly outcome: string;
  readonly locale: string;
  readonly danger: string | undefined;
  readonly seconds: number;
}

/** What `/metrics` shows. One registry an app, so that tests may start several. */
export interface Metrics {
  turn(measure: TurnMeasure): void;
  failure(channel: string): void;
  /** What became of a reminder that was due. */
  reminder(outcome: string): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const turns = new Counter({
    name: 'aman_turns_total',
    help: 'Turns by channel, outcome and locale',
    labelNames: ['channel', 'outcome', 'locale'],
    registers,
  });
  const dangers = new Counter({
    name: 'aman_danger_total',
    help: 'Turns that raised the safety card, by level',
    labelNames: ['level', 'locale'],
    registers,
  });
  const failures = new Counter({
    name: 'aman_failures_total',
    help: 'Turns that broke and showed only the hotline',
    labelNames: ['channel'],
    registers,
  });
  const reminders = new Counter({
    name: 'aman_reminders_total',
    help: 'Reminders that were due, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'aman_turn_seconds',
    help: 'Time of a turn, stores included',
    labelNames: ['channel'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  return {
    turn({ channel, outcome, locale, danger, seconds: spent }) {
      turns.inc({ channel, outcome, locale });
      if (danger) dangers.inc({ level: danger, locale });
      seconds.observe({ channel }, spent);
    },
    failure: (channel) => failures.inc({ channel }),
    reminder: (outcome) => reminders.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
