/** Days in the country from one day number to another, both counted. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The most days allowed inside every window of so many days. */
export interface WindowLimit {
  readonly windowDays: number;
  readonly limitDays: number;
}

/** Joins spans that share a day, so that a day on which somebody leaves and comes back counts once. */
export function disjoint(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before && span.from <= before.to)
      joined[joined.length - 1] = { from: before.from, to: Math.max(before.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** The parts of disjoint spans that lie between two days. */
export function within(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from <= span.to);
}

/** How many days spans have, first and last day counted. */
export const daysIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** Days counted in the window that ends on a day; spans must be disjoint. */
export const usedOn = (spans: readonly Span[], day: number, windowDays: number): number =>
  daysIn(within(spans, day - windowDays + 1, day));

/** Last day of an unbroken stay from `start` that keeps the limit; the day before `start` when not even the first does. */
export function lastDayWithin(
  past: readonly Span[],
  start: number,
  { windowDays, limitDays }: WindowLimit,
): number {
  const before = disjoint(past);
  const keepsTo = (day: number) =>
    usedOn(disjoint([...before, { from: start, to: day }]), day, windowDays) <= limitDays;
  let last = start - 1;
  // The bound ends the search even if the data allowed a whole window.
  while (last - start < windowDays && keepsTo(last + 1)) last += 1;
  return last;
}

/** First day after `leave` on which an entry keeps the limit for at least that day. */
export function firstFreeDay(
  spans: readonly Span[],
  leave: number,
  { windowDays, limitDays }: WindowLimit,
): number {
  const past = disjoint(spans);
  let day = leave + 1;
  while (usedOn(past, day, windowDays) >= limitDays) day += 1;
  return day;
}
