import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { startFakeProduct } from "./fake-product.js";
import { faultless } from "./faultless.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(() => product.say("reset"));

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

interface HeldConsent {
  readonly meterId: string;
  readonly state: string;
  readonly renewSoon: boolean;
}

async function consents(): Promise<readonly HeldConsent[]> {
  const answer = (await (await fetch(`${product.url}/v1/consents`)).json()) as {
    consents: HeldConsent[];
  };
  return answer.consents;
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("a stop is read, answered, followed to its end, and its certificate saved", async () => {
  await product.look(async (page) => {
    await page.goto("/you/consents");
    await page.getByRole("link", { name: "Stop: Seeing your readings, Gas" }).click();
    await heading(page, "Stop “Seeing your readings”?");
    await page.getByText("This is the last thing you allow for this meter").waitFor();
    await button(page, "Yes, stop it").click();
    await heading(page, "Stopped");
    await page.getByText("All 5 places have deleted their part.").waitFor();
    await faultless(page);
    const certificate = await saved(page, () => button(page, /^Save the certificate/).click());
    assert.match(certificate.name, /^halfhourly-erasure-certificate-\d{4}-\d{2}-\d{2}\.json$/);
    assert.equal(JSON.parse(certificate.text).kind, "erasure-certificate");
    await page.reload();
    await heading(page, "Stopped");
    await page.getByRole("link", { name: "See all that you allow" }).click();
    await page.getByText("You have said yes to 2 of 8 uses").waitFor();
  });
});

test("keeping and saying no send nothing; a yes has its receipt", async () => {
  await product.look(async (page) => {
    await page.goto("/you/consents/m-gas/research");
    const asBefore = JSON.stringify(await consents());
    await button(page, "No, not now").click();
    await heading(page, "Nothing has changed");
    assert.equal(JSON.stringify(await consents()), asBefore);

    await page.goto("/you/consents/m-gas/research");
    await button(page, "Yes, for research").click();
    await heading(page, "You said yes");
    const receipt = await saved(page, () => button(page, /^Save the receipt/).click());
    assert.match(receipt.name, /^halfhourly-receipt-gas-research-/);
  });
});

test("an address alone claims nothing", async () => {
  await product.look(async (page) => {
    await page.goto("/you/consents/m-gas/research?said=yes");
    await heading(page, "May researchers use your readings?");
  });
});

test("the yearly question has three answers and none chosen; a yes renews what was agreed to", async () => {
  await product.say("renew");
  await product.look(async (page) => {
    await page.goto("/you/consents");
    await page.getByRole("link", { name: "Answer", exact: true }).click();
    await heading(page, "Do you still live here?");
    assert.equal(await page.locator("[role=radio][aria-checked=true]").count(), 0);
    await button(page, "Continue").click();
    await page.getByRole("alert").getByText("Choose one answer").waitFor();
    await faultless(page);
    await page.getByRole("radio", { name: "Yes, renew all of these for a year" }).click();
    await button(page, "Continue").click();
    await page.getByText("3 answers are good for another year.").waitFor();
    assert.ok((await consents()).every(({ renewSoon }) => !renewSoon));
  });
});

test("moving out: a day that has not come is refused, then everything for the meter ends", async () => {
  await product.look(async (page) => {
    await page.goto("/you/meters/m-el/moved-out");
    await page.getByLabel("The day you moved out").fill("31/12/2090");
    await button(page, "I moved out: end it").click();
    await page.getByRole("alert").getByText("This day has not come yet").waitFor();
    await faultless(page);
    await page.getByLabel("The day you moved out").fill("20/11/2026");
    await button(page, "I moved out: end it").click();
    await heading(page, "Your old home is closed");
    const own = (await consents()).filter(({ meterId }) => meterId === "m-el");
    assert.ok(own.every(({ state }) => state !== "granted"));
  });
});

test("somebody else wants the meter: the household says that it still lives there", async () => {
  await product.say("tenancy");
  await product.look(async (page) => {
    await page.goto("/you/consents");
    await heading(page, "Somebody else wants to add your meter");
    await faultless(page);
    await button(page, "Yes, I still live there").click();
    await page.getByText("Somebody else wants to add your meter").waitFor({ state: "detached" });
  });
});

test("the list of uses is checked on this device; one changed byte is found and named", async () => {
  await product.look(async (page) => {
    await page.goto("/you/uses");
    await page.getByText("Nobody but you has used your data since 2 November 2026.").waitFor();
    await button(page, "Check this list").click();
    await page.getByText("6 lines were worked out again on this device.").waitFor();
    await faultless(page);
    await product.say("changed-uses");
    await page.reload();
    await button(page, "Check this list").click();
    await page.getByText("Line 3 in the book of “consent” was changed").waitFor();
    await faultless(page);
    const list = await saved(page, () => button(page, "Save the list").click());
    assert.equal(JSON.parse(list.text).chains.length, 2);
    await product.say("staff-uses");
    await page.reload();
    await page.getByText("Somebody other than you has used your data 1 time").waitFor();
  });
});

test("a copy of the data is made and fetched once", async () => {
  await product.look(async (page) => {
    await page.goto("/you/export");
    await button(page, "Make my copy").click();
    await heading(page, "Your copy is ready");
    await page.getByText("55,486 half hours").waitFor();
    await faultless(page);
    const copy = await saved(page, () => button(page, "Fetch the file").click());
    assert.match(copy.name, /^halfhourly-\d{4}-\d{2}-\d{2}\.zip$/);
    await heading(page, "You have fetched your copy");
  });
});

test("an account is deleted after a fresh sign-in; its key opens the certificate when nobody can sign in any more", async () => {
  await product.say("old-sign-in");
  await product.look(async (page) => {
    await page.goto("/you/delete");
    await page.getByRole("link", { name: "Go on to delete" }).click();
    await button(page, "Yes, delete everything").click();
    await page.getByRole("link", { name: "Show that it is you" }).click();
    await button(page, "Yes, delete everything").click();
    await heading(page, "Your account is closed");
    await heading(page, "Write this key down");
    await faultless(page);
    const key = (await page.getByText(/^[A-Za-z0-9]{43}$/).textContent()) ?? "";
    await page.getByText("All 5 places have deleted their part.").waitFor();

    await page.reload();
    await heading(page, "Follow a deletion");
    assert.equal(await page.getByText(key).count(), 0, "the key is shown once");
    await page.getByLabel("Your key").fill("not-the-key");
    await button(page, "Show").click();
    await page.getByRole("alert").getByText("No deletion belongs to this key.").waitFor();
    await page.getByLabel("Your key").fill(key);
    await button(page, "Show").click();
    const certificate = await saved(page, () => button(page, /^Save the certificate/).click());
    assert.equal(JSON.parse(certificate.text).kind, "erasure-certificate");
  });
});

test("offline, a page of which nothing is kept on the device says so", async () => {
  await product.look(async (page) => {
    await page.goto("/you");
    await page.getByRole("link", { name: /^What you allow/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole("link", { name: /^What you allow/ }).click();
    await heading(page, "You are offline");
    await faultless(page);
  });
});
