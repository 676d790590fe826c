import type { Locale } from '../../core/locale.ts';
import type { Answer, ContactCard, Part, Reply } from '../../core/reply.ts';
import { replyToPlain } from '../../core/reply-text.ts';
import { inlineToPlain } from '../../core/rich-text.ts';
import { answerToHtml } from './rich-html.ts';
import type { AnswerBody, ReplyBody } from './wire.ts';

/** What a web reply depends on besides what was said. */
export interface WebReader {
  /** The token of the conversation. */
  readonly session: string;
  /** Address of the service for links in `html`; empty = the same site. */
  readonly site: string;
}

/** The reply in the contract's shape, with the finished parts for the widget. */
export function toReplyBody(reply: Reply, { session, site }: WebReader): ReplyBody {
  return {
    locale: reply.locale,
    outcome: reply.outcome,
    answers: reply.answers.slice(0, 3).map((answer) => toAnswerBody(answer, reply.locale, site)),
    safety: safetyOf(reply.parts),
    text: replyToPlain(reply),
    session,
    parts: [...reply.parts],
  };
}

/** Rendered answers are kept, and so is their wire form; `site` is one for a running service. */
const bodies = new WeakMap<Answer, { readonly site: string; readonly body: AnswerBody }>();

/** One entry in the contract's shape. */
export function toAnswerBody(answer: Answer, locale: Locale, site: string): AnswerBody {
  const known = bodies.get(answer);
  if (known?.site === site) return known.body;
  const body = makeAnswerBody(answer, locale, site);
  bodies.set(answer, { site, body });
  return body;
}

function makeAnswerBody(answer: Answer, locale: Locale, site: string): AnswerBody {
  return {
    id: answer.id,
    title: answer.title,
    summary: inlineToPlain(answer.summary),
    html: answerToHtml(answer, { locale, site }),
    sources: answer.sources.map(({ title, url, date }) => ({ title, url, date })),
    checkedAt: answer.checkedAt,
    stale: answer.stale,
    related: answer.related.map(({ id }) => id),
  };
}

function safetyOf(parts: readonly Part[]): ReplyBody['safety'] {
  const card = parts.find((part) => part.type === 'safety');
  return card ? { level: card.level, contacts: card.contacts.flatMap(numbersOf) } : null;
}

const numbersOf = ({ name, phones, hours }: ContactCard) =>
  phones.map(({ number, label }) => ({
    name: label ? `${name}, ${label}` : name,
    number,
    hours: hours ?? null,
  }));
