import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildWidget } from '../../src/channels/web/widget-bundle.ts';
import { widgetStrings } from '../../src/channels/web/widget-messages.ts';
import { LOCALES } from '../../src/core/locale.ts';
import { CHECKED_AT, realContent } from '../support/real-content.ts';

/** All that a phone loads before it can ask: program, stylesheet and strings. */
const BUDGET_BYTES = 12 * 1024;

describe('the bundle of the widget', () => {
  it.each(LOCALES)('fits into 12 KB with its strings in %s', async (locale) => {
    const { code } = await buildWidget();
    const strings = JSON.stringify(widgetStrings(await realContent(), locale, CHECKED_AT));
    expect(gzipSync(code).length + gzipSync(strings).length).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it('is the same each time it is built', async () => {
    const [first, second] = await Promise.all([buildWidget(), buildWidget()]);
    expect(second.hash).toBe(first.hash);
    expect(second.integrity).toBe(first.integrity);
  });

  it('states the integrity of its own bytes', async () => {
    const { code, integrity } = await buildWidget();
    expect(integrity).toBe(`sha384-${createHash('sha384').update(code).digest('base64')}`);
  });

  it('never makes markup or code out of text', async () => {
    const code = (await buildWidget()).code.toString();
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  });

  it('keeps nothing beyond the tab', async () => {
    expect((await buildWidget()).code.toString()).not.toMatch(/localStorage|indexedDB|document\.cookie/);
  });

  it('formats no date, number or plural in the browser', async () => {
    expect((await buildWidget()).code.toString()).not.toMatch(/Intl|toLocale/);
  });
});
