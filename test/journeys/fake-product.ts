import { spawn, execFileSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser, openContext, phone, type View } from "./browser.js";
import { ended, root } from "./product.js";

const SERVER = join(root, "apps", "mobile", "test", "fake-api", "server.ts");

/** The built app before answers of our own making, for what the real service shows only after hours or to staff. */
export async function startFakeProduct() {
  execFileSync(process.execPath, [join(root, "scripts", "build-web.mjs")], { stdio: "ignore" });
  const child = spawn(process.execPath, ["--import", "tsx", SERVER, "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const url = `http://127.0.0.1:${/port: (\d+)/.exec(said.toString())?.[1]}`;
  return {
    url,
    /** Shows the work a page in a browser of its own: the one carried along ends with its first context. */
    async look(work: (page: Page) => Promise<void>, view: View = { size: phone, scheme: "light" }) {
      const browser = await openBrowser();
      try {
        const context = await openContext(browser, url, view);
        await work(await context.newPage());
      } finally {
        await browser.close();
      }
    },
    /** Changes what the API says: `old-sign-in`, `out`, `reset` ... */
    say: async (what: string) => void (await fetch(`${url}/test/${what}`)),
    /** What the API holds, asked past the browser. */
    meterIds: async (): Promise<string[]> => {
      const { meters } = (await (await fetch(`${url}/v1/meters`)).json()) as { meters: { id: string }[] };
      return meters.map(({ id }) => id);
    },
    stop: () => ended(child, "SIGTERM"),
  };
}
