import type { Content, Fact, Source } from '../content/content.ts';
import { type Entry, type EntrySection, PANEL_KEYS, shownBy } from '../entry.ts';
import { formatDate } from '../format.ts';
import { FALLBACK_LOCALE, type Locale } from '../locale.ts';
import { MESSAGES } from '../messages.ts';
import type { Answer, AnswerPanel, AnswerSection, Citation } from '../reply.ts';
import { contactCard, hoursNow } from './contact-card.ts';
import { type Reader, renderBlocks, renderInlines } from './render-template.ts';

/** What an answer depends on besides its entry. */
export interface AnswerFor {
  readonly now: Date;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly citizenship?: string | undefined;
}

/** Most sources listed with an answer; the rest repeat the same documents. */
const MAX_SOURCES = 6;

/** Making a formatter costs more than a whole answer, so one is kept. */
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Almaty' });

/** Days begin with a minute everywhere, and formatting costs more than looking up the last minute. */
let lastMinute = { minute: Number.NaN, day: '' };

/** The day in Kazakhstan at a moment, as ISO. */
export function dayInKazakhstan(now: Date): string {
  const minute = Math.floor(now.getTime() / 60_000);
  if (minute !== lastMinute.minute) lastMinute = { minute, day: ISO_DAY.format(now) };
  return lastMinute.day;
}

/** Answers of a snapshot, kept while the day is the same and no office opens or closes: all else changes with the snapshot. */
interface Rendering {
  readonly minute: number;
  /** What answers depend on besides snapshot, reader and entry. */
  readonly time: string;
  readonly answers: Map<string, Answer | undefined>;
}
const renderings = new WeakMap<Content, Rendering>();
/** More than all entries in all languages; those of many citizenships would fill the memory in a day. */
const MOST_KEPT = 2000;

/** One entry as one reader sees it, or `undefined` when this snapshot does not hold it. */
export function answerFor(
  content: Content,
  id: string,
  locale: Locale,
  reader: AnswerFor,
): Answer | undefined {
  const { answers } = renderingAt(content, reader.now);
  const key = `${id} ${locale} ${knownCitizenship(content, reader.citizenship) ?? ''}`;
  if (answers.has(key)) return answers.get(key);
  if (answers.size >= MOST_KEPT) answers.clear();
  const answer = renderAnswer(content, id, locale, reader);
  answers.set(key, answer);
  return answer;
}

/** Days and hours begin with a minute, so once a minute it is looked whether anything has changed. */
function renderingAt(content: Content, now: Date): Rendering {
  const minute = Math.floor(now.getTime() / 60_000);
  const known = renderings.get(content);
  if (known?.minute === minute) return known;
  const hours = [...content.contacts.values()].map((contact) =>
    hoursNow(contact.hours, FALLBACK_LOCALE, now),
  );
  const time = [dayInKazakhstan(now), ...hours].join('|');
  const answers = known?.time === time ? known.answers : new Map<string, Answer | undefined>();
  const rendering = { minute, time, answers };
  renderings.set(content, rendering);
  return rendering;
}

function renderAnswer(
  content: Content,
  id: string,
  locale: Locale,
  { now, citizenship }: AnswerFor,
): Answer | undefined {
  const entry = content.entries.get(id);
  if (!entry) return undefined;
  const today = dayInKazakhstan(now);
  const reader: Reader = { locale, today, citizenship: knownCitizenship(content, citizenship) };
  const text = entry.texts[locale];
  const summary = renderInlines(text.summary, content, reader);
  const sections = text.sections.map((section) => renderSection(section, content, reader));
  const stale = isStale(entry, today) || summary.expired || sections.some(({ expired }) => expired);
  const t = MESSAGES[locale];
  const who = [...new Set([...entry.confirm, 'egov-1414'])].slice(0, 2);
  return {
    id: entry.id,
    topic: entry.topic,
    audience: entry.audience,
    title: text.title,
    ...forWhom(content, entry, reader),
    summary: summary.value,
    panels: toPanels(
      sections.map(({ section }) => section).filter((section) => section.blocks.length > 0),
      locale,
    ),
    contacts: entry.contacts.flatMap((contact) => {
      const found = content.contacts.get(contact);
      return found ? [contactCard(found, locale, now)] : [];
    }),
    sources: citations(
      entry.sources.flatMap((fact) => content.facts.get(fact) ?? []),
      locale,
    ),
    checkedAt: entry.checked,
    checkedNote: t('answer.checked', { date: formatDate(entry.checked, locale) }),
    stale,
    ...(entry.confirm.length > 0
      ? { unconfirmedNote: t('answer.unconfirmed', { who: names(entry.confirm, content, locale) }) }
      : {}),
    ...(stale ? { staleNote: t('answer.stale', { who: names(who, content, locale) }) } : {}),
    related: entry.related.flatMap((other) => {
      const title = content.entries.get(other)?.texts[locale].title;
      return title ? [{ id: other, title }] : [];
    }),
  };
}

const knownCitizenship = (content: Content, code: string | undefined): string | undefined =>
  code !== undefined && content.countries.byCode.has(code) ? code : undefined;

function isStale(entry: Entry, today: string): boolean {
  return entry.reviewBy < today || (entry.validUntil ?? '9999') < today || today < (entry.validFrom ?? '');
}

function renderSection(
  { key, blocks }: EntrySection,
  content: Content,
  reader: Reader,
): { section: AnswerSection; expired: boolean } {
  const rendered = renderBlocks(blocks, content, reader);
  return {
    section: { key, heading: MESSAGES[reader.locale](`section.${key}`), blocks: rendered.value },
    expired: rendered.expired,
  };
}

function toPanels(sections: readonly AnswerSection[], locale: Locale): AnswerPanel[] {
  return PANEL_KEYS.map((key) => ({
    key,
    label: MESSAGES[locale](`panel.${key}`),
    sections: sections.filter((section) => shownBy(section.key) === key),
  })).filter((panel) => panel.sections.length > 0);
}

/** Whether an entry says other things to citizens of other countries. */
export const differsByCitizenship = (entry: Entry, locale: Locale): boolean =>
  entry.texts[locale].sections.some(({ blocks }) =>
    blocks.some(({ type }) => type === 'for' || type === 'stay-table'),
  );

/** The label is shown only where the answer really differs by citizenship. */
function forWhom(content: Content, entry: Entry, { citizenship, locale }: Reader): { forWhom?: string } {
  const country = citizenship === undefined ? undefined : content.countries.byCode.get(citizenship);
  if (!country || !differsByCitizenship(entry, locale)) return {};
  return { forWhom: MESSAGES[locale]('group.citizens', { countries: country.names[locale] }) };
}

/** Two contacts that share a number, such as 1414, are named once. */
function names(ids: readonly string[], content: Content, locale: Locale): string {
  const found = ids.flatMap((id) => content.contacts.get(id) ?? []);
  return found
    .map((contact) =>
      [contact.name[locale], contact.phones[0]?.number ?? contact.url].filter(Boolean).join(' – '),
    )
    .join('; ');
}

/** The documents behind some facts, each once, most important first. */
export function citations(facts: readonly Fact[], locale: Locale): Citation[] {
  const cited = new Map<string, Citation>();
  for (const fact of facts) {
    fact.documents.forEach((document, i) => {
      const citation = cite(document, i === 0 ? fact.basis : undefined, locale);
      const key = `${citation.title} ${citation.url}`;
      if (!cited.has(key)) cited.set(key, citation);
    });
  }
  return [...cited.values()].slice(0, MAX_SOURCES);
}

function cite({ title, url, date }: Source, basis: string | undefined, locale: Locale): Citation {
  const name = typeof title === 'string' ? title : title[locale];
  const articles = basis?.replace(/^arts?\.? /, '');
  return {
    title: articles ? `${name}, ${MESSAGES[locale]('sources.article', { article: articles })}` : name,
    url,
    date,
    ...(date ? { dateNote: formatDate(date, locale) } : {}),
  };
}
