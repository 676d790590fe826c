import type { Content } from '../content/content.ts';
import { FALLBACK_LOCALE, type Locale } from '../locale.ts';
import { MAX_TEXT_LENGTH, type Message } from '../message.ts';
import { MESSAGES } from '../messages.ts';
import { withoutLinks } from '../registry/find-addresses.ts';
import type { ReminderState, ReminderWish } from '../reminder.ts';
import type { Reply } from '../reply.ts';
import type { Screened } from '../safety/screen.ts';
import type { Session } from '../session.ts';
import { answerQuestion } from './answer-question.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { deadEnd } from './dead-end.ts';
import { inCyrillic, writesCyrillic } from './in-cyrillic.ts';
import { buttons, languageOptions, text, wayOut } from './parts.ts';
import { safetyCard } from './safety-card.ts';
import { takeChoice } from './take-choice.ts';

export interface Circumstances {
  readonly content: Content;
  readonly now: Date;
  /** What the device says, a first guess at the language. */
  readonly deviceLocale?: Locale | undefined;
  /** Absent where Aman cannot write by itself. */
  readonly reminders?: ReminderState | undefined;
}

/** What is worth telling editors; the conversation redacts and keeps it. */
export interface Report {
  readonly unanswered?: { readonly text: string; readonly outcome: Reply['outcome'] };
  readonly feedback?: {
    readonly entry: string;
    readonly verdict: 'helpful' | 'unhelpful';
    readonly reason?: 'wrong' | 'old' | 'unclear' | 'not-my-case';
  };
}

export interface Turned {
  readonly reply: Reply;
  /** What to remember; `undefined` = forget everything. */
  readonly session: Session | undefined;
  readonly report: Report;
  /** What is to be changed in the person's reminders; the conversation does it. */
  readonly reminder?: ReminderWish;
}

/** Sure enough to follow the language of a message against the session's. */
const SURE = 0.95;
/** Likely enough to follow it against what the device says. */
const LIKELY = 0.6;

/** The only way to a reply: takes nothing that was not screened, and puts human help first whenever danger was found. */
export function respond(
  screened: Screened,
  session: Session,
  { content, now, deviceLocale, reminders }: Circumstances,
): Turned {
  const { message, written, danger } = screened;
  const spoken = inWords(message);
  const locale = localeFor(spoken, session, content, deviceLocale);
  const context: Context = {
    content,
    now,
    locale,
    t: MESSAGES[locale],
    session: { ...session, locale },
    written,
    danger: danger?.level,
    reminders,
  };
  const draft = answerMessage(message, context);
  const shownIn = draft.session?.locale ?? locale;
  const parts = danger ? [safetyCard(danger.level, content, shownIn, now), ...draft.parts] : draft.parts;
  const cyrillic = writesCyrillic(spoken, shownIn, session.cyrillic);
  const shown = cyrillic
    ? { script: 'Cyrl' as const, parts: inCyrillic(parts), answers: inCyrillic(draft.answers) }
    : { parts, answers: draft.answers };
  return {
    reply: { locale: shownIn, outcome: draft.outcome, ...shown },
    session: draft.forget ? undefined : nextSession({ ...context.session, cyrillic }, draft),
    report: reportOf(message, draft),
    ...(draft.reminder ? { reminder: draft.reminder } : {}),
  };
}

/** The alphabets of the six languages, and digits. */
const READABLE = /[\p{Script=Cyrillic}\p{Script=Latin}\p{N}]/u;

/** A message in a language we do not speak: said so in it where we can, then which there are and the numbers to call. */
const otherLanguage = (context: Context, notice?: string): Draft =>
  plainDraft(
    'unknown',
    text(notice ?? context.t('unknown.language')),
    buttons(languageOptions(), context.t('language.prompt')),
    ...deadEnd(context).slice(0, 1),
  );

function answerMessage(message: Message, context: Context): Draft {
  const { t, locale } = context;
  switch (message.type) {
    case 'text':
      if (message.text.length > MAX_TEXT_LENGTH)
        return plainDraft('unknown', text(t('too-long', { limit: MAX_TEXT_LENGTH })), ...deadEnd(context));
      if (!/[\p{L}\p{N}]/u.test(message.text))
        return plainDraft('smalltalk', text(t('empty')), wayOut(locale));
      return answerText(message.text, context);
    case 'choice':
      return takeChoice(message.choice, context);
    case 'unsupported':
      return plainDraft('tool', text(t(`unsupported.${message.kind}`)), ...deadEnd(context));
    default:
      return message satisfies never;
  }
}

function answerText(question: string, context: Context): Draft {
  const other = context.content.otherLanguage(question);
  return other || !READABLE.test(question)
    ? otherLanguage(context, other?.notice)
    : answerQuestion(question, context);
}

/** The language to answer in: the one chosen; else what the message is surely in; else the session's; else the best guess. */
function localeFor(
  message: Message,
  session: Session,
  content: Content,
  deviceLocale: Locale | undefined,
): Locale {
  if (session.localeChosen && session.locale) return session.locale;
  // A country or a date in reply to what we asked is written much the same in several languages.
  if (session.asking?.need && session.locale && isShort(message)) return session.locale;
  const identified = message.type === 'text' ? content.identify(message.text) : undefined;
  if (identified?.locale && identified.probability >= SURE) return identified.locale;
  if (session.locale) return session.locale;
  if (identified?.locale && identified.probability >= LIKELY) return identified.locale;
  return deviceLocale ?? identified?.locale ?? FALLBACK_LOCALE;
}

/** A message without its links, which are written alike in all languages. */
const inWords = <T extends Message>(message: T): T =>
  message.type === 'text' ? { ...message, text: withoutLinks(message.text) } : message;

const SHORT_REPLY_LENGTH = 40;
const isShort = (message: Message): boolean =>
  message.type === 'text' && message.text.length <= SHORT_REPLY_LENGTH;

function nextSession(session: Session, draft: Draft): Session {
  return { ...session, ...draft.session, ...(draft.view ? { lastView: draft.view } : {}) };
}

function reportOf(message: Message, draft: Draft): Report {
  if (message.type === 'text')
    return draft.outcome === 'unknown' ? { unanswered: { text: message.text, outcome: draft.outcome } } : {};
  if (message.type !== 'choice') return {};
  const { choice } = message;
  if (choice.type === 'helpful') return { feedback: { entry: choice.id, verdict: 'helpful' } };
  if (choice.type !== 'unhelpful') return {};
  return {
    feedback: { entry: choice.id, verdict: 'unhelpful', ...(choice.reason ? { reason: choice.reason } : {}) },
  };
}
