import { describe, expect, it } from 'vitest';
import { perWord } from '../../../src/core/language/per-word.ts';

const HOUR_MS = 3_600_000;

/** Counts how often each word is worked out, by a clock that the test moves. */
function setUp() {
  const worked: string[] = [];
  const clock = { now: 0 };
  const lengthOf = perWord(
    (word) => {
      worked.push(word);
      return word.length;
    },
    () => clock.now,
  );
  return { lengthOf, worked, clock };
}

describe('what is worked out for a word', () => {
  it('is worked out once', () => {
    const { lengthOf, worked } = setUp();
    expect([lengthOf('viza'), lengthOf('viza')]).toEqual([4, 4]);
    expect(worked).toEqual(['viza']);
  });

  it.each(['87011234567', 'n12345', 'rasporiajenie'])(
    'is never kept for %s, a number or a long word',
    (word) => {
      const { lengthOf, worked } = setUp();
      lengthOf(word);
      lengthOf(word);
      expect(worked).toHaveLength(2);
    },
  );

  it('stays while the word comes again every hour', () => {
    const { lengthOf, worked, clock } = setUp();
    for (let hour = 0; hour < 5; hour++) {
      clock.now = hour * 0.9 * HOUR_MS;
      lengthOf('viza');
    }
    expect(worked).toEqual(['viza']);
  });

  it('is forgotten two hours after the word came last', () => {
    const { lengthOf, worked, clock } = setUp();
    lengthOf('viza');
    clock.now = 1.1 * HOUR_MS;
    lengthOf('patent');
    clock.now = 2.2 * HOUR_MS;
    lengthOf('jumis');
    lengthOf('viza');
    expect(worked).toEqual(['viza', 'patent', 'jumis', 'viza']);
  });

  it('is forgotten after a silence of two hours at once', () => {
    const { lengthOf, worked, clock } = setUp();
    lengthOf('viza');
    clock.now = 2.1 * HOUR_MS;
    lengthOf('patent');
    lengthOf('viza');
    expect(worked).toEqual(['viza', 'patent', 'viza']);
  });

  it('is forgotten when too many other words came since', () => {
    const { lengthOf, worked } = setUp();
    lengthOf('viza');
    for (let i = 0; i < 60_000; i++) lengthOf(letters(i));
    worked.length = 0;
    lengthOf('viza');
    expect(worked).toEqual(['viza']);
  });
});

/** Another word for each number. */
const letters = (i: number): string => [...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
