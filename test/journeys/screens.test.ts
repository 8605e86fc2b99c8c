import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext } from "playwright-core";
import { desktop, openBrowser, openContext, phone, type View } from "./browser.js";
import { startProduct, type RunningProduct } from "./product.js";
import { chooseLanguage, screensOf, visit, type ScreenToVisit } from "./screens.js";
import { signInOnPage } from "./sign-in-on-page.js";

let product: RunningProduct;

before(async () => {
  product = await startProduct();
});

after(async () => {
  await product?.stop();
});

const widths = ["phone", "desktop"] as const;

/** Each language once, at both widths and in both themes; HALFHOURLY_EVERY_VIEW looks at all eight, as CI does. */
const quick: readonly NamedView[] = [view("phone", "light", "en"), view("desktop", "dark", "cy")];
const all = widths.flatMap((width) =>
  (["light", "dark"] as const).flatMap((scheme) => [view(width, scheme, "en"), view(width, scheme, "cy")]),
);
const views = process.env["HALFHOURLY_EVERY_VIEW"] ? all : quick;

interface NamedView extends View {
  readonly name: string;
  readonly language: "en" | "cy";
}

function view(width: (typeof widths)[number], scheme: View["scheme"], language: "en" | "cy"): NamedView {
  return { name: `${width}, ${scheme}`, size: width === "phone" ? phone : desktop, scheme, language };
}

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
