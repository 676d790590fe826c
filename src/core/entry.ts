import type { FigureExpression, FigureFormat } from './figures.ts';
import type { Locale } from './locale.ts';

/** Whom an entry is for: foreigners in Kazakhstan, Kazakhstanis going abroad, or everybody. */
export const AUDIENCES = ['arriving', 'departing', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The topics in browsing order; the first part of every entry id. */
export const TOPICS = [
  'entry',
  'notify',
  'residence',
  'work',
  'health',
  'safety',
  'life',
  'services',
  'depart',
  'about',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The topic of an entry by its id (`topic.name`); `undefined` when it is not one of ours. */
export function topicOf(id: string): Topic | undefined {
  const [first] = id.split('.', 1);
  return TOPICS.find((topic) => topic === first);
}

/** The parts that details may have, in the order they are shown; their headings are interface texts. */
export const SECTIONS = [
  'steps',
  'documents',
  'cost',
  'time',
  'where',
  'wrong',
  'more',
  'unconfirmed',
] as const;
export type SectionKey = (typeof SECTIONS)[number];

/** Where in a text something stands: in the title and the short answer, or in a section. */
export const PLACES = ['summary', ...SECTIONS] as const;
export type Place = (typeof PLACES)[number];

/** The sections opened together by one button under an answer. */
export const PANELS = {
  steps: ['steps'],
  papers: ['documents', 'cost', 'time', 'where'],
  wrong: ['wrong', 'more', 'unconfirmed'],
} as const satisfies Record<string, readonly SectionKey[]>;
export type PanelKey = keyof typeof PANELS;
export const PANEL_KEYS = ['steps', 'papers', 'wrong'] as const satisfies readonly PanelKey[];

/** What shows a place: a panel, or `summary`, which is always open. */
export type Shown = PanelKey | 'summary';

export const shownBy = (place: Place): Shown =>
  PANEL_KEYS.find((key) => PANELS[key].some((section) => section === place)) ?? 'summary';

/** Text as an editor wrote it: figures, contacts and audience blocks still stand as references. */
export type TemplateInline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'strong'; readonly children: readonly TemplateInline[] }
  | { readonly type: 'entry'; readonly id: string; readonly label: string }
  | { readonly type: 'figure'; readonly expression: FigureExpression; readonly format?: FigureFormat }
  | { readonly type: 'contact'; readonly id: string; readonly show: 'number' | 'name' };

export type TemplateBlock =
  | { readonly type: 'paragraph'; readonly children: readonly TemplateInline[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly TemplateInline[])[];
    }
  | { readonly type: 'for'; readonly group: ReaderGroup; readonly blocks: readonly TemplateBlock[] }
  | { readonly type: 'stay-table' };

/** Whom a `:::for` block addresses: country codes or group names, or everybody but them. */
export interface ReaderGroup {
  readonly negated: boolean;
  readonly members: readonly string[];
}

export interface EntrySection {
  readonly key: SectionKey;
  readonly blocks: readonly TemplateBlock[];
}

/** A question of which an editor said where its answer stands. */
export interface PlacedQuestion {
  readonly text: string;
  readonly place: Place;
}

export interface EntryText {
  readonly title: string;
  readonly summary: readonly TemplateInline[];
  readonly sections: readonly EntrySection[];
  /** How people ask for this entry, one question each; empty where the models at hand learned them already. */
  readonly questions: readonly string[];
  /** Those of the questions of which it is known where their answer stands; empty as they are. */
  readonly placed: readonly PlacedQuestion[];
}

/** One curated answer in all languages. Dates are ISO days. */
export interface Entry {
  readonly id: string;
  readonly topic: Topic;
  readonly audience: Audience;
  /** Ids of the facts the text relies on, most important first. */
  readonly sources: readonly string[];
  readonly checked: string;
  readonly reviewBy: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly contacts: readonly string[];
  /** Who can confirm what we could not; empty when all is confirmed. */
  readonly confirm: readonly string[];
  readonly related: readonly string[];
  readonly texts: Readonly<Record<Locale, EntryText>>;
}
