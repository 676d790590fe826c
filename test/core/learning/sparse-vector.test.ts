import { describe, expect, it } from 'vitest';
import {
  copyOf,
  createCounter,
  listVectors,
  type SparseVector,
  share,
  vectorAt,
} from '../../../src/core/learning/sparse-vector.ts';

const asObject = ({ indices, weights }: SparseVector) =>
  Object.fromEntries(Array.from(indices, (index, k) => [index, weights[k]]));

/** More features than the counter has room for at first, three times each, many falling on one slot of its table. */
const MANY = Array.from({ length: 9000 }, (_, i) => (i % 3000) * 4096 + ((i % 3000) % 7));

describe('a counter', () => {
  it('adds up, and begins anew after each text', () => {
    const { add, take } = createCounter();
    for (const feature of [5, 9, 5, 5]) add(feature);
    expect(asObject(take())).toEqual({ 5: 3, 9: 1 });
    add(9);
    expect(asObject(take())).toEqual({ 9: 1 });
    expect(take().indices).toHaveLength(0);
  });

  it('keeps the greatest weight that a feature was raised to', () => {
    const { raise, take } = createCounter();
    raise(1, 0.5);
    raise(1, 2);
    raise(1, 1);
    expect(asObject(take())).toEqual({ 1: 2 });
  });

  it('folds features into its space', () => {
    const { add, take } = createCounter(16);
    add(3);
    add(19);
    expect(asObject(take())).toEqual({ 3: 2 });
  });

  it('counts more features than it had room for as a map does, in the order they came', () => {
    const { add, take } = createCounter(1 << 24);
    for (const feature of MANY) add(feature);
    const counted = new Map<number, number>();
    for (const feature of MANY) counted.set(feature, (counted.get(feature) ?? 0) + 1);
    const { indices, weights } = take();
    expect([...indices]).toEqual([...counted.keys()]);
    expect([...weights]).toEqual([...counted.values()]);
    add(7);
    expect(asObject(take())).toEqual({ 7: 1 });
  });
});

describe('a list of vectors', () => {
  it('holds each, also those that were overwritten after they were read', () => {
    const { add, take } = createCounter(1 << 24);
    const copies: SparseVector[] = [];
    function* vectors() {
      for (const features of [[1, 2, 2], [], MANY, [3]]) {
        for (const feature of features) add(feature);
        const vector = take();
        copies.push(copyOf(vector));
        yield vector;
      }
    }
    const list = listVectors(vectors());
    expect(copies.map((_, i) => vectorAt(list, i))).toEqual(copies);
    expect(copies.map((_, i) => vectorAt(share(list), i))).toEqual(copies);
    expect(share(list).features.weights.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('keeps what it holds when it grows', () => {
    const longs = [1, 2, 3].map((index) => ({
      indices: new Uint32Array(600_000).fill(index),
      weights: new Float32Array(600_000).fill(index / 2),
    }));
    const list = listVectors(longs);
    expect(longs.map((_, i) => vectorAt(list, i))).toEqual(longs);
  });
});
