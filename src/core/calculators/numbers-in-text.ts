import { AGO } from './date-words.ts';
import { numberOfWords } from './number-words.ts';
import { keysOf, type Token, tokensOf } from './text-tokens.ts';

export type DurationUnit = 'day' | 'week' | 'month' | 'year';

/** A length of time that a text names, such as "8 kun" or "пять месяцев". */
export interface FoundDuration {
  readonly count: number;
  readonly unit: DurationUnit;
  readonly start: number;
  readonly end: number;
}

const WHOLE: Readonly<Record<DurationUnit, ReadonlySet<string>>> = {
  day: new Set(
    keysOf(
      'день дня дней дни дн денек сутки суток сут day days kun кун күн рӯз руз roz ruz сутка den dnya dney',
    ),
  ),
  week: new Set(keysOf('неделя недели недель неделю нед week weeks hafta ҳафта хафта апта аптадан жума')),
  month: new Set(keysOf('месяц месяца месяцев мес мес. month months oy ой ай моҳ мох moh mesyats mesyaca')),
  year: new Set(keysOf('год года лет year years yil йил жыл сол')),
};
/** Stems that take the endings of the Turkic languages and Tajik. */
const ENDING =
  /^(?:lik|lig|lik|i|iga|ini|ga|ge|ka|ke|dan|den|nan|nen|da|de|din|nin|ning|di|ni|gaca|gece|ik|likka|a|ro|xo|bolib|dir|ler|lar)(?:i|ga|ge|da|de|dan|den|n|ni|in|a)?$/;
const STEMS: readonly (readonly [string, DurationUnit])[] = [
  ...keysOf('kun').map((key) => [key, 'day'] as const),
  ...keysOf('рӯз').map((key) => [key, 'day'] as const),
  ...keysOf('hafta апта').map((key) => [key, 'week'] as const),
  ...keysOf('oy ай моҳ').map((key) => [key, 'month'] as const),
  ...keysOf('yil жыл сол').map((key) => [key, 'year'] as const),
];
const UNITS = Object.keys(WHOLE) as DurationUnit[];

/** The unit of time that a word names. */
export function unitOf({ key }: Token): DurationUnit | undefined {
  const whole = UNITS.find((unit) => WHOLE[unit].has(key));
  if (whole) return whole;
  return STEMS.find(([stem]) => key.startsWith(stem) && ENDING.test(key.slice(stem.length)))?.[1];
}

/** Half a year in one word or two. */
const HALF_YEAR = /(?:полгода|пол года|yarim yil|ярим йил|жарты жыл|жарым жыл|ним сол|half a year)/iu;

/** Finds lengths of time; "three days ago" is a date and none of them. */
export function durationsInText(text: string): FoundDuration[] {
  const tokens = tokensOf(text);
  const half = HALF_YEAR.exec(text);
  const halves: FoundDuration[] = half
    ? [{ count: 6, unit: 'month', start: half.index, end: half.index + half[0].length }]
    : [];
  const found = tokens.flatMap((token, at) => {
    const unit = unitOf(token);
    const number = unit && countBefore(tokens, at);
    const ago = [tokens[at + 1], tokens[at + 2]].some((next) => next && AGO.has(next.key));
    if (!unit || !number || ago || isFraction(text, number.start)) return [];
    return [{ count: number.count, unit, start: number.start, end: token.end }];
  });
  return [
    ...halves,
    ...found.filter(({ start }) => !halves.some((each) => start < each.end && each.start <= start)),
  ];
}

/** "1,5 месяца" names no whole number. */
const isFraction = (text: string, start: number): boolean => /\d[.,/]\s?$/.test(text.slice(0, start));

/** What may stand between a number and its unit: "5 календарных дней", "8-нчи". */
const BETWEEN = new Set(keysOf('та ta дона календарных календарный полных целых full whole calendar ға'));

function countBefore(tokens: readonly Token[], at: number): { count: number; start: number } | undefined {
  const step = BETWEEN.has(tokens[at - 1]?.key ?? '') ? 2 : 1;
  const token = tokens[at - step];
  if (!token) return undefined;
  if (token.digits !== undefined)
    return token.digits >= 1 && token.digits <= 999 ? { count: token.digits, start: token.start } : undefined;
  const wide = tokens[at - step - 1];
  const both = wide && numberOfWords(wide, token);
  if (wide && both) return { count: both, start: wide.start };
  if (/^(?:on|он|one|un)$/.test(token.text) && token.text !== 'он' && token.text !== 'one') return undefined;
  const count = numberOfWords(token);
  return count === undefined ? undefined : { count, start: token.start };
}
