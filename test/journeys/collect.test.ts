import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { startSimulator, type SimulatedHome, type Simulator } from "@halfhourly/dcc-simulator";
import { addDays, SLOT_MS, slotStartMs, settlementDay } from "@halfhourly/domain";
import { addMeter } from "./add-meter.js";
import { openBrowser, openContext, phone } from "./browser.js";
import { startProduct, type RunningProduct } from "./product.js";
import { signInOnPage } from "./sign-in-on-page.js";

const arrivalMs = 90_000;

let product: RunningProduct;
/** The same homes as the product's own: a simulator's homes come from its seed. */
let truth: Simulator;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "halfhourly-truth-"));
  [product, truth] = await Promise.all([startProduct(), startSimulator({ folder, seed: 1, homes: 6 })]);
});

after(async () => {
  await product.stop();
  await truth.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a household links a meter with its display's id, sees 13 months arrive, and stops it", async () => {
  const browser = await openBrowser();
  const context = await openContext(browser, product.url, { size: phone, scheme: "light" });
  const page = await context.newPage();
  await signInOnPage(
    page,
    product.accounts.find(({ email }) => email.startsWith("economy7@"))!,
  );
  const home = homeWith("SMETS2");
  const meter = meterOf(home, "electricity");
  const meterId = await addMeter(page, meter.meterPoint);

  await page.getByRole("link", { name: "Collect its readings" }).click();
  await page.getByText("Practice only: no real network is asked").waitFor();
  await page.getByRole("radio", { name: /id of your energy display/ }).click();
  const wrong = `${home.displayId.slice(0, 15)}${home.displayId.endsWith("0") ? "1" : "0"}`;
  await page.locator("#display-id").fill(wrong);
  await page.getByRole("button", { name: "Collect my readings" }).click();
  await page.getByText("has no display with the id you typed").waitFor({ timeout: arrivalMs });

  await page.getByRole("radio", { name: /id of your energy display/ }).click();
  await page.locator("#display-id").fill(home.displayId.toLowerCase());
  await page.getByRole("button", { name: "Collect my readings" }).click();
  await page.getByRole("heading", { name: /half hours are in$/ }).waitFor({ timeout: arrivalMs });
  await sameAsTheMeter(page, meterId, meter.device);

  await page.getByRole("link", { name: "See your use" }).click();
  await page.getByRole("table").or(page.getByRole("img")).first().waitFor();
  await page.goto(`/you/meters/${meterId}/collect`);
  await page.getByRole("button", { name: "Stop collecting" }).click();
  await page.getByRole("button", { name: "Yes, stop" }).click();
  await page.getByRole("heading", { name: "This meter is not collected any more" }).waitFor();
  await sameAsTheMeter(page, meterId, meter.device);
  await browser.close();
});

test("a household proves its home by the number on the meter: a wrong one is refused, the right one counts", async () => {
  const browser = await openBrowser();
  const context = await openContext(browser, product.url, { size: phone, scheme: "dark" });
  const page = await context.newPage();
  await signInOnPage(
    page,
    product.accounts.find(({ email }) => email.startsWith("solar@"))!,
  );
  const meterId = await addMeter(page, meterOf(homeWith("SMETS2", 1), "electricity").meterPoint);
  await page.goto(`/you/meters/${meterId}/collect`);
  await page.getByRole("radio", { name: /number on the meter/ }).click();
  await page.getByRole("button", { name: "Collect my readings" }).click();
  const shown = await page.getByText(/Its screen would show \d{4}\./).textContent({ timeout: arrivalMs });
  const number = /\d{4}/.exec(shown ?? "")![0];
  const field = page.locator("#number");
  await field.fill(number === "0000" ? "1111" : "0000");
  await page.getByRole("button", { name: "Check the number" }).click();
  await page.getByText("These are not the digits we sent to the meter.").first().waitFor();
  await field.fill(number);
  await page.getByRole("button", { name: "Check the number" }).click();
  await page.getByRole("heading", { name: /half hours are in$/ }).waitFor({ timeout: arrivalMs });
  await browser.close();
});

function homeWith(generation: "SMETS1" | "SMETS2", nth = 0): SimulatedHome {
  const homes = Array.from({ length: truth.homeCount }, (_, number) => truth.home(number));
  return homes.filter(({ meters }) => meters.every((one) => one.generation === generation))[nth]!;
}

function meterOf({ meters }: SimulatedHome, fuel: "electricity" | "gas") {
  return meters.find((one) => one.fuel === fuel)!;
}

/** Every half hour of the last two whole months, as the API answers and as the meter holds it. */
async function sameAsTheMeter(
  page: Page,
  meterId: string,
  device: SimulatedHome["displayId"],
): Promise<void> {
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const [from, to] = [day(60), day(2)];
  const answer = await page.request.get(`/v1/meters/${meterId}/readings?from=${from}&to=${to}`);
  assert.equal(answer.status(), 200);
  const { total, readings } = await answer.json();
  const { first, last } = londonBounds(from, to);
  const held = truth.truth(device, "import", { fromMs: first + SLOT_MS, toMs: last });
  assert.ok(held.length > 2_000);
  const values = held.flatMap((entry) => entry.values.slice(0, 1));
  assert.deepEqual(
    [readings, total],
    [values.length, values.reduce((sum, value) => sum + value, 0)],
    `${from} to ${to}`,
  );
}

/** The London midnights at both ends, UTC milliseconds. */
function londonBounds(from: string, to: string): { readonly first: number; readonly last: number } {
  const midnight = (date: string) => slotStartMs(settlementDay(date).firstSlot);
  return { first: midnight(from), last: midnight(addDays(to, 1)) };
}
