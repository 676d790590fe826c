import type { CalendarDate } from '../calculators/calendar-file.ts';
import { calendarPath } from '../calculators/calendar-file.ts';
import { STATELESS } from '../calculators/country-rule.ts';
import { checkPath } from '../checklist/check-path.ts';
import type { CheckAnswers, DatedStep, OwnChecklist } from '../checklist/checklist-for.ts';
import { asksArrival } from '../checklist/checklist-for.ts';
import { CHECKLIST_MESSAGES } from '../checklist/checklist-messages.ts';
import type { Choice } from '../choice.ts';
import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import type { Option, PageLink, Part } from '../reply.ts';
import type { Context } from './context.ts';
import { buttons } from './parts.ts';
import { remindOption } from './remind.ts';
import { helpNumbers } from './safety-card.ts';
import { type CheckContent, lineText, type ShownStep, shownChecklist } from './shown-checklist.ts';

/** Days offered for the calendar: the nearest ones. */
const MOST_CALENDARS = 2;

/** The list with its ways on: print it, keep its days, change an answer, ask a person. */
export function showChecklist(
  list: Extract<OwnChecklist, { readonly ok: true }>,
  answers: CheckAnswers,
  content: CheckContent,
  context: Context,
): Part[] {
  const { locale } = context;
  const t = CHECKLIST_MESSAGES[locale];
  const { steps, notes } = shownChecklist(list, answers, content, locale);
  const ahead = datesAhead(list.steps);
  const remind = ahead.slice(0, 1).flatMap((date) => remindOption(date, context));
  return [
    headed(t('heading'), notes),
    { type: 'options', style: 'cards', prompt: t('prompt'), options: steps.map(stepOption) },
    { type: 'links', links: [...calendarLinks(ahead, locale), printLink(answers, locale)] },
    ...(remind.length > 0 ? [buttons(remind)] : []),
    buttons(answerOptions(answers, content, locale), t('answers')),
    hotline(context),
  ];
}

/** People to ask, at the end of every path. */
export const hotline = ({ content, locale, now, t }: Context): Part => ({
  type: 'contacts',
  heading: t('help.heading'),
  contacts: helpNumbers(content, locale, now, ['egov-1414']),
});

const headed = (heading: string, notes: readonly string[]): Part => ({
  type: 'text',
  blocks: [
    { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: heading }] }] },
    ...notes.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }) as const),
  ],
});

function stepOption({ text, when, duty, entries }: ShownStep): Option {
  const hint = [...when, ...(duty === undefined ? [] : [duty])].join(' · ');
  const choice: Choice = { type: 'entry', id: entries[0]?.id ?? '' };
  return { label: text, choice, ...(hint === '' ? {} : { hint }) };
}

/** Each day once, the nearest first; what it is the end of is said to nobody else. */
function datesAhead(steps: readonly DatedStep[]): CalendarDate[] {
  const dates = steps.flatMap(({ due, passed, term }): CalendarDate[] =>
    due === undefined || passed
      ? []
      : [{ kind: term?.calculator === 'notification' ? 'notification' : 'stay', day: due }],
  );
  const days = new Map(dates.map((date) => [date.day, date]));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(0, MOST_CALENDARS);
}

const calendarLinks = (dates: readonly CalendarDate[], locale: Locale): PageLink[] =>
  dates.map((date) => ({
    label: CHECKLIST_MESSAGES[locale]('calendar', { day: formatDate(date.day, locale) }),
    path: calendarPath(date, locale),
  }));

const printLink = ({ on: _, ...answers }: CheckAnswers, locale: Locale): PageLink => ({
  label: CHECKLIST_MESSAGES[locale]('print'),
  path: checkPath(answers, locale),
});

/** Each answer as a button that asks for it again. */
function answerOptions(answers: CheckAnswers, content: CheckContent, locale: Locale): Option[] {
  const ask = (question: Extract<Choice, { type: 'check' }>['question']): Choice => ({
    type: 'check',
    question,
  });
  const lines = answerLines(answers, content, locale);
  return [
    { label: lines.direction, choice: ask('direction') },
    ...(lines.citizenship === undefined
      ? []
      : [{ label: lines.citizenship, choice: { type: 'shortcut', name: 'citizenship' } } as const]),
    { label: lines.purpose, choice: ask('purpose') },
    { label: lines.stage, choice: ask('stage') },
    ...(lines.arrival === undefined ? [] : [{ label: lines.arrival, choice: ask('arrival') }]),
  ];
}

/** The answers as one reader sees them, each a finished line. */
export function answerLines(answers: CheckAnswers, content: CheckContent, locale: Locale) {
  const { direction, citizenship, purpose, stage, arrival, on } = answers;
  const t = CHECKLIST_MESSAGES[locale];
  const { checklist } = content;
  const nameOf = (list: typeof checklist.purposes | typeof checklist.stages, id: string) => {
    const found = list.find((each) => each.id === id);
    return found ? lineText(found.texts, content, locale, on) : id;
  };
  return {
    direction: directionLabel(direction, locale),
    citizenship:
      direction === 'arriving'
        ? t('answer.citizenship', { value: citizenshipName(citizenship, content, locale) })
        : undefined,
    purpose: t('answer.purpose', { value: nameOf(checklist.purposes, purpose) }),
    stage: t('answer.stage', { value: nameOf(checklist.stages, stage) }),
    arrival: arrivalLine(arrival, answers, content, locale),
  };
}

function arrivalLine(
  arrival: string | undefined,
  answers: CheckAnswers,
  content: CheckContent,
  locale: Locale,
): string | undefined {
  const t = CHECKLIST_MESSAGES[locale];
  const { arrival: _, ...others } = answers;
  if (!asksArrival(others, content)) return undefined;
  return arrival === undefined
    ? t('answer.arrival.none')
    : t('answer.arrival', { value: formatDate(arrival, locale) });
}

/** The name of a citizenship; without one, said so. */
export function citizenshipName(code: string | undefined, content: CheckContent, locale: Locale): string {
  if (code === STATELESS) return CHECKLIST_MESSAGES[locale]('answer.stateless');
  return content.countries.byCode.get(code ?? '')?.names[locale] ?? '';
}

/** A direction as people say it of themselves. */
export const directionLabel = (direction: CheckAnswers['direction'], locale: Locale): string =>
  MESSAGES[locale](`audience.${direction}`);
