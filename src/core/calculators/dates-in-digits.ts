import type { WrittenDate } from './found-date.ts';

const SEPARATED = String.raw`\s?[./\-,]\s?`;
const ISO = /(?<![\d./-])((?:19|20|21)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?![\d])(?![-./]\d)/g;
const FULL = new RegExp(
  String.raw`(?<![\d./-])(\d{1,2})(?:${SEPARATED}|\s)(\d{1,2})(?:${SEPARATED}|\s)((?:19|20|21)\d\d|\d\d)(?!\d)(?![./-]\d)`,
  'g',
);
const SHORT = /(?<![\d./:,-])(\d{1,2})([./]|-(?=0))(\d{1,2})(?!\d)(?![.,/:-]\d)/g;

/** "10.06-10.07": a hyphen between two dates, which joins the parts of one elsewhere. */
const BETWEEN_DATES = /(?<=(?<!\d)\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)[-–—](?=\d{1,2}[./]\d{1,2}(?!\d))/g;

/** Dates in digits: `2026-03-30`, `30.03.2026`, `30/03`, `10.06-10.07`. */
export function datesInDigits(written: string): WrittenDate[] {
  const text = written.replace(BETWEEN_DATES, ';');
  const found: WrittenDate[] = [];
  const isFree = (start: number, end: number) => !found.some((date) => start < date.end && date.start < end);
  const take = (
    match: RegExpExecArray,
    make: (match: RegExpExecArray) => Omit<WrittenDate, 'start' | 'end'> | undefined,
  ) => {
    const start = match.index;
    const end = start + match[0].length;
    const made = isFree(start, end) ? make(match) : undefined;
    if (made) found.push({ ...made, start, end });
  };
  for (const match of text.matchAll(ISO))
    take(match, ([, year, month, day]) => ({ day: Number(day), month: Number(month), year: Number(year) }));
  for (const match of text.matchAll(FULL)) take(match, fullDate);
  for (const match of text.matchAll(SHORT)) take(match, (parts) => shortDate(parts, text));
  return asRanges(found, written);
}

/** Two dates with a dash between are the ends of a stay. */
function asRanges(found: readonly WrittenDate[], text: string): WrittenDate[] {
  const dates = found.toSorted((a, b) => a.start - b.start);
  const isDashed = (at: number): boolean => {
    const [first, second] = [dates[at], dates[at + 1]];
    return first && second ? /^\s?[-–—]\s?$/.test(text.slice(first.end, second.start)) : false;
  };
  return dates.map((date, i) => {
    if (isDashed(i)) return { ...date, role: 'entry' };
    return isDashed(i - 1) ? { ...date, role: 'exit' } : date;
  });
}

/** `30.03.2026`, `30/03/26`, `30 03 2026`; two digits of a year only after signs, for "5 10 20" are three numbers. */
function fullDate([whole = '', first, second, written = '']: RegExpExecArray) {
  if (written.length === 2 && /\s\d\d$/.test(whole)) return undefined;
  if (/^\d+\s\d\s/.test(whole)) return undefined;
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  return inOrder(Number(first), Number(second), whole.includes('/'), year);
}

/** Signs after a number that make it a share, a price or an hour. */
const MEASURE =
  /^\s?(?:%|₸|\$|€|мрп|mci|тенге|tenge|тг|тыс|млн|kg|кг|км|km|м²|час|hour|soat|сағат|соат|саат|лет|год|year|yil|йил|жыл|месяц|month|oy\b|ой\b|ай\b|моҳ|дн|день|дня|дней|day|kun|кун|күн|рӯз|руз|раз\b|times|процент)/iu;

/** `30/03` and `30.03`; a month that cannot be is an hour or a price, and "24/7" is always. */
function shortDate(match: RegExpExecArray, text: string) {
  const [whole, first, sign, second] = match;
  const rest = text.slice(match.index + whole.length);
  if (whole === '24/7' || MEASURE.test(rest)) return undefined;
  const day = Number(first);
  const month = Number(second);
  if (day === 0 || month === 0 || day > 31 || month > 31) return undefined;
  if (sign === '/') return month > 12 && day > 12 ? undefined : inOrder(day, month, true);
  return month > 12 || second?.length !== 2 ? undefined : inOrder(day, month, false);
}

/** Day first, as everybody here writes; month first is never taken without asking. */
function inOrder(first: number, second: number, slashes: boolean, year?: number) {
  const given = year === undefined ? {} : { year };
  if (second > 12 && first <= 12) return { day: second, month: first, order: 'swapped' as const, ...given };
  const unsure = slashes && first <= 12 && first !== second;
  return { day: first, month: second, ...given, ...(unsure ? { order: 'unsure' as const } : {}) };
}
