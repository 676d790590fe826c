import type { Checklist } from '../checklist/checklist.ts';
import type { Contacts, Known, LocaleTexts } from '../contacts.ts';
import type { Entry, TemplateBlock } from '../entry.ts';
import type { Figures } from '../figures.ts';
import type { IdentifyLanguage } from '../language/identify.ts';
import type { RecogniseOther } from '../language/other-languages.ts';
import type { Rereader } from '../language/reread.ts';
import type { Locale } from '../locale.ts';
import type { DangerDetector } from '../safety/danger.ts';
import type { FindPanel } from '../search/panel.ts';
import type { MatchPhrase } from '../search/phrases.ts';
import type { Search } from '../search/search.ts';

/** A document that stands behind facts. */
export interface Source {
  readonly title: string | LocaleTexts;
  readonly url: string | null;
  /** ISO day, month or year, as far as known. */
  readonly date: string | null;
}

/** What a fact id of an entry leads to. */
export interface Fact {
  readonly id: string;
  readonly confidence: string;
  readonly mayChange: boolean;
  readonly documents: readonly Source[];
  /** Articles that go with the first document, e.g. "art. 6(5)". */
  readonly basis?: string;
}

/** How long citizens of a country may stay; days, `null` where a visa is needed. */
export interface Country {
  readonly code: string;
  readonly visaFree: boolean;
  readonly daysPerVisit: number | null;
  readonly windowDays: number | null;
  readonly daysInWindow: number | null;
  readonly eaeu: boolean;
  readonly idCardAccepted: Known;
  readonly workPermitNeeded: Known;
  readonly confidence: string;
  readonly names: LocaleTexts;
  /** How else people write the country, the nationality and the citizen, in any language; `*` ends a stem. */
  readonly words: readonly string[];
}

/** Which facts state the days of some countries, and what a stay beyond them asks for. */
export interface StayRule {
  readonly facts: readonly string[];
  /** ISO codes; absent in the one rule for every country that no other names. */
  readonly countries?: readonly string[];
  /** First ISO day for which the rule is confirmed. */
  readonly since: string;
  /** Registration, a residence permit, either of them, or a visa taken in advance. */
  readonly longer: 'register' | 'permit' | 'register-or-permit' | 'visa';
  /** True when some sources give more days than countries.yaml, which holds the safe value. */
  readonly sourcesDiffer?: boolean;
  /** True when only the press says that the rule on registration holds for these countries too. */
  readonly registrationUnclear?: boolean;
}

export interface Countries {
  readonly checked: string;
  /** Our own country, which has no rule of stay; absent after a problem. */
  readonly home: { readonly code: string; readonly names: LocaleTexts } | undefined;
  /** Words that are written like a country and name none; `*` ends a stem. */
  readonly ordinaryWords: readonly string[];
  readonly stayRules: readonly StayRule[];
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly byCode: ReadonlyMap<string, Country>;
}

/** Days off of one year; an incomplete year must not be counted with. */
export interface HolidayYear {
  readonly complete: boolean;
  readonly daysOff: readonly string[];
  readonly workingWeekends: readonly string[];
}

/** A term of law or office: its one name a language, and renderings that must not stand in texts. */
export interface Term {
  readonly id: string;
  readonly paper: string;
  readonly names: LocaleTexts;
  readonly avoid: Readonly<Partial<Record<Locale, readonly string[]>>>;
}

/** A text of paragraphs and lists in every language, with its placeholders. */
export type PaperTexts = Readonly<Record<Locale, readonly TemplateBlock[]>>;

/** A ready message to somebody who has a duty towards the reader. */
export interface Letter {
  readonly id: string;
  /** The entries under which it is offered. */
  readonly entries: readonly string[];
  /** Ids of the facts it relies on. */
  readonly facts: readonly string[];
  /** Said to the reader alone, before the message. */
  readonly before?: PaperTexts;
  readonly texts: PaperTexts;
}

/** A right to show to somebody on a screen or on paper. */
export interface Card {
  readonly name: string;
  /** The entry whose page proves it. */
  readonly entry: string;
  /** Ids of the facts it relies on; the laws of the first one are printed. */
  readonly facts: readonly string[];
  readonly title: LocaleTexts;
  readonly texts: PaperTexts;
}

/** What the editors' files say, checked and complete. */
export interface Library {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly figures: Figures;
  readonly contacts: Contacts;
  readonly countries: Countries;
  readonly holidays: ReadonlyMap<string, HolidayYear>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly glossary: readonly Term[];
  readonly letters: readonly Letter[];
  readonly cards: ReadonlyMap<string, Card>;
  /** The guided check; absent where there is none. */
  readonly checklist?: Checklist;
}

/** One immutable snapshot of everything the service knows: swapped whole or not at all. */
export interface Content extends Library, Rereader {
  /** Short hash over all files: the same files give the same version. */
  readonly version: string;
  readonly search: Search;
  readonly findPanel: FindPanel;
  /** The words of a question that an entry's texts use too. */
  readonly sharedWords: (question: string, entry: string) => string[];
  readonly danger: DangerDetector;
  readonly identify: IdentifyLanguage;
  readonly otherLanguage: RecogniseOther;
  readonly matchPhrase: MatchPhrase;
}
