import fc from 'fast-check';
import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { keptCard } from '../../../src/channels/telegram/kept-card.ts';
import { type OutgoingMessage, renderReply } from '../../../src/channels/telegram/render-reply.ts';
import type { Answer, Part } from '../../../src/core/reply.ts';
import { checkEntities, checkMarkup, checkText } from '../../support/bot-api-checks.ts';
import {
  answerReply,
  OFFICE,
  RESCUE,
  reply,
  SAFETY,
  textPart,
  WAGES,
} from '../../support/scripted-conversation.ts';

const rendering = { botUsername: 'AmanTestBot' };
const render = (...parts: Part[]) => renderReply(reply(...parts), rendering);
const renderOne = (...parts: Part[]): OutgoingMessage => {
  const [only, ...others] = render(...parts);
  if (!only || others.length > 0) throw new Error('not one message');
  return only;
};
const styled = ({ text, entities }: OutgoingMessage, type: string) =>
  entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
const labels = (message: OutgoingMessage | undefined) =>
  message?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? [];
const answer = (
  more: Partial<Extract<Part, { type: 'answer' }>> = {},
  changes: Partial<Answer> = {},
): Part => ({
  type: 'answer',
  answer: { ...WAGES, ...changes },
  ...more,
});

describe('an answer on Telegram', () => {
  const [message] = renderReply(answerReply(), rendering);

  it('reads title, short answer, whom to call, source with date', () => {
    expect(message?.text).toBe(
      [
        'Wages are not paid',
        'Complain in writing, or call 1414.',
        'Migration office: Astana +7 7172 90 69 84 · office.example\nStreet of the Republic',
        'Labour Code, art. 113 · Checked on 20 November 2026\nWe could not confirm everything.',
        'Was this what you needed?',
      ].join('\n\n'),
    );
  });

  it('has a bold title, a short number that a tap copies and small print in italics', () => {
    if (!message) throw new Error('no message');
    expect(styled(message, 'bold')).toEqual(['Wages are not paid', 'in writing', 'Migration office']);
    expect(styled(message, 'code')).toEqual(['1414']);
    expect(styled(message, 'italic')[0]).toContain('Checked on 20 November 2026');
  });

  it('offers panels and sources, related questions, thumbs, then language and topics', () => {
    expect(labels(message)).toEqual([
      ['Steps', 'If it goes wrong'],
      ['Sources'],
      ['The employer took my passport'],
      ['👍 Yes', '👎 No'],
      ['🌐 Language', 'All topics'],
    ]);
  });

  it('shows no preview of links', () => {
    expect(message?.link_preview_options).toEqual({ is_disabled: true });
  });

  it('opens one panel with its headings, lists and groups', () => {
    const { text } = renderOne(answer({ panel: 'steps' }));
    expect(text).toContain(
      'What to do\n1. Write to the employer.\n2. Read about contracts\nFor citizens of Uzbekistan\n• Call your consulate.',
    );
    expect(text).not.toContain('Go to court');
  });

  it('links to other entries through the bot', () => {
    const { entities } = renderOne(answer({ panel: 'steps' }));
    expect(entities).toContainEqual(
      expect.objectContaining({ type: 'text_link', url: 'https://t.me/AmanTestBot?start=work--eaeu' }),
    );
  });

  it('lists all sources with their dates in words', () => {
    expect(renderOne(answer({ showSources: true })).text).toContain(
      'Sources\n• Labour Code, art. 113 (15 July 2026)\n• Ministry (undated)',
    );
  });

  it('says whom it is for and that it is out of date', () => {
    const { text } = renderOne(
      answer({}, { forWhom: 'For citizens of: Uzbekistan', staleNote: 'May be out of date.' }),
    );
    expect(text).toMatch(
      /^Wages are not paid\nFor citizens of: Uzbekistan\n\n[^\n]+\n\nMay be out of date\./,
    );
  });
});

describe('the safety card on Telegram', () => {
  it('comes first in the same message, whatever the order of the parts', () => {
    const message = renderOne(answer(), SAFETY);
    expect(message.text).toMatch(
      /^Call now\.\n\nRescue service: 112 · round the clock\. The call is free\. Works without money\.\n\nSay where you are\.\n\nWages are not paid/,
    );
    expect(message.entities[0]).toMatchObject({ type: 'blockquote', offset: 0 });
    expect(labels(message)[0]).toEqual(['Copy 112']);
  });

  it('is a message of its own when the rest is too long', () => {
    const messages = render(SAFETY, textPart('слово '.repeat(800)));
    expect(messages[0]?.text).toMatch(/^Call now\.[\s\S]*Say where you are\.$/);
    expect(messages.length).toBe(3);
    expect(labels(messages[0])).toEqual([]);
    expect(labels(messages[2])).toEqual([['Copy 112']]);
  });

  it('stays on top when the message is edited', () => {
    const sent = renderOne(SAFETY, answer());
    const kept = keptCard({ ...sent, chat: {}, message_id: 1 } as unknown as Message);
    const [edited] = renderReply(reply(answer({ panel: 'wrong' })), { ...rendering, kept });
    expect(edited?.text).toMatch(/^Call now\.[\s\S]*Go to court\./);
    expect(edited?.entities[0]).toEqual(sent.entities[0]);
    expect(labels(edited)[0]).toEqual(['Copy 112']);
  });

  it('is not seen where there is none', () => {
    const sent = renderOne(answer());
    expect(keptCard({ ...sent, chat: {}, message_id: 1 } as unknown as Message)).toBeUndefined();
  });
});

describe('other parts on Telegram', () => {
  it('cards stand numbered in the text with the line that tells them apart', () => {
    const { text } = renderOne({
      type: 'options',
      style: 'cards',
      prompt: 'Which of these?',
      options: [
        { label: 'One', hint: 'first', choice: { type: 'entry', id: 'work.eaeu' } },
        { label: 'Two', hint: 'second', choice: { type: 'entry', id: 'work.contract' } },
        { label: 'None', choice: { type: 'shortcut', name: 'none-of-these' } },
      ],
    });
    expect(text).toBe('Which of these?\n\n1. One\nfirst\n\n2. Two\nsecond');
  });

  it('contacts tell hours, address and what is not confirmed', () => {
    const { text } = renderOne({ type: 'contacts', heading: 'Whom to call', contacts: [RESCUE, OFFICE] });
    expect(text).toBe(
      'Whom to call\n\nRescue service: 112 · round the clock\nThe call is free. Works without money.\n\nMigration office: Astana +7 7172 90 69 84 · office.example\nStreet of the Republic',
    );
  });

  it('a contact without phone and site is still named', () => {
    const { text } = renderOne({
      type: 'contacts',
      heading: 'x',
      contacts: [{ id: 'o', name: 'Office', phones: [], notes: [] }],
    });
    expect(text).toBe('x\n\nOffice');
  });

  it('a strong number is only bold: Telegram refuses both at once', () => {
    const message = renderOne({
      type: 'text',
      blocks: [
        {
          type: 'paragraph',
          children: [{ type: 'strong', children: [{ type: 'phone', number: '112', dial: '112' }] }],
        },
      ],
    });
    expect(message.entities).toEqual([{ type: 'bold', offset: 0, length: 3 }]);
  });

  it('an empty reply is no message', () => {
    expect(render()).toEqual([]);
  });
});

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 3000 })
  .filter((text) => text.trim() !== '');
const anyPart: fc.Arbitrary<Part> = fc.oneof(
  words.map((text) => textPart(text)),
  fc.constant(SAFETY),
  fc
    .record({ title: words, text: words })
    .map(({ title, text }) =>
      answer({ panel: 'steps' }, { title, summary: [{ type: 'text', value: text }] }),
    ),
  words.map(
    (prompt): Part => ({
      type: 'options',
      style: 'buttons',
      prompt,
      options: [{ label: 'x', choice: { type: 'topic', topic: 'work' } }],
    }),
  ),
);

describe('a picture on Telegram', () => {
  it('is a row of signs with the same in words', () => {
    const { text } = renderOne({ type: 'picture', svg: '<svg/>', alt: 'Used: 30 days.', line: '▮▮▮▯▯▯' });
    expect(text).toBe('▮▮▮▯▯▯\nUsed: 30 days.');
  });
});

describe('any reply', () => {
  it('becomes messages that Telegram takes, the keyboard under the last', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 6 }), (parts) => {
        const messages = render(...parts);
        for (const { text, entities, reply_markup } of messages) {
          expect(checkText(text)).toBe(text);
          checkEntities(text, entities);
          checkMarkup(reply_markup);
        }
        expect(messages.slice(0, -1).every(({ reply_markup }) => reply_markup === undefined)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
