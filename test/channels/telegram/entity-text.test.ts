import { describe, expect, it } from 'vitest';
import {
  bold,
  concat,
  italic,
  join,
  link,
  plain,
  slice,
} from '../../../src/channels/telegram/entity-text.ts';

describe('text with entities', () => {
  it('counts offsets in UTF-16 code units', () => {
    expect(concat('🇰🇿 ', bold('ақпарат'))).toEqual({
      text: '🇰🇿 ақпарат',
      entities: [{ type: 'bold', offset: 5, length: 7 }],
    });
  });

  it('moves the entities of later pieces', () => {
    const { entities } = join([bold('a'), '', italic(concat('b ', link('https://x.example', 'c')))], ' · ');
    expect(entities).toEqual([
      { type: 'bold', offset: 0, length: 1 },
      { type: 'italic', offset: 4, length: 3 },
      { type: 'text_link', url: 'https://x.example', offset: 6, length: 1 },
    ]);
  });

  it('leaves out what is empty', () => {
    expect(join([bold(''), plain(''), 'x'], ', ')).toEqual(plain('x'));
  });

  it('repairs lone surrogates, which Telegram refuses', () => {
    expect(plain('a\ud83d').text).toBe('a\ufffd');
  });

  it('cuts entities at the edges of a slice', () => {
    expect(slice(concat('ab', bold('cdef')), 3, 5)).toEqual({
      text: 'de',
      entities: [{ type: 'bold', offset: 0, length: 2 }],
    });
  });
});
