import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { explainOverstay } from '../calculators/explain-overstay.ts';
import { type OverstayResult, overstay, repeatWithinYears } from '../calculators/overstay.ts';
import { formatTenge } from '../format.ts';
import type { Option } from '../reply.ts';
import { dayInKazakhstan } from './answer.ts';
import { type Compute, told } from './computed.ts';
import type { Context } from './context.ts';

/** Finds what the law has for an overstay, for the first time or again. */
export const computeOverstay: Compute = ({ count = 0, repeat = false }, context) => {
  const on = dayInKazakhstan(context.now);
  const computed = told(
    overstay({ days: count, on, repeat }, context.content),
    { explain: explainOverstay, sentence: (result) => saysOverstay(result, context) },
    context,
  );
  return { ...computed, otherCases: otherCase(repeat, context) };
};

function saysOverstay(result: OverstayResult, { locale }: Context): string {
  const t = CALCULATOR_MESSAGES[locale];
  const days = t('days', { count: result.days });
  const sum = formatTenge(result.tenge.to, locale);
  if (result.arrestDays !== undefined)
    return t('result.overstay.repeat-long', { days, arrest: result.arrestDays });
  if (result.isRepeat) return t('result.overstay.repeat', { days, sum });
  if (result.warningPossible) return t('result.overstay.warning', { days });
  return t(result.expulsionPossible ? 'result.overstay.long' : 'result.overstay.fine', { days, sum });
}

/** Who was punished for it before is punished harder; the way back is at hand too. */
function otherCase(isRepeat: boolean, { content, locale, now }: Context): Option[] {
  const t = CALCULATOR_MESSAGES[locale];
  if (isRepeat) return [{ label: t('button.first-time'), choice: { type: 'repeat', isRepeat: false } }];
  const years = repeatWithinYears(dayInKazakhstan(now), content);
  return years === undefined
    ? []
    : [{ label: t('button.repeat', { count: years }), choice: { type: 'repeat', isRepeat: true } }];
}
