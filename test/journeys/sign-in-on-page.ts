import type { Page } from "playwright-core";
import type { DemonstrationAccount } from "./product.js";

/** Signs in through the sign-in page and waits for Home. */
export async function signInOnPage(
  page: Page,
  { email, password }: DemonstrationAccount,
  language = "en",
): Promise<void> {
  await page.goto(`/v1/sign-in?lang=${language}&return=/`);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.locator("button.action").click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("heading", { level: 1 }).waitFor();
}
