import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { desktop } from "./browser.js";
import { startFakeProduct } from "./fake-product.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(() => product.say("reset"));

/** Stands in for the neutral site, which a test must not call. */
async function withoutTheWorld(page: Page): Promise<void> {
  await page.route(/^https:\/\//, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Sunny spells</h1>" }),
  );
}

const atWeather = (page: Page) => page.waitForURL("https://www.bbc.co.uk/weather");

async function leftNothing(page: Page): Promise<void> {
  await atWeather(page);
  await page.goBack({ waitUntil: "commit" }).catch(() => null);
  await page.goto(`${product.url}/usage`);
  await page.getByRole("heading", { name: "See what you use, half hour by half hour" }).waitFor();
  assert.equal((await fetch(`${product.url}/v1/session`)).status, 401);
  const held = await page.evaluate(() => ({
    account: localStorage.getItem("halfhourly.account"),
    leaving: localStorage.getItem("halfhourly.leaving"),
  }));
  assert.deepEqual(held, { account: null, leaving: null });
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(databases, []);
}

test("the button leaves for a neutral site in this page's place, signed out, with no copy left", () =>
  product.look(async (page) => {
    await withoutTheWorld(page);
    await page.goto("/");
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.goto("/usage?period=day");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const entries = await page.evaluate(() => history.length);
    await page.getByRole("button", { name: /^Leave quickly/ }).click();
    await atWeather(page);
    assert.equal(await page.evaluate(() => history.length), entries, "no entry was added");
    await leftNothing(page);
  }));

test("an answer that comes while they are leaving does not name them again", () =>
  product.look(async (page) => {
    let leftNow = () => {};
    const left = new Promise<void>((done) => (leftNow = done));
    let answered = () => {};
    const hasAnswered = new Promise<void>((done) => (answered = done));
    await page.goto("/");
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.route("**/v1/session", async (route) => {
      const answer = await route.fetch();
      await left;
      await route.fulfill({ response: answer });
      answered();
    });
    await page.route(/^https:\/\//, async (route) => {
      leftNow();
      await hasAnswered;
      // The page being left has this long to make something of it.
      await new Promise((later) => setTimeout(later, 300));
      await route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" });
    });
    await page.goto("/usage?period=day");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("button", { name: /^Leave quickly/ }).click();
    await atWeather(page);
    await page.unroute("**/v1/session");
    await leftNothing(page);
  }));

test("Escape three times leaves, also while something is being typed; twice does not", () =>
  product.look(
    async (page) => {
      await withoutTheWorld(page);
      await page.goto("/feedback");
      await page.locator("#message").fill("something private");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.keyboard.press("a");
      assert.equal(new URL(page.url()).pathname, "/feedback");
      for (let press = 0; press < 3; press++) await page.keyboard.press("Escape");
      await leftNothing(page);
    },
    { size: desktop, scheme: "light" },
  ));

test("where the service cannot be told, nobody is let in before it knows", () =>
  product.look(async (page) => {
    await withoutTheWorld(page);
    await page.goto("/");
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.route("**/v1/sign-out", (route) => route.abort());
    await page.getByRole("button", { name: /^Leave quickly/ }).click();
    await atWeather(page);
    assert.equal((await fetch(`${product.url}/v1/session`)).status, 200, "it was not told");
    await page.unroute("**/v1/sign-out");
    await leftNothing(page);
  }));

test("the safety page is open to all and has the way out", () =>
  product.look(async (page) => {
    await product.say("out");
    await withoutTheWorld(page);
    await page.goto("/");
    await page.getByRole("link", { name: /^Staying safe/ }).click();
    await page.getByRole("link", { name: "0808 2000 247" }).waitFor();
    await page.getByRole("button", { name: /^Leave quickly/ }).click();
    await atWeather(page);
  }));
