import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext } from "playwright-core";
import { desktop, openBrowser, openContext, phone, type View } from "./browser.js";
import { startProduct, type RunningProduct } from "./product.js";
import { chooseLanguage, screensOf, visit, type ScreenToVisit } from "./screens.js";
import { signInOnPage } from "./sign-in-on-page.js";

let product: RunningProduct;
let browser: Browser;

before(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

const views: readonly (View & { readonly name: string; readonly language: "en" | "cy" })[] = [
  { name: "phone, light", size: phone, scheme: "light", language: "en" },
  { name: "phone, dark", size: phone, scheme: "dark", language: "cy" },
  { name: "desktop, dark", size: desktop, scheme: "dark", language: "en" },
  { name: "desktop, light", size: desktop, scheme: "light", language: "cy" },
];

for (const view of views) {
  test(`every screen, ${view.name}, ${view.language}: axe finds nothing, nothing is cut off, nothing breaks the content policy`, async () => {
    const context = await openContext(browser, product.url, view);
    const faults = await faultsOf(context, view.language);
    await context.close();
    assert.deepEqual(faults, []);
  });
}

async function faultsOf(context: BrowserContext, language: "en" | "cy"): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    const isSignInProbe = message.text().includes("401");
    if (message.type() === "error" && !isSignInProbe) faults.push(`console: ${message.text().slice(0, 200)}`);
  });
  page.on("pageerror", (fault) => faults.push(`page error: ${String(fault).slice(0, 200)}`));
  await chooseLanguage(page, language);
  const look = async (screen: ScreenToVisit): Promise<void> => {
    await visit(page, screen, language);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    for (const { id, nodes } of violations)
      faults.push(`${screen.name}: ${id} at ${nodes[0]?.target.join(" ")}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${screen.name}: ${overflow} px wider than the screen`);
    const lang = await page.evaluate(() => document.documentElement.lang);
    if (!lang.startsWith(language)) faults.push(`${screen.name}: lang is ${lang}`);
  };
  for (const screen of screensOf("none", "2026-01-01").filter(({ signedIn }) => !signedIn))
    await look(screen);
  await signInOnPage(
    page,
    product.accounts.find(({ email }) => email.startsWith("family@"))!,
    language,
  );
  const { meters } = await (await page.request.get("/v1/meters")).json();
  const [{ id, registers }] = meters;
  for (const screen of screensOf(id, registers[0].lastDate).filter(({ signedIn }) => signedIn))
    await look(screen);
  return faults;
}
