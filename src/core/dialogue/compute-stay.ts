import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import type { Day } from '../calculators/dates.ts';
import { daysBar } from '../calculators/days-bar.ts';
import { daysBarLabels, daysBarSvg } from '../calculators/days-bar-svg.ts';
import { explainStay } from '../calculators/explain-stay.ts';
import { type StayResult, stay } from '../calculators/stay.ts';
import type { Visit } from '../calculators/visits.ts';
import { plannedEntry, visitsIn } from '../calculators/visits-in-dates.ts';
import { formatDate } from '../format.ts';
import type { Part } from '../reply.ts';
import { dayInKazakhstan } from './answer.ts';
import { type Compute, told } from './computed.ts';
import type { Context } from './context.ts';

/** Counts the days of stay and draws them. */
export const computeStay: Compute = ({ dates }, context) => {
  const { content, session, now } = context;
  const today = dayInKazakhstan(now);
  const visits = visitsIn(dates) ?? [];
  const plan = planVisits(visits, plannedEntry(dates, today));
  return told(
    stay({ citizenship: session.citizenship ?? '', ...(plan ?? { visits, on: today }) }, content),
    {
      explain: explainStay,
      sentence: (result) => saysStay(result, context, plan !== undefined),
      more: (result) => ({
        picture: drawStay(result, context),
        over: result.overDays > 0,
        ...(result.present ? { date: { kind: 'stay', day: result.lastLawfulDay } } : {}),
      }),
    },
    context,
  );
};

/**
 * A visit that is planned is counted from its first day. Visits before it are enough to count with, as long as they have
 * ended; `undefined` when no entry, or more than one, lies ahead.
 */
function planVisits(visits: readonly Visit[], planned: Day | undefined) {
  const last = visits.at(-1);
  const past = visits.slice(0, -1);
  if (planned === undefined || last?.entry !== planned || past.some(({ entry }) => entry >= planned))
    return undefined;
  const closed = past.length > 0 && past.every(({ exit }) => exit !== undefined && exit <= planned);
  return { visits: closed ? past : visits, on: planned };
}

function saysStay(result: StayResult, { locale }: Context, planned: boolean): string {
  const t = CALCULATOR_MESSAGES[locale];
  const last = formatDate(result.lastLawfulDay, locale);
  const { present, overDays, daysLeft, freeAgain } = result;
  const start = formatDate(result.start, locale);
  if (planned && present && overDays === 0) return t('result.stay.next', { start, last, left: daysLeft + 1 });
  if (overDays > 0) return t('result.stay.over', { last, over: overDays });
  if (present && daysLeft === 0) return t('result.stay.today', { last });
  if (present) return t('result.stay.left', { last, left: daysLeft });
  return daysLeft === 0 && freeAgain
    ? t('result.stay.full', { day: formatDate(freeAgain.from, locale) })
    : t('result.stay.next', { start, last, left: daysLeft });
}

const SIGNS = 12;

function drawStay(result: StayResult, { locale }: Context): Part {
  const bar = daysBar(result);
  const labels = daysBarLabels(result, bar, CALCULATOR_MESSAGES[locale], locale);
  const share = result.window.limitDays === 0 ? 1 : result.window.used / result.window.limitDays;
  const filled = Math.min(SIGNS, Math.round(share * SIGNS));
  return {
    type: 'picture',
    svg: daysBarSvg(bar, labels),
    alt: `${[labels.title, labels.stayed, labels.left, labels.deadline].join('. ')}.`,
    line: '▮'.repeat(filled) + '▯'.repeat(SIGNS - filled),
  };
}
