import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { addFile, addMeter } from "./add-meter.js";
import { desktop, openBrowser, openContext, phone } from "./browser.js";
import { october, octoberFile } from "./own-readings.js";
import { codeFor, mailsFor } from "./mailbox.js";
import {
  choose,
  goOn,
  inTheApp,
  proveByRecoveryCode,
  proveOnPage,
  registerOnPage,
  setUpAuthenticator,
  signInOn,
  type Person,
} from "./person.js";
import { nothingCollected, startProduct, type RunningProduct } from "./product.js";

let product: RunningProduct;
let browser: Browser;
let folder: string;
let page: Page;
let person: Person;

before(async () => {
  product = await startProduct(nothingCollected);
  browser = await openBrowser();
  page = await (await openContext(browser, product.url, { size: phone, scheme: "light" })).newPage();
  folder = mkdtempSync(join(tmpdir(), "halfhourly-account-"));
});

after(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("from nothing to the first chart: email code, password, authenticator, meter, consent, file", async () => {
  person = await registerOnPage(page, product.url, "ada@example.org");
  assert.equal(person.recoveryCodes.length, 10);
  const meterId = await addMeter(page, "20 0002 7391 990");
  const file = join(folder, "october.csv");
  writeFileSync(file, octoberFile());
  await addFile(page, meterId, file);
  await page.goto(`/usage?period=month&date=${october}-15&fuel=electricity&show=energy`);
  await page.getByRole("img").first().waitFor();
  assert.match((await page.getByRole("main").textContent()) ?? "", /October 2025/);
});

test("two devices: the new one is told by mail and both are listed; sign out everywhere ends both", async () => {
  const elsewhere = await openBrowser();
  const other = await (
    await openContext(elsewhere, product.url, { size: desktop, scheme: "dark" })
  ).newPage();
  await signInOn(other, person);
  const mails = await mailsFor(product.url, person.email);
  assert.ok(mails.some((mail) => /signed in/i.test(mail) && !/\b\d{6}\b/.test(mail)));
  await page.goto("/you/sessions");
  await page.getByRole("button", { name: "Sign out everywhere" }).waitFor();
  const { sessions } = (await (await page.request.get("/v1/sessions")).json()) as { sessions: unknown[] };
  assert.equal(sessions.length, 2);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  for (const one of [page, other]) assert.equal((await one.request.get("/v1/session")).status(), 401);
  await elsewhere.close();
});

test("a forgotten password: a stranger is told nothing, the mail alone opens nothing, and other devices are signed out", async () => {
  await signInOn(page, person);
  const elsewhere = await openBrowser();
  const other = await (
    await openContext(elsewhere, product.url, { size: desktop, scheme: "light" })
  ).newPage();
  const answers: string[] = [];
  for (const email of ["nobody@example.org", person.email]) {
    await other.goto("/v1/sign-in?lang=en&mode=recover&return=/");
    await other.fill("#email", email);
    await goOn(other);
    answers.push(((await other.locator("main").textContent()) ?? "").replace(email, "EMAIL"));
  }
  assert.equal(answers[0], answers[1]);
  await other.fill("#code", await codeFor(product.url, person.email));
  await goOn(other);
  await other.fill("#code", "000000");
  await goOn(other);
  assert.match((await other.locator("main").textContent()) ?? "", /not right/);
  await other.fill("#code", await person.authenticator.code());
  await goOn(other);
  person = { ...person, password: "river-pearl-tulip-9034" };
  await other.fill("#password", person.password);
  await goOn(other);
  await inTheApp(other);
  assert.equal((await other.request.get("/v1/session")).status(), 200);
  assert.equal((await page.request.get("/v1/session")).status(), 401);
  await elsewhere.close();
});

test("a lost telephone: a recovery code lets in once, a new app is set up, and the old app opens nothing", async () => {
  const lost = person;
  await page.goto("/v1/sign-in?lang=en&return=/");
  await proveByRecoveryCode(page, lost, 0);
  await choose(page, "lost");
  person = { ...lost, authenticator: await setUpAuthenticator(page) };
  await inTheApp(page);
  const mails = await mailsFor(product.url, person.email);
  assert.ok(mails.some((mail) => /recovery code was used/i.test(mail)));

  await page.context().clearCookies();
  await page.goto("/v1/sign-in?lang=en&return=/");
  await proveOnPage(page, lost);
  await page.getByRole("alert").getByText("That code is not right").waitFor();
  await choose(page, "recovery-code");
  await page.fill("#code", lost.recoveryCodes[0] ?? "");
  await goOn(page);
  await page.getByRole("alert").getByText("That is none of your recovery codes").waitFor();
  assert.equal((await page.request.get("/v1/session")).status(), 401);
  await choose(page, "app");
  await page.fill("#code", await person.authenticator.code());
  await goOn(page);
  await inTheApp(page);
});

test("neither password nor app at hand: the mail is not enough, the mail and a recovery code are", async () => {
  await page.context().clearCookies();
  const older = await codeFor(product.url, person.email);
  await page.goto("/v1/sign-in?lang=en&mode=recover&return=/");
  await page.fill("#email", person.email);
  await goOn(page);
  await page.fill("#code", await codeFor(product.url, person.email, older));
  await goOn(page);
  await page.getByRole("heading", { name: "Enter the code from your app" }).waitFor();
  assert.equal((await page.request.get("/v1/session")).status(), 401);
  await choose(page, "recovery-code");
  await page.fill("#code", person.recoveryCodes[1] ?? "");
  await goOn(page);
  person = { ...person, password: "cedar-olive-north-7750" };
  await page.fill("#password", person.password);
  await goOn(page);
  await choose(page, "still");
  await inTheApp(page);
  assert.equal((await page.request.get("/v1/session")).status(), 200);
});
