import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DAY_MS, openTariffsHouse, statedSource } from "./house.js";
import { documentOf, flat } from "./market.js";

const program = fileURLToPath(new URL("a-refresher.mjs", import.meta.url));
const many = (price: number) =>
  Array.from({ length: 5 }, (_, i) => documentOf({ id: `t${i}` }, { from: "2026-10-01", ...flat(price) }));

function startRefresher(url: string, documents: readonly object[], stopAt: number) {
  const child = spawn(process.execPath, [program, url, JSON.stringify(documents), String(stopAt)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const standing = new Promise<void>((stands, fails) => {
    createInterface({ input: child.stdout }).on("line", () => stands());
    child.once("exit", () => fails(new Error(complaint || "the program ended")));
  });
  standing.catch(() => {});
  return { child, standing };
}

test("killed in the middle of a refresh, all of the old holds; another process takes it up, and then all of the new does", async () => {
  const source = statedSource();
  source.documents = many(20);
  const house = await openTariffsHouse([source]);
  const pricesNow = async () =>
    (await house.tariffs.client.market()).tariffs.map(
      ({ tariff }) => tariff.prices[0]?.rates.kind === "flat" && tariff.prices[0].rates.rate,
    );
  try {
    await house.later(0);
    const { revision } = await house.tariffs.client.market();
    for (const stopAt of [1, 3, 5]) {
      await house.database.query("update tariffs.source set due_at = now(), claimed_until = null");
      const { child, standing } = startRefresher(house.url, many(30), stopAt);
      await standing;
      assert.equal((await house.tariffs.client.market()).revision, revision);
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      assert.deepEqual(await pricesNow(), Array(5).fill(2_000_000));
      assert.equal((await house.tariffs.client.market()).revision, revision);
    }
    // The dead worker's claim has not run out: nobody else works on it meanwhile.
    source.documents = many(40);
    await house.later(DAY_MS);
    assert.equal(source.asked, 1);
    await house.database.query("update tariffs.source set claimed_until = now() - interval '1 s'");
    const { child } = startRefresher(house.url, many(30), 0);
    for (let waited = 0; waited < 1_500 && (await pricesNow())[0] !== 3_000_000; waited++) await delay(10);
    assert.deepEqual(await pricesNow(), Array(5).fill(3_000_000));
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  } finally {
    await house.close();
  }
});

test("stopped in the middle, a refresh is begun anew at the next start, and is no fault of the source's", async () => {
  const source = {
    ...statedSource(),
    fetch: ({ wait }: { wait(ms: number): Promise<void> }) => wait(60_000).then(() => assert.fail()),
  };
  const house = await openTariffsHouse([source]);
  try {
    house.tariffs.start();
    for (let waited = 0; waited < 500; waited++) {
      if ((await house.sourceNamed("larkspur")).lastTriedAtMs !== null) break;
      await delay(10);
    }
    await house.tariffs.stop();
    const state = await house.sourceNamed("larkspur");
    assert.deepEqual([state.fault, state.lastGoodAtMs], [null, null]);
    const [row] = await house.database.query("select claimed_by, tries from tariffs.source");
    assert.deepEqual(row, { claimed_by: null, tries: 0 });
  } finally {
    await house.close();
  }
});
