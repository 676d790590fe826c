/** Half of a surrogate pair without the other: a cut emoji, or bytes that are no text. */
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Marks that turn the direction of text or are not seen at all; the joiner U+200D stays, it holds emoji together. */
const INVISIBLE = /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFD]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** A question as the core takes it: no half characters, no control or direction marks, no blanks around. Never throws. */
export function cleanText(text: string): string {
  return text.replace(LONE_SURROGATES, '').replace(INVISIBLE, '').replace(CONTROL, ' ').trim();
}

/** Characters as a person counts them: an emoji of one code point is one. */
export const countCharacters = (text: string): number => [...text].length;
