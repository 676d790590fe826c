import type { Contact } from '../../src/core/contacts.ts';
import type { Content } from '../../src/core/content/content.ts';
import type { Entry, Topic } from '../../src/core/entry.ts';
import { forEachLocale, type Locale } from '../../src/core/locale.ts';
import type { Found } from '../../src/core/search/search.ts';

const phone = (id: string, name: string, number: string): Contact => ({
  id,
  name: forEachLocale(() => name),
  for: forEachLocale(() => 'everybody'),
  phones: [{ number, dial: number }],
  hours: 'always',
  languages: 'unknown',
  free: 'unknown',
  anonymous: 'unknown',
  fact: 'F-TEST-01',
  confidence: 'high',
});

const entry = (id: string, title: string): Entry => ({
  id,
  topic: id.split('.')[0] as Topic,
  audience: 'all',
  sources: ['F-TEST-01'],
  checked: '2026-11-20',
  reviewBy: '2027-11-20',
  contacts: ['rescue-112'],
  confirm: [],
  related: [],
  texts: forEachLocale((locale) => ({
    title: `${title} (${locale})`,
    summary: [{ type: 'text', value: `Short answer of ${id} in ${locale}.` }],
    sections: [],
    questions: [title],
    placed: [],
  })),
});

const ENTRIES = [
  entry('work.unpaid-wages', 'Wages are not paid'),
  entry('safety.emergency-numbers', 'Emergency numbers'),
  entry('about.service', 'What Aman is'),
];

const hit = (id: string) => ({ entry: id, probability: 0.9, lexical: 1, coverage: 1 });

function search(query: string): Found {
  const found = /wage|зарплат/i.test(query) ? [hit('work.unpaid-wages')] : [];
  return {
    decision: found.length > 0 ? 'answer' : 'unknown',
    hits: found,
    because: found.length > 0 ? 'sure' : 'nothing fits',
    notOurs: found.length > 0 ? 0 : 1,
  };
}

const identified = (locale: Locale | null, probability: number) => ({ locale, probability, all: {} });

/** A snapshot of three entries that finds "wages" and fears "fire": enough for what channels ask of content. */
export function tinyContent(): Content {
  return {
    version: 'tiny',
    inOurLetters: (text) => text,
    reread: (text) => text,
    otherLanguage: () => undefined,
    sharedWords: () => [],
    findPanel: () => undefined,
    entries: new Map(ENTRIES.map((each) => [each.id, each])),
    figures: new Map(),
    contacts: new Map(
      [
        phone('rescue-112', 'Rescue service', '112'),
        phone('police-102', 'Police', '102'),
        phone('egov-1414', 'Contact centre', '1414'),
      ].map((each) => [each.id, each]),
    ),
    countries: {
      checked: '2026-11-20',
      home: undefined,
      ordinaryWords: [],
      stayRules: [],
      groups: new Map(),
      byCode: new Map(),
    },
    holidays: new Map(),
    glossary: [],
    letters: [],
    cards: new Map(),
    facts: new Map([
      [
        'F-TEST-01',
        {
          id: 'F-TEST-01',
          confidence: 'high',
          mayChange: false,
          documents: [{ title: 'Test code', url: 'https://law.example/test', date: '2026-07-15' }],
        },
      ],
    ]),
    search,
    danger: {
      detect: (text: string) =>
        /fire/i.test(text)
          ? {
              level: 'emergency',
              probability: 0.9,
              rules: [{ rule: 'fire', locale: 'en', level: 'emergency' }],
            }
          : undefined,
    },
    identify: (text) =>
      /[а-я]/i.test(text) ? identified('ru', 0.99) : identified(text === '' ? null : 'en', 0.5),
    matchPhrase: () => undefined,
  };
}
