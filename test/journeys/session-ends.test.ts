import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { addMeter } from "./add-meter.js";
import { openBrowser, openContext, phone } from "./browser.js";
import { ageProof, endSessions } from "./old-session.js";
import { octoberFile } from "./own-readings.js";
import {
  choose,
  goOn,
  inTheApp,
  proveByRecoveryCode,
  proveOnPage,
  registerOnPage,
  signInOn,
  type Person,
} from "./person.js";
import { nothingCollected, startProduct, type RunningProduct } from "./product.js";

const MPAN = "20 0002 7391 990";
const WORDS = "My sister has the key of the back door.";

let product: RunningProduct;
let browser: Browser;
let page: Page;
let ada: Person;
let meterId: string;

before(async () => {
  product = await startProduct(nothingCollected);
  browser = await openBrowser();
  page = await (await openContext(browser, product.url, { size: phone, scheme: "light" })).newPage();
  ada = await registerOnPage(page, product.url, "ada@example.org");
  meterId = await addMeter(page, MPAN);
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test("a session ends while somebody types: their words are off the screen, and there again once they are back", async () => {
  await typeWhileTheSessionEnds();
  await page.getByRole("link", { name: "Sign in" }).click();
  await proveOnPage(page, ada);
  await page.waitForURL((address) => address.pathname === "/feedback");
  await page.waitForFunction((words) => document.querySelector("textarea")?.value === words, WORDS);
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("#message").waitFor({ state: "detached" });
  await page.goto("/feedback");
  await page.locator("#message").waitFor();
  assert.equal(await page.locator("#message").inputValue(), "", "what was sent is kept no longer");
});

test("somebody else signs in where a session ended: they see nothing of the person before, not for a moment", async () => {
  const seen = await watchFor(page, [WORDS, MPAN, MPAN.replaceAll(" ", "")]);
  await page.goto("/you/meters");
  await page.getByText(MPAN).first().waitFor();
  await typeWhileTheSessionEnds();
  assert.ok(seen.some((word) => word.includes(MPAN)) && seen.some((word) => word.includes(WORDS)));
  seen.length = 0;
  await page.getByRole("link", { name: "Sign in" }).click();
  const [other] = product.accounts;
  await page.fill("#email", other!.email);
  await page.fill("#password", other!.password);
  await goOn(page);
  await page.locator("#message").waitFor();
  const { accountId } = await (await page.request.get("/v1/session")).json();
  await page.waitForFunction((id) => localStorage.getItem("halfhourly.account") === id, accountId);
  assert.equal(await page.locator("#message").inputValue(), "");
  for (const path of ["/", "/you/meters", "/usage"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  }
  assert.deepEqual(seen, []);
  assert.deepEqual(await accountsWithCopies(page), [accountId]);
});

test("an old sign-in: a consent is answered only after showing again who it is, and back on the same page", async () => {
  await signInOn(page, ada);
  await ageProof(product, page.request);
  const question = `/you/consents/${meterId}/research`;
  await page.goto(question);
  await page.getByRole("button", { name: "Yes, for research" }).click();
  await page.getByRole("link", { name: "Show that it is you" }).click();
  await proveOnPage(page, ada);
  await page.getByText("Thank you, we know it is you.").waitFor();
  assert.equal(new URL(page.url()).pathname, question);
  assert.equal(await stateOf("research"), "none", "nothing is sent by itself");
  await page.getByRole("button", { name: "Yes, for research" }).click();
  await page.getByRole("heading", { name: "You said yes" }).waitFor();
  assert.equal(await stateOf("research"), "granted");
});

test("two tabs: what one tab stops, the other is refused kindly", async () => {
  const other = await page.context().newPage();
  await other.goto(`/you/meters/${meterId}/file`);
  await other.getByRole("button", { name: /^Choose/ }).waitFor();
  await page.goto(`/you/consents/${meterId}/viewing`);
  await page.getByRole("button", { name: "Yes, stop it" }).click();
  await page.getByRole("heading", { name: "Stopped" }).waitFor();
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-tabs-"));
  const file = join(folder, "october.csv");
  writeFileSync(file, octoberFile());
  await other.locator("input[type=file]").setInputFiles(file);
  await other.getByText("Your consent for this meter has ended").waitFor();
  rmSync(folder, { recursive: true });
  await other.close();
});

test("two tabs: signing out in one takes the household off the other's screen at once", async () => {
  const other = await page.context().newPage();
  await other.goto("/you/security");
  await other.getByText(ada.email).waitFor();
  await page.goto("/you");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await other.getByText(ada.email).waitFor({ state: "detached" });
  await other.getByRole("link", { name: "Create an account" }).waitFor();
  assert.deepEqual(await accountsWithCopies(other), []);
  await other.close();
});

test("an old sign-in: an account is deleted only after showing again who it is, and nobody can sign in to it again", async () => {
  await page.goto("/v1/sign-in?lang=en&return=/");
  await proveByRecoveryCode(page, ada, 0);
  await choose(page, "still");
  await inTheApp(page);
  await ageProof(product, page.request);
  await page.goto("/you/delete?step=sure");
  await page.getByRole("button", { name: "Yes, delete everything" }).click();
  await page.getByRole("link", { name: "Show that it is you" }).click();
  await proveByRecoveryCode(page, ada, 1);
  await choose(page, "still");
  await page.getByText("Thank you, we know it is you.").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("step"), "sure");
  assert.equal((await page.request.get("/v1/session")).status(), 200, "nothing is deleted by itself");
  await page.getByRole("button", { name: "Yes, delete everything" }).click();
  await page.getByRole("heading", { name: "Your account is closed" }).waitFor();
  assert.equal((await page.request.get("/v1/session")).status(), 401);
  await untilForgotten();
});

async function typeWhileTheSessionEnds(): Promise<void> {
  await page.goto("/feedback");
  await page.locator("#message").fill(WORDS);
  await endSessions(product, page.request);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("heading", { name: "You have been signed out" }).waitFor();
  assert.equal(await page.locator("textarea").count(), 0);
}

/**
 * The sign-in provider forgets the person with the account, in the background: until then it may know this browser, or the
 * password. In the end neither is known.
 */
async function untilForgotten(): Promise<void> {
  const refused = page.getByRole("alert").getByText("The email address or the password is not right");
  const giveUpAtMs = Date.now() + 60_000;
  for (;;) {
    await page.goto("/v1/sign-in?lang=en&return=/");
    if ((await page.locator("#email").count()) > 0) {
      await page.fill("#email", ada.email);
      await page.fill("#password", ada.password);
      await goOn(page);
      if (await refused.isVisible()) return;
    }
    assert.ok(Date.now() < giveUpAtMs, "the person is not forgotten");
    await page.waitForTimeout(1_000);
  }
}

async function stateOf(purpose: string): Promise<string | undefined> {
  const { consents } = (await (await page.request.get("/v1/consents")).json()) as {
    consents: { meterId: string; purpose: string; state: string }[];
  };
  return consents.find((one) => one.meterId === meterId && one.purpose === purpose)?.state;
}

/** Fills up with what of these words is on the screen or in a field at any time from the next page on. */
async function watchFor(watched: Page, words: readonly string[]): Promise<string[]> {
  const seen: string[] = [];
  const mark = "on the screen: ";
  watched.on("console", (message) => {
    if (message.text().startsWith(mark)) seen.push(message.text());
  });
  // No function here has a name: the transpiler marks names by a function of its own, which the page does not have.
  await watched.addInitScript(
    ({ looked, said }) => {
      setInterval(() => {
        const fields = [...document.querySelectorAll<HTMLInputElement>("textarea, input")];
        const shown = [document.body?.innerText ?? "", ...fields.map(({ value }) => value)].join(" ");
        for (const word of looked) if (shown.includes(word)) console.log(said + word);
      }, 5);
    },
    { looked: words, said: mark },
  );
  return seen;
}

/** Whose copies lie on this device: one key an account. */
function accountsWithCopies(of: Page): Promise<unknown[]> {
  return of.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === "halfhourly-sealed")) return [];
    const opening = indexedDB.open("halfhourly-sealed");
    await new Promise((settle) => opening.addEventListener("success", settle));
    const asking = opening.result.transaction("keys").objectStore("keys").getAllKeys();
    await new Promise((settle) => asking.addEventListener("success", settle));
    opening.result.close();
    return asking.result;
  });
}
