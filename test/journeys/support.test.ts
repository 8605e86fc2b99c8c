import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { desktop, openBrowser, openContext, phone } from "./browser.js";
import { registerOnPage, signInOn } from "./person.js";
import { nothingCollected, root, startProduct, type RunningProduct } from "./product.js";

const halfhourly = join(root, "apps", "cli", "bin", "halfhourly.mjs");

let product: RunningProduct;
const browsers: Browser[] = [];
before(async () => {
  product = await startProduct(nothingCollected);
});
after(async () => {
  for (const browser of browsers) await browser.close();
  await product?.stop();
});

/** A device of its own: the browser carried along ends with its first context. */
async function device(size: typeof phone): Promise<Page> {
  const browser = await openBrowser();
  browsers.push(browser);
  return (await openContext(browser, product.url, { size, scheme: "light" })).newPage();
}

function command(...args: string[]) {
  const env = { ...process.env, HALFHOURLY_DATA: product.dataFolder };
  return promisify(execFile)(process.execPath, [halfhourly, ...args], { env });
}

test("support sees a household's account only by its case, and the household reads and verifies that it did", async () => {
  const desk = await device(desktop);
  const sue = await registerOnPage(desk, product.url, "sue@example.org");
  const { stdout } = await command("role", "support", "--email", sue.email);
  assert.match(stdout, /of support now/);
  assert.equal((await desk.request.get("/v1/session")).status(), 401, "who was a household is signed out");
  await signInOn(desk, sue);
  assert.equal((await desk.request.get("/v1/meters")).status(), 403);

  const home = await device(phone);
  await registerOnPage(home, product.url, "hal@example.org");
  await home.goto("/you/support");
  await home.getByRole("radio", { name: "Signing in" }).click();
  await home.getByRole("button", { name: "Open a case" }).click();
  const code = (await home.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent())!;

  await desk.goto("/you");
  await desk.getByRole("link", { name: /^Staff pages/ }).click();
  await desk.locator("#code").fill(code.toLowerCase());
  await desk.locator("#code").press("Enter");
  const found = desk.getByRole("region", { name: "What this case shows" });
  await found.waitFor();
  const shown = (await found.textContent()) ?? "";
  assert.match(shown, /Second step\s*On/);
  assert.ok(!/hal|example\.org/.test(shown), shown);

  await home.goto("/you/uses");
  await home.getByText("Support looked at the account").waitFor();
  await home.getByRole("button", { name: "Check this list" }).click();
  await home.getByText("The list is whole").waitFor();

  await home.goto("/you/support");
  await home.getByRole("button", { name: "Close the case now" }).click();
  await home.getByRole("button", { name: "Open a case" }).waitFor();
  await desk.locator("#code").fill(code);
  await desk.locator("#code").press("Enter");
  await desk.getByText("No open case has this code.").waitFor();
});

test("the audit log of the running instance verifies from outside it", async () => {
  const { stdout } = await command("audit", "verify", "--json");
  const { verified, services } = JSON.parse(stdout) as {
    verified: boolean;
    services: readonly { service: string; verdict: { entries: number } }[];
  };
  assert.equal(verified, true, stdout);
  const ours = services.find(({ service }) => service === "consumer-api");
  assert.ok(ours !== undefined && ours.verdict.entries >= 3, stdout);
});

test("a household cannot be made staff while it has meters", async () => {
  const demonstration = product.accounts[0]!;
  const refused = await command("role", "administrator", "--email", demonstration.email).catch(
    (fault: { code: number; stderr: string }) => fault,
  );
  assert.ok("code" in refused);
  assert.equal(refused.code, 4);
  assert.match(refused.stderr, /has-meters/);
});
