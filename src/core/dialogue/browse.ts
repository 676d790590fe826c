import type { Content } from '../content/content.ts';
import { type Audience, type Entry, TOPICS, type Topic } from '../entry.ts';
import type { Locale } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import type { Option } from '../reply.ts';

/** A topic with its entries, as a menu shows them. */
export interface TopicMenu {
  readonly topic: Topic;
  readonly title: string;
  readonly entries: readonly { readonly id: string; readonly title: string; readonly audience: Audience }[];
}

/** Topics that hold entries, those for the reader's audience first. Any answer is three presses away: topics, topic, entry. */
export function topicsFor(
  content: Pick<Content, 'entries'>,
  locale: Locale,
  audience?: Audience,
): TopicMenu[] {
  const entries = [...content.entries.values()];
  return inOrder(audience)
    .map((topic) => ({
      topic,
      title: MESSAGES[locale](`topic.${topic}`),
      entries: entries
        .filter((entry) => entry.topic === topic)
        .sort(byImportance)
        .map((entry) => row(entry, locale)),
    }))
    .filter((menu) => menu.entries.length > 0);
}

const inOrder = (audience: Audience | undefined): readonly Topic[] =>
  audience === 'departing' ? ['depart', ...TOPICS.filter((topic) => topic !== 'depart')] : TOPICS;

/** The order within a topic, as the content plan tells the story; ids not named come last, by name. */
const READING_ORDER: readonly string[] = [
  'visa-free',
  'day-count',
  'border-documents',
  'e-visa',
  'children',
  'extend-stay',
  'ban',
  'arrival',
  'how',
  'host-refuses',
  'address-change',
  'fine',
  'temporary',
  'temporary-apply',
  'temporary-renew',
  'permanent',
  'overstay',
  'eaeu',
  'permit-employer',
  'permit-household',
  'permit-household-apply',
  'contract',
  'conditions',
  'unpaid-wages',
  'emergency',
  'entitlements',
  'social-insurance',
  'emergency-numbers',
  'helpline-11616',
  'trafficking-signs',
  'passport-taken',
  'victim-help',
  'checklist',
  'agencies',
  'service',
  'privacy',
];

const rankOf = (entry: Entry): number => {
  const rank = READING_ORDER.indexOf(entry.id.split('.')[1] ?? '');
  return rank === -1 ? READING_ORDER.length : rank;
};

const byImportance = (a: Entry, b: Entry) => rankOf(a) - rankOf(b) || a.id.localeCompare(b.id, 'en');

const row = (entry: Entry, locale: Locale) => ({
  id: entry.id,
  title: entry.texts[locale].title,
  audience: entry.audience,
});

/** Topics as buttons. */
export function topicOptions(
  content: Pick<Content, 'entries'>,
  locale: Locale,
  audience?: Audience,
): Option[] {
  return topicsFor(content, locale, audience).map(({ topic, title }) => ({
    label: title,
    choice: { type: 'topic', topic },
  }));
}

/** The entries of one topic as buttons. */
export function entryOptions(content: Pick<Content, 'entries'>, topic: Topic, locale: Locale): Option[] {
  const menu = topicsFor(content, locale).find((candidate) => candidate.topic === topic);
  return (menu?.entries ?? []).map(({ id, title }) => ({ label: title, choice: { type: 'entry', id } }));
}
