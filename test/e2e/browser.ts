import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Without a screen, a sandbox (containers have none) and anything that would ask the outside. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium; `CHROMIUM` names another one. Nothing is downloaded. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], ...PLACES].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (!executablePath) throw new Error('No Chromium was found. Install the package chromium, or set CHROMIUM to its path.');
  return chromium.launch({ executablePath, args: FLAGS });
}

const PATIENCE_MS = 60_000;

/**
 * Waits until an expression gives something in the page, and returns it. Playwright's own waiting would have to evaluate text inside the page,
 * which its policy forbids. In-page code is text: the server's types know no window.
 */
export async function until<T>(page: Page, expression: string): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await page.evaluate<T | false | undefined>(expression);
    if (value) return value;
    if (Date.now() > end) throw new Error(`It never came true: ${expression}`);
    await page.waitForTimeout(100);
  }
}
