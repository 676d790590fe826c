import type { EntryText, TemplateInline } from '../entry.ts';
import type { Locale } from '../locale.ts';
import { linesOf, plainText, type TextBody } from './text-lines.ts';

/** What makes a text hard: long sentences, many long words, nouns heaped upon nouns. */
export interface ReadabilityLimits {
  /** Most words in one sentence. */
  readonly sentenceWords: number;
  /** Letters from which a word counts as long. */
  readonly longWordLetters: number;
  /** Largest share of long words in a text, 0 to 1. */
  readonly longWordShare: number;
  /** Most abstract nouns in a row; `undefined` where the language has no such endings. */
  readonly nounChain?: { readonly ending: RegExp; readonly most: number };
}

/**
 * Limits a language, read off the reviewed texts: most of their sentences and texts lie well below (docs/adr/0005-readability.md).
 * Agglutinative languages use fewer and longer words for the same thought.
 */
export const READABILITY: Readonly<Record<Locale, ReadabilityLimits>> = {
  kk: { sentenceWords: 20, longWordLetters: 13, longWordShare: 0.08 },
  ru: {
    sentenceWords: 24,
    longWordLetters: 13,
    longWordShare: 0.06,
    nounChain: { ending: /(ение|ания|ения|ости|ция|ции)$/, most: 3 },
  },
  uz: { sentenceWords: 20, longWordLetters: 14, longWordShare: 0.06 },
  tg: { sentenceWords: 24, longWordLetters: 13, longWordShare: 0.05 },
  ky: { sentenceWords: 20, longWordLetters: 13, longWordShare: 0.08 },
  en: {
    sentenceWords: 24,
    longWordLetters: 12,
    longWordShare: 0.05,
    nounChain: { ending: /(tion|ment|ance|ence|ity|ing)$/, most: 3 },
  },
};

/** The sentences of a text as readers see them, list items apart; a figure or contact counts as one word. */
export function sentencesOf(text: TextBody): string[] {
  const lines = linesOf(text).map(toPlain);
  return lines
    .flatMap((line) => line.split(/(?<=[.!?:;])\s+/))
    .filter((sentence) => wordsOf(sentence).length > 0);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}ʻʼ'-]+/gu) ?? [];

const toPlain = (nodes: readonly TemplateInline[]): string =>
  nodes.map((node) => plainText(node, '0')).join('');

/** Says what is hard to read in a text, in words for its editor; nothing when all is well. */
export function hardToRead(text: EntryText, locale: Locale): string[] {
  const limits = READABILITY[locale];
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  const long = words.filter((word) => word.length >= limits.longWordLetters).length / (words.length || 1);
  const found = sentences
    .filter((sentence) => wordsOf(sentence).length > limits.sentenceWords)
    .map(
      (sentence) =>
        `a sentence of ${wordsOf(sentence).length} words (limit ${limits.sentenceWords}): "${sentence.slice(0, 60)}…"; make two of it`,
    );
  if (long > limits.longWordShare)
    found.push(
      `${Math.round(100 * long)} % long words (limit ${Math.round(100 * limits.longWordShare)} %); use plainer ones`,
    );
  return [...found, ...sentences.flatMap((sentence) => nounChains(sentence, limits))];
}

function nounChains(sentence: string, { nounChain }: ReadabilityLimits): string[] {
  if (!nounChain) return [];
  let run = 0;
  for (const word of wordsOf(sentence.toLowerCase())) {
    run = nounChain.ending.test(word) ? run + 1 : 0;
    if (run > nounChain.most)
      return [`more than ${nounChain.most} abstract nouns in a row: "${sentence.slice(0, 60)}…"; use verbs`];
  }
  return [];
}
