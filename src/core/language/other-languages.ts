import { normalize, words } from './words.ts';

/** A language that people write to us in and that we do not speak. */
export interface OtherLanguage {
  /** Language tag, e.g. `tr`. */
  readonly tag: string;
  /** Unicode name of its script, where the script tells that the language is none of ours. */
  readonly script?: string | undefined;
  /** Frequent words that none of our languages has. */
  readonly words: readonly string[];
  /** One sentence in the language itself: not yet, choose one below, numbers below. */
  readonly notice: string;
}

/** Recognises a language that we do not speak; `undefined` for ours and for what nobody can tell. */
export type RecogniseOther = (text: string) => OtherLanguage | undefined;

/** A text is in another language when this share of its words is telling, and two different ones are (one, in a short text). */
const TELLING_SHARE = 0.34;
const SHORT_TEXT = 3;
const WORD = /[\p{L}\p{M}']+/gu;
/** A letter of a script that none of our languages is written in. */
const OTHER_SCRIPT = /[\p{L}--[\p{Script=Cyrillic}\p{Script=Latin}]]/v;

/** The words of a text; where it holds no digits they are at hand. */
const wordsWithoutDigits = (text: string): readonly string[] =>
  /\p{N}/u.test(text) ? (normalize(text).match(WORD) ?? []) : words(text);

/** Tells languages by their script, and those that share a script by their frequent words. */
export function createOtherLanguages(languages: readonly OtherLanguage[]): RecogniseOther {
  const known = languages.map((language) => ({
    language,
    script: language.script === undefined ? undefined : new RegExp(`\\p{Script=${language.script}}`, 'gu'),
    words: new Set(language.words.map(normalize)),
  }));
  const inOurs = known.filter(({ script }) => script === undefined);
  const telling = new Set(inOurs.flatMap(({ words }) => [...words]));
  return (text) => {
    const isForeign = OTHER_SCRIPT.test(text);
    // Most messages are in our languages: one look at each word tells so.
    const typed = wordsWithoutDigits(text);
    if (!isForeign && !typed.some((word) => telling.has(word))) return undefined;
    const candidates = (isForeign ? known.filter(mayBeIn(text)) : inOurs)
      .map(({ language, script, words: frequent }) => ({
        language,
        script,
        told: typed.filter((word) => frequent.has(word)),
      }))
      .filter(({ script, told }) => script !== undefined || tellsEnough(told, typed.length));
    return candidates.sort((a, b) => b.told.length - a.told.length)[0]?.language;
  };
}

/** Whether most letters of a text are of a language's own script, where it has one. */
function mayBeIn(text: string): (language: { readonly script: RegExp | undefined }) => boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return ({ script }) => !script || (text.match(script)?.length ?? 0) > letters / 2;
}

const tellsEnough = (told: readonly string[], all: number): boolean =>
  told.length / all >= TELLING_SHARE && (new Set(told).size > 1 || (told.length === 1 && all <= SHORT_TEXT));
