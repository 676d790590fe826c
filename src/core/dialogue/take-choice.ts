import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import type { Choice, Shortcut } from '../choice.ts';
import { MESSAGES } from '../messages.ts';
import type { View } from '../session.ts';
import { entryOptions, topicOptions } from './browse.ts';
import {
  askCitizenship,
  resumeCalculation,
  startCalculation,
  startShortcut,
  takeCitizenship,
  takeDay,
  takeRepeat,
} from './calculate.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { deadEnd } from './dead-end.ts';
import { checkOption, resumeCheck, startCheck, takeArrivalDay, takeCheck } from './guided-check.ts';
import { offer } from './offer.ts';
import { buttons, languageOptions, text, wayOut } from './parts.ts';
import { remind, remindersLeft, stopReminders } from './remind.ts';
import { helpNumbers, hotlines } from './safety-card.ts';
import { showEntry, takeFeedback } from './show-entry.ts';
import { showLetter } from './show-letter.ts';

/** Answers a press. */
export function takeChoice(choice: Choice, context: Context): Draft {
  switch (choice.type) {
    case 'shortcut':
      return shortcut(choice.name, context);
    case 'entry':
      return showEntry(choice.id, { outcome: 'tool' }, context);
    case 'panel':
      return showEntry(choice.id, { panel: choice.panel, outcome: 'tool' }, context);
    case 'sources':
      return showEntry(choice.id, { sources: true, outcome: 'tool' }, context);
    case 'topic':
      return topic(choice.topic, context);
    case 'locale':
      return changeLocale(choice.locale, context);
    case 'audience':
      return {
        ...plainDraft(
          'tool',
          text(context.t('audience.set')),
          buttons(
            [...checkOption(context), ...topicOptions(context.content, context.locale, choice.audience)],
            context.t('welcome.ask'),
          ),
        ),
        session: { audience: choice.audience },
        view: { type: 'shortcut', name: 'topics' },
      };
    case 'calculate':
      return startCalculation(choice.id, context) ?? showEntry(choice.id, { outcome: 'tool' }, context);
    case 'letter':
      return showLetter(choice.id, context);
    case 'day':
      return (
        takeArrivalDay(choice.day, context) ?? takeDay(choice.day, context) ?? shortcut('topics', context)
      );
    case 'repeat':
      return takeRepeat(choice.isRepeat, context);
    case 'remind':
      return remind(choice, context) ?? shortcut('topics', context);
    case 'check':
      return takeCheck(choice.question, choice.value, context);
    case 'citizenship':
      return takeCitizenship(choice.code, context) ?? setCitizenship(choice.code, context);
    case 'helpful':
    case 'unhelpful':
      return takeFeedback(choice, context);
    default:
      return choice satisfies never;
  }
}

/** Sets the language and shows the last view again in it. */
function changeLocale(locale: Context['locale'], context: Context): Draft {
  const session = { ...context.session, locale, localeChosen: true };
  const inLocale: Context = { ...context, locale, t: MESSAGES[locale], session };
  const draft = showView(context.session.lastView ?? { type: 'shortcut', name: 'audiences' }, inLocale);
  return { ...draft, outcome: 'tool', session: { ...draft.session, locale, localeChosen: true } };
}

/** Remembers the citizenship and shows the last view again, fitted to it. */
function setCitizenship(citizenship: string | undefined, context: Context): Draft {
  const { lastView } = context.session;
  const known: Context = { ...context, session: { ...context.session, citizenship } };
  const draft =
    lastView && lastView.type !== 'calculation'
      ? showView(lastView, known)
      : plainDraft('tool', text(CALCULATOR_MESSAGES[context.locale]('citizenship.set')));
  return { ...draft, outcome: 'tool', session: { asking: undefined, ...draft.session, citizenship } };
}

/** Shows again what was shown before, in the language of the context. */
export function showView(view: View, context: Context): Draft {
  switch (view.type) {
    case 'entry':
      return showEntry(view.id, { panel: view.panel, sources: view.sources, outcome: 'tool' }, context);
    case 'options':
      return offer(view.ids, context);
    case 'topic':
      return topic(view.topic, context);
    case 'shortcut':
      return shortcut(view.name, context);
    case 'letter':
      return showLetter(view.id, context);
    case 'calculation':
      return resumeCalculation(context) ?? shortcut('topics', context);
    case 'check':
      return resumeCheck(context);
    default:
      return view satisfies never;
  }
}

function topic(name: Extract<Choice, { type: 'topic' }>['topic'], { content, locale, t }: Context): Draft {
  const options = entryOptions(content, name, locale);
  const back = { label: t('topics.button'), choice: { type: 'shortcut', name: 'topics' } as const };
  return {
    ...plainDraft('tool', {
      type: 'options',
      style: 'cards',
      prompt: t('topic.prompt', { topic: t(`topic.${name}`) }),
      options: [...options, back],
    }),
    view: { type: 'topic', topic: name },
  };
}

function shortcut(name: Shortcut, context: Context): Draft {
  const { content, locale, now, session, t } = context;
  const shown = (draft: Draft): Draft => ({ ...draft, view: { type: 'shortcut', name } });
  switch (name) {
    case 'start':
      return shown(start(context));
    case 'topics':
      return shown(
        plainDraft('tool', buttons(topicOptions(content, locale, session.audience), t('topics.prompt'))),
      );
    case 'none-of-these':
      return plainDraft('tool', text(t('unknown.next')), ...deadEnd(context));
    case 'locales':
      return plainDraft('tool', buttons(languageOptions(), t('language.prompt')));
    case 'audiences':
      return shown(
        plainDraft(
          'tool',
          buttons([...audienceOptions(context), ...checkOption(context)], t('audience.prompt')),
        ),
      );
    case 'emergency':
      return shown(
        plainDraft('tool', text(t('emergency.text')), {
          type: 'contacts',
          heading: t('emergency.heading'),
          contacts: [
            ...hotlines('emergency', content, locale, now),
            ...hotlines('trafficking', content, locale, now).slice(0, 1),
            ...hotlines('violence', content, locale, now).slice(2),
          ],
        }),
      );
    case 'help':
      return shown(
        plainDraft(
          'tool',
          text(t('help')),
          {
            type: 'contacts',
            heading: t('help.heading'),
            contacts: helpNumbers(content, locale, now, ['egov-1414']),
          },
          wayOut(locale),
        ),
      );
    case 'privacy':
      return showEntry('about.privacy', { outcome: 'tool' }, context);
    case 'days':
      return startShortcut('stay', context) ?? shortcut('topics', context);
    case 'deadline':
      return startShortcut('notification', context) ?? shortcut('topics', context);
    case 'citizenship':
      return askCitizenship(context);
    case 'check':
      return startCheck(context);
    case 'stop-reminders':
      return stopReminders(context);
    case 'forget':
      return { ...plainDraft('tool', text(t('forget.done')), ...remindersLeft(context)), forget: true };
    default:
      return name satisfies never;
  }
}

/** The first screen: who we are, in the language guessed, then the choice of language, then of the situation. */
function start(context: Context): Draft {
  const { session, t } = context;
  const welcome = text(t('welcome'), t('welcome.note'));
  if (!session.localeChosen)
    return plainDraft('tool', welcome, buttons(languageOptions(), t('language.prompt')));
  const options = [...audienceOptions(context), ...checkOption(context)];
  return plainDraft('tool', welcome, buttons(options, t('audience.prompt')));
}

const audienceOptions = ({ t }: Context) =>
  (['arriving', 'departing'] as const).map((audience) => ({
    label: t(`audience.${audience}`),
    choice: { type: 'audience', audience } as const,
  }));
