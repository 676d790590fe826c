import type { Logger } from 'pino';
import type { Content } from './core/content/content.ts';
import { lastResort } from './core/dialogue/last-resort.ts';
import { type Report, respond, type Turned } from './core/dialogue/respond.ts';
import type { Locale } from './core/locale.ts';
import type { Message } from './core/message.ts';
import {
  type DeadlineKind,
  MOST_REMINDERS,
  type ReminderState,
  type ReminderText,
  type ReminderWish,
} from './core/reminder.ts';
import type { Reply } from './core/reply.ts';
import { redact } from './core/safety/redact.ts';
import { screen } from './core/safety/screen.ts';
import { NEW_SESSION, type Session } from './core/session.ts';
import type { Metrics } from './metrics.ts';
import type { FeedbackStore, Reminder, ReminderStore, SessionStore, UnansweredStore } from './ports.ts';

/** One message on its way in, from any channel. */
export interface Turn {
  readonly channel: 'telegram' | 'web' | 'terminal';
  /** Keyed hash of whoever speaks, from `createIdentity`; never a raw identifier. */
  readonly sessionKey: string;
  /** The conversation begins with this message, so nothing is remembered of it. */
  readonly isFirst?: boolean;
  readonly message: Message;
  /** A language the person asked for with this message; wins over everything else. */
  readonly locale?: Locale | undefined;
  /** What the device says (Telegram's `language_code`): a first guess, no more. */
  readonly deviceLocale?: Locale | undefined;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly citizenship?: string | undefined;
  /** Present where Aman can write to this person by itself later. */
  readonly mailbox?: Mailbox | undefined;
}

/** Addresses reminders; what it returns tells nobody but the channel who gets them and what they are about. */
export interface Mailbox {
  /** The same for the same wish, so that it is kept once. */
  id(kind: DeadlineKind, day: string, text: ReminderText): string;
  /** Where a reminder goes, what it opens, and in which letters it comes. */
  address(kind: DeadlineKind, script: Reply['script']): string;
}

export interface Conversation {
  /** Answers one message. Never throws: when something breaks, the reply still shows the hotline. */
  handle(turn: Turn): Promise<Reply>;
}

export interface ConversationParts {
  readonly sessions: SessionStore;
  readonly unanswered: UnansweredStore;
  readonly feedback: FeedbackStore;
  readonly reminders: ReminderStore;
  readonly content: () => Content;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The waist where every channel meets the core: recall, respond, remember, report. */
export function createConversation(parts: ConversationParts): Conversation {
  const { sessions, content, now, log, metrics } = parts;

  async function recall({ sessionKey, isFirst }: Turn): Promise<Session> {
    if (isFirst) return NEW_SESSION;
    try {
      return (await sessions.get(sessionKey)) ?? NEW_SESSION;
    } catch (error) {
      log.warn({ err: error }, 'session not read; going on without it');
      return NEW_SESSION;
    }
  }

  async function remember(key: string, session: Session | undefined): Promise<void> {
    try {
      if (session) await sessions.set(key, session);
      else await sessions.delete(key);
    } catch (error) {
      log.warn({ err: error }, 'session not kept');
    }
  }

  async function report({ unanswered, feedback }: Report, locale: Locale): Promise<void> {
    if (!unanswered && !feedback) return;
    const day = now().toISOString().slice(0, 10);
    try {
      if (unanswered)
        await parts.unanswered.add({ ...unanswered, text: redact(unanswered.text), locale, day });
      if (feedback) await parts.feedback.add({ ...feedback, locale, day });
    } catch (error) {
      log.warn({ err: error }, 'report not kept');
    }
  }

  /** Keeps or deletes reminders as the turn wishes; what cannot be done is the state to answer with instead. */
  async function fulfil({ reminder, session, reply }: Turned, turn: Turn): Promise<ReminderState> {
    try {
      if (reminder?.type === 'stop' || session === undefined) await parts.reminders.forget(turn.sessionKey);
      if (reminder?.type !== 'add') return 'open';
      const wished = remindersOf(reminder, turn, reply);
      return (await parts.reminders.add(wished, MOST_REMINDERS)) ? 'open' : 'full';
    } catch (error) {
      log.warn({ err: error }, 'reminders not kept or not deleted');
      return 'failed';
    }
  }

  /** The reply, after what it promises about reminders is done; else one that says that it is not. */
  async function settle(turn: Turn, answer: (reminders: ReminderState) => Turned): Promise<Turned> {
    const result = answer('open');
    const state = await fulfil(result, turn);
    return state === 'open' ? result : answer(state);
  }

  async function handle(turn: Turn): Promise<Reply> {
    const started = performance.now();
    const session = withWishes(await recall(turn), turn);
    const screened = screen(turn.message, content());
    const circumstances = { content: content(), now: now(), deviceLocale: turn.deviceLocale };
    const result = await settle(turn, (reminders) =>
      respond(screened, session, turn.mailbox ? { ...circumstances, reminders } : circumstances),
    );
    await Promise.all([
      remember(turn.sessionKey, result.session),
      report(result.report, result.reply.locale),
    ]);
    const { reply } = result;
    const seconds = (performance.now() - started) / 1000;
    metrics.turn({
      channel: turn.channel,
      outcome: reply.outcome,
      locale: reply.locale,
      danger: screened.danger?.level,
      seconds,
    });
    log.info(
      {
        channel: turn.channel,
        outcome: reply.outcome,
        locale: reply.locale,
        entry: reply.answers[0]?.id,
        danger: screened.danger?.level,
        ms: Math.round(seconds * 1000),
      },
      'turn',
    );
    return reply;
  }

  return {
    handle: async (turn) => {
      try {
        return await handle(turn);
      } catch (error) {
        metrics.failure(turn.channel);
        log.error({ err: error, channel: turn.channel }, 'turn failed; the hotline was shown');
        return lastResort(turn.locale ?? turn.deviceLocale, content());
      }
    },
  };
}

function remindersOf(
  { kind, day, times }: Extract<ReminderWish, { type: 'add' }>,
  { mailbox, sessionKey }: Turn,
  { locale, script }: Reply,
): Reminder[] {
  if (!mailbox) return [];
  return times.map(({ text, due }) => ({
    id: mailbox.id(kind, day, text),
    owner: sessionKey,
    due,
    text,
    locale,
    address: mailbox.address(kind, script),
  }));
}

function withWishes(session: Session, turn: Turn): Session {
  const citizenship = turn.citizenship ?? session.citizenship;
  return {
    ...session,
    ...(turn.locale ? { locale: turn.locale, localeChosen: true } : {}),
    ...(citizenship ? { citizenship } : {}),
  };
}
