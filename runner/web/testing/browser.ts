/** Chromium for tests of pages, where it is installed. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** A browser that is installed, or undefined. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'chromium-headless-shell', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Without what a browser does beside showing pages. */
export const FLAGS: readonly string[] = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** A browser with what its pages asked for and complained of. */
export interface Tested {
  /** A page of a width; narrow ones are a phone's, and touched. */
  page(width: number, colorScheme: 'light' | 'dark'): Promise<Page>;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts a browser; undefined where there is none. */
export async function openBrowser(): Promise<Tested | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-browser-'));
  const browser = await chromium.launch({ executablePath, args: [...FLAGS], env: { ...process.env, HOME: dir } });
  const requests: string[] = [];
  const complaints: string[] = [];
  return {
    requests,
    complaints,
    async page(width, colorScheme) {
      const phone = width < 500;
      const viewport = { width, height: phone ? 844 : 900 };
      const context = await browser.newContext({ viewport, hasTouch: phone, isMobile: phone, colorScheme });
      const page = await context.newPage();
      page.on('request', (r) => requests.push(r.url()));
      page.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warning') complaints.push(m.text());
      });
      page.on('pageerror', (e) => complaints.push(e.message));
      return page;
    },
    async close() {
      await browser.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
