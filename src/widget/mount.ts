import type {
  Choice,
  Locale,
  Part,
  WidgetStrings,
  WireMessage,
  WireReply,
} from '../channels/web/wire-types.ts';
import { encodeChoice } from '../core/choice.ts';
import { createClient } from './client.ts';
import { drawParts } from './draw-part.ts';
import { dropKept, keep, readKept } from './kept-token.ts';
import { leavePage, listenForShift } from './quick-exit.ts';
import type { Stage } from './stage.ts';
import { createView, drawIntro, drawSaid, drawTurn, type Mode } from './view.ts';

export interface Settings {
  /** Address of the service, without a slash at the end. */
  readonly base: string;
  readonly mode: Mode;
  /** Language to begin in, or `auto` for the browser's own. */
  readonly lang: string;
  /** Neutral page that "leave this page" opens. */
  readonly exitUrl: string;
}

/** A widget on a page. */
export interface Widget {
  open(): void;
  close(): void;
  setLang(locale: string): void;
  /** Shows an entry in the conversation, as if it had been pressed there. */
  show(id: string, title: string): void;
  leave(): void;
  destroy(): void;
}

/** Between two tries to fetch the strings, in milliseconds. */
const STRINGS_RETRY_MS = 5000;

/** Puts a widget into a shadow root. `notify` tells the page what happened, never what was said. */
export function mount(
  root: ShadowRoot,
  settings: Settings,
  notify: (event: 'open' | 'close' | 'message') => void,
): Widget {
  const client = createClient(settings.base);
  const gone = new AbortController();
  let strings: WidgetStrings | undefined;
  let kept = readKept();
  let choseLocale = false;
  let wantsOpen = false;
  let spoke = false;
  let busy = false;

  const stage: Stage = {
    base: settings.base,
    get locale() {
      return strings?.locale ?? 'ru';
    },
    t: (key) => strings?.texts[key] ?? '',
    press,
    judge,
    leave,
    tell: (text) => view.tell(text),
  };
  const view = createView(settings.mode, stage, {
    ask: (text) => void converse({ text }, { said: text, focus: false }),
    setLocale: (locale) => void setLocale(locale),
    forget: () => void forget(),
    opened: () => notify('open'),
    closed: () => notify('close'),
  });

  /** Fetches the strings until they come; nothing can be shown before. */
  async function begin(): Promise<void> {
    const given = await client.strings(settings.lang);
    if (gone.signal.aborted) return;
    if (!given) {
      setTimeout(() => void begin(), STRINGS_RETRY_MS);
      return;
    }
    wear(given);
    greet();
    view.setRemembering(kept !== undefined);
    root.append(view.element);
    if (wantsOpen) view.open();
    // The language of our own page was changed while a conversation was under way: show its last answer again.
    if (settings.mode === 'page' && kept && kept.pageLang !== settings.lang) await resume(given.locale);
  }

  function wear(given: WidgetStrings): void {
    strings = given;
    view.dress(given);
  }

  function greet(): void {
    if (strings) view.append(drawIntro(strings, settings.mode, stage), false);
  }

  async function resume(locale: Locale): Promise<void> {
    choseLocale = true;
    await converse({ choice: encodeChoice({ type: 'locale', locale }) }, { focus: false });
  }

  /** One turn: the text stays in the field until the answer is there. */
  async function converse(message: WireMessage, how: { said?: string; focus: boolean }): Promise<void> {
    const reply = await send(message, () => void converse(message, how));
    if (!reply) return;
    if (view.field.value.trim() === how.said) view.field.value = '';
    await follow(reply.locale);
    const said = how.said === undefined ? undefined : drawSaid(how.said, stage);
    const parts = drawParts(reply.parts, { ...stage, locale: reply.locale });
    view.append(drawTurn(reply.locale, said, ...parts), how.focus);
    notify('message');
  }

  /** Sends, keeps the token of what came back, and complains when nothing did. One at a time. */
  async function send(message: WireMessage, retry: () => void): Promise<WireReply | undefined> {
    if (busy) return undefined;
    busy = true;
    view.complain(undefined);
    view.setBusy(true);
    const { reply, ...failure } = await client.send(addressed(message), stage.locale);
    busy = false;
    view.setBusy(false);
    if (gone.signal.aborted) return undefined;
    if (!reply) {
      const silence = navigator.onLine ? stage.t('error') : stage.t('offline');
      view.complain('message' in failure && failure.message ? failure.message : silence, retry);
      return undefined;
    }
    spoke = true;
    kept = { token: reply.session, pageLang: settings.lang };
    keep(kept);
    view.setRemembering(true);
    return reply;
  }

  const addressed = (message: WireMessage): WireMessage => ({
    ...message,
    ...(kept ? { session: kept.token } : {}),
    ...(choseLocale ? { locale: stage.locale } : {}),
  });

  /** Answers come in the language of the question; the controls follow. */
  async function follow(locale: Locale): Promise<void> {
    if (locale === stage.locale) return;
    const given = await client.strings(locale);
    if (given) wear(given);
  }

  function press(choice: Choice, label: string): void {
    if (choice.type === 'locale') void setLocale(choice.locale);
    else if (choice.type === 'shortcut' && choice.name === 'forget') void forget();
    else void converse({ choice: encodeChoice(choice) }, { said: label, focus: true });
  }

  async function judge(choice: Choice, retry: () => void): Promise<readonly Part[] | undefined> {
    const reply = await send({ choice: encodeChoice(choice) }, retry);
    return reply?.parts;
  }

  async function setLocale(locale: string): Promise<void> {
    const given = await client.strings(locale);
    if (!given) return view.complain(stage.t('offline'), () => void setLocale(locale));
    view.complain(undefined);
    wear(given);
    choseLocale = true;
    if (spoke)
      return converse({ choice: encodeChoice({ type: 'locale', locale: given.locale }) }, { focus: false });
    view.clearLog();
    greet();
  }

  async function forget(): Promise<void> {
    const token = clear();
    greet();
    const done = token === undefined || (await client.forget(token));
    view.tell(stage.t(done ? 'forget.done' : 'forget.local'));
    view.field.focus();
  }

  /** Empties everything on this side and says which conversation it was. */
  function clear(): string | undefined {
    const token = kept?.token;
    kept = undefined;
    spoke = false;
    choseLocale = false;
    dropKept();
    view.setRemembering(false);
    view.complain(undefined);
    view.clearLog();
    view.field.value = '';
    return token;
  }

  function clearForGood(): void {
    const token = clear();
    if (token) void client.forget(token);
  }

  function leave(): void {
    leavePage({ url: settings.exitUrl, t: stage.t, clear: clearForGood });
  }

  const stopListening = listenForShift({
    url: settings.exitUrl,
    t: stage.t,
    // On our own pages the keys always work; on another site they belong to it while the window is closed.
    listens: () => strings !== undefined && (view.isOpen() || location.href.startsWith(`${settings.base}/`)),
    tell: (text) => view.tell(text),
    clear: clearForGood,
  });

  /** The Back button may bring a page back as it was, after the reader left in a hurry from the next one. */
  function returned({ persisted }: PageTransitionEvent): void {
    if (!persisted || !kept || readKept()) return;
    clear();
    greet();
  }
  addEventListener('pageshow', returned);

  void begin();
  return {
    open: () => {
      wantsOpen = true;
      if (strings) view.open();
    },
    close: () => {
      wantsOpen = false;
      view.close();
    },
    setLang: (locale) => void setLocale(locale),
    show: (id, title) => press({ type: 'entry', id }, title),
    leave,
    destroy: () => {
      gone.abort();
      stopListening();
      removeEventListener('pageshow', returned);
      root.replaceChildren();
    },
  };
}
