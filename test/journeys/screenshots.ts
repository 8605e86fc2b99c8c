// npm run screenshots: a picture of each screen in both languages, both widths and both themes, into screenshots/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { desktop, openBrowser, openContext, phone } from "./browser.js";
import { walkCollectingScreens } from "./collecting-screens.js";
import { startFakeProduct } from "./fake-product.js";
import { root, startProduct } from "./product.js";
import { walkProviderPages } from "./provider-pages.js";
import { walkSavingScreens } from "./saving-screens.js";
import { chooseLanguage, screensOf, visit } from "./screens.js";
import { signInOnPage } from "./sign-in-on-page.js";

const folder = join(root, "screenshots");
mkdirSync(folder, { recursive: true });
const product = await startProduct();
const fake = await startFakeProduct();
const browser = await openBrowser();
for (const [width, size] of [
  ["phone", { ...phone, height: 2400 }],
  ["desktop", desktop],
] as const)
  for (const scheme of ["light", "dark"] as const)
    for (const language of ["en", "cy"] as const) {
      const context = await openContext(browser, product.url, { size, scheme });
      const page = await context.newPage();
      await chooseLanguage(page, language);
      const shoot = async (screens: ReturnType<typeof screensOf>): Promise<void> => {
        for (const screen of screens) {
          await visit(page, screen, language);
          await page.screenshot({
            path: join(folder, `${screen.name}-${language}-${width}-${scheme}.png`),
            fullPage: true,
          });
        }
      };
      await shoot(screensOf("none", "2026-01-01").filter(({ signedIn }) => !signedIn));
      await signInOnPage(
        page,
        product.accounts.find(({ email }) => email.startsWith("family@"))!,
        language,
      );
      const { meters } = await (await page.request.get("/v1/meters")).json();
      await shoot(
        screensOf(meters[0].id, meters[0].registers[0].lastDate).filter(({ signedIn }) => signedIn),
      );
      await walkProviderPages({
        page,
        url: product.url,
        language,
        demonstration: product.accounts[0]!,
        look: async (name) => {
          const path = join(folder, `sign-in-pages-${name}-${language}-${width}-${scheme}.png`);
          await page.screenshot({ path, fullPage: true });
        },
      });
      await fake.look(
        async (fakePage) => {
          await fake.say("reset");
          await chooseLanguage(fakePage, language);
          await walkCollectingScreens({
            page: fakePage,
            language,
            say: fake.say,
            look: async (name) => {
              const path = join(folder, `collecting-${name}-${language}-${width}-${scheme}.png`);
              await fakePage.screenshot({ path, fullPage: true });
            },
          });
          await walkSavingScreens({
            page: fakePage,
            say: fake.say,
            look: async (name) => {
              const path = join(folder, `saving-${name}-${language}-${width}-${scheme}.png`);
              await fakePage.screenshot({ path, fullPage: true });
            },
          });
        },
        { size, scheme },
      );
      await context.close();
      console.log(`${width}, ${scheme}, ${language}: done`);
    }
await browser.close();
await product.stop();
await fake.stop();
console.log(`The pictures are in ${folder}`);
