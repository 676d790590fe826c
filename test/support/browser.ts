import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian, Ubuntu and Google put it. */
const PROGRAMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium, without a window. Throws, naming the package, when there is none: browser tests are never skipped. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = PROGRAMS.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('no Chromium found; install it: apt-get install chromium fonts-noto-core');
  return chromium.launch({ executablePath, args: QUIET });
}

/** A page, and everything that went wrong in it as the browser's console tells it. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** A page in a context of its own: nothing is shared between tests. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A rule that a page breaks, as axe names it, with the elements. */
export interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly elements: readonly string[];
}

/** What axe finds on a page, contrast of 7:1 included. The context must have been opened with `bypassCSP`. */
export async function findViolations(page: Page): Promise<Violation[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact: String(impact),
      elements: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
    }));
  });
}
