import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { addDays, londonDateAt, settlementDay, type LondonDate } from "@halfhourly/domain";
import {
  startSupplierSimulator,
  type SupplierMeterPoint,
  type SupplierSimulator,
} from "@halfhourly/supplier-simulator";
import { openBrowser, openContext, phone } from "./browser.js";
import { faultless } from "./faultless.js";
import { registerOnPage } from "./person.js";
import { nothingCollected, startProduct, type RunningProduct } from "./product.js";

const arrivalMs = 45_000;

let product: RunningProduct;
/** The same homes as the product's own suppliers have: a simulator's homes come from its seed. */
let truth: SupplierSimulator;

before(async () => {
  [product, truth] = await Promise.all([
    startProduct(nothingCollected),
    startSupplierSimulator({ seed: 1, homes: 6 }),
  ]);
});

after(async () => {
  await product?.stop();
  await truth?.close();
});

test("a household links an account by its key, sees its readings arrive and how it used them, and stops after being asked", async () => {
  const browser = await openBrowser();
  try {
    const context = await openContext(browser, product.url, { size: phone, scheme: "light" });
    const page = await context.newPage();
    await registerOnPage(page, product.url, "links-an-account@example.org");
    const account = await findByKey(page);
    const home = truth.homes.find(({ accountNumber }) => accountNumber === account);
    const meter = home!.meterPoints.find(({ fuel }) => fuel === "electricity")!;

    await holdTheFirstAnswer(page);
    await choose(page, meter.meterPoint);
    await page.getByRole("progressbar", { name: "Asking Octopus Energy about your meter" }).waitFor();
    await faultless(page);
    await page.getByRole("heading", { name: /half hours are in$/ }).waitFor({ timeout: arrivalMs });
    await page.getByText("Octopus Energy", { exact: true }).waitFor();
    const meterId = await idOf(page, meter);
    await sameAsAtTheSupplier(page, meterId, meter);

    await showsTheDay(page, meter);
    await page.goto(`/you/meters/${meterId}/collect`);
    await page.getByRole("button", { name: "Stop collecting" }).click();
    await page.getByRole("heading", { name: "Stop collecting this meter?" }).waitFor();
    assert.equal(await stateOf(page, meterId), "running", "asking ends nothing");
    await page.getByRole("button", { name: "Yes, stop" }).click();
    await page.getByRole("heading", { name: "This meter is not collected any more" }).waitFor();
    assert.equal(await stateOf(page, meterId), "stopped");
    await faultless(page);
    await sameAsAtTheSupplier(page, meterId, meter);
  } finally {
    await browser.close();
  }
});

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** With the first of the made-up accounts. @returns its number */
async function findByKey(page: Page): Promise<string> {
  await page.goto("/you/meters/add");
  await page.getByRole("radio", { name: /^By your account/ }).click();
  await goOn(page);
  await page.getByRole("radio", { name: /^Octopus Energy/ }).click();
  await goOn(page);
  await page.getByLabel("Postcode").fill("zz1 1zz");
  await goOn(page);
  await page.getByRole("heading", { name: "Your account at Octopus Energy" }).waitFor();
  await page.getByRole("button", { name: /made-up one$/ }).click();
  await page.getByRole("button", { name: /^Use / }).first().click();
  assert.equal(
    await page.getByRole("radio", { name: /^With an API key/ }).getAttribute("aria-checked"),
    "true",
    "a made-up account fills in all that is asked for",
  );
  const account = await page.getByLabel("Account number").inputValue();
  await page.getByRole("button", { name: "Find my meters" }).click();
  await page.getByRole("heading", { name: /^We found \d meters/ }).waitFor();
  return account;
}

async function choose(page: Page, meterPoint: string): Promise<void> {
  const spaced = meterPoint.replace(/^(..)(....)(....)(...)$/, "$1 $2 $3 $4");
  await page.getByRole("checkbox", { name: new RegExp(spaced) }).click();
  await goOn(page);
  await page.getByRole("radio", { name: /^Before/ }).click();
  await goOn(page);
  await page.getByRole("button", { name: "Yes, show me my readings" }).click();
  await page.getByRole("heading", { name: "What happens now" }).waitFor();
}

/** A simulator may answer all before the browser asks how far it is: what the service said on beginning is shown once. */
async function holdTheFirstAnswer(page: Page): Promise<void> {
  let begun: unknown = null;
  await page.route(/\/v1\/meters\/[^/]+\/collection$/, async (route) => {
    if (route.request().method() === "POST") {
      const response = await route.fetch();
      begun = await response.json();
      return route.fulfill({ response });
    }
    if (begun === null) return route.continue();
    const collection = begun;
    begun = null;
    return route.fulfill({ json: { collection } });
  });
}

async function idOf(page: Page, { meterPoint }: SupplierMeterPoint): Promise<string> {
  const { meters } = (await (await page.request.get("/v1/meters")).json()) as {
    meters: { id: string; meterPoint: string }[];
  };
  return meters.find((held) => held.meterPoint === meterPoint)!.id;
}

async function stateOf(page: Page, meterId: string): Promise<string> {
  const answer = await page.request.get(`/v1/meters/${meterId}/collection`);
  return ((await answer.json()) as { collection: { state: string } }).collection.state;
}

const daysAgo = (days: number): LondonDate => addDays(londonDateAt(Date.now()), -days);

/** What a meter counted on these days, as its supplier has it: whole Wh, nothing in the place of what is not known. */
function atTheSupplier(meter: SupplierMeterPoint, from: LondonDate, to: LondonDate): number[] {
  const [first, end] = [settlementDay(from).firstSlot, settlementDay(addDays(to, 1)).firstSlot];
  return meter.halfHours(first, end, truth.nowMs()).flatMap(({ value }) => value ?? []);
}

async function sameAsAtTheSupplier(page: Page, meterId: string, meter: SupplierMeterPoint): Promise<void> {
  const [from, to] = [daysAgo(60), daysAgo(3)];
  const answer = await page.request.get(`/v1/meters/${meterId}/readings?from=${from}&to=${to}`);
  assert.equal(answer.status(), 200);
  const { total, readings } = (await answer.json()) as { total: number; readings: number };
  const values = atTheSupplier(meter, from, to);
  assert.ok(values.length > 2_000);
  assert.deepEqual([readings, total], [values.length, values.reduce((sum, value) => sum + value, 0)]);
}

/** The usage screen has no other meter to show: its table's total of a day is the supplier's, to the watt-hour. */
async function showsTheDay(page: Page, meter: SupplierMeterPoint): Promise<void> {
  await page.getByRole("link", { name: "See your use" }).click();
  await page.getByRole("heading", { name: "Usage" }).waitFor();
  const date = daysAgo(5);
  await page.goto(`/usage?period=day&date=${date}&fuel=electricity&show=energy`);
  await page.getByRole("button", { name: "Show as a table" }).click();
  const total = page.getByRole("row", { name: /^Total/ });
  await total.waitFor();
  const wattHours = atTheSupplier(meter, date, date).reduce((sum, value) => sum + value, 0);
  assert.match(await total.innerText(), new RegExp(`\\b${(wattHours / 1_000).toFixed(3)}$`));
  await faultless(page);
}
