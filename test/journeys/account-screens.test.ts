import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { desktop, phone } from "./browser.js";
import { startFakeProduct } from "./fake-product.js";
import { faultless } from "./faultless.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(() => product.say("reset"));

test("a stranger is offered an account first, and a way in", () =>
  product.look(async (page) => {
    await product.say("out");
    await page.goto("/");
    const create = page.getByRole("link", { name: "Create an account" });
    assert.equal(await create.getAttribute("href"), "/v1/sign-in?lang=en&mode=register&return=%2F");
    const signIn = page.getByRole("link", { name: "Sign in" });
    assert.equal(await signIn.getAttribute("href"), "/v1/sign-in?lang=en&return=%2F");
    await faultless(page);
  }));

test("how one signs in is changed on the sign-in pages, and said on return", () =>
  product.look(async (page) => {
    await page.goto("/you/security");
    await page.getByText("sam@example.org").waitFor();
    const change = page.getByRole("link", { name: "Get new recovery codes" });
    assert.equal(
      await change.getAttribute("href"),
      "/v1/sign-in?lang=en&mode=step-up&action=recovery-codes&return=%2Fyou%2Fsecurity%3Fdone%3Drecovery-codes",
    );
    await change.click();
    await page.getByText("You have new recovery codes.").waitFor();
    await product.say("elsewhere");
    await page.goto("/you/security");
    const issuer = page.getByRole("link", { name: /^Go to the service you sign in with/ });
    // The service knows the address of the other organisation's page and leads there.
    assert.match(
      (await issuer.getAttribute("href")) ?? "",
      /^\/v1\/sign-in\?lang=en&mode=step-up&action=password/,
    );
    assert.equal(await page.getByRole("link", { name: "Change your password" }).count(), 0);
  }));

test("this device stands first; another is signed out by its name; everywhere ends this one too", () =>
  product.look(async (page) => {
    await page.goto("/you/sessions");
    const devices = page.getByRole("listitem").getByRole("heading", { level: 2 });
    await devices.first().waitFor();
    assert.deepEqual(await devices.allTextContents(), [
      "Firefox, Android",
      "Safari, iPhone",
      "Chrome, Windows",
    ]);
    await page.getByRole("button", { name: "Sign out: Safari, iPhone" }).click();
    await page.getByText("Safari, iPhone").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.getByRole("heading", { name: "See what you use, half hour by half hour" }).waitFor();
    assert.equal((await fetch(`${product.url}/v1/session`)).status, 401);
  }));

test("a case is opened with one answer, its code is read out, and it is closed", () =>
  product.look(async (page) => {
    await page.goto("/you/support");
    await page.getByRole("button", { name: "Open a case" }).click();
    await page.getByRole("alert").getByText("Choose what it is about").waitFor();
    await page.getByRole("radio", { name: "Readings" }).click();
    await page.getByRole("button", { name: "Open a case" }).click();
    await page.getByText("K7PM-3XQD", { exact: true }).waitFor();
    await faultless(page);
    await page.getByRole("button", { name: "Close the case now" }).click();
    await page.getByText("Closed (K7PM-3XQD)").waitFor();
    await page.getByRole("button", { name: "Open a case" }).waitFor();
  }));

test("staff pages are for staff: a household is told so", () =>
  product.look(async (page) => {
    await page.goto("/staff");
    await page.getByText("This page is for staff of this instance.").waitFor();
    assert.equal(await page.getByRole("textbox").count(), 0);
  }));

test("staff who open a household's page are led to theirs", () =>
  product.look(async (page) => {
    await product.say("support");
    await page.goto("/");
    await page.getByRole("heading", { name: "This page is for households" }).waitFor();
    await page.getByRole("link", { name: "Staff pages" }).click();
    await page.locator("#code").waitFor();
  }));

test("support sees what a case shows, and nothing by a wrong code", () =>
  product.look(async (page) => {
    await product.say("support");
    await page.goto("/staff");
    await page.locator("#code").fill("AAAA-AAAA");
    await page.getByRole("button", { name: "Show the account" }).click();
    await page.getByText("No open case has this code.").waitFor();
    await page.locator("#code").fill("k7pm-3xqd");
    await page.locator("#code").press("Enter");
    await page.getByRole("region", { name: "What this case shows" }).waitFor();
    assert.ok(!page.url().includes("K7PM"), "the code is not in the address");
    await faultless(page);
  }));

test("an administrator asks, may not allow their own, allows another's and sees the account", () =>
  product.look(
    async (page) => {
      await product.say("administrator");
      await product.say("old-sign-in");
      await page.goto("/staff");
      await page.locator("#accountId").fill("5b0d3c1e-8f1a-4a0b-9b7e-1f2f3a4b5c6d");
      await page.getByRole("radio", { name: "A security incident" }).click();
      await page.locator("#reference").fill("SEC-2026/14");
      await page.getByRole("button", { name: "Ask for access" }).click();
      await page.getByRole("link", { name: "Show that it is you" }).click();
      await page.getByText("Thank you, we know it is you.").waitFor();
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>("#reference")?.value === "SEC-2026/14",
      );
      await page.getByRole("button", { name: "Ask for access" }).click();
      await page.getByText("Another administrator has to allow it.").waitFor();
      const own = page.getByRole("region", { name: "SEC-2026/14" });
      await own.getByText("somebody else has to allow it").waitFor();
      assert.equal(await own.getByRole("button").count(), 0);
      await page.getByRole("button", { name: "Allow SEC-2026/1", exact: true }).click();
      await page.getByRole("button", { name: "Show the account of SEC-2026/1", exact: true }).click();
      await page.getByText("sam@example.org").waitFor();
      await faultless(page);
    },
    { size: desktop, scheme: "dark" },
  ));

test("without a second step there are no recovery codes to renew", () =>
  product.look(
    async (page) => {
      await product.say("no-second-step");
      await page.goto("/you/security");
      await page.getByRole("link", { name: "Add a second step with an authenticator app" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "Get new recovery codes" }).count(), 0);
      await faultless(page);
    },
    { size: phone, scheme: "dark" },
  ));
