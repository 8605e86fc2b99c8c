import type { Page } from "playwright-core";

export interface SavingWalk {
  readonly page: Page;
  /** Changes what the API says: see apps/mobile/test/fake-api/comparison-changes.ts. */
  say(what: string): Promise<unknown>;
  /** Called on each screen once it is there. */
  look(name: string): Promise<void>;
}

/** A key that an address must encode. */
const TARIFF = new URLSearchParams({ key: "both:2/a&b", scope: "both" }).toString();

/** What the API says, and the address that shows it. */
const SCREENS: readonly (readonly [name: string, says: readonly string[], address: string])[] = [
  ["save", [], "/save"],
  ["compare", [], "/save/compare"],
  ["compare-green-both", ["compare-both", "compare-exports"], "/save/compare?order=green"],
  ["compare-export", ["compare-both", "compare-exports"], "/save/compare?scope=export"],
  ["compare-today-untold", ["compare-untold", "compare-whole-year"], "/save/compare"],
  ["compare-asks", ["compare-unasked"], "/save/compare"],
  ["compare-too-little", ["compare-too-little"], "/save/compare"],
  ["compare-region-unknown", ["compare-region-unknown"], "/save/compare"],
  ["compare-no-market", ["compare-no-market"], "/save/compare"],
  ["compare-no-meter", ["empty"], "/save/compare"],
  ["tariff", ["compare-both"], `/save/tariff?${TARIFF}`],
  ["tariff-gone", [], "/save/tariff?key=nobody"],
  ["what-if-now", [], "/save/what-if"],
  ["what-if", [], "/save/what-if?move=50"],
  ["how", [], "/save/how"],
];

/** Every screen of the place Save, in each state that a household meets. */
export async function walkSavingScreens(walk: SavingWalk): Promise<void> {
  const { page, say, look } = walk;
  for (const [name, says, address] of SCREENS) {
    await say("reset");
    for (const what of says) await say(what);
    await go(page, address);
    await look(name);
  }
  await everyLine(walk);
  await bills(walk);
}

/** A tariff's months, all open. */
async function everyLine({ page, say, look }: SavingWalk): Promise<void> {
  await say("reset");
  await say("compare-both");
  await go(page, `/save/tariff?${TARIFF}`);
  await page.locator("[aria-expanded=false]").first().click();
  await page.locator("[aria-expanded=true]").nth(13).waitFor();
  await look("tariff-every-line");
}

async function bills({ page, say, look }: SavingWalk): Promise<void> {
  await say("reset");
  await go(page, "/save/bill");
  const check = page.locator("main, [role=main]").getByRole("button").last();
  await check.click();
  await page.getByRole("alert").waitFor();
  await look("bill-unanswered");
  await page.getByRole("radio").first().click();
  await page.fill("#bill-from", "1/9/2026");
  await page.fill("#bill-to", "30/9/2026");
  for (const [name, amount] of [
    ["bill-differs", "83.20"],
    ["bill-rounded", "79.25"],
    ["bill-agrees", "£79.24"],
  ] as const) {
    await page.fill("#bill-amount", amount);
    await check.click();
    await page.getByRole("table").waitFor();
    await look(name);
  }
  await page.getByRole("radio").nth(1).click();
  await check.click();
  await page.getByRole("status").getByRole("link").waitFor();
  await look("bill-without-tariff");
}

async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}
