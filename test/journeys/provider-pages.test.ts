import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, openContext } from "./browser.js";
import { faultless } from "./faultless.js";
import { nothingCollected, startProduct, type RunningProduct } from "./product.js";
import { walkProviderPages } from "./provider-pages.js";
import { views, type NamedView } from "./views.js";

let product: RunningProduct;
before(async () => {
  product = await startProduct(nothingCollected);
});
after(() => product?.stop());

const leastTargetPx = 44;
const narrowest = { width: 320, height: 640 };
const pages = 24;
/** Who opens these has no language chosen, or it is lost. */
const inBothLanguages = ["expired", "refused", "sign-in-refused", "mailbox"];

// One walk a language: each page is looked at in all views while it is there, because getting there takes longest.
for (const language of ["en", "cy"] as const) {
  const looked = views.filter((view) => view.language === language);
  test(`every sign-in page, ${looked.map(({ name }) => name).join("; ")}, ${language}: axe finds nothing, nothing is cut off, all can be pressed`, async () => {
    const browser = await openBrowser();
    try {
      const page = await (await openContext(browser, product.url, looked[0]!)).newPage();
      const seen = new Set<string>();
      await walkProviderPages({
        page,
        url: product.url,
        language,
        demonstration: product.accounts[0]!,
        async look(name) {
          seen.add(name);
          for (const view of looked) await isWell(page, name, view);
        },
      });
      assert.equal(seen.size, pages);
    } finally {
      await browser.close();
    }
  });
}

async function isWell(page: Page, name: string, { name: looked, size, scheme, language }: NamedView) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize(narrowest);
  await fits(page, `${name}, ${narrowest.width} px`);
  await page.setViewportSize(size);
  await fits(page, `${name}, ${looked}`);
  assert.deepEqual(await tooSmall(page), [], `${name}, ${looked}: too small to press`);
  await faultless(page);
  if (inBothLanguages.includes(name)) assert.notEqual(await page.locator(":lang(cy)").count(), 0, name);
  else assert.equal(await page.evaluate(() => document.documentElement.lang), language, name);
}

async function fits(page: Page, name: string): Promise<void> {
  const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflowPx <= 0, `${name}: ${overflowPx} px wider than the screen`);
}

/** What can be pressed and is lower than a thumb needs. Enter's hidden button is nobody's target. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(
    (leastPx) =>
      [...document.querySelectorAll("a, button:not(.first), input:not([type=hidden], [hidden])")]
        .filter((one) => one.getBoundingClientRect().height < leastPx)
        .map((one) => one.outerHTML.slice(0, 80)),
    leastTargetPx,
  );
}
