import type { Choice } from './choice.ts';
import type { Audience, PanelKey, SectionKey, Topic } from './entry.ts';
import type { Locale } from './locale.ts';
import type { Block, Inline } from './rich-text.ts';

export const OUTCOMES = ['answer', 'clarify', 'unknown', 'smalltalk', 'tool'] as const;
/** What became of a turn; `tool` also covers browsing, menus and settings. */
export type Outcome = (typeof OUTCOMES)[number];

/** How a message sounds dangerous, gravest first. */
export const DANGER_LEVELS = ['emergency', 'trafficking', 'violence', 'suicide'] as const;
export type DangerLevel = (typeof DANGER_LEVELS)[number];

/** A hotline or office as one reader sees it; every string is finished in the reader's language. */
export interface ContactCard {
  readonly id: string;
  readonly name: string;
  /** Each phone as shown and as dialled (`tel:`); `label` tells several apart, such as the city. */
  readonly phones: readonly { readonly number: string; readonly dial: string; readonly label?: string }[];
  readonly url?: string;
  readonly address?: string;
  /** "round the clock", "open now until 18:00", "opens Monday 09:00", or absent when unknown. */
  readonly hours?: string;
  /** Short remarks: free or not confirmed, languages, what is not confirmed. */
  readonly notes: readonly string[];
}

export interface Citation {
  readonly title: string;
  readonly url: string | null;
  /** ISO day, month or year of the source; `null` where undated. */
  readonly date: string | null;
  /** The same date in the reader's words, for channels that cannot format one; absent where undated. */
  readonly dateNote?: string;
}

export interface AnswerSection {
  readonly key: SectionKey;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** The sections that one button opens. */
export interface AnswerPanel {
  readonly key: PanelKey;
  /** The button's text, e.g. "Documents and cost". */
  readonly label: string;
  readonly sections: readonly AnswerSection[];
}

/** One entry as one reader sees it. */
export interface Answer {
  readonly id: string;
  readonly topic: Topic;
  readonly audience: Audience;
  readonly title: string;
  /** "For citizens of Uzbekistan", where the answer was fitted to a citizenship. */
  readonly forWhom?: string;
  readonly summary: readonly Inline[];
  readonly panels: readonly AnswerPanel[];
  readonly contacts: readonly ContactCard[];
  readonly sources: readonly Citation[];
  /** ISO day on which an editor checked the text against its sources. */
  readonly checkedAt: string;
  /** True when the text is past its review date, its validity or the validity of a figure in it. */
  readonly stale: boolean;
  /** Finished sentence: "Checked on 20 November 2026". */
  readonly checkedNote: string;
  /** Finished sentence when the facts leave something open: "We could not confirm everything here: ask 1414." */
  readonly unconfirmedNote?: string;
  /** Finished sentence that warns of a stale text. */
  readonly staleNote?: string;
  readonly related: readonly { readonly id: string; readonly title: string }[];
}

/** A button. `hint` is a line that tells options apart. */
export interface Option {
  readonly label: string;
  readonly hint?: string;
  readonly choice: Choice;
}

/** A page or file of this service to open. */
export interface PageLink {
  readonly label: string;
  /** From the first slash; the channel knows the address before it. */
  readonly path: string;
}

/** A piece of a reply, in the order it is to be shown. A new kind breaks the build until every channel shows it. */
export type Part =
  /** Human help first: always the first part when present. */
  | {
      readonly type: 'safety';
      readonly level: DangerLevel;
      /** What to do now, one sentence. */
      readonly lead: string;
      readonly contacts: readonly ContactCard[];
      /** What happens on the call, who is not told, what is not confirmed: finished sentences. */
      readonly notes: readonly string[];
    }
  | { readonly type: 'text'; readonly blocks: readonly Block[] }
  /** `panel` is the part to open; absent = only the short answer. `showSources` lists the sources in full. */
  | {
      readonly type: 'answer';
      readonly answer: Answer;
      readonly panel?: PanelKey;
      readonly showSources?: boolean;
    }
  /** Buttons, at most two in a row where labels are short. */
  | {
      readonly type: 'options';
      readonly prompt?: string;
      readonly style: 'cards' | 'buttons';
      readonly options: readonly Option[];
    }
  /** A drawing: a whole SVG document, the same in words, and as a row of signs for channels that show only text. */
  | { readonly type: 'picture'; readonly svg: string; readonly alt: string; readonly line: string }
  /** Pages or files to open; left out where the reader cannot reach the service by an address. */
  | { readonly type: 'links'; readonly links: readonly PageLink[] }
  /** A text to copy or forward, in a language that need not be the reader's; lines are kept. */
  | { readonly type: 'copy'; readonly heading: string; readonly locale: Locale; readonly text: string }
  | { readonly type: 'contacts'; readonly heading: string; readonly contacts: readonly ContactCard[] }
  /** Asks the reader to say whether the answer helped; `reasons` follow a thumb down. */
  | { readonly type: 'feedback'; readonly prompt: string; readonly options: readonly Option[] };

export interface Reply {
  readonly locale: Locale;
  /** Present when an Uzbek reply is written in Cyrillic letters. */
  readonly script?: 'Cyrl';
  readonly outcome: Outcome;
  readonly parts: readonly Part[];
  /** The entries found, best first, at most three: one for `answer`, two or three for `clarify`. */
  readonly answers: readonly Answer[];
}
