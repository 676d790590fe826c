import { formatTenge } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import { yearOf } from './dates.ts';
import { type Explanation, tengeProductText } from './explanation.ts';
import type { OverstayResult } from './overstay.ts';

/** Says which step of the law holds for an overstay and how the sum was computed, and what was taken for granted. */
export function explainOverstay(result: OverstayResult, t: CalculatorTranslate, locale: Locale): Explanation {
  const { index } = result.steps;
  const sum =
    index === undefined ? [] : [t('overstay.sum', { sum: tengeProductText(result.mci.from, index, locale) })];
  return {
    explanation: [saysStep(result, t), ...sum, t('overstay.article', { article: result.article })],
    assumptions: [
      ...saysHowOften(result, t),
      ...(index === undefined
        ? []
        : [t('overstay.assume.index', { year: yearOf(result.on), index: formatTenge(index, locale) })]),
      t('overstay.assume.go'),
    ],
  };
}

function saysStep(result: OverstayResult, t: CalculatorTranslate): string {
  const { days, mci, isRepeat, warningPossible, arrestDays: arrest, steps } = result;
  const over = t('days', { count: days });
  const fine = t('index', { value: mci.from });
  const { fromDays: from, toDays: to } = steps;
  if (arrest !== undefined) return t('overstay.repeat-long', { days: over, from, arrest });
  if (to === undefined) return t('overstay.fine-long', { days: over, from, fine });
  if (isRepeat) return t('overstay.repeat', { days: over, from, to, fine });
  return warningPossible
    ? t('overstay.warning', { days: over, from, to })
    : t('overstay.fine', { days: over, from, to, fine });
}

/** The law does not say what follows a short overstay after a long one, or the other way round. */
function saysHowOften({ isRepeat, repeat }: OverstayResult, t: CalculatorTranslate): string[] {
  if (!repeat) return [t('overstay.assume.first')];
  const { years: count, longFromDays, mci, arrestDays: arrest } = repeat;
  if (isRepeat) return [t('overstay.assume.again', { count, to: longFromDays - 1 })];
  return [
    t('overstay.assume.first'),
    t('overstay.assume.repeat', { count, fine: t('index', { value: mci }), arrest }),
  ];
}
