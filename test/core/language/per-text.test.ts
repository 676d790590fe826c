import { describe, expect, it } from 'vitest';
import { perText } from '../../../src/core/language/per-text.ts';

/** Counts how often each text is worked out. */
function setUp() {
  const worked: string[] = [];
  const lengthOf = perText((text) => {
    worked.push(text);
    return text.length;
  });
  return { lengthOf, worked };
}

describe('what is worked out for a text', () => {
  it('is worked out once while a few others come', () => {
    const { lengthOf, worked } = setUp();
    expect(['', 'visa?', 'whole. visa?', 'visa?', ''].map(lengthOf)).toEqual([0, 5, 12, 5, 0]);
    expect(worked).toEqual(['', 'visa?', 'whole. visa?']);
  });

  it('is forgotten when eight others have come', () => {
    const { lengthOf, worked } = setUp();
    lengthOf('visa');
    for (let other = 0; other < 8; other++) lengthOf(`other ${other}`);
    lengthOf('visa');
    expect(worked.filter((text) => text === 'visa')).toHaveLength(2);
  });
});
