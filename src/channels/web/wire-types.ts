import type en from '../../../locales/en/widget.json';
import type { Topic } from '../../core/entry.ts';
import type { Locale } from '../../core/locale.ts';
import type { MessageKey } from '../../core/messages.ts';
import type { DangerLevel, Outcome, Part } from '../../core/reply.ts';

/** The one file that the widget shares with the server: types only, nothing that runs. */

export type { Choice } from '../../core/choice.ts';
export type { PanelKey } from '../../core/entry.ts';
export type { Locale } from '../../core/locale.ts';
export type { Answer, AnswerPanel, Citation, ContactCard, Option, Part } from '../../core/reply.ts';
export type { Block, Inline } from '../../core/rich-text.ts';

/** An answer as the HTTP contract has it. */
export interface WireAnswer {
  readonly id: string;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  readonly html: string;
  readonly sources: readonly {
    readonly title: string;
    readonly url: string | null;
    readonly date: string | null;
  }[];
  /** ISO day. */
  readonly checkedAt: string;
  readonly stale: boolean;
  readonly related: readonly string[];
}

/** A hotline of the safety card as the HTTP contract has it. */
export interface WireContact {
  readonly name: string;
  readonly number: string;
  readonly hours: string | null;
}

/** What `POST /api/v1/messages` answers; `parts` are the finished pieces that the widget shows, in this order. */
export interface WireReply {
  readonly locale: Locale;
  readonly outcome: Outcome;
  readonly answers: readonly WireAnswer[];
  readonly safety: { readonly level: DangerLevel; readonly contacts: readonly WireContact[] } | null;
  readonly text: string;
  readonly session: string;
  readonly parts: readonly Part[];
}

/** What `POST /api/v1/messages` takes from the widget: words, or a press as `encodeChoice` writes it. */
export type WireMessage = ({ readonly text: string } | { readonly choice: string }) & {
  readonly locale?: Locale;
  readonly session?: string;
};

/** The shape of every failure; `hotline` stands in each, so that no failure is a dead end. */
export interface WireProblem {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly issues: readonly { readonly path: string; readonly message: string }[];
  };
  readonly hotline?: readonly { readonly name: string; readonly number: string }[];
}

/** A hotline that the widget keeps at hand for when the network is gone. */
export interface WidgetHotline {
  readonly name: string;
  readonly number: string;
  /** For `tel:`. */
  readonly dial: string;
}

/** Texts of the dialogue that the widget says too. */
export type SharedTextKey = Extract<
  MessageKey,
  | 'topics.button'
  | 'topics.prompt'
  | 'safety.button'
  | 'emergency.heading'
  | 'emergency.text'
  | 'contacts.heading'
  | 'sources.heading'
  | 'related.heading'
>;

/** Every text that the widget says by itself. */
export type WidgetTextKey = Exclude<keyof typeof en, `page.${string}`> | SharedTextKey;

/** What `GET /widget/strings/<locale>.json` answers: everything the widget says by itself, in one language. */
export interface WidgetStrings {
  readonly locale: Locale;
  readonly texts: Readonly<Record<WidgetTextKey, string>>;
  readonly hotlines: readonly WidgetHotline[];
  readonly topics: readonly { readonly topic: Topic; readonly title: string }[];
  /** The button that begins the guided check; absent where there is none. */
  readonly check?: string;
  readonly locales: readonly { readonly locale: Locale; readonly name: string }[];
}
