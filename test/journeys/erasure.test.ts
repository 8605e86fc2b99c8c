import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { APIRequestContext, Browser, Page } from "playwright-core";
import { addFile, addMeter } from "./add-meter.js";
import { openBrowser, openContext, phone } from "./browser.js";
import { octoberFile } from "./own-readings.js";
import { registerOnPage } from "./person.js";
import { ended, root, startProduct, type RunningProduct } from "./product.js";

let product: RunningProduct;
let browser: Browser;
let folder: string;
let page: Page;
let meterId: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "halfhourly-erasure-"));
  product = await startProduct({ dataFolder: join(folder, "data") });
  browser = await openBrowser();
  page = await (await openContext(browser, product.url, { size: phone, scheme: "light" })).newPage();
  await registerOnPage(page, product.url, "ada@example.org");
  meterId = await addMeter(page, "20 0002 7391 990");
  writeFileSync(join(folder, "october.csv"), octoberFile());
  await addFile(page, meterId, join(folder, "october.csv"));
});

after(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a yes taken back, and the process killed at once: collection has stopped, the rest is erased, the certificate verifies", async () => {
  const api = page.request;
  const readings = `/v1/meters/${meterId}/readings?from=2025-10-01&to=2025-10-31`;
  assert.equal((await json(api.get(at(readings)))).readings, 1_490);
  const { consents } = await json(api.get(at("/v1/consents")));
  const granted = consents.find(({ state }) => state === "granted")!;
  const receipt = await json(api.get(at(`/v1/consents/${granted.consentId}/receipt`)));
  assert.match(verified(receipt), /as it was signed/);
  const changed = `${receipt.signed.slice(0, 400)}${receipt.signed[400] === "A" ? "B" : "A"}${receipt.signed.slice(401)}`;
  assert.throws(() => verified({ ...receipt, signed: changed }), /signature-wrong/);

  const { purpose, noticeVersion } = granted;
  const answer = { meterId, purpose, granted: false, noticeVersion };
  const headers = { origin: product.url };
  const { erasureCase } = await json(api.put(at("/v1/consents"), { headers, data: answer }));
  await ended(product.process, "SIGKILL");
  product = await startProduct({ dataFolder: join(folder, "data") });

  const file = { "content-type": "application/octet-stream", origin: product.url };
  const refused = await api.post(at(`/v1/meters/${meterId}/imports`), { headers: file, data: "a,b\n" });
  assert.equal(JSON.parse(await refused.text()).code, "consent-required");
  await until(
    async () => (await json(api.get(at(`/v1/erasure-cases/${erasureCase.id}`)))).state === "closed",
  );
  const certificate = await json(api.get(at(`/v1/erasure-cases/${erasureCase.id}/certificate`)));
  assert.match(verified(certificate), /as it was signed/);
  assert.equal((await api.get(at(readings))).status(), 403);
});

test("an account that is deleted is signed out at once, and its certificate is had by the key that was shown", async () => {
  const api = page.request;
  const closing = await json(api.delete(at("/v1/account"), { headers: { origin: product.url } }));
  assert.equal((await api.get(at("/v1/session"))).status(), 401);
  const headers = { "x-certificate-key": closing.certificateKey };
  const state = () => json(api.get(at("/v1/erasure-certificates"), { headers }));
  await until(async () => (await state()).case.state === "closed");
  assert.match(verified((await state()).certificate), /as it was signed/);
});

const at = (path: string): string => product.url + path;

/** What this test reads of the service's answers. */
interface Answer {
  readonly readings: number;
  readonly consents: readonly { consentId: string; purpose: string; state: string; noticeVersion: string }[];
  readonly signed: string;
  readonly erasureCase: { readonly id: string };
  readonly state: string;
  readonly certificateKey: string;
  readonly case: { readonly state: string };
  readonly certificate: object;
}

async function json(answering: ReturnType<APIRequestContext["get"]>): Promise<Answer> {
  const answer = await answering;
  assert.ok(answer.ok(), `${answer.url().replace(/\?.*/, "")} ${answer.status()}`);
  const body: Answer = JSON.parse(await answer.text());
  return body;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await new Promise((settle) => setTimeout(settle, 300));
  }
  assert.fail("it did not come about in 30 s");
}

/** What the command line says of a signed document, offline. Throws with what it says on the terminal. */
function verified(document: unknown): string {
  const path = join(folder, "signed.json");
  writeFileSync(path, JSON.stringify(document));
  const args = ["apps/cli/bin/halfhourly.mjs", "receipt", "verify", path];
  return execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
}
