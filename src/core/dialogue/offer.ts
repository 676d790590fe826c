import { inlineToPlain } from '../rich-text.ts';
import type { Context, Draft } from './context.ts';
import { readerAnswer } from './show-entry.ts';

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
