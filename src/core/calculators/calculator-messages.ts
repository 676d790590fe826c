import en from '../../../locales/en/calculators.json' with { type: 'json' };
import kk from '../../../locales/kk/calculators.json' with { type: 'json' };
import ky from '../../../locales/ky/calculators.json' with { type: 'json' };
import ru from '../../../locales/ru/calculators.json' with { type: 'json' };
import tg from '../../../locales/tg/calculators.json' with { type: 'json' };
import uz from '../../../locales/uz/calculators.json' with { type: 'json' };
import type { Locale } from '../locale.ts';
import { createTranslators, type Translate } from '../messages.ts';

type TextKey = keyof typeof en;

/** The texts of the calculators; plural forms are asked for by their stem and `count`. */
export type CalculatorKey = TextKey extends infer Key
  ? Key extends `${infer Stem}_${'one' | 'other'}`
    ? Stem
    : Key
  : never;

/** Looks up a text of the calculators. */
export type CalculatorTranslate = Translate<CalculatorKey>;

/** The translators of the calculators' texts, by language. */
export const CALCULATOR_MESSAGES = createTranslators<TextKey>({ kk, ru, uz, tg, ky, en }) as Readonly<
  Record<Locale, CalculatorTranslate>
>;
