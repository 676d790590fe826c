import type { Option, Part } from '../channels/web/wire-types.ts';
import { h, icon } from './dom.ts';
import { drawAnswer, drawRelated } from './draw-answer.ts';
import { drawBlocks } from './draw-blocks.ts';
import { drawContacts, drawCopy } from './draw-contacts.ts';
import type { Stage } from './stage.ts';

/** The parts of a reply in their order; related questions come last, after the question whether the answer helped. */
export const drawParts = (parts: readonly Part[], stage: Stage): HTMLElement[] => [
  ...parts.map((part) => drawPart(part, stage)),
  ...parts.flatMap((part) => (part.type === 'answer' ? drawRelated(part.answer, stage) : [])),
];

function drawPart(part: Part, stage: Stage): HTMLElement {
  switch (part.type) {
    case 'safety':
      return drawSafety(part, stage);
    case 'text':
      return h('div', { class: 'text' }, ...drawBlocks(part.blocks, stage));
    case 'answer':
      return drawAnswer(part.answer, { panel: part.panel, sources: part.showSources }, stage);
    case 'options':
      return drawOptions(part, stage);
    case 'picture':
      return h('img', {
        class: 'picture',
        src: `data:image/svg+xml,${encodeURIComponent(part.svg)}`,
        alt: part.alt,
      });
    case 'links':
      return drawLinks(part, stage);
    case 'copy':
      return drawCopyable(part, stage);
    case 'contacts':
      return h('section', { class: 'help' }, h('h3', {}, part.heading), drawContacts(part.contacts, stage));
    case 'feedback':
      return drawFeedback(part, stage);
    default:
      return part satisfies never;
  }
}

/** Pages and files of our own, in a tab of their own: the conversation stays. */
const drawLinks = ({ links }: Extract<Part, { type: 'links' }>, { base }: Stage): HTMLElement =>
  h(
    'ul',
    { class: 'chips' },
    ...links.map(({ label, path }) =>
      h('li', {}, h('a', { class: 'chip', href: base + path, target: '_blank', rel: 'noopener' }, label)),
    ),
  );

/** A text to send on, with its lines, and one press to copy it. */
const drawCopyable = (
  { heading, locale, text }: Extract<Part, { type: 'copy' }>,
  stage: Stage,
): HTMLElement =>
  h(
    'section',
    { class: 'copy' },
    h('h3', {}, heading),
    h('p', { lang: locale }, text),
    drawCopy(text, heading, stage),
  );

/** Human help first: what to do now, the numbers, what happens then, and the way off this page. */
const drawSafety = (
  { lead, contacts, notes }: Extract<Part, { type: 'safety' }>,
  stage: Stage,
): HTMLElement =>
  h(
    'section',
    { class: 'safety' },
    h('h3', {}, lead),
    drawContacts(contacts, stage),
    h('ul', { class: 'notes' }, ...notes.map((note) => h('li', {}, note))),
    h(
      'button',
      { type: 'button', class: 'leave', click: () => stage.leave() },
      icon('leave'),
      stage.t('exit'),
    ),
  );

function drawOptions(
  { prompt, style, options }: Extract<Part, { type: 'options' }>,
  stage: Stage,
): HTMLElement {
  const buttons = options.map((option) =>
    h('li', {}, drawOption(option, style === 'cards' ? 'card' : 'chip', stage)),
  );
  return h(
    'section',
    { class: 'options' },
    prompt !== undefined && h('h3', {}, prompt),
    h('ul', { class: style === 'cards' ? 'cards' : 'chips' }, ...buttons),
  );
}

const drawOption = ({ label, hint, choice }: Option, look: string, stage: Stage): HTMLElement =>
  h(
    'button',
    {
      type: 'button',
      class: look,
      lang: choice.type === 'locale' && choice.locale,
      click: () => stage.press(choice, label),
    },
    hint === undefined ? label : h('strong', {}, label),
    hint !== undefined && h('span', {}, hint),
  );

const THUMBS: Partial<Record<Option['choice']['type'], string>> = { helpful: '👍', unhelpful: '👎' };

/** Asks whether the answer helped; the thanks, or the question why not, takes its place. */
function drawFeedback({ prompt, options }: Extract<Part, { type: 'feedback' }>, stage: Stage): HTMLElement {
  const asksWhy = options.some(({ choice }) => choice.type === 'unhelpful' && choice.reason !== undefined);
  const box: HTMLElement = h(
    'div',
    { class: 'feedback', role: 'group', 'aria-label': prompt, tabindex: '-1' },
    h('span', {}, prompt),
    h('div', { class: 'chips' }, ...options.map((option) => button(option))),
  );
  function button({ label, choice }: Option): HTMLElement {
    const thumb = asksWhy ? undefined : THUMBS[choice.type];
    return h(
      'button',
      { type: 'button', class: 'chip', click: () => void judge(choice) },
      thumb !== undefined && h('span', { 'aria-hidden': 'true' }, `${thumb} `),
      label,
    );
  }
  async function judge(choice: Option['choice']): Promise<void> {
    const parts = await stage.judge(choice, () => void judge(choice));
    if (!parts) return;
    const next = h('div', { tabindex: '-1' }, ...drawParts(parts, stage));
    box.replaceWith(next);
    next.focus({ preventScroll: true });
  }
  return box;
}
