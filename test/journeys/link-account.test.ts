import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { desktop } from "./browser.js";
import { startFakeProduct } from "./fake-product.js";
import { faultless } from "./faultless.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;
before(async () => {
  product = await startFakeProduct();
});
after(() => product?.stop());
beforeEach(async () => {
  await product.say("reset");
  await product.say("suppliers");
});

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).waitFor();
const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

async function toAccess(page: Page, supplier: string): Promise<void> {
  await page.goto("/you/meters/add");
  await page.getByRole("radio", { name: /^By your account/ }).click();
  await goOn(page);
  await page.getByRole("radio", { name: new RegExp(`^${supplier}`) }).click();
  await goOn(page);
  await page.getByLabel("Postcode").fill("cf10 1bh");
  await goOn(page);
  await heading(page, `Your account at ${supplier}`);
}

test("by a key: a wrong one is said and mended, the meters are chosen, nothing before the move, and they are on their way", () =>
  product.look(async (page) => {
    await toAccess(page, "Ynni Da");
    await page.getByRole("radio", { name: /^With an API key/ }).click();
    await page.getByLabel("Account number").fill("A-1234ABCD");
    await page.getByLabel("API key", { exact: true }).fill("a-wrong-one");
    await page.getByRole("button", { name: "Find my meters" }).click();
    await page.getByText(/did not take this API key/).waitFor();
    await faultless(page);
    await page.reload();
    await heading(page, "Your account at Ynni Da");
    assert.equal(
      await page.getByLabel("Account number").inputValue(),
      "A-1234ABCD",
      "what was typed is kept",
    );
    assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), "", "a key is not");

    await page.getByLabel("API key", { exact: true }).fill("key-of-nobody");
    await page.getByRole("button", { name: "Find my meters" }).click();
    await heading(page, "We found 4 meters");
    await page.getByText(/does not say whether it counts cubic metres/).waitFor();
    await goOn(page);
    await page.getByRole("link", { name: "Tick at least one meter" }).waitFor();
    await page.getByRole("checkbox", { name: /19 0000 0000 013/ }).focus();
    await page.keyboard.press("Space");
    await faultless(page);
    await goOn(page);
    await page.getByRole("radio", { name: /topping up/ }).click();
    await goOn(page);
    await page.getByText("Ynni Da says that you moved in on 03/05/2026.").waitFor();
    await page.getByRole("radio", { name: /or later$/ }).click();
    assert.equal(await page.getByLabel("The day you moved in").inputValue(), "03/05/2026");
    await goOn(page);
    await heading(page, "May we show you the readings of this meter?");
    await page.getByRole("button", { name: "Yes, show me my readings" }).click();
    await heading(page, "What happens now");
    await page.getByRole("progressbar").waitFor();
    await faultless(page);
    const heard = (text: string) =>
      page.getByRole("status").getByText(text, { exact: true }).first().waitFor();
    await heard("50% of the answers are in");
    await heard("19,012 half hours are in");
    await page.getByText("03/05/2026").waitFor();
    assert.equal((await product.meterIds()).length, 3);
  }));

test("a fourth meter is explained, and nothing is added by it", () =>
  product.look(async (page) => {
    await toAccess(page, "Golau");
    await page.getByRole("button", { name: "Sign in at Golau" }).click();
    await heading(page, "We found 4 meters");
    assert.equal(new URL(page.url()).hash, "", "the code is out of the address");
    await fetch(`${product.url}/v1/meters`, {
      method: "POST",
      body: JSON.stringify({ fuel: "gas", meterPoint: "3938424403 0", payment: "credit" }),
    });
    await page.reload();
    await page.getByText(/You have 3 meters here, the most/).waitFor();
    await page.getByRole("checkbox", { name: /19 0000 0000 013/ }).click();
    await goOn(page);
    await page.getByRole("link", { name: /there is room for 0 more/ }).waitFor();
    await faultless(page);
    assert.equal((await product.meterIds()).length, 3);
  }));

test("a no at the supplier's page, a postcode that differs and a silent supplier each say what to do", () =>
  product.look(async (page) => {
    await page.goto("/collect/return#state=state-of-the-sign-in-1&error=access_denied");
    await heading(page, "Nothing was linked");
    await faultless(page);
    for (const [postcode, said] of [
      ["ZZ1 1ZZ", /This is not the postcode that Ynni Da has/],
      ["ZZ9 9ZZ", /did not answer within 10 seconds/],
    ] as const) {
      await toAccess(page, "Ynni Da");
      await page.goto("/you/meters/link?step=postcode");
      await page.getByLabel("Postcode").fill(postcode);
      await goOn(page);
      await page.getByRole("radio", { name: /^With an API key/ }).click();
      await page.getByLabel("Account number").fill("A-1234ABCD");
      await page.getByLabel("API key", { exact: true }).fill("key-of-nobody");
      await page.getByRole("button", { name: "Find my meters" }).click();
      await page.getByText(said).waitFor();
      await page.getByRole("link", { name: "Add a meter by its number instead" }).waitFor();
    }
  }));

test("where the supplier shuts us out, the way back in leads to the same meter, and a person's look can be waited for", () =>
  product.look(
    async (page) => {
      await product.say("collected-access-ended");
      await page.goto("/you/meters/m-el/collect");
      await page.getByText(/does not let us in any more/).waitFor();
      await page.getByText("What this home can have").waitFor();
      await faultless(page);
      await page.getByRole("button", { name: "Let its readings come from somewhere else" }).click();
      await page.getByText(/What is here stays, and goes on without a break/).waitFor();
      await page.getByRole("link", { name: /^By your account at Drych/ }).click();
      await page.getByLabel("Postcode").fill("CF10 1BH");
      await goOn(page);
      await page.getByLabel("Meter point number").fill("20 0002 7391 990");
      await page.getByRole("button", { name: "Find my meters" }).click();
      await heading(page, "We found 4 meters");
      assert.equal(
        await page.getByRole("checkbox", { name: /20 0002 7391 990/ }).getAttribute("aria-checked"),
        "true",
        "whoever came for one meter has chosen it",
      );
      await goOn(page);
      await page.getByRole("radio", { name: /^Before/ }).click();
      await goOn(page);
      await page.getByRole("button", { name: "Collect my readings" }).click();
      await heading(page, "A person looks at your papers");
      await page.getByText("R-7K3M").waitFor();
      await faultless(page);
    },
    { size: desktop, scheme: "dark" },
  ));

test("a prepayment meter's page says what is left, its age, the top-ups, and the power now with its dot in words", () =>
  product.look(async (page) => {
    await product.say("collected-access-ended");
    await product.say("prepaid");
    await page.goto("/");
    await heading(page, "Electricity");
    await page.getByText("Left on the meter").waitFor();
    await faultless(page);
    await page.getByRole("link", { name: "Top-ups and emergency credit" }).click();
    await heading(page, "Your meter");
    await page.getByText("£12.34").waitFor();
    await page.getByText("£20.00 on 20/11/2026").waitFor();
    await page.getByText(/1,240\sW/).waitFor();
    await page.getByText(/^Measured 12 seconds ago\. Live/).waitFor();
    await faultless(page);
  }));
