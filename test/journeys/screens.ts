import type { Page } from "playwright-core";

export interface ScreenToVisit {
  readonly name: string;
  readonly path: string;
  readonly signedIn: boolean;
}

/** Every screen of the product, with the address that shows it. `meterId` is one of the signed-in home's. */
export function screensOf(meterId: string, latestDate: string): readonly ScreenToVisit[] {
  const octoberDay = lastSundayOfOctober(latestDate);
  const inside = (name: string, path: string): ScreenToVisit => ({ name, path, signedIn: true });
  return [
    { name: "welcome", path: "/", signedIn: false },
    { name: "sign-in", path: "/v1/sign-in?lang={language}&return=/", signedIn: false },
    { name: "closed", path: "/closed", signedIn: false },
    { name: "safety-signed-out", path: "/safety", signedIn: false },
    inside("home", "/"),
    inside("usage-day", "/usage?period=day"),
    inside("usage-october-day", `/usage?period=day&date=${octoberDay}&fuel=electricity&show=energy`),
    inside("usage-week", "/usage?period=week&show=energy"),
    inside("usage-month", "/usage?period=month&fuel=gas&show=carbon"),
    inside("usage-year", "/usage?period=year"),
    inside("save", "/save"),
    inside("compare", "/save/compare"),
    inside("compare-tariff-gone", "/save/tariff"),
    inside("what-if", "/save/what-if"),
    inside("check-bill", "/save/bill"),
    inside("how-it-compares", "/save/how"),
    inside("you", "/you"),
    inside("meters", "/you/meters"),
    inside("add-meter", "/you/meters/add"),
    inside("link-account", "/you/meters/link"),
    inside("link-return", "/collect/return#state=none&error=access_denied"),
    inside("meter", `/you/meters/${meterId}`),
    inside("add-file", `/you/meters/${meterId}/file`),
    inside("collect", `/you/meters/${meterId}/collect`),
    inside("tariffs", `/you/meters/${meterId}/tariffs`),
    inside("add-tariff", `/you/meters/${meterId}/tariffs/add`),
    inside("consents", "/you/consents"),
    inside("consent", `/you/consents/${meterId}/research`),
    inside("consent-stop", `/you/consents/${meterId}/viewing`),
    inside("renew", "/you/consents/renew"),
    inside("moved-out", `/you/meters/${meterId}/moved-out`),
    inside("uses", "/you/uses"),
    inside("security", "/you/security"),
    inside("sessions", "/you/sessions"),
    inside("export", "/you/export"),
    inside("delete", "/you/delete"),
    inside("delete-sure", "/you/delete?step=sure"),
    inside("help", "/help"),
    inside("feedback", "/feedback"),
    inside("safety", "/safety"),
    inside("not-found", "/no-such-page"),
  ];
}

/** Goes there and waits until what the screen has to say is there: a heading, and no skeleton. */
export async function visit(page: Page, { path }: ScreenToVisit, language: "en" | "cy"): Promise<void> {
  await page.goto(path.replace("{language}", language));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}

/** Chosen before the first page, as a returning visitor's browser would have it. */
export async function chooseLanguage(page: Page, language: "en" | "cy"): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const shown = await page.evaluate(() => document.documentElement.lang);
  if (shown.startsWith(language)) return;
  await page
    .getByText(language === "cy" ? "Cymraeg" : "English", { exact: true })
    .first()
    .click();
  await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), language);
}

function lastSundayOfOctober(latestDate: string): string {
  const year = Number(latestDate.slice(0, 4)) - (latestDate.slice(5) < "11-01" ? 1 : 0);
  const last = new Date(Date.UTC(year, 9, 31));
  last.setUTCDate(31 - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}
