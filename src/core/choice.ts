import { AUDIENCES, type Audience, PANEL_KEYS, type PanelKey, TOPICS, type Topic } from './entry.ts';
import { isLocale, type Locale } from './locale.ts';
import { DEADLINE_KINDS, type DeadlineKind } from './reminder.ts';

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
  'check',
  'stop-reminders',
] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

/** What the guided check asks for in turn, besides the citizenship. */
export const CHECK_QUESTIONS = ['direction', 'purpose', 'stage', 'arrival'] as const;
export type CheckQuestion = (typeof CHECK_QUESTIONS)[number];

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
  /** An answer in the guided check, by its code; without one the question is asked again. */
  | { readonly type: 'check'; readonly question: CheckQuestion; readonly value?: string }
  /** To be reminded of an ISO day; only where Aman may write by itself. */
  | { readonly type: 'remind'; readonly kind: DeadlineKind; readonly day: string }
  /** Whether the overstay that is being computed is not the first one. */
  | { readonly type: 'repeat'; readonly isRepeat: boolean }
  | { readonly type: 'helpful'; readonly id: string }
  | { readonly type: 'unhelpful'; readonly id: string; readonly reason?: FeedbackReason };

const COUNTRY_CODE = /^[A-Z]{2}$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const CHECK_VALUE = /^[a-z][a-z-]{0,30}$/;
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
    case 'check':
      return choice.value === undefined ? `k:${choice.question}` : `k:${choice.question}:${choice.value}`;
    case 'remind':
      return `r:${choice.kind}:${choice.day}`;
    case 'repeat':
      return choice.isRepeat ? 'o:again' : 'o:first';
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
    case 'r':
      return decodeReminder(first, second);
    case 'k':
      return oneOf(CHECK_QUESTIONS, first, (question) => checkChoice(question, second));
    case 'o':
      return oneOf(['again', 'first'], data.slice(2), (time) => ({
        type: 'repeat',
        isRepeat: time === 'again',
      }));
    default:
      return ENTRY_ID.test(first) ? decodeEntryChoice(tag, first, second) : undefined;
  }
}

function checkChoice(question: CheckQuestion, value: string | undefined): Choice | undefined {
  if (value === undefined) return { type: 'check', question };
  return CHECK_VALUE.test(value) ? { type: 'check', question, value } : undefined;
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

function decodeReminder(kind: string, day: string | undefined): Choice | undefined {
  if (day === undefined || !ISO_DAY.test(day)) return undefined;
  return oneOf(DEADLINE_KINDS, kind, (known) => ({ type: 'remind', kind: known, day }));
}

function oneOf<T extends string>(
  allowed: readonly T[],
  value: string | undefined,
  make: (value: T) => Choice | undefined,
): Choice | undefined {
  const found = allowed.find((candidate) => candidate === value);
  return found === undefined ? undefined : make(found);
}
