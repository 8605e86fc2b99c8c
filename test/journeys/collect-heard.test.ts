import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { startFakeProduct } from "./fake-product.js";
import { faultless } from "./faultless.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;

before(async () => {
  product = await startFakeProduct();
});

after(() => product.stop());

test("by keyboard and by ear: a refused id is kept and mended, collecting is heard to begin and to end, stopping asks first", () =>
  atMeter(async (page) => {
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await page.locator("#display-id").focus();
    await page.keyboard.type("00 DB 12 34 56 78 90 FF");
    await page.keyboard.press("Enter");
    await page.getByText("We could not start collecting").waitFor();
    assert.match(await focusedName(page), /^We could not start collecting\. The home with this meter/);
    assert.equal(await page.locator("#display-id").inputValue(), "00 DB 12 34 56 78 90 FF");
    assert.equal(await page.locator("#display-id").getAttribute("aria-invalid"), "true");
    await faultless(page);

    await page.locator("#display-id").fill("00:db:12:34:56:78:90:a2");
    assert.equal(await page.locator("#display-id").getAttribute("aria-invalid"), null);
    await press(page, "Collect my readings");
    await page.getByRole("progressbar").waitFor();
    assert.equal(await focusedName(page), "Checking with the network that this is your home");
    for (const percent of [25, 50, 75]) await status(page, `${percent}% of the answers are in`).waitFor();
    await status(page, /^[\d,]+ half hours are in$/)
      .first()
      .waitFor();

    await press(page, "Stop collecting");
    assert.match(await focusedText(page), /^Stop collecting this meter\?/);
    await press(page, "No, go on");
    assert.equal(await focusedText(page), "Stop collecting");
    await press(page, "Stop collecting");
    await press(page, "Yes, stop");
    await page.getByRole("heading", { name: "This meter is not collected any more" }).waitFor();
    assert.equal(await focusedName(page), "This meter is not collected any more");
  }));

test("what holds a collection up is heard, and the meter's card says it too", () =>
  atMeter(async (page) => {
    await page.getByRole("radio").first().click();
    await page.locator("#display-id").fill("00-DB-12-34-56-78-90-EE");
    await press(page, "Collect my readings");
    await page
      .getByText(/^The network is not answering at the moment/)
      .first()
      .waitFor();
    await faultless(page);
    await page.goto("/you/meters");
    await page.getByText("Held up: no answer at the moment").waitFor();
    // Of the other meter, and of no more: a second would be refused.
    await page.getByText("Not yet", { exact: true }).waitFor();
  }));

async function atMeter(work: (page: Page) => Promise<void>): Promise<void> {
  await product.say("reset");
  const [meterId] = await product.meterIds();
  await product.look(async (page) => {
    await page.goto(`/you/meters/${meterId}/collect`);
    await page.getByRole("radio").first().waitFor();
    await work(page);
  });
}

async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await button.waitFor({ state: "detached" });
}

const status = (page: Page, text: string | RegExp) =>
  page.getByRole("status").getByText(text, { exact: true });

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
