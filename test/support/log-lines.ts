import { type Logger, pino } from 'pino';

/** A logger whose lines a test can read. */
export function createLogLines(): {
  log: Logger;
  lines: () => readonly string[];
  messages: () => readonly string[];
} {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return { log, lines: () => lines, messages: () => lines.map((line) => String(JSON.parse(line).msg)) };
}
