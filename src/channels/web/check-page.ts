import { CALCULATOR_MESSAGES } from '../../core/calculators/calculator-messages.ts';
import { STATELESS } from '../../core/calculators/country-rule.ts';
import { explainRefusal } from '../../core/calculators/explain-refusal.ts';
import { checkPath } from '../../core/checklist/check-path.ts';
import { DIRECTIONS, type Direction } from '../../core/checklist/checklist.ts';
import { type CheckAnswers, checklistFor, type OwnChecklist } from '../../core/checklist/checklist-for.ts';
import { CHECKLIST_MESSAGES } from '../../core/checklist/checklist-messages.ts';
import type { Content } from '../../core/content/content.ts';
import { dayInKazakhstan } from '../../core/dialogue/answer.ts';
import { answerLines, citizenshipName, directionLabel } from '../../core/dialogue/show-checklist.ts';
import {
  type CheckContent,
  dayAndWeekday,
  lineText,
  type ShownStep,
  shownChecklist,
} from '../../core/dialogue/shown-checklist.ts';
import type { Locale } from '../../core/locale.ts';
import { MESSAGES } from '../../core/messages.ts';
import { type AskedCheck, readCheckQuery } from './check-query.ts';
import { type Html, html } from './html.ts';
import { hotlineList, type PageFrame, pageFrame } from './page-frame.ts';
import { hotlines, WIDGET_MESSAGES } from './widget-messages.ts';

export interface CheckPage {
  readonly status: 200 | 400;
  readonly page: string;
}

/**
 * The guided check as a page that needs no script: its questions, then the list to read and to print, as of today or of the
 * day `on`. The address holds codes and days; no request is logged with its address, and the page sends no referrer.
 * `undefined` when this snapshot has no check.
 */
export function checkPage(
  frame: PageFrame,
  content: Content,
  query: unknown,
  now: Date,
): CheckPage | undefined {
  const { checklist } = content;
  if (!checklist) return undefined;
  const view: View = { frame, content: { ...content, checklist }, now, today: dayInKazakhstan(now) };
  const read = readCheckQuery(query, view.content);
  if (!read.ok)
    return failed(read.noSuchDay === undefined ? wrong(view) : noSuchDay(read.noSuchDay, view), {}, view);
  const { asked } = read;
  if (!asked.direction) return shown(directions(asked, view), asked, view);
  const answers = answersOf(asked, asked.direction, view.today);
  if (!answers) return shown(questions(asked, asked.direction, view), asked, view);
  const list = checklistFor(answers, view.content);
  return list.ok
    ? shown(listed(list, answers, view), asked, view)
    : failed(whyNoList(list, answers, view), asked, view, form(asked, asked.direction, view));
}

interface View {
  readonly frame: PageFrame;
  readonly content: CheckContent;
  readonly now: Date;
  /** ISO day in Kazakhstan. */
  readonly today: string;
}

/** All that decides the steps; the arrival may stay unknown. */
function answersOf(asked: AskedCheck, direction: Direction, today: string): CheckAnswers | undefined {
  const { citizenship, purpose, stage, arrival, on = today } = asked;
  if (purpose === undefined || stage === undefined) return undefined;
  if (direction === 'arriving' && citizenship === undefined) return undefined;
  return {
    direction,
    purpose,
    stage,
    on,
    ...(direction === 'arriving' && citizenship !== undefined ? { citizenship } : {}),
    ...(arrival === undefined ? {} : { arrival }),
  };
}

function frameIt(main: Html, asked: AskedCheck, { frame, content, now }: View): string {
  const t = CHECKLIST_MESSAGES[frame.locale];
  return pageFrame(frame, {
    title: `${t('button')} – ${WIDGET_MESSAGES[frame.locale]('title')}`,
    description: t('button'),
    pathIn: (other) => checkPath(asked, other),
    indexed: false,
    main: html`<article class="reading check">
${main}
<section class="emergency" aria-labelledby="emergency"><h2 id="emergency">${MESSAGES[frame.locale]('help.heading')}</h2>
${hotlineList(hotlines(content, frame.locale, now))}</section>
</article>`,
  });
}

const shown = (main: Html, asked: AskedCheck, view: View): CheckPage => ({
  status: 200,
  page: frameIt(main, asked, view),
});

/** What is wrong, and the way to the questions again. */
const failed = (reason: string, asked: AskedCheck, view: View, rest?: Html): CheckPage => ({
  status: 400,
  page: frameIt(
    html`<h1>${CHECKLIST_MESSAGES[view.frame.locale]('button')}</h1>
<p class="warning">${reason}</p>
${rest ?? directions({}, view)}`,
    asked,
    view,
  ),
});

const wrong = ({ frame }: View): string => CHECKLIST_MESSAGES[frame.locale]('page.wrong');

const noSuchDay = (day: string, { frame: { locale } }: View): string =>
  explainRefusal({ reason: 'no-such-day', day }, CALCULATOR_MESSAGES[locale], locale);

function whyNoList(
  list: Extract<OwnChecklist, { readonly ok: false }>,
  { arrival = '' }: CheckAnswers,
  view: View,
): string {
  const { locale } = view.frame;
  if (list.refusal) return explainRefusal(list.refusal, CALCULATOR_MESSAGES[locale], locale);
  return list.wrong === 'arrival'
    ? CHECKLIST_MESSAGES[locale]('arrival.passed', { day: dayAndWeekday(arrival, locale) })
    : wrong(view);
}

/** The first question: two links. */
function directions(asked: AskedCheck, { frame: { locale } }: View): Html {
  const link = (direction: Direction) =>
    html`<li><a href="${checkPath({ ...asked, direction }, locale)}">${directionLabel(direction, locale)}</a></li>\n`;
  return html`<h1>${CHECKLIST_MESSAGES[locale]('button')}</h1>
<h2>${MESSAGES[locale]('audience.prompt')}</h2>
<ul class="choices">${DIRECTIONS.map(link)}</ul>`;
}

/** The list, its notes, and below them the answers to change. */
function listed(list: Extract<OwnChecklist, { readonly ok: true }>, answers: CheckAnswers, view: View): Html {
  const { frame, content, today } = view;
  const t = CHECKLIST_MESSAGES[frame.locale];
  const { steps, notes } = shownChecklist(list, answers, content, frame.locale);
  const lines = Object.values(answerLines(answers, content, frame.locale));
  return html`<h1>${t('heading')}</h1>
${answers.on !== today && html`<p class="warning">${t('heading.as-of', { day: dayAndWeekday(answers.on, frame.locale) })}</p>`}
<ul class="answers">${lines.map((line) => line !== undefined && html`<li>${line}</li>`)}</ul>
<ol class="steps">${steps.map((step) => stepItem(step, frame.locale))}</ol>
${notes.map((note) => html`<p class="remark">${note}</p>\n`)}
<details class="change"><summary>${t('page.change')}</summary>
${form(answers, answers.direction, view)}</details>`;
}

function stepItem({ text, when, duty, passed, entries }: ShownStep, locale: Locale): Html {
  const first = entries[0];
  return html`<li><strong>${text}</strong>
${when.length > 0 && html`<span class="${passed ? 'when late' : 'when'}">${when.join(' · ')}</span>`}
${duty !== undefined && html`<span class="remark">${duty}</span>`}
${first && html`<a href="/${locale}/${first.id}">${first.title}</a>`}</li>
`;
}

const questions = (asked: AskedCheck, direction: Direction, view: View): Html =>
  html`<h1>${CHECKLIST_MESSAGES[view.frame.locale]('button')}</h1>
<p>${directionLabel(direction, view.frame.locale)}</p>
${form(asked, direction, view)}`;

/** All questions of a direction in one form; what is known stands in it already. */
function form(asked: AskedCheck, direction: Direction, view: View): Html {
  const { frame, content, today } = view;
  const { locale } = frame;
  const t = CHECKLIST_MESSAGES[locale];
  const line = ({
    id,
    texts,
  }: (typeof content.checklist.purposes)[number] | (typeof content.checklist.stages)[number]) =>
    ({ value: id, label: lineText(texts, content, locale, today) }) as const;
  const fits = (each: { readonly direction: Direction }) => each.direction === direction;
  const { purposes, stages } = content.checklist;
  return html`<form action="/check" method="get" autocomplete="off">
<input type="hidden" name="locale" value="${locale}"><input type="hidden" name="direction" value="${direction}">
${asked.on !== undefined && asked.on !== today && html`<input type="hidden" name="on" value="${asked.on}">`}
${direction === 'arriving' && select('citizenship', t('page.citizenship'), countries(content, locale), asked.citizenship)}
${select('purpose', t('page.purpose'), purposes.filter(fits).map(line), asked.purpose)}
${select('stage', t('page.stage'), stages.filter(fits).map(line), asked.stage)}
${direction === 'arriving' && html`<label>${t('page.arrival')}<input type="date" name="arrival" value="${asked.arrival ?? ''}"></label>`}
<button type="submit">${t('page.submit')}</button>
</form>
<p><a href="${checkPath({}, locale)}">${MESSAGES[locale]('audience.prompt')}</a></p>`;
}

interface SelectOption {
  readonly value: string;
  readonly label: string;
}

const select = (
  name: string,
  label: string,
  options: readonly SelectOption[],
  chosen: string | undefined,
): Html =>
  html`<label>${label}<select name="${name}" required><option value=""></option>${options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === chosen && html` selected`}>${option.label}</option>`,
  )}</select></label>`;

/** Every country of the table by its name, and those who are citizens of none. */
function countries(content: CheckContent, locale: Locale): SelectOption[] {
  const alphabet = locale === 'tg' ? 'ru' : locale;
  const named = [...content.countries.byCode.values()].map(({ code, names }) => ({
    value: code,
    label: names[locale],
  }));
  return [
    ...named.sort((a, b) => a.label.localeCompare(b.label, alphabet)),
    { value: STATELESS, label: citizenshipName(STATELESS, content, locale) },
  ];
}
