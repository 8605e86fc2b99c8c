import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { StatementFault } from "../src/index.js";
import { DAY_MS, NOON, openTariffsHouse, statedSource } from "./house.js";
import { documentOf, flat } from "./market.js";

const many = (count: number, over: object = {}) =>
  Array.from({ length: count }, (_, i) => documentOf({ id: `t${i}`, ...over }));
const wrong = (id: string) => documentOf({ id }, flat("dear"));

describe("a bad statement never replaces a good one", () => {
  const table: readonly [
    what: string,
    bad: (source: ReturnType<typeof statedSource>) => void,
    code: string,
  ][] = [
    [
      "not reached",
      (source) => (source.fault = new StatementFault("not-reached", "It is away.")),
      "not-reached",
    ],
    ["a fault of ours", (source) => (source.fault = new TypeError("secret")), "unexpected"],
    ["empty", (source) => (source.documents = []), "empty"],
    [
      "more than half of it wrong",
      (source) => (source.documents = [...many(2), ...["x", "y", "z"].map(wrong)]),
      "mostly-refused",
    ],
    ["more than half of it gone", (source) => (source.documents = many(1)), "mostly-gone"],
    ["older than what is held", (source) => (source.asOf = "2026-11-28T00:00:00Z"), "older-than-held"],
    ["of a time to come", (source) => (source.asOf = "2027-11-28T00:00:00Z"), "not-understood"],
  ];
  for (const [what, bad, code] of table)
    test(what, async () => {
      const source = statedSource();
      source.documents = many(4);
      const house = await openTariffsHouse([source]);
      try {
        const good = await house.later(0);
        bad(source);
        const after = await house.later(DAY_MS);
        assert.equal(after, good);
        const state = await house.sourceNamed("larkspur");
        assert.equal(state.fault?.code, code);
        assert.doesNotMatch(JSON.stringify(state), /secret/);
        assert.deepEqual([state.lastTriedAtMs, state.lastGoodAtMs], [NOON + DAY_MS, NOON]);
        assert.ok(
          house.said.some((line) => line.includes(code)),
          "the operator is told",
        );
        Object.assign(source, { fault: null, documents: many(4, { name: "New" }), asOf: null });
        assert.equal((await house.later(DAY_MS)).tariffs[0]!.tariff.name, "New");
        assert.equal((await house.sourceNamed("larkspur")).fault, null);
      } finally {
        await house.close();
      }
    });

  test("half of it wrong, or half of it gone, is still the market", async () => {
    const source = statedSource();
    source.documents = many(4);
    const house = await openTariffsHouse([source]);
    try {
      await house.later(0);
      source.documents = [...many(2), wrong("x"), wrong("y")];
      const market = await house.later(DAY_MS);
      assert.deepEqual(
        market.tariffs.map(({ withdrawnOn }) => withdrawnOn),
        [null, null, "2026-11-30", "2026-11-30"],
      );
      assert.equal(market.unpriceable.length, 2);
    } finally {
      await house.close();
    }
  });
});
