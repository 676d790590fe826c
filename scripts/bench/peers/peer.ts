import { sentencesOf } from '../../../src/core/content/readability.ts';
import { LOCALES, type Locale } from '../../../src/core/locale.ts';
import type { Material } from '../material.ts';

/** One entry in one language, as every peer gets it. */
export interface PeerDocument {
  readonly entry: string;
  readonly locale: Locale;
  readonly title: string;
  readonly questions: readonly string[];
  /** Short answer and details. */
  readonly answer: string;
}

/** Entries for a question, best first; `locale` is its true language, for peers that must be told. */
export type Rank = (question: string, locale: Locale) => readonly string[] | Promise<readonly string[]>;

export interface Built {
  readonly rank: Rank;
  /** Memory outside the heap that the process does not report, in bytes. */
  readonly nativeBytes?: number;
  readonly note?: string;
}

/** A way to find entries, built from the same content as every other. */
export interface Peer {
  readonly name: string;
  /** How it was set up. */
  readonly setUp: string;
  build(documents: readonly PeerDocument[], material: Material): Promise<Built>;
}

export const peerDocuments = ({ library }: Material): PeerDocument[] =>
  [...library.entries.values()].flatMap(({ id, texts }) =>
    LOCALES.map((locale) => ({
      entry: id,
      locale,
      title: texts[locale].title,
      questions: texts[locale].questions,
      answer: sentencesOf(texts[locale]).join(' '),
    })),
  );

/** The weights that our own word index gives to the same three fields. */
export const FIELD_BOOSTS = { title: 3, questions: 4, answer: 1 } as const;

/** A peer's document as one flat record. */
export const flatDocument = ({ title, questions, answer }: PeerDocument, id: number) => ({
  id,
  title,
  questions: questions.join('\n'),
  answer,
});

/** Documents looked at to find three different entries: six languages of each may match. */
export const DEPTH = 50;

/** The entries of ranked documents, each once, at the place of its best document. */
export const entriesOf = (documents: readonly PeerDocument[], ranked: readonly number[]): string[] => [
  ...new Set(ranked.flatMap((id) => documents[id]?.entry ?? [])),
];

/** Lower-case words of any alphabet, for peers whose own tokenizer knows only Latin letters. */
export const unicodeWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
