import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { Authenticator } from "./authenticator.js";
import { desktop, openBrowser, openContext } from "./browser.js";
import { codeFor } from "./mailbox.js";
import { octoberFile } from "./own-readings.js";
import { inTheApp, toNextPage } from "./person.js";
import { nothingCollected, startProduct, type RunningProduct } from "./product.js";

let product: RunningProduct;
let browser: Browser;
let folder: string;
let page: Page;

before(async () => {
  product = await startProduct(nothingCollected);
  browser = await openBrowser();
  page = await (await openContext(browser, product.url, { size: desktop, scheme: "light" })).newPage();
  folder = mkdtempSync(join(tmpdir(), "halfhourly-keyboard-"));
});

after(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("by keyboard alone, from the first page to the first chart: every stop can be seen", async () => {
  await page.goto("/");
  await go(page.getByRole("link", { name: "Create an account" }));
  await answer("#email", "kim@example.org");
  await answer("#code", await codeFor(product.url, "kim@example.org"));
  await answer("#password", "amber-cedar-maple-4821");
  const key = await page.locator(".key").textContent();
  await answer("#code", await new Authenticator(key ?? "").code());
  await go(page.getByRole("button", { name: "I have kept them" }));
  await inTheApp(page);

  await press(page.getByRole("main").getByRole("link", { name: /meter/ }).first());
  // One stop for all the answers to a question; the arrows go among them.
  await press(page.getByRole("radio").first(), "ArrowDown");
  await press(page.getByRole("radio", { name: /^By the number/ }), "Space");
  await press(page.getByRole("button", { name: "Continue" }));
  await press(page.getByRole("radio", { name: /^Electricity/ }), "Space");
  await press(page.getByRole("button", { name: "Continue" }));
  await reach(page.locator("#number"));
  await page.keyboard.type("20 0002 391 990");
  for (let back = 0; back < 7; back += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("7");
  assert.equal(await page.locator("#number").inputValue(), "20 0002 7391 990", "mended in the middle");
  await page.keyboard.press("Enter");
  await press(page.getByRole("radio", { name: /bill or direct debit/ }), "Space");
  await press(page.getByRole("button", { name: "Continue" }));
  await press(page.getByRole("button", { name: "Yes, show me my readings" }));
  await press(page.getByRole("link", { name: "Add readings from a file" }));
  const file = join(folder, "october.csv");
  writeFileSync(file, octoberFile());
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    press(page.getByRole("button", { name: "Choose a file" })),
  ]);
  await chooser.setFiles(file);
  await press(page.getByRole("link", { name: "See your usage" }));
  await page.getByRole("img").first().waitFor();
});

/** Types into the field and sends the form with Enter; the page that follows is there at the end. */
async function answer(field: string, typed: string): Promise<void> {
  await reach(page.locator(field));
  await page.keyboard.type(typed);
  await toNextPage(page, () => page.keyboard.press("Enter"));
}

/** Follows a link or presses a button to another page of the sign-in. */
async function go(to: Locator): Promise<void> {
  await toNextPage(page, () => press(to));
}

async function press(target: Locator, key = "Enter"): Promise<void> {
  await reach(target);
  await page.keyboard.press(key);
}

const mostStops = 40;

/** Presses Tab until the target has the focus, as nobody knows how far it is. */
async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  const passed: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((wanted) => wanted === document.activeElement)) return canBeSeen();
    await page.keyboard.press("Tab");
    passed.push(await page.evaluate(() => document.activeElement?.textContent?.slice(0, 30) ?? ""));
  }
  assert.fail(`Tab does not come to it; it came to ${passed.join(" | ")}`);
}

/** The thing that has the focus is marked and inside the window. */
async function canBeSeen(): Promise<void> {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement!;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { top, bottom } = focused.getBoundingClientRect();
    return {
      what: focused.outerHTML.slice(0, 120),
      marked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      inside: bottom > 0 && top < window.innerHeight,
    };
  });
  assert.ok(seen.marked && seen.inside, JSON.stringify(seen));
}
