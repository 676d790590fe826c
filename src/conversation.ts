import type { Logger } from 'pino';
import type { Content } from './core/content/content.ts';
import { lastResort } from './core/dialogue/last-resort.ts';
import { type Report, respond } from './core/dialogue/respond.ts';
import type { Locale } from './core/locale.ts';
import type { Message } from './core/message.ts';
import type { Reply } from './core/reply.ts';
import { redact } from './core/safety/redact.ts';
import { screen } from './core/safety/screen.ts';
import { NEW_SESSION, type Session } from './core/session.ts';
import type { Metrics } from './metrics.ts';
import type { FeedbackStore, SessionStore, UnansweredStore } from './ports.ts';

/** One message on its way in, from any channel. */
export interface Turn {
  readonly channel: 'telegram' | 'web' | 'terminal';
  /** Keyed hash of whoever speaks, from `createIdentity`; never a raw identifier. */
  readonly sessionKey: string;
  readonly message: Message;
  /** A language the person asked for with this message; wins over everything else. */
  readonly locale?: Locale | undefined;
  /** What the device says (Telegram's `language_code`): a first guess, no more. */
  readonly deviceLocale?: Locale | undefined;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly citizenship?: string | undefined;
}

export interface Conversation {
  /** Answers one message. Never throws: when something breaks, the reply still shows the hotline. */
  handle(turn: Turn): Promise<Reply>;
}

export interface ConversationParts {
  readonly sessions: SessionStore;
  readonly unanswered: UnansweredStore;
  readonly feedback: FeedbackStore;
  readonly content: () => Content;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The waist where every channel meets the core: recall, respond, remember, report. */
export function createConversation(parts: ConversationParts): Conversation {
  const { sessions, content, now, log, metrics } = parts;

  async function recall(key: string): Promise<Session> {
    try {
      return (await sessions.get(key)) ?? NEW_SESSION;
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
    const day = now().toISOString().slice(0, 10);
    try {
      if (unanswered)
        await parts.unanswered.add({ ...unanswered, text: redact(unanswered.text), locale, day });
      if (feedback) await parts.feedback.add({ ...feedback, locale, day });
    } catch (error) {
      log.warn({ err: error }, 'report not kept');
    }
  }

  async function handle(turn: Turn): Promise<Reply> {
    const started = performance.now();
    const session = withWishes(await recall(turn.sessionKey), turn);
    const screened = screen(turn.message, content());
    const result = respond(screened, session, {
      content: content(),
      now: now(),
      deviceLocale: turn.deviceLocale,
    });
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

function withWishes(session: Session, turn: Turn): Session {
  const citizenship = turn.citizenship ?? session.citizenship;
  return {
    ...session,
    ...(turn.locale ? { locale: turn.locale, localeChosen: true } : {}),
    ...(citizenship ? { citizenship } : {}),
  };
}
