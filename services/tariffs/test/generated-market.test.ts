import assert from "node:assert/strict";
import { test } from "node:test";
import { londonDateAt } from "@halfhourly/domain";
import { generatedMarket } from "@halfhourly/generated-market";
import { documentsSource } from "../src/index.js";
import { DAY_MS, openTariffsHouse } from "./house.js";

test("the generated market is kept and grows from day to day, as it is made anew each day", async () => {
  // Every seventh: all of it takes its seconds.
  const made = (nowMs: number) =>
    [...generatedMarket({ today: londonDateAt(nowMs) })].filter((_, i) => i % 7 === 0);
  const house = await openTariffsHouse([
    documentsSource({ name: "generated", title: "Invented suppliers", generated: true, documents: made }),
  ]);
  try {
    const first = await house.later(0);
    assert.ok(first.tariffs.length > 20 && first.tariffs.every(({ generated }) => generated));
    assert.deepEqual(first.unpriceable, []);
    const next = await house.later(DAY_MS);
    assert.notEqual(next.revision, first.revision);
    const fresh = made(house.clock.nowMs).length;
    assert.equal(next.tariffs.filter(({ withdrawnOn }) => withdrawnOn === null).length, fresh);
    const same = next.tariffs.filter(({ tariff }) => first.tariffs.some((one) => one.tariff === tariff));
    assert.ok(same.length > fresh / 2, "what did not change is not read again");
  } finally {
    await house.close();
  }
});

test("a document that is wrong is refused by its place, another of the same id too", async () => {
  const [first] = generatedMarket({ today: "2026-11-29" });
  const source = documentsSource({
    name: "generated",
    title: "Invented suppliers",
    generated: true,
    documents: () => [
      first,
      { ...Object(first), id: "wrong", prices: [] },
      first,
      { ...Object(first), id: "other" },
    ],
  });
  const house = await openTariffsHouse([source]);
  try {
    const { tariffs, unpriceable } = await house.later(0);
    assert.equal(tariffs.length, 2);
    assert.deepEqual(
      unpriceable.map(({ id, faults }) => [id, faults[0]?.field]),
      [
        ["wrong", "documents[1].prices"],
        [tariffs[0]!.tariff.id, "documents[2].id"],
      ],
    );
  } finally {
    await house.close();
  }
});
