import type { PanelKey } from '../entry.ts';
import type { Locale } from '../locale.ts';
import type { DangerLevel, Outcome, Reply } from '../reply.ts';
import { screen } from '../safety/screen.ts';
import type { Intent } from '../search/phrases.ts';
import type { Found, Hit } from '../search/search.ts';
import type { Session } from '../session.ts';
import { type Circumstances, respond } from './respond.ts';

/** Why a question is answered as it is; for editors. Shares are 0 to 1. */
export interface Explanation {
  /** The text as it was read: in our letters, keyboard layout and look-alike letters repaired. */
  readonly readAs: string;
  /** How likely each of our languages is. */
  readonly languages: Readonly<Partial<Record<Locale, number>>>;
  /** Tag of a language that we recognise and do not speak. */
  readonly otherLanguage?: string;
  readonly locale: Locale;
  readonly outcome: Outcome;
  /** The short phrase that the whole message is. */
  readonly phrase?: Intent;
  readonly decision: Found['decision'];
  /** What decided between answering, offering and "I do not know". */
  readonly because: Found['because'];
  /** Belief that the question is none of ours. */
  readonly notOurs: number;
  /** The part of the answer that is opened at once; absent where only the short answer is shown. */
  readonly opens?: PanelKey;
  /** The first five entries, each with the words of the question that its texts use. */
  readonly entries: readonly (Hit & { readonly words: readonly string[] })[];
  readonly danger?: {
    readonly level: DangerLevel;
    readonly learned: number;
    readonly rules: readonly string[];
  };
}

/** Answers a question as a turn would and tells every step that led there. */
export function explain(text: string, session: Session, circumstances: Circumstances): Explanation {
  const { content } = circumstances;
  const screened = screen({ type: 'text', text }, content);
  const { reply } = respond(screened, session, circumstances);
  const readAs = content.reread(text);
  const phrase = content.matchPhrase(readAs, reply.locale);
  const found = content.search(readAs, { locale: reply.locale });
  const other = content.otherLanguage(readAs);
  const { danger } = screened;
  return {
    readAs,
    languages: content.identify(readAs).all,
    ...(other ? { otherLanguage: other.tag } : {}),
    locale: reply.locale,
    outcome: reply.outcome,
    ...(phrase ? { phrase: phrase.intent } : {}),
    decision: found.decision,
    because: found.because,
    notOurs: found.notOurs,
    ...openedIn(reply),
    entries: found.hits.map((hit) => ({ ...hit, words: content.sharedWords(readAs, hit.entry) })),
    ...(danger
      ? {
          danger: {
            level: danger.level,
            learned: danger.probability,
            rules: danger.rules.map(({ rule, locale }) => `${locale}/${rule}`),
          },
        }
      : {}),
  };
}

function openedIn({ parts }: Reply): Pick<Explanation, 'opens'> {
  const panel = parts.find((part) => part.type === 'answer')?.panel;
  return panel ? { opens: panel } : {};
}
