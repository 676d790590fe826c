import type { Answer, AnswerPanel, Citation, PanelKey } from '../channels/web/wire-types.ts';
import { h } from './dom.ts';
import { drawBlocks, drawInlines, drawLink } from './draw-blocks.ts';
import { drawContacts } from './draw-contacts.ts';
import type { Stage } from './stage.ts';

/** What stands open when an answer is drawn. */
export interface Opened {
  readonly panel?: PanelKey | undefined;
  readonly sources?: boolean | undefined;
}

/** An answer: for whom, the short answer, details opened in place one at a time, contacts, sources, related questions. */
export function drawAnswer(answer: Answer, opened: Opened, stage: Stage): HTMLElement {
  const folds = [
    ...answer.panels.map((panel) => drawPanel(panel, panel.key === opened.panel, stage)),
    drawSources(answer, opened.sources === true, stage),
  ];
  openOneAtATime(folds);
  return h(
    'article',
    { class: 'answer' },
    answer.forWhom !== undefined && h('p', { class: 'remark' }, answer.forWhom),
    h('h3', {}, answer.title),
    h('p', { class: 'short' }, ...drawInlines(answer.summary, stage)),
    ...[answer.staleNote, answer.unconfirmedNote].map(
      (note) => note !== undefined && h('p', { class: 'warning' }, note),
    ),
    h('div', { class: 'folds' }, ...folds),
    answer.contacts.length > 0 && h('h4', {}, stage.t('contacts.heading')),
    answer.contacts.length > 0 && drawContacts(answer.contacts, stage),
    h(
      'p',
      { class: 'remark' },
      `${answer.checkedNote} · `,
      drawLink(`${stage.base}/${stage.locale}/${answer.id}`, stage.t('open-page')),
    ),
  );
}

function drawPanel({ label, sections }: AnswerPanel, open: boolean, stage: Stage): HTMLDetailsElement {
  const parts = sections.flatMap(({ heading, blocks }) => [
    ...(sections.length > 1 || heading !== label ? [h('h4', {}, heading)] : []),
    ...drawBlocks(blocks, stage),
  ]);
  return drawFold(label, open, parts);
}

function drawSources({ sources }: Answer, open: boolean, { t }: Stage): HTMLDetailsElement {
  return drawFold(t('sources.heading'), open, [
    h('ul', {}, ...sources.map((source) => h('li', {}, ...drawCitation(source)))),
  ]);
}

const drawCitation = ({ title, url, dateNote }: Citation): (Node | string)[] => [
  url === null ? title : drawLink(url, title),
  ...(dateNote === undefined ? [] : [h('span', { class: 'remark' }, dateNote)]),
];

const drawFold = (label: string, open: boolean, content: readonly HTMLElement[]): HTMLDetailsElement =>
  h('details', { open }, h('summary', {}, label), h('div', {}, ...content));

/** Older phones do not know the `name` of `<details>`, so opening one closes its neighbours here. */
function openOneAtATime(folds: readonly HTMLDetailsElement[]): void {
  for (const fold of folds) {
    fold.addEventListener('toggle', () => {
      if (fold.open) for (const other of folds) if (other !== fold) other.open = false;
    });
  }
}

/** Other entries as questions to press. */
export function drawRelated({ related }: Answer, { t, press }: Stage): HTMLElement[] {
  if (related.length === 0) return [];
  const items = related.map(({ id, title }) =>
    h(
      'li',
      {},
      h('button', { type: 'button', class: 'card', click: () => press({ type: 'entry', id }, title) }, title),
    ),
  );
  return [
    h(
      'section',
      { class: 'options' },
      h('h4', {}, t('related.heading')),
      h('ul', { class: 'cards' }, ...items),
    ),
  ];
}
