import type { Page } from "playwright-core";
import { Authenticator } from "./authenticator.js";
import { codeFor } from "./mailbox.js";

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly authenticator: Authenticator;
  readonly recoveryCodes: readonly string[];
}

/** Presses the one button that goes on, and waits for the page that follows. */
export async function goOn(page: Page): Promise<void> {
  await toNextPage(page, () => page.locator("main button.action").click());
}

/** Does what leads to another page, and waits for that one. */
export async function toNextPage(page: Page, act: () => Promise<void>): Promise<void> {
  // Else the end of this page's own loading may be taken for the next one's, and its fields for that one's.
  await page.waitForLoadState("load");
  await Promise.all([page.waitForEvent("load"), act()]);
}

/** Presses the button that means this and goes to another page, such as `recovery-code`. */
export async function choose(page: Page, go: string): Promise<void> {
  await toNextPage(page, () => page.locator(`button[name=go][value=${go}]`).click());
}

/** Creates an account on the provider's pages, from the first screen on, and ends in the app. */
export async function registerOnPage(page: Page, url: string, email: string): Promise<Person> {
  const password = "amber-cedar-maple-4821";
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.fill("#email", email);
  await goOn(page);
  await page.fill("#code", await codeFor(url, email));
  await goOn(page);
  await page.fill("#password", password);
  await goOn(page);
  const authenticator = await setUpAuthenticator(page);
  const recoveryCodes = await page.locator("ul.codes li").allTextContents();
  await goOn(page);
  await inTheApp(page);
  return { email, password, authenticator, recoveryCodes };
}

/** Reads the typed key from the page, as somebody without a camera does, and proves it with a code. */
export async function setUpAuthenticator(page: Page): Promise<Authenticator> {
  const key = await page.locator(".key").textContent();
  const authenticator = new Authenticator(key ?? "");
  await page.fill("#code", await authenticator.code());
  await goOn(page);
  return authenticator;
}

/** Password, then a code of the authenticator: from a sign-in page that is open already. */
export async function proveOnPage(page: Page, { email, password, authenticator }: Person): Promise<void> {
  await page.fill("#email", email);
  await page.fill("#password", password);
  await goOn(page);
  await page.fill("#code", await authenticator.code());
  await goOn(page);
}

/** Password, then a recovery code and the page that asks whether the app is lost: for whoever has it not at hand. */
export async function proveByRecoveryCode(
  page: Page,
  { email, password, recoveryCodes }: Person,
  at: number,
): Promise<void> {
  await page.fill("#email", email);
  await page.fill("#password", password);
  await goOn(page);
  await choose(page, "recovery-code");
  await page.fill("#code", recoveryCodes[at] ?? "");
  await goOn(page);
}

export async function signInOn(page: Page, person: Person): Promise<void> {
  await page.goto("/v1/sign-in?lang=en&return=/");
  await proveOnPage(page, person);
  await inTheApp(page);
}

export async function inTheApp(page: Page): Promise<void> {
  await page.waitForURL((address) => !/^\/(oidc|v1)\//.test(address.pathname));
  await page.getByRole("heading", { level: 1 }).waitFor();
}
