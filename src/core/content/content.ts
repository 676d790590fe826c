import type { Contacts, Known, LocaleTexts } from '../contacts.ts';
import type { Entry } from '../entry.ts';
import type { Figures } from '../figures.ts';
import type { IdentifyLanguage } from '../language/identify.ts';
import type { Locale } from '../locale.ts';
import type { DangerDetector } from '../safety/danger.ts';
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
}

export interface Countries {
  readonly checked: string;
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

/** What the editors' files say, checked and complete. */
export interface Library {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly figures: Figures;
  readonly contacts: Contacts;
  readonly countries: Countries;
  readonly holidays: ReadonlyMap<string, HolidayYear>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly glossary: readonly Term[];
}

/** One immutable snapshot of everything the service knows: swapped whole or not at all. */
export interface Content extends Library {
  /** Short hash over all files: the same files give the same version. */
  readonly version: string;
  readonly search: Search;
  readonly danger: DangerDetector;
  readonly identify: IdentifyLanguage;
  readonly matchPhrase: MatchPhrase;
}
