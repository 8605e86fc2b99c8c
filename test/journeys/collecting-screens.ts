import type { Page } from "playwright-core";

export interface CollectingWalk {
  readonly page: Page;
  /** Changes what the API says: see apps/mobile/test/fake-api/server.ts. */
  say(what: string): Promise<unknown>;
  readonly language: "en" | "cy";
  /** Called on each screen once it is there. */
  look(name: string): Promise<void>;
}

type Walk = CollectingWalk & { readonly press: (name: keyof typeof BUTTONS) => Promise<void> };

/** By what a person reads on them: a button has no other name. */
const BUTTONS = {
  goOn: { en: "Continue", cy: "Parhau" },
  find: { en: "Find my meters", cy: "Dod o hyd i’m mesuryddion" },
  yes: { en: "Yes, show me my readings", cy: "Cewch, dangoswch fy narlleniadau" },
  signIn: { en: "Sign in at Golau", cy: "Mewngofnodi gyda Golau" },
  collect: { en: "Collect my readings", cy: "Casglu fy narlleniadau" },
  table: { en: "Show as a table", cy: "Dangos fel tabl" },
  stop: { en: "Stop collecting", cy: "Rhoi’r gorau i gasglu" },
} as const;

const POSTCODE = "CF10 1BH";

/**
 * Every screen of collecting from suppliers that the demonstration does not show by itself, in the states that a household
 * and staff meet: linking an account by each kind of access, the meter's own page, collections at each moment, a reading
 * that changed, and the staff page of sources.
 */
export async function walkCollectingScreens(asked: CollectingWalk): Promise<void> {
  const walk: Walk = {
    ...asked,
    press: (name) =>
      asked.page.getByRole("button", { name: BUTTONS[name][asked.language], exact: true }).click(),
  };
  await byKey(walk);
  await atTheirPage(walk);
  await byNumberWithAReview(walk);
  await collections(walk);
  await meterPages(walk);
  await corrections(walk);
  await staff(walk);
}

async function byKey(walk: Walk): Promise<void> {
  const { page, say, look, press } = walk;
  await say("reset");
  await say("suppliers");
  await go(walk, "/you/meters/add", "add-way");
  await press("goOn");
  await page.getByRole("alert").waitFor();
  await look("add-way-unanswered");
  await answer(page, 0);
  await press("goOn");
  await settled(page, "supplier");
  await look("link-supplier");
  await answer(page, 0);
  await press("goOn");
  await settled(page, "postcode");
  await look("link-postcode");
  await page.fill("#postcode", "ZZ1 1ZZ");
  await press("goOn");
  await settled(page, "access");
  await answer(page, 1);
  await page.locator("#password").waitFor();
  await look("link-password");
  await answer(page, 0);
  await look("link-key");
  await press("find");
  await page.getByRole("alert").waitFor();
  await look("link-key-unanswered");
  await page.fill("#account-number", "A-1234ABCD");
  await page.fill("#api-key", "a-wrong-one");
  await tried(walk, "link-key-refused");
  await page.fill("#api-key", "key-of-nobody");
  await tried(walk, "link-wrong-postcode");
  await page.goto("/you/meters/link?step=postcode");
  await page.fill("#postcode", "ZZ9 9ZZ");
  await press("goOn");
  await page.fill("#api-key", "key-of-nobody");
  await tried(walk, "link-silent-supplier");
  await page.goto("/you/meters/link?step=postcode");
  await page.fill("#postcode", POSTCODE);
  await press("goOn");
  await page.fill("#api-key", "key-of-nobody");
  await press("find");
  await settled(page, "found");
  await look("link-found");
  await press("goOn");
  await page.getByRole("alert").waitFor();
  await look("link-found-unanswered");
  await page.getByRole("checkbox").nth(1).click();
  await press("goOn");
  await settled(page, "payment");
  await look("link-payment");
  await answer(page, 1);
  await press("goOn");
  await settled(page, "moved-in");
  await look("link-moved-in");
  await answer(page, 1);
  await page.locator("#moved-in").waitFor();
  await look("link-moved-in-on");
  await press("goOn");
  await settled(page, "consent");
  await look("link-consent");
  await press("yes");
  await page.waitForURL(/step=done/);
  await page.getByRole("progressbar").or(page.getByRole("status")).first().waitFor();
  await look("link-done");
  await go(walk, "/you/meters/link?step=refused", "link-refused");
}

async function atTheirPage(walk: Walk): Promise<void> {
  const { page, look, press } = walk;
  await page.goto("/you/meters/link?step=postcode&source=golau");
  await page.fill("#postcode", POSTCODE);
  await press("goOn");
  await settled(page, "access");
  await look("link-at-their-page");
  await press("signIn");
  await settled(page, "found");
  await look("link-found-at-their-page");
  await go(walk, "/collect/return#state=none&error=access_denied", "link-return-no");
}

async function byNumberWithAReview(walk: Walk): Promise<void> {
  const { page, say, look, press } = walk;
  await say("reset");
  await say("collected-access-ended");
  await go(walk, "/you/meters/m-el/collect", "collect-shut-out");
  await page.goto("/you/meters/link?step=postcode&source=drych&meter=m-el");
  await page.fill("#postcode", POSTCODE);
  await press("goOn");
  await settled(page, "access");
  await look("link-by-number");
  await page.fill("#meter-point", "20 0002 7391 990");
  await press("find");
  await settled(page, "found");
  await press("goOn");
  await settled(page, "moved-in");
  await answer(page, 0);
  await press("goOn");
  await settled(page, "consent");
  await look("link-consent-review");
  await press("collect");
  await page.waitForURL(/step=done/);
  await page.getByText("R-7K3M").waitFor();
  await look("link-review");
  await go(walk, "/you/meters", "meters-under-review");
}

const MOMENTS = ["under-way", "held-up", "running", "none-yet", "refused", "stopped"] as const;

async function collections(walk: Walk): Promise<void> {
  await walk.say("reset");
  for (const moment of MOMENTS) {
    await walk.say(`collected-${moment}`);
    await go(walk, "/you/meters/m-el/collect", `collect-${moment}`);
    if (moment !== "running") continue;
    await walk.press("stop");
    await walk.look("collect-stop-asks");
  }
}

async function meterPages(walk: Walk): Promise<void> {
  const { say } = walk;
  await say("reset");
  await say("suppliers");
  await go(walk, "/you/meters/m-gas", "meter-uncollected");
  await say("collected-running");
  await say("prepaid");
  await go(walk, "/you/meters/m-el", "meter-prepaid");
  await go(walk, "/", "home-prepaid");
  await say("old-figures");
  await go(walk, "/you/meters/m-el", "meter-prepaid-old-figures");
}

/** 17:30 on 20 November came as an estimate first: told of the day, of its bar, and in its row of the table. */
async function corrections(walk: Walk): Promise<void> {
  const { page, look, press } = walk;
  await walk.say("reset");
  await go(walk, "/usage?period=day&date=2026-11-20&fuel=electricity&show=energy", "correction-day");
  await page.getByRole("slider").focus();
  await page.keyboard.press("Home");
  for (let half = 0; half < 35; half++) await page.keyboard.press("ArrowRight");
  const table = page.getByRole("table");
  // A desktop has it beside the chart.
  if (!(await table.isVisible())) await press("table");
  await table.waitFor();
  await look("correction-bar");
}

async function staff(walk: Walk): Promise<void> {
  await walk.say("administrator");
  await go(walk, "/staff/sources", "staff-sources");
}

async function go({ page, look }: Walk, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await nothingIsAwaited(page);
  await look(name);
}

async function tried({ page, press, look }: Walk, name: string): Promise<void> {
  await press("find");
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.getByRole("alert").waitFor();
  await look(name);
}

const answer = (page: Page, nth: number) => page.getByRole("radio").nth(nth).click();

async function settled(page: Page, step: string): Promise<void> {
  await page.waitForURL((url) => (url.searchParams.get("step") ?? "supplier") === step);
  await nothingIsAwaited(page);
}

async function nothingIsAwaited(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}
