import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { codeFor } from "./mailbox.js";
import { choose, goOn, inTheApp, setUpAuthenticator } from "./person.js";
import type { DemonstrationAccount } from "./product.js";

export type Language = "en" | "cy";

export interface Walk {
  readonly page: Page;
  /** The product's own address. */
  readonly url: string;
  readonly language: Language;
  /** A demonstration home: its page says that nobody changes it. */
  readonly demonstration: DemonstrationAccount;
  /** Called on each page once it is there. */
  look(name: string): Promise<void>;
}

/**
 * Shows every page of the sign-in provider, with what it says of mistakes, in the order in which a person meets them. The
 * app's codes work once each, so the pages after the first are reached by recovery codes: nothing here has to wait.
 */
export async function walkProviderPages(walk: Walk): Promise<void> {
  // Long and without a hyphen: an address like this must not push the page wider than a telephone.
  const email = `${randomUUID().replaceAll("-", "")}ofalongname@example.org`;
  const recoveryCodes = await register(walk, email);
  await signInWithRecoveryCode(walk, email, recoveryCodes[0] ?? "");
  await changeEmail(walk, email, recoveryCodes[1] ?? "");
  await recover(walk, email);
  await demonstrationIsLeftAlone(walk);
  await dead(walk);
  await walk.page.goto("/mailbox");
  await walk.look("mailbox");
}

const password = "amber-cedar-maple-4821";

async function register({ page, url, language, look }: Walk, email: string): Promise<string[]> {
  await begin(page, language, "mode=register");
  await look("register-email");
  await mistake(page, look, "register-email-wrong", "not an address");
  await page.fill("#email", email);
  await goOn(page);
  await look("email-code");
  await mistake(page, look, "email-code-wrong", "12");
  await page.fill("#code", await codeFor(url, email));
  await goOn(page);
  await look("new-password");
  await mistake(page, look, "new-password-short", "short");
  await page.fill("#password", password);
  await goOn(page);
  await look("authenticator");
  await mistake(page, look, "authenticator-wrong", "12");
  await setUpAuthenticator(page);
  await look("recovery-codes");
  const codes = await page.locator("ul.codes li").allTextContents();
  await goOn(page);
  await inTheApp(page);
  return codes;
}

async function signInWithRecoveryCode(walk: Walk, email: string, code: string): Promise<void> {
  const { page, language, look } = walk;
  await page.context().clearCookies();
  await begin(page, language, "");
  await look("sign-in");
  await goOn(page);
  await look("sign-in-wrong");
  await upToRecoveryCode(walk, email);
  await look("recovery-code");
  await mistake(page, look, "recovery-code-wrong", "none of them");
  await page.fill("#code", code);
  await goOn(page);
  await look("lost-authenticator");
  await choose(page, "still");
  await inTheApp(page);
}

async function upToRecoveryCode({ page, look }: Walk, email: string): Promise<void> {
  await page.fill("#email", email);
  await page.fill("#password", password);
  await goOn(page);
  await look("second-factor");
  await mistake(page, look, "second-factor-wrong", "12");
  await choose(page, "recovery-code");
}

async function changeEmail(walk: Walk, email: string, code: string): Promise<void> {
  const { page, language, look } = walk;
  const skip = { ...walk, look: async () => undefined };
  await begin(page, language, "mode=step-up&action=email");
  await upToRecoveryCode(skip, email);
  await page.fill("#code", code);
  await goOn(page);
  await choose(page, "still");
  await look("new-email");
}

async function recover({ page, url, language, look }: Walk, email: string): Promise<void> {
  const before = await codeFor(url, email);
  await page.context().clearCookies();
  await begin(page, language, "mode=recover");
  await look("recover-email");
  await page.fill("#email", email);
  await goOn(page);
  await page.fill("#code", await codeFor(url, email, before));
  await goOn(page);
  await look("recover-second-factor");
}

async function demonstrationIsLeftAlone({ page, language, look, demonstration }: Walk): Promise<void> {
  await page.context().clearCookies();
  await begin(page, language, "mode=step-up&action=password");
  await page.fill("#email", demonstration.email);
  await page.fill("#password", demonstration.password);
  await goOn(page);
  await look("demonstration");
}

/** Pages that nobody can go on from but by beginning again. */
async function dead({ page, language, look }: Walk): Promise<void> {
  await page.context().clearCookies();
  await page.setExtraHTTPHeaders({ "accept-language": language });
  await page.goto("/oidc/sign-in/a-page-of-long-ago");
  await look("expired");
  await page.goto("/v1/sign-in/callback?state=of-nobody");
  await look("sign-in-refused");
  await page.goto(`/oidc/auth?client_id=nobody&ui_locales=${language}`);
  await look("refused");
  await page.setExtraHTTPHeaders({});
}

async function begin(page: Page, language: Language, query: string): Promise<void> {
  await page.goto(`/v1/sign-in?lang=${language}&${query}&return=/`);
}

async function mistake(page: Page, look: Walk["look"], name: string, typed: string): Promise<void> {
  await page.locator("main input").last().fill(typed);
  await goOn(page);
  await look(name);
}
