import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { openProduct } from "./product-house.js";

const CSV = [
  "tariff_id,supplier,tariff_name,kind,available_from,fuel,regions,payments,from,vat,standing_pence_per_day,unit_pence_per_kwh",
  "a,Larkspur Energy,Flexible,variable,2026-10-01,electricity,all,all,2026-10-01,excluded,54.83,26.32",
  "b,Larkspur Energy,Dear,variable,2026-10-01,electricity,all,all,2026-10-01,excluded,54.83,26.123456",
  "end,2",
].join("\n");

test("the product asks the sources of its settings by itself, and knows what they offer and what cannot be priced", async () => {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-tariffs-"));
  await writeFile(join(folder, "feed.csv"), CSV);
  const settings = join(folder, "tariffs.json");
  await writeFile(
    settings,
    JSON.stringify({ sources: [{ name: "larkspur", title: "Larkspur", kind: "feed", path: "feed.csv" }] }),
  );
  const product = await openProduct({ HALFHOURLY_TARIFFS: settings });
  try {
    const { market } = product.services;
    assert.deepEqual((await market.market()).tariffs, []);
    await product.services.open();
    for (let waited = 0; waited < 1_500 && (await market.market()).tariffs.length === 0; waited++)
      await delay(10);
    const { tariffs, unpriceable } = await market.market();
    assert.deepEqual(
      tariffs.map(({ tariff, source, generated }) => [tariff.id, source, generated]),
      [["a", "larkspur", false]],
    );
    assert.deepEqual(
      unpriceable.map(({ id, faults }) => [id, faults[0]?.field]),
      [["b", "line 3, column unit_pence_per_kwh"]],
    );
  } finally {
    await product.close();
    await rm(folder, { recursive: true, force: true });
  }
});
