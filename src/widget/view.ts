import type { Locale, WidgetStrings } from '../channels/web/wire-types.ts';
import { h, icon } from './dom.ts';
import { drawLink } from './draw-blocks.ts';
import { drawCall } from './draw-contacts.ts';
import type { Stage } from './stage.ts';

/** `bubble`: a button in the corner of any site that opens a window; `page`: a part of our own page. */
export type Mode = 'bubble' | 'page';

/** What the controls around the conversation do. */
export interface Controls {
  ask(text: string): void;
  setLocale(locale: Locale): void;
  forget(): void;
  opened(): void;
  closed(): void;
}

/** Everything that is seen: the frame, the log, the field, the controls. Knows nothing of the network. */
export interface View {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  /** Draws everything around the conversation in these strings; what was said and typed stays. */
  dress(strings: WidgetStrings): void;
  isOpen(): boolean;
  open(): void;
  close(): void;
  /** Adds a turn to the end of the log; `focus` moves there, for whoever pressed a button. */
  append(turn: HTMLElement, focus: boolean): void;
  clearLog(): void;
  setBusy(busy: boolean): void;
  /** Offers to forget only when there is something to forget. */
  setRemembering(remembering: boolean): void;
  tell(text: string): void;
  /** Shows what went wrong with the hotlines and a way to try again; `undefined` clears it. */
  complain(message: string | undefined, retry?: () => void): void;
}

/** Left above a turn that was scrolled to. */
const MARGIN_PX = 12;

/** Narrower than this the window covers the screen and keeps the focus; the stylesheet has the same number. */
const COVERS_SCREEN = '(max-width: 480px)';

export function createView(mode: Mode, stage: Stage, controls: Controls): View {
  const { t } = stage;
  let strings: WidgetStrings;
  const status = h('p', { class: 'status', role: 'status' });
  const problem = h('div', { class: 'problem', role: 'alert' });
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', tabindex: '0' });
  const field = h('textarea', { rows: '2', enterkeyhint: 'send', autocomplete: 'off', keydown: sendOnEnter });
  const bar = h('div', { class: 'bar' });
  const composer = h('form', { class: 'composer', submit: send });
  const tools = h('div', { class: 'tools' });
  const frame = h(
    mode === 'page' ? 'section' : 'dialog',
    { class: 'frame', keydown: closeOnEscape },
    mode === 'bubble' && bar,
    log,
    h('div', { class: 'below' }, status, problem, composer),
    tools,
  );
  const launcher = h('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', click: open });
  const element = h('div', { class: `aman ${mode}` }, mode === 'bubble' && launcher, frame);
  const dialog = frame instanceof HTMLDialogElement ? frame : undefined;
  dialog?.addEventListener('close', closed);

  function send(event: Event): void {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') field.focus();
    else if (!field.readOnly) controls.ask(text);
  }

  function sendOnEnter(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey || event.isComposing)
      return;
    send(event);
  }

  function closeOnEscape(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || !dialog) return;
    event.preventDefault();
    close();
  }

  function isOpen(): boolean {
    return dialog?.open ?? true;
  }

  function open(): void {
    if (isOpen()) field.focus();
    else openDialog();
  }

  function openDialog(): void {
    launcher.hidden = true;
    if (matchMedia(COVERS_SCREEN).matches) {
      dialog?.showModal();
      // Not the field: the keyboard of a phone would cover what is to be read first.
      log.focus();
    } else {
      dialog?.show();
      field.focus();
    }
    controls.opened();
  }

  const close = (): void => dialog?.close();

  function closed(): void {
    launcher.hidden = false;
    launcher.focus();
    controls.closed();
  }

  function dress(given: WidgetStrings): void {
    strings = given;
    const chosen = focused(element);
    element.lang = strings.locale;
    launcher.replaceChildren(icon('chat'), t('launcher'));
    frame.setAttribute('aria-label', t('dialog'));
    log.setAttribute('aria-label', t('log'));
    field.setAttribute('aria-label', t('input'));
    field.placeholder = t('placeholder');
    bar.replaceChildren(...drawBar());
    composer.replaceChildren(field, h('button', { class: 'send', 'aria-label': t('send') }, icon('send')));
    tools.replaceChildren(...drawTools());
    // What was just used has been drawn anew: the focus stays with it.
    if (chosen) element.querySelector<HTMLElement>(chosen)?.focus();
  }

  const drawBar = (): HTMLElement[] => [
    h('h2', {}, t('title')),
    h('button', { type: 'button', class: 'leave', click: () => stage.leave() }, icon('leave'), t('exit')),
    h('button', { type: 'button', class: 'close', 'aria-label': t('close'), click: close }, icon('close')),
  ];

  const drawTools = (): (HTMLElement | string)[] => [
    ...(mode === 'bubble'
      ? [drawLanguages(), tool(t('topics.button'), () => append(drawTopics(strings, stage), true))]
      : []),
    tool(t('safety.button'), () => append(drawEmergency(strings, stage), true)),
    tool(t('forget'), controls.forget, 'tool forget'),
  ];

  function drawLanguages(): HTMLElement {
    const options = strings.locales.map(({ locale, name }) =>
      h('option', { value: locale, lang: locale, selected: locale === strings.locale }, name),
    );
    const select = h(
      'select',
      { 'aria-label': t('language'), change: () => controls.setLocale(select.value as Locale) },
      ...options,
    );
    return select;
  }

  function append(turn: HTMLElement, focus: boolean): void {
    log.append(turn);
    // Human help is seen before the question that called for it.
    const first = turn.querySelector<HTMLElement>('.safety') ?? turn;
    if (log.scrollHeight > log.clientHeight + 1) log.scrollTop = first.offsetTop - log.offsetTop - MARGIN_PX;
    else if (log.children.length > 1) first.scrollIntoView();
    if (focus) turn.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
  }

  function setBusy(busy: boolean): void {
    field.readOnly = busy;
    element.classList.toggle('busy', busy);
    status.textContent = busy ? t('waiting') : '';
  }

  function complain(message: string | undefined, retry?: () => void): void {
    problem.replaceChildren();
    if (message === undefined) return;
    problem.append(
      h('p', {}, message),
      retry ? h('button', { type: 'button', class: 'chip', click: retry }, t('retry')) : '',
      h('p', {}, t('danger')),
      drawHotlines(strings, stage),
    );
    composer.scrollIntoView({ block: 'nearest' });
  }

  return {
    element,
    field,
    dress,
    isOpen,
    open,
    close,
    append,
    clearLog: () => log.replaceChildren(),
    setBusy,
    setRemembering: (remembering) => void element.classList.toggle('remembering', remembering),
    tell: (text) => {
      status.textContent = text;
    },
    complain,
  };
}

const tool = (label: string, click: () => void, look = 'tool'): HTMLElement =>
  h('button', { type: 'button', class: look, click }, label);

/** How to find again, after a redraw, the control that had the focus. */
function focused(element: HTMLElement): string | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement instanceof HTMLSelectElement ? 'select' : undefined;
}

/** A turn of the log: what the reader said, and what came back, which can take the focus. */
export const drawTurn = (
  lang: string,
  said: HTMLElement | undefined,
  ...reply: readonly HTMLElement[]
): HTMLElement =>
  h('div', { class: 'turn', lang }, said, h('div', { class: 'reply', tabindex: '-1' }, ...reply));

/** What the reader said, marked for whoever cannot see on which side it stands. */
export const drawSaid = (text: string, { t }: Pick<Stage, 't'>): HTMLElement =>
  h('p', { class: 'said' }, h('span', { class: 'unseen' }, `${t('you')}: `), text);

/** The first thing in the log: a greeting, what this is, what is kept, how to leave. */
export function drawIntro(strings: WidgetStrings, mode: Mode, stage: Stage): HTMLElement {
  const { t } = stage;
  const turn = drawTurn(
    strings.locale,
    undefined,
    h('p', { class: 'short' }, t('greeting')),
    h('p', {}, t('notice')),
    h(
      'p',
      { class: 'remark' },
      `${t('kept')} `,
      drawLink(`${stage.base}/${strings.locale}/about.privacy`, t('kept.more')),
    ),
    h('details', {}, h('summary', {}, t('exit.about')), h('p', {}, t('exit.note'))),
    ...drawCheck(strings, stage),
  );
  if (mode === 'bubble') turn.append(drawTopicList(strings, stage));
  turn.classList.add('intro');
  return turn;
}

/** The button that begins the guided check, where there is one. */
const drawCheck = ({ check }: WidgetStrings, { press }: Stage): HTMLElement[] =>
  check === undefined
    ? []
    : [
        h(
          'button',
          { type: 'button', class: 'chip', click: () => press({ type: 'shortcut', name: 'check' }, check) },
          check,
        ),
      ];

const drawTopics = (strings: WidgetStrings, stage: Stage): HTMLElement =>
  drawTurn(strings.locale, undefined, drawTopicList(strings, stage));

function drawTopicList(strings: WidgetStrings, { t, press }: Stage): HTMLElement {
  const items = strings.topics.map(({ topic, title }) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'chip', click: () => press({ type: 'topic', topic }, title) },
        title,
      ),
    ),
  );
  return h(
    'section',
    { class: 'options' },
    h('h3', {}, t('topics.prompt')),
    h('ul', { class: 'chips' }, ...items),
  );
}

/** Needs no network: the numbers came with the strings. */
const drawEmergency = (strings: WidgetStrings, stage: Stage): HTMLElement =>
  drawTurn(
    strings.locale,
    undefined,
    h('h3', {}, stage.t('emergency.heading')),
    h('p', {}, stage.t('emergency.text')),
    drawHotlines(strings, stage),
  );

const drawHotlines = (strings: WidgetStrings, stage: Pick<Stage, 't'>): HTMLElement =>
  h(
    'ul',
    { class: 'hotlines' },
    ...strings.hotlines.map((line) =>
      h('li', {}, drawCall(line, stage), h('span', { class: 'remark' }, line.name)),
    ),
  );
