import type { PanelKey } from '../entry.ts';
import type { Inquiry } from '../inquiry.ts';
import { words } from '../language/words.ts';
import type { Intent, PhraseMatch } from '../search/phrases.ts';
import type { Found, Hit } from '../search/search.ts';
import { asksForOther, calculateFor, repliedCitizenship, takeReply, withRepliedDates } from './calculate.ts';
import { checkAddresses } from './check-address.ts';
import { type Context, type Draft, plainDraft } from './context.ts';
import { deadEnd } from './dead-end.ts';
import { takeArrival, takeMissingArrival } from './guided-check.ts';
import { decisionInDanger, offer, offered } from './offer.ts';
import { buttons, languageOptions, text } from './parts.ts';
import { askedPanel, showEntry, showFound } from './show-entry.ts';
import { takeChoice } from './take-choice.ts';

/** Answers a text: as the reply to what was asked for last, else as a question; then what was asked for is let go. */
export function answerQuestion(question: string, context: Context): Draft {
  const { asking } = context.session;
  if (!asking) return takeMissingArrival(question, context) ?? answerAnew(question, context);
  const reply = asksForOther(question, context) ? undefined : takenReply(question, asking, context);
  if (reply) return reply;
  const draft = answerAnew(question, context);
  return asking.need ? { ...draft, session: { asking: undefined, ...draft.session } } : draft;
}

/** A text as the reply to what we asked for; `undefined` when it is none. */
function takenReply(question: string, asking: Inquiry, context: Context): Draft | undefined {
  const citizenship = repliedCitizenship(question, context);
  if (citizenship)
    return takeChoice({ type: 'citizenship', code: citizenship }, withRepliedDates(question, context));
  return asking.check ? takeArrival(question, context) : takeReply(question, context);
}

/** Answers a text that replies to nothing we asked. */
const answerAnew = (question: string, context: Context): Draft =>
  checkAddresses(question, context, () => answerInWords(question, context));

/** Answers a question in words: small talk, a follow-up, an entry, a choice of entries, or an honest "I do not know". */
function answerInWords(question: string, context: Context): Draft {
  const phrase = context.content.matchPhrase(question, context.locale);
  if (phrase && isPlain(phrase, context)) return takeIntent(phrase.intent, context);
  const found = context.content.search(question, {
    locale: context.locale,
    entries: nearLastEntry(question, context),
  });
  if (phrase && !standsAlone(found, context)) return takeIntent(phrase.intent, context);
  const { danger } = context;
  const ranked = favour(found.hits, context);
  const decision = decisionInDanger(found.decision, ranked, danger);
  const calculated = calculateFor(question, { decision, hits: ranked }, context);
  if (calculated) return calculated;
  switch (decision) {
    case 'answer':
      return showFound(ranked, context, askedPanel(question, ranked[0]?.entry ?? '', context));
    case 'clarify':
      return offer(offered(ranked, danger), context);
    case 'unknown':
      if (danger) return offer(offered([], danger), context);
      return plainDraft(
        'unknown',
        text(context.t('unknown'), context.t('unknown.next')),
        ...deadEnd(context),
      );
    default:
      return decision satisfies never;
  }
}

/** Whether a phrase can be nothing but itself; one like a follow-up, or with nothing to follow, may be a question. */
const isPlain = ({ intent, exact }: PhraseMatch, { session }: Context): boolean =>
  FOLLOW_UPS[intent] === undefined || (exact && session.lastEntry !== undefined);

/** Whether a message that is only like a follow-up names a matter of its own ("where do I get an IIN"). */
const standsAlone = ({ decision, hits }: Found, { session }: Context): boolean =>
  decision === 'answer' && hits[0]?.entry !== session.lastEntry;

/** A short question often goes on about the entry shown last, or about one beside it. */
const SHORT_QUESTION = 6;
const LAST_ENTRY_PRIOR = 2;
const RELATED_PRIOR = 1.3;

function nearLastEntry(question: string, { content, session }: Context): ReadonlyMap<string, number> {
  const last = content.entries.get(session.lastEntry ?? '');
  if (!last || words(question).length > SHORT_QUESTION) return new Map();
  return new Map([
    ...last.related.map((id) => [id, RELATED_PRIOR] as const),
    [last.id, LAST_ENTRY_PRIOR] as const,
  ]);
}

/** The situation the reader chose breaks ties between near-equals. */
function favour(hits: readonly Hit[], { content, session }: Context): readonly Hit[] {
  if (session.audience === undefined) return hits;
  const fits = ({ entry }: Hit) => {
    const audience = content.entries.get(entry)?.audience;
    return audience === 'all' || audience === session.audience ? 1 : 0.8;
  };
  return [...hits].sort((a, b) => b.probability * fits(b) - a.probability * fits(a));
}

/** Which panel of the last answer a follow-up asks for. */
const FOLLOW_UPS: Partial<Record<Intent, PanelKey | 'sources'>> = {
  cost: 'papers',
  time: 'papers',
  documents: 'papers',
  where: 'papers',
  wrong: 'wrong',
  'who-for': 'steps',
  more: 'steps',
  sources: 'sources',
};

function takeIntent(intent: Intent, context: Context): Draft {
  const { t, session } = context;
  const wanted = FOLLOW_UPS[intent];
  if (wanted !== undefined) return followUp(wanted, session.lastEntry, context);
  switch (intent) {
    case 'greeting':
      return {
        ...takeChoice({ type: 'shortcut', name: 'topics' }, context),
        outcome: 'smalltalk',
        ...greeting(context),
      };
    case 'thanks':
      return plainDraft('smalltalk', text(t('thanks')));
    case 'bye':
      return plainDraft('smalltalk', text(t('bye')));
    case 'who':
      return { ...showEntry('about.service', { outcome: 'answer' }, context), outcome: 'smalltalk' };
    case 'topics':
      return takeChoice({ type: 'shortcut', name: 'topics' }, context);
    case 'check':
      return takeChoice({ type: 'shortcut', name: 'check' }, context);
    case 'what-next':
      return session.lastEntry === undefined || session.lastEntry.startsWith('about.')
        ? takeChoice({ type: 'shortcut', name: 'check' }, context)
        : followUp('steps', session.lastEntry, context);
    case 'language':
      return takeChoice({ type: 'shortcut', name: 'locales' }, context);
    case 'forget':
      return showEntry('about.privacy', { outcome: 'tool' }, context);
    case 'emergency':
      return showEntry('safety.emergency-numbers', { outcome: 'answer' }, context);
    case 'human':
      return plainDraft('tool', text(t('human')), ...deadEnd(context));
    default:
      return takeChoice({ type: 'shortcut', name: 'help' }, context);
  }
}

function greeting(context: Context): Pick<Draft, 'parts'> {
  const { t, session } = context;
  const topics = takeChoice({ type: 'shortcut', name: 'topics' }, context).parts;
  const languages = session.localeChosen ? [] : [buttons(languageOptions(), t('language.prompt'))];
  return { parts: [text(t('greeting')), ...topics, ...languages] };
}

function followUp(wanted: PanelKey | 'sources', lastEntry: string | undefined, context: Context): Draft {
  if (lastEntry === undefined)
    return plainDraft('smalltalk', text(context.t('followup.nothing')), ...deadEnd(context).slice(1));
  return wanted === 'sources'
    ? showEntry(lastEntry, { sources: true, outcome: 'answer' }, context)
    : showEntry(lastEntry, { panel: wanted, outcome: 'answer' }, context);
}
