import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { desktop, phone } from "./browser.js";
import { startFakeProduct } from "./fake-product.js";
import { faultless } from "./faultless.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(() => product.say("reset"));

for (const size of [phone, desktop])
  test(`an administrator sees how every source does, in words, at ${size.width} px`, () =>
    product.look(
      async (page) => {
        await product.say("administrator");
        await page.goto("/staff");
        await page.getByRole("link", { name: /^Where readings come from/ }).click();
        await page.getByText("1 source needs a look: Ynni Da.").waitFor();
        await page.getByText(/^Not asked: it kept failing\./).waitFor();
        await page.getByText(/^80\.0% of 640/).waitFor();
        await page.getByText(/^128 ranges, since/).waitFor();
        await page.getByText("answer not understood (not-understood)").waitFor();
        await faultless(page);
      },
      { size, scheme: "light" },
    ));

test("a household that finds its way there is told so, and nothing is asked for it", () =>
  product.look(async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
    await page.goto("/staff/sources");
    await page.getByText(/This page is for staff/).waitFor();
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/v1/staff/")),
      [],
    );
  }));

test("a half hour that was corrected says so in the day's facts, its bar and its row, in English and in Welsh", () =>
  product.look(async (page) => {
    await page.goto("/usage?period=day&date=2026-11-20&fuel=electricity&show=energy");
    await page
      .getByText(/^Electricity from 17:30 to 18:00 changed on 21 November: 0\.42\s→\s0\.39\skWh\.$/)
      .waitFor();
    const bars = page.getByRole("slider");
    await bars.focus();
    await page.keyboard.press("Home");
    for (let step = 0; step < 35; step += 1) await page.keyboard.press("ArrowRight");
    await page
      .getByText(/^Changed on 21 November: 0\.42\s→\s0\.39\skWh\. The first figure was an estimate\.$/)
      .waitFor();
    await page.getByRole("button", { name: "Show as a table" }).click();
    await page.getByText(/^changed on 21 November/).waitFor();
    await faultless(page);
    await page.goto("/usage?period=day&date=2026-11-21&fuel=electricity&show=energy");
    await page.getByText(/half-hour readings are live so far/).waitFor();
    await page.getByText("Cymraeg", { exact: true }).first().click();
    await page.getByText("Dot: byw hyd yma, gall newid").waitFor();
  }));
