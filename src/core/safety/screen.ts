import type { Content } from '../content/content.ts';
import type { Message } from '../message.ts';
import type { Danger } from './danger.ts';

declare const screened: unique symbol;

/** A message that was looked through for danger. Only `screen` makes one, and the dialogue takes nothing else. */
export interface Screened {
  readonly [screened]: true;
  readonly message: Message;
  readonly danger?: Danger;
}

/** Looks for danger in all languages at once: people in distress switch. Needs no store and no session. */
export function screen(message: Message, content: Pick<Content, 'danger'>): Screened {
  const danger = message.type === 'text' ? content.danger.detect(message.text) : undefined;
  return { message, ...(danger ? { danger } : {}) } as Screened;
}
