import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { openBrowser, openContext } from "./browser.js";
import { lookOver } from "./look-over.js";
import { startProduct, type RunningProduct } from "./product.js";
import { chooseLanguage, screensOf, visit, type ScreenToVisit } from "./screens.js";
import { signInOnPage } from "./sign-in-on-page.js";
import { views } from "./views.js";

let product: RunningProduct;

before(async () => {
  product = await startProduct();
});

after(async () => {
  await product?.stop();
});

for (const looked of views) {
  test(`every screen, ${looked.name}, ${looked.language}: axe finds nothing, nothing is cut off, nothing breaks the content policy`, async () => {
    // A browser for each: the one carried along ends with its first context.
    const browser = await openBrowser();
    try {
      const context = await openContext(browser, product.url, looked);
      assert.deepEqual(await faultsOf(context, looked.language), []);
    } finally {
      await browser.close();
    }
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
    await visit(page, screen, language).catch((fault: unknown) => {
      throw new Error(`${screen.name} did not show: ${String(fault)}`);
    });
    faults.push(...(await lookOver(page, screen.name, language)));
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
