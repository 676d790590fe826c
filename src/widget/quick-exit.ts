import type { WidgetTextKey } from '../channels/web/wire-types.ts';
import { h } from './dom.ts';

/** Presses of Shift that leave the page, and how long they may take, as in GOV.UK's "Exit this page". */
const PRESSES = 3;
const WITHIN_MS = 5000;

/** What the way out needs. */
export interface QuickExit {
  /** A neutral page. */
  readonly url: string;
  t(key: WidgetTextKey): string;
  /** False while the keys belong to the page around the widget. */
  listens(): boolean;
  tell(text: string): void;
  /** Forgets the conversation before the page goes. */
  clear(): void;
}

/** Blanks the page first and then replaces it, so that nothing is left to see when the new page is slow or does not come. */
export function leavePage({ url, t, clear }: Pick<QuickExit, 'url' | 't' | 'clear'>): void {
  clear();
  const loading = t('exit.loading');
  document.title = loading;
  // The neutral page does not learn where its visitor comes from.
  document.head.append(h('meta', { name: 'referrer', content: 'no-referrer' }));
  document.body.replaceChildren(h('p', { role: 'alert' }, loading));
  location.replace(url);
}

/** Leaves the page when Shift alone is pressed three times within five seconds; returns a function that stops listening. */
export function listenForShift(exit: QuickExit): () => void {
  let presses = 0;
  let alone = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    if (presses > 0) exit.tell(exit.t('exit.stopped'));
    presses = 0;
  }

  function down(event: KeyboardEvent): void {
    if (event.key === 'Shift') alone = !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
    else alone = false;
  }

  function up(event: KeyboardEvent): void {
    if (event.key !== 'Shift' || !exit.listens()) return;
    // Shift that was held for a capital letter or a shortcut was not meant.
    if (alone) count();
    else stop();
  }

  function count(): void {
    presses += 1;
    if (presses === 1) timer = setTimeout(stop, WITHIN_MS);
    if (presses < PRESSES) exit.tell(exit.t(presses === 1 ? 'exit.two' : 'exit.one'));
    else leavePage(exit);
  }

  document.addEventListener('keydown', down);
  document.addEventListener('keyup', up);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('keydown', down);
    document.removeEventListener('keyup', up);
  };
}
