import type { Shortcut } from '../../core/choice.ts';

/** The menu of commands in the order it is shown, and where each leads. */
export const COMMANDS = {
  start: 'start',
  topics: 'topics',
  check: 'check',
  days: 'days',
  deadline: 'deadline',
  citizenship: 'citizenship',
  language: 'locales',
  help: 'help',
  emergency: 'emergency',
  privacy: 'privacy',
  forget: 'forget',
} as const satisfies Record<string, Shortcut>;
export type Command = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly Command[];

export const isCommand = (name: string): name is Command => Object.hasOwn(COMMANDS, name);
