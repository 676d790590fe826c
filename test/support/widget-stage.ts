import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startWidgetSite, type WidgetSite } from './widget-site.ts';

/** What the tests of one block share. */
export interface WidgetStage {
  readonly browser: Browser;
  readonly site: WidgetSite;
}

/** Starts a browser and a site with the widget before the tests of the block that calls it, and closes both after them. */
export function useWidgetStage(options: Parameters<typeof startWidgetSite>[0]): WidgetStage {
  let browser: Browser | undefined;
  let site: WidgetSite | undefined;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startWidgetSite(options)]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    get browser() {
      return started(browser);
    },
    get site() {
      return started(site);
    },
  };
}

function started<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the stage is set only while tests run');
  return part;
}
