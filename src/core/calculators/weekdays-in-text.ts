import { addDays, type Day, daysBetween, weekdayOf } from './dates.ts';
import type { Tense, WeekdaySpot, WhichWeek } from './found-date.ts';
import { unitOf } from './numbers-in-text.ts';
import { isBeforeLast, isLast, isNext, isThis } from './relative-words.ts';
import type { Token } from './text-tokens.ts';
import { mayMeanWeek, weekdayAt } from './weekday-words.ts';

/** Finds the weekdays of a text: `on Monday`, `oʻtgan juma`, `в среду на прошлой неделе`. */
export function weekdaysInText(tokens: readonly Token[]): WeekdaySpot[] {
  const spots = tokens.flatMap((token, at): WeekdaySpot[] => {
    const weekday = weekdayAt(tokens, at);
    if (weekday === undefined || isOfMonth(tokens, at)) return [];
    const unsure = mayMeanWeek(tokens, at) || isRange(tokens, at);
    return [
      {
        start: token.start,
        end: token.end,
        weekday,
        which: whichWeek(tokens, at),
        ...(unsure ? { unsure: true } : {}),
      },
    ];
  });
  // Between two weekdays there may lie days or weeks.
  return spots.length > 1 ? spots.map((spot) => ({ ...spot, unsure: true })) : spots;
}

/** "since Monday" may be said of work as well. */
const isRange = (tokens: readonly Token[], at: number): boolean =>
  /^(?:s|so|since|from|az|ot)$/.test(tokens[at - 1]?.key ?? '') || /[dtn][aeo]n$/.test(tokens[at]?.key ?? '');

/** "on a Monday of last month" is one of several. */
const isOfMonth = (tokens: readonly Token[], at: number): boolean =>
  tokens.some((token, i) => {
    const unit = Math.abs(i - at) <= NEAR_TOKENS ? unitOf(token) : undefined;
    return (unit === 'month' || unit === 'year') && besideIt(tokens, i, at) !== undefined;
  });

/** How far from a weekday "last week" may stand. */
const NEAR_TOKENS = 3;

function whichWeek(tokens: readonly Token[], at: number): WhichWeek {
  const week = tokens.findIndex(
    (token, i) => i !== at && Math.abs(i - at) <= NEAR_TOKENS && unitOf(token) === 'week',
  );
  const ofWeek = week < 0 ? undefined : besideIt(tokens, week, at);
  if (ofWeek === 'last' || ofWeek === 'next' || ofWeek === 'this') return `${ofWeek}-week`;
  const own = besideIt(tokens, at, week);
  return own === undefined || own === 'this' ? 'nearest' : own;
}

/** The word of order beside a weekday or a week, but not one that belongs to the other. */
function besideIt(tokens: readonly Token[], at: number, other: number) {
  // "рӯзи", "kuni" stand between some of them.
  for (const i of [at - 1, at + 1, at - 2]) {
    const key = tokens[i]?.key;
    if (key === undefined || (other >= 0 && Math.abs(i - other) < Math.abs(i - at))) continue;
    if (i === at - 2 && !/^(?:kun|ruz)/.test(tokens[at - 1]?.key ?? '')) continue;
    const order = orderOf(key);
    if (order && !(i === at + 1 && order === 'this')) return order;
  }
  return undefined;
}

function orderOf(key: string): 'before-last' | 'last' | 'next' | 'this' | undefined {
  if (isBeforeLast(key)) return 'before-last';
  if (isLast(key)) return 'last';
  if (isNext(key)) return 'next';
  return isThis(key) ? 'this' : undefined;
}

const WEEK = 7;

/** The days that a weekday may be, the likelier first. */
export function daysOfWeekday({ weekday, which }: WeekdaySpot, tense: Tense | undefined, today: Day): Day[] {
  const back = (weekdayOf(today) - weekday + WEEK) % WEEK;
  const latest = addDays(today, -back);
  const next = addDays(latest, WEEK);
  const inWeek = addDays(today, weekday - weekdayOf(today));
  switch (which) {
    case 'this-week':
      return [inWeek];
    case 'last-week':
      return onSunday(weekday, addDays(inWeek, -WEEK), -WEEK);
    case 'next-week':
      return onSunday(weekday, addDays(inWeek, WEEK), -WEEK);
    case 'before-last':
      return [addDays(latest, -WEEK), addDays(latest, -2 * WEEK)];
    case 'last':
      return lastOf(latest, inWeek, today);
    case 'next':
      return next === inWeek || daysBetween(today, next) <= JUST ? [next, addDays(next, WEEK)] : [next];
    case 'nearest':
      return nearestOf(latest, next, tense, today);
    default:
      return which satisfies never;
  }
}

/** The week begins on Sunday for some. */
const onSunday = (weekday: number, day: Day, other: number): Day[] =>
  weekday === WEEK ? [day, addDays(day, other)] : [day];

/** So few days apart, "last" and "next" may mean the week before or after. */
const JUST = 2;

function lastOf(latest: Day, inWeek: Day, today: Day): Day[] {
  if (latest === today) return [addDays(today, -WEEK), today];
  const isThisWeeks = latest === inWeek || daysBetween(latest, today) <= JUST;
  return isThisWeeks ? [latest, addDays(latest, -WEEK)] : [latest];
}

function nearestOf(latest: Day, next: Day, tense: Tense | undefined, today: Day): Day[] {
  // Said on that very weekday, it is either today or a week away.
  if (tense === 'past') return latest === today ? [today, addDays(today, -WEEK)] : [latest];
  if (tense === 'future') return latest === today ? [today, next] : [next];
  return [latest, next];
}
