import type { Conversation, Turn } from '../../src/conversation.ts';
import type { Answer, ContactCard, Part, Reply } from '../../src/core/reply.ts';

/** A conversation that says what the test wants, and remembers what it was told. */
export interface ScriptedConversation extends Conversation {
  readonly turns: readonly Turn[];
}

export function scriptedConversation(answer: (turn: Turn) => Reply | Promise<Reply>): ScriptedConversation {
  const turns: Turn[] = [];
  return {
    turns,
    handle: async (turn) => {
      turns.push(turn);
      return answer(turn);
    },
  };
}

/** Repeats a text and names a choice: enough to see what arrived. */
export const echo = (): ScriptedConversation =>
  scriptedConversation(({ message }) =>
    textReply(message.type === 'text' ? `heard: ${message.text}` : `took: ${JSON.stringify(message)}`),
  );

export const reply = (...parts: Part[]): Reply => ({ locale: 'en', outcome: 'tool', parts, answers: [] });

export const textPart = (...paragraphs: string[]): Part => ({
  type: 'text',
  blocks: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

export const textReply = (...paragraphs: string[]): Reply => reply(textPart(...paragraphs));

export const RESCUE: ContactCard = {
  id: 'rescue-112',
  name: 'Rescue service',
  phones: [{ number: '112', dial: '112' }],
  hours: 'round the clock',
  notes: ['the call is free', 'Works without money.'],
};
export const OFFICE: ContactCard = {
  id: 'office',
  name: 'Migration office',
  phones: [{ number: '+7 7172 90 69 84', dial: '+77172906984', label: 'Astana' }],
  url: 'https://www.office.example/',
  address: 'Street of the Republic',
  notes: [],
};

export const SAFETY: Part = {
  type: 'safety',
  level: 'emergency',
  lead: 'Call now.',
  contacts: [RESCUE],
  notes: ['Say where you are.'],
};

/** An answer with everything an answer may have. */
export const WAGES: Answer = {
  id: 'work.unpaid-wages',
  topic: 'work',
  audience: 'arriving',
  title: 'Wages are not paid',
  summary: [
    { type: 'text', value: 'Complain ' },
    { type: 'strong', children: [{ type: 'text', value: 'in writing' }] },
    { type: 'text', value: ', or call ' },
    { type: 'phone', number: '1414', dial: '1414' },
    { type: 'text', value: '.' },
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
                [{ type: 'text', value: 'Write to the employer.' }],
                [{ type: 'entry', id: 'work.eaeu', label: 'Read about contracts' }],
              ],
            },
            {
              type: 'group',
              label: 'For citizens of Uzbekistan',
              blocks: [
                { type: 'list', ordered: false, items: [[{ type: 'text', value: 'Call your consulate.' }]] },
              ],
            },
          ],
        },
      ],
    },
    {
      key: 'wrong',
      label: 'If it goes wrong',
      sections: [
        {
          key: 'wrong',
          heading: 'If it goes wrong',
          blocks: [{ type: 'paragraph', children: [{ type: 'text', value: 'Go to court.' }] }],
        },
      ],
    },
  ],
  contacts: [OFFICE],
  sources: [
    { title: 'Labour Code, art. 113', url: 'https://law.example/113', date: '2026-07-15' },
    { title: 'Ministry', url: null, date: null },
  ],
  checkedAt: '2026-11-20',
  stale: false,
  checkedNote: 'Checked on 20 November 2026',
  unconfirmedNote: 'We could not confirm everything.',
  related: [{ id: 'safety.passport-taken', title: 'The employer took my passport' }],
};

export const THUMBS: Part = {
  type: 'feedback',
  prompt: 'Was this what you needed?',
  options: [
    { label: 'Yes', choice: { type: 'helpful', id: WAGES.id } },
    { label: 'No', choice: { type: 'unhelpful', id: WAGES.id } },
  ],
};

export const answerReply = (
  answer: Answer = WAGES,
  more: Partial<Extract<Part, { type: 'answer' }>> = {},
): Reply => ({
  locale: 'en',
  outcome: 'answer',
  parts: [{ type: 'answer', answer, ...more }, THUMBS],
  answers: [answer],
});
