import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { walkCollectingScreens } from "./collecting-screens.js";
import { startFakeProduct } from "./fake-product.js";
import { lookOver } from "./look-over.js";
import { chooseLanguage } from "./screens.js";
import { quickViews } from "./views.js";

let product: Awaited<ReturnType<typeof startFakeProduct>>;

before(async () => {
  product = await startFakeProduct();
});

after(() => product?.stop());

for (const looked of quickViews)
  test(`every screen of collecting, ${looked.name}, ${looked.language}: axe finds nothing, nothing is cut off, no other language`, async () => {
    const faults: string[] = [];
    const seen: string[] = [];
    await product.say("reset");
    await product.look(async (page) => {
      page.on("pageerror", (fault) => faults.push(`page error: ${String(fault).slice(0, 200)}`));
      await chooseLanguage(page, looked.language);
      await walkCollectingScreens({
        page,
        language: looked.language,
        say: product.say,
        look: async (name) => {
          seen.push(name);
          faults.push(...(await lookOver(page, name, looked.language)));
        },
      });
    }, looked);
    assert.deepEqual(faults, []);
    assert.ok(seen.length > 30);
  });
