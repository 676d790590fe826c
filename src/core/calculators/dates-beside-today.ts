import { AGO, NEAR_DAYS } from './date-words.ts';
import { addDays, type Day } from './dates.ts';
import { numberOfWords } from './number-words.ts';
import { unitOf } from './numbers-in-text.ts';
import { keyIn, type Token } from './text-tokens.ts';

/** `yesterday`, `3 kun oldin`; weeks and months back name no day. */
export function datesBesideToday(
  tokens: readonly Token[],
  today: Day,
): { start: number; end: number; near: Day }[] {
  return tokens.flatMap((token, at) => {
    const near = NEAR_DAYS.get(token.key);
    // The word for "yesterday" also means "evening": a part of it in another word's shape is left alone.
    if (near !== undefined) {
      const twice = token.text === 'yesterday' && tokens[at - 1]?.text === 'before' ? -2 : near;
      return [{ start: token.start, end: token.end, near: addDays(today, twice) }];
    }
    return daysAgo(tokens, at, today);
  });
}

function daysAgo(tokens: readonly Token[], at: number, today: Day) {
  const token = tokens[at];
  const unit = tokens[at + 1];
  if (!token || !unit || unitOf(unit) !== 'day') return [];
  const count = token.digits ?? (token.text === 'on' ? undefined : numberOfWords(token));
  const wide = tokens[at - 1];
  const whole = token.digits === undefined && wide ? (numberOfWords(wide, token) ?? count) : count;
  const sign = [tokens[at + 2], tokens[at + 3]].find((next) => keyIn(AGO, next));
  if (whole === undefined || whole > 999 || !sign || (sign === tokens[at + 3] && unit.key.length > 4))
    return [];
  return [{ start: token.start, end: sign.end, near: addDays(today, -whole) }];
}
