import type { Content } from '../content/content.ts';
import type { Message } from '../message.ts';
import type { Danger } from './danger.ts';

declare const screened: unique symbol;

/** A message that was looked through for danger. Only `screen` makes one, and the dialogue takes nothing else. */
export interface Screened {
  readonly [screened]: true;
  readonly message: Message;
  /** A text in our letters and otherwise as it was typed, for what has to be read letter by letter; absent for all but texts. */
  readonly written?: string;
  readonly danger?: Danger;
}

/** What `screen` needs of a snapshot. */
export type Screening = Pick<Content, 'danger' | 'inOurLetters' | 'reread'>;

/**
 * Reads a text as it was meant (Arabic letters, wrong keyboard, spaced-out letters) and looks for danger in all languages at
 * once: people in distress switch. Needs no store and no session.
 */
export function screen(message: Message, content: Screening): Screened {
  if (message.type !== 'text') return { message } as Screened;
  const meant = { ...message, text: content.reread(message.text) };
  const danger = content.danger.detect(meant.text);
  return {
    message: meant,
    written: content.inOurLetters(message.text),
    ...(danger ? { danger } : {}),
  } as Screened;
}
