import { keysOf } from '../language/begins-with.ts';
import { AGO } from './date-words.ts';
import { numberOfWords } from './number-words.ts';
import { ABOUT } from './relative-words.ts';
import { keyIn, type Token, tokensOf } from './text-tokens.ts';

export type DurationUnit = 'day' | 'week' | 'month' | 'year';

/** A length of time that a text names, such as "8 kun" or "пять месяцев". */
export interface FoundDuration {
  readonly count: number;
  readonly unit: DurationUnit;
  readonly start: number;
  readonly end: number;
  /** Not so long, but more, less or about so: "больше десяти дней", "30 kundan oshdi". */
  readonly inexact?: true;
}

const WHOLE: Readonly<Record<DurationUnit, ReadonlySet<string>>> = {
  day: new Set(
    keysOf(
      'день дня дней дни дн денек сутки суток сут day days kun кун күн рӯз руз roz ruz сутка den dnya dney',
    ),
  ),
  week: new Set(
    keysOf(
      'неделя недели неделе неделей недель неделю нед week weeks hafta ҳафта хафта апта аптадан жума жумадан',
    ),
  ),
  month: new Set(
    keysOf('месяц месяца месяце месяцев мес мес. month months oy ой ай моҳ мох moh mesyats mesyaca'),
  ),
  year: new Set(keysOf('год года лет year years yil йил жыл сол')),
};
/** Stems that take the endings of the Turkic languages and Tajik. */
const ENDING =
  /^(?:lik|lig|i|iga|ini|ga|ge|go|ka|ke|dan|den|nan|nen|da|de|din|nin|ning|di|ni|gaca|gece|ik|likka|a|ro|xo|bolib|dir|ler|lar)(?:i|ga|ge|da|de|dan|den|n|ni|in|a)?$/;
const STEMS: readonly (readonly [string, DurationUnit])[] = [
  ...keysOf('kun').map((key) => [key, 'day'] as const),
  ...keysOf('рӯз').map((key) => [key, 'day'] as const),
  ...keysOf('hafta апта').map((key) => [key, 'week'] as const),
  ...keysOf('oy ай моҳ').map((key) => [key, 'month'] as const),
  ...keysOf('yil жыл сол').map((key) => [key, 'year'] as const),
];
const BY_WORD = new Map(
  (Object.keys(WHOLE) as DurationUnit[]).flatMap((unit) =>
    [...WHOLE[unit]].map((key) => [key, unit] as const),
  ),
);
/** Most words begin otherwise. */
const BEGINS = new RegExp(`^(?:${STEMS.map(([stem]) => stem).join('|')})`);

/** The unit of time that a word names. */
export function unitOf({ key }: Token): DurationUnit | undefined {
  const whole = BY_WORD.get(key);
  if (whole || !BEGINS.test(key)) return whole;
  return STEMS.find(([stem]) => key.startsWith(stem) && ENDING.test(key.slice(stem.length)))?.[1];
}

/** "90 күннен", "90 күндөн": beyond so many days. */
export const BEYOND_DAYS = /^kun(?:en|don)$/;

/** The same for "күннен" before "бері" and "кейін"; elsewhere it names a limit ("30 күннен асты"). */
export const unitBeforeSign = (token: Token): DurationUnit | undefined =>
  BEYOND_DAYS.test(token.key) ? 'day' : unitOf(token);

/** Half a year in one word or two. */
const HALF_YEAR = /(?:полгода|пол года|yarim yil|ярим йил|жарты жыл|жарым жыл|ним сол|half a year)/iu;

/** Finds lengths of time; "three days ago" is a date and none of them. */
export function durationsInText(text: string, tokens: readonly Token[] = tokensOf(text)): FoundDuration[] {
  const half = HALF_YEAR.exec(text);
  const halves: FoundDuration[] = half
    ? [{ count: 6, unit: 'month', start: half.index, end: half.index + half[0].length }]
    : [];
  const found = tokens.flatMap((_, at): FoundDuration[] => {
    const length = lengthAt(tokens, at, text);
    const ago = [tokens[at + 1], tokens[at + 2]].some((next) => next && AGO.has(next.key));
    if (!length || ago || liesAhead(tokens, length.from, at)) return [];
    const { count, unit, start, end } = length;
    return [{ count, unit, start, end, ...(isInexact(tokens, length.from, at) ? { inexact: true } : {}) }];
  });
  return [
    ...halves,
    ...found.filter(({ start }) => !halves.some((each) => start < each.end && each.start <= start)),
  ];
}

/** "Через два дня", "икки кундан кейин": when something will be, not how long it lasts. */
const liesAhead = (tokens: readonly Token[], from: number, at: number): boolean =>
  BEFORE_AHEAD.has(tokens[from - 1]?.key ?? '') || AFTER_AHEAD.has(tokens[at + 1]?.key ?? '');
const BEFORE_AHEAD = new Set(keysOf('через cherez спустя within in after баъди баъд'));
const AFTER_AHEAD = new Set(keysOf("keyin so'ng кейин сўнг кейін соң кийин соң баъд later"));

/** "Больше 30 дней", "болжол менен 5 күн", "30 күндөн ашты", "5 kunga yaqin", "5 days or so": not this many. */
const isInexact = (tokens: readonly Token[], from: number, at: number): boolean => {
  const [before, after] = [tokens[from - 1], tokens[at + 1]];
  return (
    keyIn(ABOUT, before) ||
    keyIn(ABOUT, tokens[from - 2]) ||
    keyIn(BEYOND, before) ||
    keyIn(NEARLY_AFTER, after) ||
    OR_SO.test(`${after?.key} ${tokens[at + 2]?.key}`) ||
    ABLATIVE.test(tokens[at]?.key ?? '')
  );
};
/** "Ortiq 5 kun" are five days too many, so words for "extra" are none of these. */
const BEYOND = new Set(
  keysOf(
    'больше более свыше сверх дольше превысил превысила превышен меньше менее less than over exceeded beyond past under аз кам',
  ),
);
const NEARLY_AFTER = new Set(
  keysOf('yaqin яқин жақын жакын atrofida атрофида шамасында чамасында наздик approximately примерно'),
);
const OR_SO = /^or (?:so|mor|les)/;
const ABLATIVE = /^.{2,}(?:dan|den|don|nan|nen)$/;

/** A length of time whose unit is the token at a place, or is known otherwise; `from` is the place of its number. */
export function lengthAt(
  tokens: readonly Token[],
  at: number,
  text: string,
  known?: DurationUnit,
): (FoundDuration & { readonly from: number }) | undefined {
  const token = tokens[at];
  const unit = known ?? (token && unitOf(token));
  const number = unit && countBefore(tokens, at);
  if (!token || !number || isFraction(text, number.start)) return undefined;
  return { count: number.count, unit, start: number.start, end: token.end, from: number.from };
}

/** "1,5 месяца" names no whole number. */
const isFraction = (text: string, start: number): boolean => /\d[.,/]\s?$/.test(text.slice(0, start));

/** What may stand between a number and its unit: "5 календарных дней", "8-нчи". */
const BETWEEN = new Set(keysOf('та ta дона календарных календарный полных целых full whole calendar ға'));

/** "Тоғызыншы айда", "моҳи нӯҳум": a place in the calendar, not a length. */
const ORDINAL = /(?:[iu]n[sc][iu]|[^a]um)$/;

function countBefore(
  tokens: readonly Token[],
  at: number,
): { readonly count: number; readonly start: number; readonly from: number } | undefined {
  const from = BETWEEN.has(tokens[at - 1]?.key ?? '') ? at - 2 : at - 1;
  const token = tokens[from];
  if (!token) return undefined;
  if (token.digits !== undefined)
    return token.digits >= 1 && token.digits <= 999
      ? { count: token.digits, start: token.start, from }
      : undefined;
  if (ORDINAL.test(token.key)) return undefined;
  const wide = tokens[from - 1];
  const both = wide && numberOfWords(wide, token);
  if (wide && both) return { count: both, start: wide.start, from: from - 1 };
  if (/^(?:on|un)$/.test(token.text)) return undefined;
  const count = numberOfWords(token);
  return count === undefined ? undefined : { count, start: token.start, from };
}
