import type { Answer, ContactCard, Part, Reply } from '../../src/core/reply.ts';
import type { Inline } from '../../src/core/rich-text.ts';

const words = (value: string): Inline[] => [{ type: 'text', value }];

/** A hotline with everything that a card may carry. */
export const sampleCard: ContactCard = {
  id: 'sample-line',
  name: 'Sample line',
  phones: [
    { number: '1 23', dial: '123' },
    { number: '+1 234', dial: '+1234', label: 'From abroad' },
  ],
  url: 'https://www.line.example/',
  address: 'Long Street, Sampletown',
  hours: 'round the clock',
  notes: ['free', 'in two languages'],
};

/** An answer with every kind of text in it. */
export const sampleAnswer: Answer = {
  id: 'work.eaeu',
  topic: 'work',
  audience: 'arriving',
  title: 'Work & pay',
  forWhom: 'For citizens of: Kyrgyzstan',
  summary: [
    { type: 'strong', children: words('No permit') },
    { type: 'text', value: ' is needed.' },
  ],
  panels: [
    {
      key: 'steps',
      label: 'Steps',
      sections: [
        {
          key: 'steps',
          heading: 'What to do',
          blocks: [
            {
              type: 'list',
              ordered: true,
              items: [
                words('Sign <b>a contract</b>.'),
                [{ type: 'entry', id: 'notify.how', label: 'Register' }],
              ],
            },
            {
              type: 'group',
              label: 'For some',
              blocks: [
                {
                  type: 'paragraph',
                  children: [
                    { type: 'phone', number: '1 23', dial: '123' },
                    { type: 'text', value: ' or ' },
                    { type: 'link', url: 'https://a.example/?a=1&b="2"', label: 'a.example' },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  contacts: [sampleCard],
  sources: [
    { title: 'Law on Work, art. one', url: 'https://law.example/1', date: '2026-01-02' },
    { title: 'A review', url: null, date: null },
  ],
  checkedAt: '2026-11-20',
  stale: true,
  checkedNote: 'Checked on 20 November 2026',
  unconfirmedNote: 'Not all of it is confirmed.',
  staleNote: 'This may be out of date.',
  related: [{ id: 'notify.how', title: 'How to register' }],
};

const safety: Part = {
  type: 'safety',
  level: 'trafficking',
  lead: 'You can get help.',
  contacts: [sampleCard],
  notes: ['Nobody is told.'],
};

/** A reply with every kind of part; the safety card stands last on purpose. */
export const sampleReply: Reply = {
  locale: 'en',
  outcome: 'answer',
  answers: [sampleAnswer],
  parts: [
    { type: 'text', blocks: [{ type: 'paragraph', children: words('Hello.') }] },
    { type: 'answer', answer: sampleAnswer, panel: 'steps', showSources: true },
    {
      type: 'options',
      style: 'cards',
      prompt: 'Choose one.',
      options: [
        { label: 'Arrival', hint: 'Who tells whom', choice: { type: 'entry', id: 'notify.arrival' } },
        { label: 'Work', choice: { type: 'topic', topic: 'work' } },
      ],
    },
    { type: 'contacts', heading: 'Emergency numbers', contacts: [sampleCard] },
    {
      type: 'feedback',
      prompt: 'Was this it?',
      options: [{ label: 'Yes', choice: { type: 'helpful', id: 'work.eaeu' } }],
    },
    safety,
  ],
};
