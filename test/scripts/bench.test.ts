import { describe, expect, it } from 'vitest';
import { hitAt, ndcgAt, reciprocalRankAt } from '../../scripts/bench/ranking.ts';
import { markdownTable, mean, median, percentile, putSection } from '../../scripts/bench/report.ts';

const GOLD = new Set(['a', 'b']);

describe('ndcgAt', () => {
  it('is 1 when every right id stands first', () => {
    expect(ndcgAt(['b', 'a', 'x'], GOLD, 10)).toBe(1);
  });

  it('discounts by the logarithm of the place', () => {
    const ideal = 1 + 1 / Math.log2(3);
    expect(ndcgAt(['x', 'a', 'y', 'b'], GOLD, 10)).toBeCloseTo(
      (1 / Math.log2(3) + 1 / Math.log2(5)) / ideal,
      12,
    );
  });

  it('sees no further than k, and asks no more of k places than they can hold', () => {
    expect(ndcgAt(['x', 'a'], GOLD, 1)).toBe(0);
    expect(ndcgAt(['a', 'x'], GOLD, 1)).toBe(1);
  });

  it('is 0 when nothing is found or nothing is right', () => {
    expect(ndcgAt([], GOLD, 10)).toBe(0);
    expect(ndcgAt(['a'], new Set(), 10)).toBe(0);
  });
});

describe('reciprocalRankAt', () => {
  it('is one over the place of the first right id', () => {
    expect(reciprocalRankAt(['x', 'y', 'b', 'a'], GOLD, 10)).toBeCloseTo(1 / 3, 12);
  });

  it('is 0 beyond the first k', () => {
    expect(reciprocalRankAt(['x', 'y', 'b'], GOLD, 2)).toBe(0);
  });
});

describe('hitAt', () => {
  it.each([
    [1, false],
    [2, true],
  ])('among the first %i finds a right id: %s', (k, found) => {
    expect(hitAt(['x', 'a'], GOLD, k)).toBe(found);
  });
});

describe('percentile', () => {
  it('is the smallest value that the share does not exceed, in any order', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile(values, 1)).toBe(100);
    expect(percentile(values, 0)).toBe(1);
  });

  it('sorts numbers as numbers', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('is not a number without values', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('mean', () => {
  it('is 0 without values', () => {
    expect(mean([])).toBe(0);
    expect(mean([1, 2, 6])).toBe(3);
  });
});

describe('putSection', () => {
  it('adds a section at the end of a document that has none of its name', () => {
    expect(putSection('# Benchmarks\n', 'speed', 'fast\n')).toBe(
      '# Benchmarks\n\n<!-- bench:speed -->\nfast\n<!-- /bench:speed -->\n',
    );
  });

  it('replaces its own section and leaves everything else as it is', () => {
    const before = putSection(putSection('# Benchmarks\n', 'speed', 'fast'), 'peers', 'many');
    const after = putSection(before, 'speed', 'faster');
    expect(after).toBe(before.replace('fast', 'faster'));
  });

  it('takes signs that mean something in a replacement as they are', () => {
    const before = putSection('', 'speed', 'old');
    expect(putSection(before, 'speed', "$& $' $1")).toContain("$& $' $1");
  });

  it('gives the same document when the same section is put twice', () => {
    const once = putSection('# Benchmarks\n', 'speed', 'fast');
    expect(putSection(once, 'speed', 'fast')).toBe(once);
  });
});

describe('markdownTable', () => {
  it('has a column for each key of the first row, as wide as its widest cell', () => {
    const table = markdownTable([
      { language: 'kk', 'recall@1': 95.5 },
      { language: 'all', 'recall@1': '9' },
    ]);
    expect(table.split('\n')).toEqual([
      '| language | recall@1 |',
      '| -------- | -------: |',
      '| kk       |     95.5 |',
      '| all      |        9 |',
    ]);
  });
});
