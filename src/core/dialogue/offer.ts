import { inlineToPlain } from '../rich-text.ts';
import type { Hit } from '../search/search.ts';
import type { Context, Draft } from './context.ts';
import { MAX_OFFERED, readerAnswer } from './show-entry.ts';

/** An entry is offered beside the first when it is believed at least this share as much. */
const OFFER_SHARE = 0.08;

/** The entries worth offering among those found: two or three. */
export function offered(hits: readonly Hit[]): string[] {
  const best = hits[0]?.probability ?? 0;
  const near = hits.filter(({ probability }, i) => i < 2 || probability >= best * OFFER_SHARE);
  return near.slice(0, MAX_OFFERED).map(({ entry }) => entry);
}

/** Two or three entries to choose from, each with the line that tells it apart. */
export function offer(ids: readonly string[], context: Context): Draft {
  const answers = ids.flatMap((id) => readerAnswer(id, context) ?? []);
  const options = answers.map((answer) => ({
    label: answer.title,
    hint: inlineToPlain(answer.summary),
    choice: { type: 'entry', id: answer.id } as const,
  }));
  const none = {
    label: context.t('clarify.none'),
    choice: { type: 'shortcut', name: 'none-of-these' } as const,
  };
  return {
    outcome: 'clarify',
    answers,
    parts: [
      { type: 'options', style: 'cards', prompt: context.t('clarify.prompt'), options: [...options, none] },
    ],
    view: { type: 'options', ids: [...ids] },
  };
}
