import { existsSync } from "node:fs";
import { after } from "node:test";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext } from "playwright-core";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];
const installedOnMac = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const opened: Browser[] = [];
// A test that failed before it closed its browser would keep its process, and whoever waits for it, for ever.
if (process.env.NODE_TEST_CONTEXT !== undefined)
  after(() => Promise.all(opened.map((browser) => browser.close())).then(() => undefined));

/** A Chromium that is installed, else the one carried inside a development dependency. */
export async function openBrowser(): Promise<Browser> {
  const found = [process.env.HALFHOURLY_CHROMIUM ?? "", ...installed, ...installedOnMac].find(
    (path) => path !== "" && existsSync(path),
  );
  const executablePath = found ?? (await chromium.executablePath());
  const args = [
    ...quiet,
    ...(found === undefined ? chromium.args : []),
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const browser = await playwright.launch({ executablePath, args, headless: true });
  opened.push(browser);
  return browser;
}

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

export interface View {
  readonly size: { width: number; height: number };
  readonly scheme: "light" | "dark";
}

export function openContext(browser: Browser, baseURL: string, view: View): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: view.size,
    colorScheme: view.scheme,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
}
