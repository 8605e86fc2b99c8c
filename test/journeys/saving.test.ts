import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { desktop, phone } from "./browser.js";
import { startFakeProduct } from "./fake-product.js";
import { faultless } from "./faultless.js";
import { lookOver } from "./look-over.js";
import { walkSavingScreens } from "./saving-screens.js";
import { chooseLanguage } from "./screens.js";
import { views } from "./views.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(() => product.say("reset"));

for (const looked of views)
  test(`every screen of saving, ${looked.name}, ${looked.language}: axe finds nothing, nothing is cut off, no other language`, async () => {
    const faults: string[] = [];
    const seen: string[] = [];
    await product.look(async (page) => {
      page.on("pageerror", (fault) => faults.push(`page error: ${String(fault).slice(0, 200)}`));
      await chooseLanguage(page, looked.language);
      await walkSavingScreens({
        page,
        say: product.say,
        look: async (name) => {
          seen.push(name);
          faults.push(...(await lookOver(page, name, looked.language)));
        },
      });
    }, looked);
    assert.deepEqual(faults, []);
    assert.ok(seen.length > 18);
  });

test("the comparison says first what it found; today's stands at its place; a search finds by / and by name", () =>
  product.look(
    async (page) => {
      await page.goto("/save");
      await page.getByRole("link", { name: /^Compare tariffs/ }).click();
      await page
        .getByText(
          "On your own half hours, the cheapest of 143 tariffs would cost about £1,090 a year, £64 less than today’s.",
        )
        .waitFor();
      const rows = page.getByRole("list", { name: "Every tariff" }).getByRole("listitem");
      assert.equal(await rows.count(), 10);
      await page.getByRole("button", { name: "Show 20 more" }).click();
      const today = page.getByRole("listitem").filter({ hasText: "What you pay today" });
      await today.waitFor();
      const amounts = (await rows.allTextContents()).map((text) =>
        Number(/£([\d,]+)(?:\.\d+)? a year/.exec(text)?.[1]?.replace(",", "")),
      );
      assert.deepEqual(
        amounts,
        [...amounts].sort((a, b) => a - b),
      );
      assert.equal(amounts.length, 31);
      await page.keyboard.press("/");
      await page.keyboard.type("mossgill night");
      await page.getByText(/^\d+ tariffs of 143 have this in their name\.$/).waitFor();
      for (const text of await rows.filter({ hasNotText: "What you pay today" }).allTextContents())
        assert.match(text, /Mossgill/);
    },
    { size: desktop, scheme: "light" },
  ));

test("the chart, its table and the list say the same", () =>
  product.look(async (page) => {
    await page.goto("/save/compare");
    const chart = page.getByRole("img", {
      name: /^The 10 cheapest tariffs cost from £1,090 to £1,146 a year/,
    });
    await chart.waitFor();
    await page.getByRole("button", { name: "The chart as a table" }).click();
    const cells = await page.getByRole("table").getByRole("row").allTextContents();
    assert.equal(cells.length, 12);
    assert.match(cells[1] ?? "", /£1,090£64 less/);
    assert.match(cells.at(-1) ?? "", /Night Saver£1,154Today’s/);
    const first = page.getByRole("list", { name: "Every tariff" }).getByRole("listitem").first();
    assert.match((await first.textContent()) ?? "", /£1,090 a year£64 less than today’s/);
  }));

test("scope and order are in the address, and only scopes that there are can be chosen", () =>
  product.look(async (page) => {
    await page.goto("/save/compare");
    await page.getByRole("radio", { name: "Green share" }).click();
    await page.waitForURL(/order=green/);
    assert.equal(await page.getByRole("radio", { name: "Gas", exact: true }).count(), 0);
    await product.say("compare-both");
    await page.reload();
    await page.getByRole("radio", { name: "Gas", exact: true }).click();
    await page.waitForURL(/scope=gas/);
    await page.getByText(/the cheapest of 38 tariffs would cost about £578 a year/).waitFor();
  }));

test("consent is asked for where it is needed, with a fresh sign-in, and the comparison comes by itself", () =>
  product.look(async (page) => {
    await product.say("compare-unasked");
    await product.say("old-sign-in");
    await page.goto("/save/compare");
    const yes = page.getByRole("button", { name: "Yes, compare tariffs" });
    await yes.click();
    await page.getByRole("link", { name: "Show that it is you" }).click();
    await page.getByText("Thank you, we know it is you.").waitFor();
    await yes.click();
    await page.getByText(/the cheapest of 143 tariffs/).waitFor();
    await page.getByText("Your gas is not in this.").waitFor();
    await faultless(page);
  }));

test("a no costs nothing and leads back", () =>
  product.look(async (page) => {
    await product.say("compare-unasked");
    await page.goto("/save/compare");
    await page.getByRole("button", { name: "No, not now" }).click();
    await page.getByRole("heading", { name: "Save", level: 1 }).waitFor();
  }));

test("one tariff's whole year adds up, and is saved as CSV", () =>
  product.look(
    async (page) => {
      await product.say("compare-both");
      await page.goto("/save/compare?scope=gas");
      await page.getByRole("list", { name: "Every tariff" }).getByRole("link").first().click();
      await page.getByRole("heading", { name: "How this year is worked out" }).waitFor();
      await page.getByText(/^On your own half hours this tariff would cost £578\.00 a year/).waitFor();
      await page.getByText("Its supplier is invented, for the demonstration").waitFor();
      const months = page.getByRole("table", { name: "Month by month" }).getByRole("row");
      assert.equal(await months.count(), 1 + 13 + 1);
      await page.getByRole("button", { name: /^January 2026/ }).click();
      const lines = await page
        .getByRole("table", { name: "January 2026" })
        .getByRole("row")
        .allTextContents();
      assert.match(lines[1] ?? "", /^All hours88\.05024\.501£2\.16$/);
      assert.match(lines[2] ?? "", /^Standing charge, 30 days at 57\.19p£17\.16$/);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save as CSV" }).click(),
      ]);
      assert.equal(file.suggestedFilename(), "halfhourly-tariff.csv");
    },
    { size: desktop, scheme: "dark" },
  ));

test("offline the comparison is a copy that says its age", () =>
  product.look(async (page) => {
    await page.goto("/save/compare");
    await page.getByText(/the cheapest of 143 tariffs/).waitFor();
    // The sealed copy is written behind; the service worker must have the page.
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === "activated",
    );
    await page.reload();
    await page.getByText(/the cheapest of 143 tariffs/).waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/^You are offline\. This is the copy from \d\d:\d\d/).waitFor();
    await page.getByText(/the cheapest of 143 tariffs/).waitFor();
  }));

test("moving some evening use: the answer follows the choice", () =>
  product.look(async (page) => {
    await page.goto("/save/what-if");
    await page.getByText(/^As you use it now, the cheapest tariff would cost about £1,090 a year/).waitFor();
    await page.getByRole("radio", { name: "50%" }).click();
    await page.getByText(/^With 50% of it moved, .* £67 less than the cheapest/).waitFor();
    await page.getByText("On today’s tariff it would save you £45 a year.").waitFor();
    assert.match(page.url(), /move=50/);
  }));

test("a bill: faults are told together, what was typed stays, and the answer goes with what it is about", () =>
  product.look(
    async (page) => {
      await page.goto("/save/bill");
      await page.fill("#bill-amount", "eighty");
      await page.getByRole("button", { name: "Check this bill" }).click();
      const summary = page.getByRole("alert");
      assert.equal(await summary.getByRole("link").count(), 4);
      await page.getByRole("radio", { name: /^Electricity/ }).click();
      await page.fill("#bill-from", "1/9/26");
      await page.fill("#bill-to", "30/9/26");
      await page.fill("#bill-amount", "83.20");
      await page.reload();
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>("#bill-amount")?.value === "83.20",
      );
      await page.getByRole("button", { name: "Check this bill" }).click();
      await page
        .getByText("Your bill says £83.20. Your own half hours come to £79.24: the bill is £3.96 more.")
        .waitFor();
      await page.getByText("This is the likeliest reason. The bill has one day more").waitFor();
      await faultless(page);
      await page.fill("#bill-amount", "79.24");
      assert.equal(await page.getByRole("table").count(), 0);
      await page.locator("#bill-amount").press("Enter");
      await page.getByText("Your bill agrees with your own half hours, to the penny: £79.24.").waitFor();
    },
    { size: phone, scheme: "dark" },
  ));

test("nothing is wider than a screen of 320 px", () =>
  product.look(
    async (page) => {
      const faults: string[] = [];
      await walkSavingScreens({
        page,
        say: product.say,
        look: async (screen) => {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) faults.push(`${screen}: ${over} px`);
        },
      });
      assert.deepEqual(faults, []);
    },
    { size: { width: 320, height: 800 }, scheme: "light" },
  ));
