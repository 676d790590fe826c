import { COUNTED, DAY_FILLER, monthOf, RANGE_FILLER, YEAR_WORD } from './date-words.ts';
import type { WrittenDate } from './found-date.ts';
import { numberOfWords } from './number-words.ts';
import { keyIn, type Token } from './text-tokens.ts';

/** Whether a token is a year in four digits. */
export const isYear = (token: Token | undefined): boolean =>
  token?.digits !== undefined && token.digits >= 1990 && token.digits <= 2100;

/** Dates with the month in words, each read from its month outwards. */
export function datesInWords(tokens: readonly Token[], text: string): WrittenDate[] {
  const taken = new Set<Token>();
  return tokens.flatMap((token, at) => {
    const month = taken.has(token) ? undefined : monthOf(token);
    if (month === undefined) return [];
    const before = dayBefore(tokens, at, taken);
    const found = before ?? dayAfter(tokens, at, taken, text);
    if (!found || isUzbekTimes(token, found, tokens)) return [];
    const year = yearBeside(tokens, found.from, found.to);
    const used = tokens.slice(
      Math.min(found.from, year?.at ?? found.from),
      Math.max(found.to, year?.at ?? 0) + 1,
    );
    for (const each of used) taken.add(each);
    const date = {
      start: used[0]?.start ?? token.start,
      end: used.at(-1)?.end ?? token.end,
      day: found.day,
      month,
      ...(year ? { year: year.year } : {}),
    };
    const first = before ? rangeStart(tokens, found.from, text) : undefined;
    if (!first) return [date];
    for (const each of first.used) taken.add(each);
    const { start, end, day, dashed } = first;
    if (dashed && Math.abs(day - date.day) <= ABOUT) return [{ ...date, start, day, orDay: date.day }];
    return [
      { ...date, start, end, day, role: 'entry' as const },
      { ...date, role: 'exit' as const },
    ];
  });
}

/** Days this near with a dash between are one day that somebody is not sure of. */
const ABOUT = 2;

interface DayFound {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** `30 марта`, `30-го марта`, `the 5th of May`, `тридцатого марта`. */
function dayBefore(tokens: readonly Token[], at: number, taken: ReadonlySet<Token>): DayFound | undefined {
  // The nearest number first: a filler such as "си" may itself be one.
  for (let i = at - 1; i >= Math.max(0, at - 1 - MOST_FILLERS); i--) {
    const found = dayAt(tokens, i, taken);
    if (found) return { ...found, to: at };
    if (!keyIn(DAY_FILLER, tokens[i])) return undefined;
  }
  return undefined;
}

const MOST_FILLERS = 2;

function dayAt(
  tokens: readonly Token[],
  i: number,
  taken: ReadonlySet<Token>,
): Omit<DayFound, 'to'> | undefined {
  const token = tokens[i];
  if (!token || taken.has(token)) return undefined;
  if (token.digits !== undefined) return token.digits <= 99 ? { day: token.digits, from: i } : undefined;
  const wide = tokens[i - 1];
  const both = wide && !taken.has(wide) ? numberOfWords(wide, token) : undefined;
  if (both !== undefined) return { day: both, from: i - 1 };
  // English "one may" and "on may" are no dates; "он" is Russian for "he".
  if (NO_NUMBER.test(token.text) || isSuffix(token, tokens[i - 1])) return undefined;
  const one = numberOfWords(token);
  return one === undefined ? undefined : { day: one, from: i };
}

const NO_NUMBER = /^(?:on|one|он|a|un)$/;
/** "30-си": letters right after digits belong to them. */
const isSuffix = (token: Token, before: Token | undefined): boolean =>
  before?.digits !== undefined && token.start - before.end <= 1;

/** A month in the genitive, after which its day follows: "мартның 30-ы", "апрелдин 12си". */
const GENITIVE = /[ndt]in[gi]?$|ning$/;

/** `May 12`, `март 30`, `наурыздың 30-ында`. */
function dayAfter(
  tokens: readonly Token[],
  at: number,
  taken: ReadonlySet<Token>,
  text: string,
): DayFound | undefined {
  const month = tokens[at];
  const skip = keyIn(DAY_FILLER, tokens[at + 1]) ? 2 : 1;
  const day = tokens[at + skip];
  if (!month || !day || taken.has(day) || day.digits === undefined || day.digits > 31) return undefined;
  const next = tokens[at + skip + 1];
  const genitive = GENITIVE.test(month.key);
  if (next && !genitive && keyIn(COUNTED, next) && !/[.,;!?\n]/.test(text.slice(day.end, next.start)))
    return undefined;
  if (next && monthOf(next) !== undefined && tokens[at + skip + 2]?.digits === undefined) return undefined;
  if (!genitive && /[еe]$/.test(month.text) && !/[a-z]/.test(month.text)) return undefined;
  const to = at + skip + (keyIn(DAY_FILLER, next) && next?.key !== 'a' && next?.key !== 'of' ? 1 : 0);
  return { day: day.digits, from: at, to };
}

const TURKIC_VERB = /^(?:kel[dgis]|kir[dgi]|bor[dgi]|cik[dgi]|ket[dgit])/;
const RUSSIAN_VERB = /^(?:priex|priez|vexal|prilet|uexal|viexal|vezd|viezd|do$|po$|s$)/;

/** "3 marta" is "three times" in Uzbek, and the third of March in Russian: in Latin letters only Russian words beside it decide. */
function isUzbekTimes({ text }: Token, { day }: DayFound, tokens: readonly Token[]): boolean {
  if (!/^(?:marta|марта)$/.test(text) || day > 12) return false;
  if (tokens.some(({ key }) => TURKIC_VERB.test(key))) return true;
  return text === 'marta' && !tokens.some(({ key }) => RUSSIAN_VERB.test(key));
}

/** A year right after the date, or right before it with its word: "2026-yil 20-noyabr". */
function yearBeside(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly year: number; readonly at: number } | undefined {
  for (const at of [to + 1, to + 2]) {
    const token = tokens[at];
    const between = at === to + 1 || YEAR_WORD.test(tokens[to + 1]?.key ?? '');
    if (token?.digits === undefined || !between) continue;
    if (isYear(token)) return { year: token.digits, at };
    if (
      token.digits > 19 &&
      token.digits < 60 &&
      /^(?:goda?|g|iil.*|il.*|jil.*)$/.test(tokens[at + 1]?.key ?? '') &&
      at === to + 1
    )
      return { year: 2000 + token.digits, at };
  }
  for (const at of [from - 1, from - 2]) {
    const token = tokens[at];
    if (token?.digits === undefined || !isYear(token)) continue;
    if (at === from - 1 || YEAR_WORD.test(tokens[from - 1]?.key ?? '')) return { year: token.digits, at };
  }
  return undefined;
}

/** The first day of "с 1 по 20 мая" or "1–20 мая", whose month stands with the second. */
function rangeStart(tokens: readonly Token[], from: number, text: string) {
  const second = tokens[from];
  let i = from - 1;
  while (i >= 0 && from - i <= 2 && keyIn(RANGE_FILLER, tokens[i])) i -= 1;
  const first = tokens[i];
  if (!second || first?.digits === undefined || first.digits > 31 || first.digits === 0) return undefined;
  const fillers = from - 1 - i;
  const dashed = fillers === 0 && /^\s?[-–—]\s?$/.test(text.slice(first.end, second.start));
  if (fillers === 0 && !dashed) return undefined;
  const used = tokens.slice(i, from);
  return { day: first.digits, start: first.start, end: first.end, used, dashed };
}
