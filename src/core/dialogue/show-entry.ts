import { type Choice, FEEDBACK_REASONS } from '../choice.ts';
import type { PanelKey } from '../entry.ts';
import type { Answer, Part } from '../reply.ts';
import type { Hit } from '../search/search.ts';
import { answerFor } from './answer.ts';
import { topicOptions } from './browse.ts';
import { cardLinks } from './card.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { buttons, text } from './parts.ts';
import { personalOptions } from './personal-options.ts';

export interface ShowEntry {
  readonly panel?: PanelKey | undefined;
  readonly sources?: boolean | undefined;
  /** `tool` when it was browsed to rather than asked for. */
  readonly outcome: 'answer' | 'tool';
}

/** One entry in full; topics when it no longer exists. */
export function showEntry(id: string, { panel, sources, outcome }: ShowEntry, context: Context): Draft {
  const answer = readerAnswer(id, context);
  if (!answer) {
    return plainDraft(
      'unknown',
      text(context.t('not-found')),
      buttons(topicOptions(context.content, context.locale, context.session.audience)),
    );
  }
  const personal = personalOptions(id, context);
  const cards = cardLinks(id, context.content, context.locale);
  return {
    outcome,
    answers: [answer],
    parts: [
      { type: 'answer', answer, ...(panel ? { panel } : {}), ...(sources ? { showSources: true } : {}) },
      ...(personal.length > 0 ? [buttons(personal)] : []),
      ...(cards.length > 0 ? [{ type: 'links', links: cards } as const] : []),
      askHelpful(answer, context),
    ],
    view: { type: 'entry', id, ...(panel ? { panel } : {}), ...(sources ? { sources } : {}) },
    session: { lastEntry: id },
  };
}

/** Most entries offered to choose from. */
export const MAX_OFFERED = 3;

/** The best entry, with a part of it open where one is named, and the next ones behind it for channels that list them. */
export function showFound(hits: readonly Hit[], context: Context, panel?: PanelKey): Draft {
  const draft = showEntry(hits[0]?.entry ?? '', { outcome: 'answer', panel }, context);
  return { ...draft, answers: withOthers(draft.answers, hits, context) };
}

/** The part of an entry that a question asks for; none in danger, where less is more, and none that this reader has not. */
export function askedPanel(question: string, entry: string, context: Context): PanelKey | undefined {
  if (context.danger) return undefined;
  const asked = context.content.findPanel(question, entry, context.locale);
  return readerAnswer(entry, context)?.panels.find(({ key }) => key === asked)?.key;
}

/** Answers, and behind them what else was found, as many as are offered. */
export function withOthers(answers: readonly Answer[], hits: readonly Hit[], context: Context): Answer[] {
  const others = hits
    .slice(0, MAX_OFFERED)
    .filter(({ entry }) => answers.every(({ id }) => id !== entry))
    .flatMap(({ entry }) => readerAnswer(entry, context) ?? []);
  return [...answers, ...others].slice(0, MAX_OFFERED);
}

/** The entry fitted to this reader. */
export const readerAnswer = (id: string, { content, locale, now, session }: Context): Answer | undefined =>
  answerFor(content, id, locale, { now, citizenship: session.citizenship });

function askHelpful({ id }: Answer, { t }: Context): Part {
  return {
    type: 'feedback',
    prompt: t('feedback.prompt'),
    options: [
      { label: t('feedback.yes'), choice: { type: 'helpful', id } },
      { label: t('feedback.no'), choice: { type: 'unhelpful', id } },
    ],
  };
}

/** Thanks for a thumb; a thumb down without a reason asks for one. */
export function takeFeedback(
  choice: Extract<Choice, { type: 'helpful' | 'unhelpful' }>,
  { t }: Context,
): Draft {
  if (choice.type === 'helpful' || choice.reason) return plainDraft('tool', text(t('feedback.thanks')));
  return plainDraft('tool', {
    type: 'feedback',
    prompt: t('feedback.why'),
    options: FEEDBACK_REASONS.map((reason) => ({
      label: t(`feedback.reason.${reason}`),
      choice: { type: 'unhelpful', id: choice.id, reason },
    })),
  });
}
