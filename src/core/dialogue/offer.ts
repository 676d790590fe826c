import type { DangerLevel } from '../reply.ts';
import { inlineToPlain } from '../rich-text.ts';
import type { Found, Hit } from '../search/search.ts';
import type { Context, Draft } from './context.ts';
import { MAX_OFFERED, readerAnswer } from './show-entry.ts';

/** An entry is offered beside the first when it is believed at least this share as much. */
const OFFER_SHARE = 0.08;

/** To somebody who speaks of death a guess at residence permits would hurt: only what is likelier than not is offered, and last. */
const LIKELY_FOR_THE_DESPAIRING = 0.5;
const ON_DANGER: Readonly<Record<DangerLevel, string>> = {
  emergency: 'safety.emergency-numbers',
  trafficking: 'safety.victim-help',
  violence: 'safety.domestic-violence',
  suicide: 'health.mental',
};

/** What to do with what was found below the card of a danger: to somebody who speaks of death only the entry on that is an answer. */
export const decisionInDanger = (
  decision: Found['decision'],
  [best]: readonly Hit[],
  danger?: DangerLevel,
): Found['decision'] =>
  decision === 'answer' && danger === 'suicide' && best?.entry !== ON_DANGER.suicide ? 'clarify' : decision;

/** The entries worth offering, two or three: `first` where it is known, then those found; in danger one on that danger is always among them. */
export function offered(hits: readonly Hit[], danger?: DangerLevel, first?: string): string[] {
  const best = hits[0]?.probability ?? 0;
  const near = hits.filter(({ probability }, i) => i < 2 || probability >= best * OFFER_SHARE);
  const known = first === undefined ? [] : [first];
  if (danger === 'suicide') return forTheDespairing(known, near);
  const ids = [...new Set([...known, ...near.map(({ entry }) => entry)])].slice(0, MAX_OFFERED);
  if (!danger || ids.includes(ON_DANGER[danger])) return ids;
  return [...ids.slice(0, MAX_OFFERED - 1), ON_DANGER[danger]];
}

function forTheDespairing(known: readonly string[], near: readonly Hit[]): string[] {
  const likely = near.filter(({ probability }) => probability >= LIKELY_FOR_THE_DESPAIRING);
  return [...new Set([ON_DANGER.suicide, ...known, ...likely.map(({ entry }) => entry)])];
}

/** Up to three entries to choose from, each with the line that tells it apart. */
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
      {
        type: 'options',
        style: 'cards',
        prompt: context.t(options.length === 1 ? 'clarify.only' : 'clarify.prompt'),
        options: [...options, none],
      },
    ],
    view: { type: 'options', ids: [...ids] },
  };
}
