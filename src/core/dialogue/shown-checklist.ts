import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { type Day, dayNumber } from '../calculators/dates.ts';
import { explainRefusal } from '../calculators/explain-refusal.ts';
import type { Checklist, LineTexts, Step } from '../checklist/checklist.ts';
import {
  asksArrival,
  type CheckAnswers,
  type DatedStep,
  type OwnChecklist,
} from '../checklist/checklist-for.ts';
import { CHECKLIST_MESSAGES } from '../checklist/checklist-messages.ts';
import { WEEKDAYS } from '../contacts.ts';
import type { Content, Library } from '../content/content.ts';
import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import { inlineToPlain } from '../rich-text.ts';
import { renderInlines } from './render-template.ts';

/** A snapshot that has a guided check. */
export type CheckContent = Content & { readonly checklist: Checklist };

/** A step as one reader sees it; every string is finished. */
export interface ShownStep {
  readonly id: string;
  readonly text: string;
  /** ISO day, where it could be counted. */
  readonly due?: Day;
  readonly passed: boolean;
  /** By when: the day with its weekday and the term in words, as far as there are any. */
  readonly when: readonly string[];
  /** "Your host must do this", where it is not the reader. */
  readonly duty?: string;
  /** Who must do it, by its code. */
  readonly dutyOf?: NonNullable<Step['duty']>;
  readonly entries: readonly { readonly id: string; readonly title: string }[];
}

export interface ShownChecklist {
  readonly steps: readonly ShownStep[];
  /** How the days were counted, and why some were not: finished sentences. */
  readonly notes: readonly string[];
}

/** A list in the reader's words. */
export function shownChecklist(
  { steps, refusals }: Extract<OwnChecklist, { readonly ok: true }>,
  answers: CheckAnswers,
  content: CheckContent,
  locale: Locale,
): ShownChecklist {
  return {
    steps: steps.map((step) => shownStep(step, answers.on, content, locale)),
    notes: [
      ...noteOnArrival(steps, answers, content, locale),
      ...refusals.map((refusal) => explainRefusal(refusal, CALCULATOR_MESSAGES[locale], locale)),
    ],
  };
}

/** A line of the check in one language, its figures as of a day. */
export const lineText = (texts: LineTexts, content: Library, locale: Locale, today: Day): string =>
  inlineToPlain(renderInlines(texts[locale], content, { locale, today }).value);

/** A day with its weekday. */
export function dayAndWeekday(day: Day, locale: Locale): string {
  return CHECKLIST_MESSAGES[locale]('due.day', {
    day: formatDate(day, locale),
    weekday: weekdayOf(day, locale),
  });
}

/** Days are counted from a Thursday. */
const FIRST_WEEKDAY = WEEKDAYS.indexOf('thu');

function weekdayOf(day: Day, locale: Locale): string {
  const weekday = WEEKDAYS[(dayNumber(day) + FIRST_WEEKDAY) % WEEKDAYS.length] ?? 'mon';
  return MESSAGES[locale](`weekday.${weekday}`);
}

function shownStep(
  { step, term, due, passed }: DatedStep,
  on: Day,
  content: CheckContent,
  locale: Locale,
): ShownStep {
  const t = CHECKLIST_MESSAGES[locale];
  const words = term ? [lineText(term.texts, content, locale, on)] : [];
  const late = due !== undefined && passed;
  return {
    id: step.id,
    text: lineText(step.texts, content, locale, on),
    passed,
    when: late
      ? [t('due.passed', { day: formatDate(due, locale), weekday: weekdayOf(due, locale) })]
      : [...(due === undefined ? [] : [dayAndWeekday(due, locale)]), ...words],
    ...(due === undefined ? {} : { due }),
    ...(step.duty ? { duty: t(`duty.${step.duty}`), dutyOf: step.duty } : {}),
    entries: step.entries.flatMap((id) => {
      const title = content.entries.get(id)?.texts[locale].title;
      return title === undefined ? [] : [{ id, title }];
    }),
  };
}

function noteOnArrival(
  steps: readonly DatedStep[],
  { arrival, ...answers }: CheckAnswers,
  content: CheckContent,
  locale: Locale,
): string[] {
  const t = CHECKLIST_MESSAGES[locale];
  if (arrival !== undefined && steps.some(({ due }) => due !== undefined))
    return [t('note.arrival', { day: formatDate(arrival, locale) })];
  return arrival === undefined && asksArrival(answers, content) ? [t('note.no-arrival')] : [];
}
