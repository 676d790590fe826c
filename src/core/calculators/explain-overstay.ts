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
      t('overstay.assume.first'),
      ...saysRepeat(result, t),
      ...(index === undefined
        ? []
        : [t('overstay.assume.index', { year: yearOf(result.on), index: formatTenge(index, locale) })]),
      t('overstay.assume.go'),
    ],
  };
}

function saysStep({ days, mci, warningPossible, steps }: OverstayResult, t: CalculatorTranslate): string {
  const over = t('days', { count: days });
  const fine = t('index', { value: mci.from });
  const { fromDays: from, toDays: to } = steps;
  if (to === undefined) return t('overstay.fine-long', { days: over, from, fine });
  return warningPossible
    ? t('overstay.warning', { days: over, from, to })
    : t('overstay.fine', { days: over, from, to, fine });
}

function saysRepeat({ repeat }: OverstayResult, t: CalculatorTranslate): string[] {
  if (!repeat) return [];
  const { years, mci, arrestDays: arrest } = repeat;
  return [t('overstay.assume.repeat', { years, fine: t('index', { value: mci }), arrest })];
}
