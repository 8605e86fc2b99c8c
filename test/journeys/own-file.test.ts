import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { desktop, openBrowser, openContext } from "./browser.js";
import { root, startProduct, type RunningProduct } from "./product.js";
import { signInOnPage } from "./sign-in-on-page.js";

const sharedData = process.env.HALFHOURLY_SHARED_DATA ?? resolve(root, "..", "shared", "data");
const h1 = join(sharedData, "electricity", "octopus_export_H1_2023-2024.csv");
const noH1 = existsSync(h1) ? false : "real data absent: a supplier download of nineteen months";

let product: RunningProduct;
let browser: Browser;
let folder: string;

before(async () => {
  product = await startProduct();
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), "halfhourly-files-"));
});

after(async () => {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a household adds its meter and its file, and the screen, the API and inspect agree", async () => {
  const file = join(folder, "october.csv");
  writeFileSync(file, octoberFile());
  await addAndAgree("economy7@", "20 0002 7391 990", file, { year: "2025", month: "2025-10" });
});

test("real data: H1 added in the app: the screen, the API and inspect agree", { skip: noH1 }, async () => {
  await addAndAgree("solar@", "10 1234 5678 903", h1, { year: "2023", month: "2023-06" });
});

/** Adds a meter and a file as a person would, then holds three answers against each other. */
async function addAndAgree(
  account: string,
  mpan: string,
  file: string,
  { year, month }: { year: string; month: string },
): Promise<void> {
  const context = await openContext(browser, product.url, { size: desktop, scheme: "light" });
  const page = await context.newPage();
  await signInOnPage(
    page,
    product.accounts.find(({ email }) => email.startsWith(account))!,
  );
  const meterId = await addMeter(page, mpan);
  await addFile(page, meterId, file);
  const inspected = inspect(file);
  const readings = await allReadings(page, meterId, inspected.first, inspected.last);
  assert.deepEqual([readings.readings, readings.total], [inspected.readings, inspected.total]);
  const usage = await api(page, `/v1/usage?period=year&date=${year}-06-15&fuel=electricity&meter=${meterId}`);
  const ofYear = await api(page, `/v1/meters/${meterId}/readings?from=${year}-01-01&to=${year}-12-31`);
  assert.equal(usage.imported.energyWh, ofYear.total);
  const shown = await monthOnScreen(page, month);
  const ofMonth = await api(page, `/v1/usage?period=month&date=${month}-15&fuel=electricity`);
  assert.equal(shown, ofMonth.imported.energyWh);
  await context.close();
}

async function addMeter(page: Page, mpan: string): Promise<string> {
  await page.goto("/you/meters/add");
  await page.getByRole("radio", { name: /Electricity/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("MPAN").fill(mpan);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("radio", { name: /bill or direct debit/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Yes, show me my readings" }).click();
  await page.getByRole("heading", { name: "Your meter is added" }).waitFor();
  const { meters } = await api(page, "/v1/meters");
  const added = meters.find(
    ({ meterPoint }: { meterPoint: string }) => meterPoint === mpan.replaceAll(" ", ""),
  );
  return added.id;
}

async function addFile(page: Page, meterId: string, file: string): Promise<void> {
  await page.goto(`/you/meters/${meterId}/file`);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("heading", { name: "Your readings are in" }).waitFor({ timeout: 30_000 });
}

interface InspectedRegister {
  readonly first: string;
  readonly last: string;
  readonly readings: number;
  readonly total: number;
}

function inspect(file: string): InspectedRegister {
  const args = ["apps/cli/bin/halfhourly.mjs", "inspect", file, "--fuel", "electricity", "--json"];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" })).registers[0];
}

/** At most 400 days are answered at a time. */
async function allReadings(
  page: Page,
  meterId: string,
  first: string,
  last: string,
): Promise<{ readings: number; total: number }> {
  const years = new Set([Number(first.slice(0, 4)), Number(last.slice(0, 4)), Number(last.slice(0, 4)) - 1]);
  const sum = { readings: 0, total: 0 };
  for (const year of years) {
    const answer = await api(page, `/v1/meters/${meterId}/readings?from=${year}-01-01&to=${year}-12-31`);
    sum.readings += answer.readings;
    sum.total += answer.total ?? 0;
  }
  return sum;
}

/** The exact figure in Wh, from "How this is worked out" of the month. */
async function monthOnScreen(page: Page, month: string): Promise<number> {
  await page.goto(`/usage?period=month&date=${month}-15&fuel=electricity&show=energy`);
  await page.getByText("How this is worked out").click();
  const exact = await page.getByText(/^Exactly: [\d,.]+.kWh\.$/).textContent();
  return Math.round(Number((exact ?? "").replace(/[^\d.]/g, "").replace(/\.$/, "")) * 1000);
}

async function api(page: Page, path: string) {
  const response = await page.request.get(path);
  assert.equal(response.status(), 200, path);
  return response.json();
}

/** A supplier download of our own making: October 2025 with its 50-half-hour day, local stamps, 0.1 kWh in the first slot and so on. */
function octoberFile(): string {
  const lines = ["Consumption (kWh), Start, End"];
  const stamp = (ms: number): string => {
    const summer = ms < Date.UTC(2025, 9, 26, 1);
    return (
      new Date(ms + (summer ? 3_600_000 : 0)).toISOString().slice(0, 19) + (summer ? "+01:00" : "+00:00")
    );
  };
  for (let at = Date.UTC(2025, 8, 30, 23); at < Date.UTC(2025, 10, 1); at += 1_800_000)
    lines.push(`0.${100 + (lines.length % 400)}, ${stamp(at)}, ${stamp(at + 1_800_000)}`);
  return `${lines.join("\r\n")}\r\n`;
}
