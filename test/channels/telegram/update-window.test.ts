import { describe, expect, it } from 'vitest';
import { createUpdateWindow } from '../../../src/channels/telegram/update-window.ts';

describe('the window of updates', () => {
  it('asks from the beginning when nothing was fetched', () => {
    expect(createUpdateWindow().offset).toBeUndefined();
  });

  it('never passes an update that is not done', () => {
    const window = createUpdateWindow();
    for (const id of [5, 6, 7]) window.begin(id);
    window.finish(6);
    window.finish(7);
    expect(window.offset).toBe(5);
    window.finish(5);
    expect(window.offset).toBe(8);
  });

  it('begins each update once, however often it is fetched', () => {
    const window = createUpdateWindow();
    expect(window.begin(5)).toBe(true);
    expect(window.begin(6)).toBe(true);
    window.finish(6);
    expect(window.begin(5)).toBe(false);
    expect(window.begin(6)).toBe(false);
  });

  it('knows an update that a late response brings again after it was done and confirmed', () => {
    const window = createUpdateWindow();
    window.begin(5);
    window.finish(5);
    expect(window.offset).toBe(6);
    expect(window.begin(5)).toBe(false);
  });

  it('follows Telegram when it begins to count anew', () => {
    const window = createUpdateWindow();
    window.begin(900);
    window.finish(900);
    expect(window.begin(17)).toBe(true);
    window.finish(17);
    expect(window.offset).toBe(18);
  });

  it('is busy while something is under way', () => {
    const window = createUpdateWindow();
    window.begin(5);
    expect(window.isBusy).toBe(true);
    window.finish(5);
    expect(window.isBusy).toBe(false);
  });
});
