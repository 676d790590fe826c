import fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { bold, concat, type EntityText, link, plain } from '../../../src/channels/telegram/entity-text.ts';
import { MAX_MESSAGE_LENGTH, splitMessage } from '../../../src/channels/telegram/split-message.ts';

const word = fc.oneof(
  fc.constantFrom('қоныс', 'Oʻzbekiston', 'маош', '🇰🇿', '👨‍👩‍👧', '\n', '\n\n', ' '),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const piece = fc.tuple(word, fc.constantFrom('plain', 'bold', 'link')).map(([text, style]): EntityText => {
  if (style === 'bold') return bold(text);
  return style === 'link' ? link('https://law.example/', text) : plain(text);
});
const message = fc.array(piece, { maxLength: 400 }).map((pieces) => concat(...pieces));
const limit = fc.integer({ min: 40, max: 400 });

const letters = (text: string) => text.replace(/\s/g, '');
const covered = ({ text, entities }: EntityText) =>
  entities.map(({ type, offset, length }) => `${type}:${text.slice(offset, offset + length)}`);

describe('splitting a message', () => {
  it('gives pieces that are neither empty nor longer than the limit', () => {
    fc.assert(
      fc.property(message, limit, (whole, max) => {
        for (const { text } of splitMessage(whole, max)) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(max);
          expect(text).toBe(text.trim());
        }
      }),
    );
  });

  it('loses nothing but white space', () => {
    fc.assert(
      fc.property(message, limit, (whole, max) => {
        expect(
          letters(
            splitMessage(whole, max)
              .map(({ text }) => text)
              .join(''),
          ),
        ).toBe(letters(whole.text));
      }),
    );
  });

  it('never breaks a surrogate pair', () => {
    fc.assert(
      fc.property(message, limit, (whole, max) => {
        for (const { text } of splitMessage(whole, max)) expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps entities whole and on their words', () => {
    fc.assert(
      fc.property(message, limit, (whole, max) => {
        const before = covered(whole)
          .map(letters)
          .filter((text) => !text.endsWith(':'));
        const after = splitMessage(whole, max)
          .flatMap(covered)
          .map(letters)
          .filter((text) => !text.endsWith(':'));
        expect(after).toEqual(before);
      }),
    );
  });

  it('takes 4096 code units as they are and cuts the 4097th off', () => {
    expect(splitMessage(plain('ё'.repeat(MAX_MESSAGE_LENGTH)))).toHaveLength(1);
    expect(splitMessage(plain('ё'.repeat(MAX_MESSAGE_LENGTH + 1))).map(({ text }) => text.length)).toEqual([
      4096, 1,
    ]);
  });

  it('prefers to cut between paragraphs, then lines, then words', () => {
    const texts = (text: string) => splitMessage(plain(text), 20).map((part) => part.text);
    expect(texts('first part one\n\nsecond line\nthird')).toEqual(['first part one', 'second line\nthird']);
    expect(texts('first part one\nsecond line')).toEqual(['first part one', 'second line']);
    expect(texts('first part one and two')).toEqual(['first part one and', 'two']);
  });

  it('cuts through an entity only when it alone is too long', () => {
    const parts = splitMessage(bold('word '.repeat(30)), 50);
    expect(parts.length).toBeGreaterThan(2);
    for (const { text, entities } of parts) {
      expect(entities).toEqual([{ type: 'bold', offset: 0, length: text.length } satisfies MessageEntity]);
    }
  });

  it('gives nothing for an empty text', () => {
    expect(splitMessage(plain(' \n '))).toEqual([]);
  });
});
