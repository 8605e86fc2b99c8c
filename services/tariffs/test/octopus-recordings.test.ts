import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { priceRowsOf } from "@halfhourly/domain";
import { mutated } from "../../../test/fuzz/mutations.js";
import { fuzzRuns } from "../../../test/fuzz/runs.js";
import { StatementFault } from "../src/index.js";
import { rowWords } from "./market.js";
import { readOf, RECORDED, type Bodies } from "./octopus-answers.js";

test("recordings: what is on offer is read, ended products and those for business are passed over", async () => {
  const { tariffs, refused, asked } = await readOf();
  assert.deepEqual(
    refused.map(({ id, faults }) => [id, faults[0]?.field]),
    [["LARK-ODD-26-04-01", "products.results[3].direction"]],
  );
  const [tariff, ...more] = tariffs;
  assert.deepEqual(more, []);
  const rows = (payment: "direct-debit" | "standard-credit") =>
    priceRowsOf(tariff!, "electricity", { region: "_A", payment });
  assert.deepEqual(rows("direct-debit").map(rowWords), [
    "2026-04-01..2026-09-30 flat 24.2316",
    "2026-10-01.. flat 25.6966",
  ]);
  assert.deepEqual(
    rows("standard-credit").map((row) => row.standingCharge),
    [4_510_000, 4_646_490],
  );
  assert.deepEqual(
    asked.slice(2).map((url) => url.replace("https://api.larkspur.example/v1/products/", "")),
    [
      "LARK-VAR-26-04-01/electricity-tariffs/E-1R-LARK-VAR-26-04-01-A/standing-charges/?page_size=1500&period_from=2024-11-01T00%3A00%3A00.000Z",
      "LARK-VAR-26-04-01/electricity-tariffs/E-1R-LARK-VAR-26-04-01-A/standard-unit-rates/?page_size=1500&period_from=2024-11-01T00%3A00%3A00.000Z",
    ],
  );
});

const RATES = "E-1R-LARK-VAR-26-04-01-A/standard-unit-rates";
const rates = (...results: object[]) =>
  JSON.stringify({
    next: null,
    results: results.map((one) => ({ value_exc_vat: 20, valid_to: null, payment_method: null, ...one })),
  });
const product = (over: object) => JSON.stringify({ ...JSON.parse(RECORDED.product), ...over });
const elec = (tariffs: object) => product({ single_register_electricity_tariffs: tariffs });

describe("what cannot be read exactly is refused by its field", () => {
  const table: readonly [what: string, bodies: Partial<Bodies>, field: string][] = [
    [
      "a seventh decimal",
      { "unit-rates": RECORDED["unit-rates"].replace("25.6966,", "25.6966123,") },
      `${RATES}.results[0].value_exc_vat`,
    ],
    [
      "pounds a MWh",
      { "unit-rates": rates({ value_exc_vat: 2_450, valid_from: "2026-04-01T00:00:00Z" }) },
      `${RATES}.results[0].value_exc_vat`,
    ],
    [
      "no price",
      { "unit-rates": rates({ value_exc_vat: null, valid_from: "2026-04-01T00:00:00Z" }) },
      `${RATES}.results[0].value_exc_vat`,
    ],
    [
      "a time without zone",
      { "unit-rates": rates({ valid_from: "2026-04-01T00:00:00" }) },
      `${RATES}.results[0].valid_from`,
    ],
    [
      "an end before its beginning",
      { "unit-rates": rates({ valid_from: "2026-10-03T22:00:00Z", valid_to: "2026-10-02T00:00:00Z" }) },
      `${RATES}.results[0].valid_to`,
    ],
    [
      "another way of paying",
      { "unit-rates": rates({ valid_from: "2026-04-01T00:00:00Z", payment_method: "CASH" }) },
      `${RATES}.results[0].payment_method`,
    ],
    [
      "two prices at once",
      {
        "unit-rates": rates(
          { valid_from: "2026-10-01T00:00:00Z" },
          { valid_from: "2026-04-01T00:00:00Z", value_exc_vat: 21 },
        ),
      },
      RATES,
    ],
    [
      "a change off the half hour",
      {
        "unit-rates": rates(
          { valid_from: "2026-10-01T10:10:00Z" },
          { valid_from: "2026-04-01T00:00:00Z", valid_to: "2026-10-01T10:10:00Z", value_exc_vat: 21 },
        ),
      },
      RATES,
    ],
    [
      "a standing charge that changes at noon",
      {
        "standing-charges": rates(
          { valid_from: "2026-10-01T12:00:00Z" },
          { valid_from: "2026-04-01T00:00:00Z", valid_to: "2026-10-01T12:00:00Z", value_exc_vat: 21 },
        ),
      },
      "E-1R-LARK-VAR-26-04-01-A/standing-charges",
    ],
    [
      "a standing charge that has ended",
      { "standing-charges": rates({ valid_from: "2026-04-01T00:00:00Z", valid_to: "2026-10-01T00:00:00Z" }) },
      "E-1R-LARK-VAR-26-04-01-A/standing-charges",
    ],
    ["no unit rate", { "unit-rates": rates() }, "E-1R-LARK-VAR-26-04-01-A"],
    ["no tariff", { product: elec({}) }, "products/LARK-VAR-26-04-01"],
    [
      "a region that is none",
      { product: elec({ _Z: { direct_debit_monthly: { code: "E-1R-LARK-VAR-26-04-01-Z" } } }) },
      "products/LARK-VAR-26-04-01.single_register_electricity_tariffs._Z",
    ],
    [
      "a code that would lead elsewhere",
      { product: elec({ _A: { direct_debit_monthly: { code: "../../accounts/" } } }) },
      "products/LARK-VAR-26-04-01.single_register_electricity_tariffs._A.direct_debit_monthly.code",
    ],
    [
      "an unknown way of paying",
      { product: elec({ _A: { barter: { code: "E-1R-LARK-VAR-26-04-01-A" } } }) },
      "products/LARK-VAR-26-04-01.single_register_electricity_tariffs._A.barter",
    ],
    [
      "a discount in no unit",
      {
        product: elec({ _A: { varying: { code: "E-1R-LARK-VAR-26-04-01-A", online_discount_exc_vat: 1 } } }),
      },
      "products/LARK-VAR-26-04-01.single_register_electricity_tariffs._A.varying.online_discount_exc_vat",
    ],
    ["no JSON", { product: "<p>" }, "products/LARK-VAR-26-04-01"],
  ];
  for (const [what, bodies, field] of table)
    test(what, async () => {
      const { tariffs, refused } = await readOf(bodies);
      assert.deepEqual(tariffs, []);
      assert.equal(refused.find(({ id }) => id === "LARK-VAR-26-04-01")?.faults[0]?.field, field);
    });
});

test("a change in the middle of a day is priced as it is: that day by the half hour, the others flat", async () => {
  const { tariffs } = await readOf({
    "unit-rates": rates(
      { valid_from: "2026-10-01T10:00:00Z", value_exc_vat: 21 },
      { valid_from: "2026-04-01T00:00:00+01:00", valid_to: "2026-10-01T10:00:00Z" },
    ),
  });
  assert.deepEqual(
    tariffs[0]!.prices.map(({ from, to, rates: { kind } }) => `${from}..${to ?? ""} ${kind}`),
    ["2026-04-01..2026-09-30 flat", "2026-10-01..2026-10-01 time-of-use", "2026-10-02.. flat"],
  );
});

for (const name of Object.keys(RECORDED) as (keyof Bodies)[])
  test(`${name}: whatever comes is read, refused by a field, or refused as a whole`, async () => {
    await fc.assert(
      fc.asyncProperty(mutated([Buffer.from(RECORDED[name])]), async (bytes) => {
        try {
          const { refused } = await readOf({ [name]: new TextDecoder().decode(bytes) });
          for (const { faults } of refused) {
            assert.ok(faults.length > 0);
            for (const { field, message } of faults) assert.ok(field.length > 5 && message.length > 5);
          }
        } catch (fault) {
          if (!(fault instanceof StatementFault)) throw fault;
        }
      }),
      fuzzRuns(150),
    );
  });
