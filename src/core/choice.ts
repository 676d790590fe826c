import { AUDIENCES, type Audience, PANEL_KEYS, type PanelKey, TOPICS, type Topic } from './entry.ts';
import { isLocale, type Locale } from './locale.ts';

/** Why an answer did not help, as the reader presses it. */
export const FEEDBACK_REASONS = ['wrong', 'old', 'unclear', 'not-my-case'] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** Pages that are always at hand, whatever was said before. */
export const SHORTCUTS = [
  'start',
  'topics',
  'locales',
  'audiences',
  'emergency',
  'help',
  'privacy',
  'forget',
  'none-of-these',
  'days',
  'deadline',
  'citizenship',
] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

/** Something that can be pressed, in every channel. */
export type Choice =
  | { readonly type: 'shortcut'; readonly name: Shortcut }
  | { readonly type: 'entry'; readonly id: string }
  | { readonly type: 'panel'; readonly id: string; readonly panel: PanelKey }
  | { readonly type: 'sources'; readonly id: string }
  | { readonly type: 'topic'; readonly topic: Topic }
  | { readonly type: 'locale'; readonly locale: Locale }
  | { readonly type: 'audience'; readonly audience: Audience }
  /** Compute what an entry tells about, for one's own dates. */
  | { readonly type: 'calculate'; readonly id: string }
  /** A ready message to somebody who has a duty by this entry. */
  | { readonly type: 'letter'; readonly id: string }
  /** ISO 3166-1 alpha-2 or XX; absent = another country than those offered. */
  | { readonly type: 'citizenship'; readonly code?: string }
  /** The ISO day that was meant, among several readings. */
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'helpful'; readonly id: string }
  | { readonly type: 'unhelpful'; readonly id: string; readonly reason?: FeedbackReason };

const COUNTRY_CODE = /^[A-Z]{2}$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ENTRY_ID = /^[a-z]+\.[a-z0-9-]+$/;

/** Writes a choice as ASCII of at most 64 bytes (Telegram's limit for callback data), e.g. `p:work.eaeu:steps`. */
export function encodeChoice(choice: Choice): string {
  switch (choice.type) {
    case 'shortcut':
      return `g:${choice.name}`;
    case 'entry':
      return `e:${choice.id}`;
    case 'panel':
      return `p:${choice.id}:${choice.panel}`;
    case 'sources':
      return `q:${choice.id}`;
    case 'topic':
      return `t:${choice.topic}`;
    case 'locale':
      return `l:${choice.locale}`;
    case 'audience':
      return `a:${choice.audience}`;
    case 'calculate':
      return `c:${choice.id}`;
    case 'letter':
      return `m:${choice.id}`;
    case 'citizenship':
      return `z:${choice.code ?? ''}`;
    case 'day':
      return `d:${choice.day}`;
    case 'helpful':
      return `y:${choice.id}`;
    case 'unhelpful':
      return choice.reason ? `n:${choice.id}:${choice.reason}` : `n:${choice.id}`;
    default:
      return choice satisfies never;
  }
}

/** Reads what `encodeChoice` wrote; anything else, however strange, is `undefined`. */
export function decodeChoice(data: string): Choice | undefined {
  const [tag, first = '', second] = data.split(':');
  if (data.split(':').length > 3) return undefined;
  switch (tag) {
    case 'g':
      return oneOf(SHORTCUTS, first, (name) => ({ type: 'shortcut', name }));
    case 't':
      return oneOf(TOPICS, first, (topic) => ({ type: 'topic', topic }));
    case 'a':
      return oneOf(AUDIENCES, first, (audience) => ({ type: 'audience', audience }));
    case 'l':
      return isLocale(first) ? { type: 'locale', locale: first } : undefined;
    case 'z':
      if (first === '') return { type: 'citizenship' };
      return COUNTRY_CODE.test(first) ? { type: 'citizenship', code: first } : undefined;
    case 'd':
      return ISO_DAY.test(first) ? { type: 'day', day: first } : undefined;
    default:
      return ENTRY_ID.test(first) ? decodeEntryChoice(tag, first, second) : undefined;
  }
}

function decodeEntryChoice(
  tag: string | undefined,
  id: string,
  detail: string | undefined,
): Choice | undefined {
  switch (tag) {
    case 'e':
      return { type: 'entry', id };
    case 'q':
      return { type: 'sources', id };
    case 'c':
      return { type: 'calculate', id };
    case 'm':
      return { type: 'letter', id };
    case 'y':
      return { type: 'helpful', id };
    case 'p':
      return oneOf(PANEL_KEYS, detail, (panel) => ({ type: 'panel', id, panel }));
    case 'n':
      return detail === undefined
        ? { type: 'unhelpful', id }
        : oneOf(FEEDBACK_REASONS, detail, (reason) => ({ type: 'unhelpful', id, reason }));
    default:
      return undefined;
  }
}

function oneOf<T extends string>(
  allowed: readonly T[],
  value: string | undefined,
  make: (value: T) => Choice,
): Choice | undefined {
  const found = allowed.find((candidate) => candidate === value);
  return found === undefined ? undefined : make(found);
}
