import type { LocaleTexts } from '../contacts.ts';
import type { Day } from './dates.ts';

/** Why a calculator gives no figures: the question does not hold together, or no confirmed rule decides it. */
export type RefusalReason =
  | { readonly reason: 'no-such-day'; readonly day: string }
  | { readonly reason: 'no-visits' }
  | { readonly reason: 'exit-before-entry'; readonly entry: Day; readonly exit: Day }
  | { readonly reason: 'entry-after-day'; readonly entry: Day; readonly on: Day }
  | { readonly reason: 'arrival-ahead'; readonly arrival: Day; readonly on: Day }
  | { readonly reason: 'overlap'; readonly first: Day; readonly second: Day }
  | { readonly reason: 'open-not-last'; readonly entry: Day }
  | { readonly reason: 'stateless' }
  | { readonly reason: 'own-citizen' }
  | { readonly reason: 'unknown-country' }
  | { readonly reason: 'visa-needed'; readonly country: LocaleTexts }
  | { readonly reason: 'total-unknown'; readonly country: LocaleTexts; readonly visitDays: number }
  | { readonly reason: 'before-rule'; readonly day: Day; readonly since: Day }
  | { readonly reason: 'no-rule'; readonly day: Day }
  | { readonly reason: 'index-unknown'; readonly year: string }
  | { readonly reason: 'months-range'; readonly min: number; readonly max: number }
  | { readonly reason: 'days-range' }
  | { readonly reason: 'calendar-incomplete'; readonly year: string; readonly safe?: Day };

/** A result without figures. */
export type Refusal = { readonly ok: false } & RefusalReason;

/** Makes a refusal. */
export const refuse = (reason: RefusalReason): Refusal => ({ ok: false, ...reason });
