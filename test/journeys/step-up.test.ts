import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { startFakeProduct } from "./fake-product.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(() => product.say("reset"));

const MPAN = "20 0002 7391 990";

async function answerUpToConsent(page: Page): Promise<void> {
  await page.goto("/you/meters/add");
  await page.getByRole("radio", { name: /^Electricity/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("#number").fill(MPAN);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("radio", { name: "By bill or direct debit" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "May we show you the readings of this meter?" }).waitFor();
}

test("a consent that needs a fresh sign-in: why, there and back, nothing lost, nothing sent by itself", () =>
  product.look(async (page) => {
    await product.say("empty");
    await answerUpToConsent(page);
    await product.say("old-sign-in");
    await page.getByRole("button", { name: "Yes, show me my readings" }).click();
    const way = page.getByRole("link", { name: "Show that it is you" });
    const href = (await way.getAttribute("href")) ?? "";
    assert.equal(
      href,
      "/v1/sign-in?lang=en&mode=step-up&return=%2Fyou%2Fmeters%2Fadd%3Fstep%3Dconsent%26proved%3Dyes",
    );

    await way.click();
    await page.getByText("Thank you, we know it is you.").waitFor();
    await page.getByText("20 0002 7391 990").waitFor();
    assert.deepEqual(await product.meterIds(), [], "nothing was sent by itself");
    await page.waitForURL((url) => url.searchParams.get("proved") === null);

    await page.getByRole("button", { name: "Yes, show me my readings" }).click();
    await page.getByRole("heading", { name: "Your meter is added" }).waitFor();
    assert.equal(await page.getByText("Thank you, we know it is you.").count(), 0, "said while it was true");
    assert.deepEqual(await product.meterIds(), ["m-1"]);
  }));

test("going back without signing in again claims nothing", () =>
  product.look(async (page) => {
    await product.say("old-sign-in");
    await page.goto("/you/meters?remove=m-gas");
    await page.getByRole("button", { name: "Yes, remove it" }).click();
    await page.getByRole("link", { name: "Show that it is you" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Yes, remove it" }).waitFor();
    assert.equal(await page.getByText("Thank you, we know it is you.").count(), 0);
    assert.deepEqual(await product.meterIds(), ["m-el", "m-gas"]);
  }));

test("a question that was open is open again after the fresh sign-in", () =>
  product.look(async (page) => {
    await product.say("old-sign-in");
    await page.goto("/you/meters?remove=m-gas");
    await page.getByRole("button", { name: "Yes, remove it" }).click();
    await page.getByRole("link", { name: "Show that it is you" }).click();
    await page.getByText("Thank you, we know it is you.").waitFor();
    assert.deepEqual(await product.meterIds(), ["m-el", "m-gas"]);
    await page.getByRole("button", { name: "Yes, remove it" }).click();
    await page.waitForFunction(() => document.body.innerText.includes("Yes, remove it") === false);
    assert.deepEqual(await product.meterIds(), ["m-el"]);
  }));

test("a session that ended keeps what was typed, and comes back to the same step", () =>
  product.look(async (page) => {
    await product.say("empty");
    await answerUpToConsent(page);
    await product.say("out");
    await page.getByRole("button", { name: "Yes, show me my readings" }).click();
    await page.getByRole("heading", { name: "You have been signed out" }).waitFor();
    assert.equal(await page.getByText(MPAN).count(), 0, "nothing of the household is left on the screen");
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.getByText(MPAN).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("step"), "consent");
    await page.getByRole("button", { name: "Yes, show me my readings" }).click();
    await page.getByRole("heading", { name: "Your meter is added" }).waitFor();
  }));
