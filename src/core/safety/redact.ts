/** What must never stay in a kept question, most specific first. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '[e-mail]'],
  [/(?:https?:\/\/|www\.)\S+/giu, '[link]'],
  [/(?<![\p{L}\p{N}])@[A-Za-z]\w{3,}/gu, '[name]'],
  [/(?<!\d)(?:\d[ -]?){15,18}\d(?!\d)/g, '[card]'],
  [/(?<![\d+])\d{12}(?!\d)/g, '[IIN]'],
  [/(?<![\p{L}\p{N}])\p{L}{1,2}[ №-]{0,3}\d{6,9}(?!\d)/gu, '[document]'],
  [/(?<!\d)\+?\d(?:[ ().-]{0,2}\d){8,13}(?!\d)/g, '[phone]'],
  [/(?<!\d)\d{6,}(?!\d)/g, '[number]'],
];

/**
 * Takes personal numbers and addresses out of a question before an editor may read it: e-mail, links, handles, bank card,
 * IIN, passport or ID card, phone, any other long number. Sums, dates and short numbers stay.
 */
export function redact(text: string): string {
  return PATTERNS.reduce((result, [pattern, mark]) => result.replace(pattern, mark), text);
}
