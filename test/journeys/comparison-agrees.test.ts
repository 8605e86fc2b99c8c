import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { Meter, Readings, TariffComparison } from "@halfhourly/contracts";
import { slotAt, slotStartIso } from "@halfhourly/domain";
import type { Browser, Page } from "playwright-core";
import { desktop, openBrowser, openContext } from "./browser.js";
import { root, startProduct, type RunningProduct } from "./product.js";
import { signInOnPage } from "./sign-in-on-page.js";

let product: RunningProduct;
let folder: string;
let browser: Browser;

before(async () => {
  browser = await openBrowser();
  product = await startProduct({ env: { HALFHOURLY_DCC: "off", HALFHOURLY_SUPPLIERS: "off" } });
  folder = mkdtempSync(join(tmpdir(), "halfhourly-agrees-"));
});

after(async () => {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("screen, API and command line say the same of every tariff, to the penny", async () => {
  const context = await openContext(browser, product.url, { size: desktop, scheme: "light" });
  const page = await context.newPage();
  await signInOnPage(
    page,
    product.accounts.find(({ email }) => email.startsWith("family@"))!,
  );
  const { meters } = await ask<{ meters: Meter[] }>(page, "/v1/meters");
  const electricity = meters.find(({ fuel }) => fuel === "electricity")!;
  await agree(page, electricity.id);
  const found = await readyComparison(page);
  const { from, to } = found.year!;
  const use = await ask<Readings>(page, `/v1/meters/${electricity.id}/readings?from=${from}&to=${to}`);
  const file = join(folder, "use.csv");
  writeFileSync(file, asDownload(use));
  const printed = await compareOnCommandLine(file, electricity.region!, found);
  const totals = new Map(printed.map(({ id, rank, total }) => [id, { rank, total }]));
  assert.ok(found.results.length > 30);
  assert.equal(printed.length, found.resultsInAll);
  for (const { key, rank, totalExactPence } of found.results)
    assert.deepEqual(totals.get(key.slice(key.indexOf("~") + 1)), { rank, total: totalExactPence }, key);
  await page.goto("/save/compare?scope=electricity");
  await sameOnScreen(page, found);
});

/** The list is rounded for reading; a tariff's own page is exact. */
async function sameOnScreen(page: Page, { results }: TariffComparison): Promise<void> {
  const shown = results.slice(0, 5);
  await page.getByText(shown[0]!.name).first().waitFor();
  const list = await page.locator("main").innerText();
  for (const { name, totalPence } of shown) {
    assert.ok(list.includes(name), name);
    assert.ok(
      list.includes(inPounds(totalPence, 0)),
      `${name}: ${inPounds(totalPence, 0)} is not in the list`,
    );
  }
  const [cheapest] = shown;
  await page.goto(`/save/tariff?scope=electricity&key=${encodeURIComponent(cheapest!.key)}`);
  await page.getByText(inPounds(cheapest!.totalPence, 2)).first().waitFor();
}

const inPounds = (pence: number, digits: number) =>
  new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency: "GBP",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(pence / 100);

async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  assert.equal(answer.status(), 200, path);
  return (await answer.json()) as T;
}

async function agree(page: Page, meterId: string): Promise<void> {
  const data = { meterId, purpose: "comparison", granted: true, noticeVersion: "comparison-1" };
  const answer = await page.request.put("/v1/consents", { data, headers: { origin: product.url } });
  assert.equal(answer.status(), 200, await answer.text());
}

/** The invented market is read in beside the first seconds of a start. */
async function readyComparison(page: Page): Promise<TariffComparison> {
  for (const untilMs = Date.now() + 60_000; Date.now() < untilMs; await page.waitForTimeout(500)) {
    const found = await ask<TariffComparison>(page, "/v1/comparison?scope=electricity");
    if (found.state === "ready") return found;
    assert.equal(found.state, "no-market");
  }
  throw new Error("no market came");
}

/** As a supplier's download: what is suspect is left out, as a comparison leaves it out. */
function asDownload({ days }: Readings): string {
  const rows = days.flatMap(({ firstSlot, values, qualities }) =>
    values.flatMap((value, i) => {
      if (value === null || qualities[i] === "s") return [];
      const slot = slotAt(Date.parse(firstSlot)) + i;
      return `${(value / 1000).toFixed(3)}, ${slotStartIso(slot)}, ${slotStartIso(slot + 1)}`;
    }),
  );
  return ["Consumption (kWh), Start, End", ...rows].join("\n");
}

async function compareOnCommandLine(
  file: string,
  region: string,
  { nightTimes }: TariffComparison,
): Promise<readonly { readonly id: string; readonly rank: number; readonly total: string }[]> {
  const [times, clock] = nightTimes?.split(" ") ?? [];
  const night = times === undefined ? [] : ["--night", times, "--night-clock", clock!.toLowerCase()];
  const args = [
    "compare",
    file,
    "--fuel",
    "electricity",
    "--tariffs",
    "generated",
    "--region",
    region,
    "--json",
    ...night,
  ];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, "apps/cli/bin/halfhourly.mjs"), ...args],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { results } = JSON.parse(stdout) as {
    results: { scope: string; id: string; rank: number; total: string }[];
  };
  return results.filter(({ scope }) => scope === "electricity");
}
