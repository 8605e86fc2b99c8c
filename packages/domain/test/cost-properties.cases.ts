import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  costOfDay,
  costOfHalfHours,
  costOfPeriod,
  roundPenceHalfUp,
  settlementDay,
  sumCosts,
  totalAmount,
  type DayBlock,
  type Rates,
} from "../src/index.js";
import { held, terms } from "./cost-fixtures.js";

const anyRates: fc.Arbitrary<Rates> = fc.oneof(
  fc.record({ kind: fc.constant("flat" as const), rate: fc.integer({ min: -5_000_000, max: 9_000_000 }) }),
  fc.record({
    kind: fc.constant("two-rate" as const),
    dayRate: fc.integer({ min: 0, max: 9_000_000 }),
    nightRate: fc.integer({ min: 0, max: 9_000_000 }),
    night: fc.array(fc.record({ fromMinute: fc.nat(1439), toMinute: fc.nat(1440) }), {
      minLength: 1,
      maxLength: 3,
    }),
    clock: fc.constantFrom("utc" as const, "london" as const),
  }),
);
const anyDay = fc.constantFrom("2024-03-31", "2024-10-27", "2024-06-12").chain((date) => {
  const { slotCount } = settlementDay(date);
  const slot = fc.option(
    fc.nat(4000).map((value) => held(value)),
    { freq: 9 },
  );
  const slots = fc.array(slot, { minLength: slotCount, maxLength: slotCount });
  return slots.map((all): DayBlock => ({ date, unit: "Wh", revision: 1, slots: all }));
});

test("a day's half hours add up to the day within their own last digit; bounds hold the figure", () => {
  fc.assert(
    fc.property(
      anyDay,
      anyRates,
      fc.constantFrom("included" as const, "excluded" as const),
      (block, rates, vat) => {
        const on = terms({ rates, vat });
        const day = costOfDay(block, on);
        const halfHours = costOfHalfHours(block, on).filter((cost) => cost !== null);
        assert.equal(halfHours.length, day.priced);
        const sum = halfHours.reduce((total, cost) => total + cost.amount, 0);
        assert.ok(Math.abs(sum - (day.energyAmount ?? 0)) <= 50, "half of 10^-10 pounds a half hour at most");
        if (day.energyAmount === null) return;
        assert.ok(day.energyLowAmount! <= day.energyAmount && day.energyAmount <= day.energyHighAmount!);
        for (const { low, amount, high } of halfHours) assert.ok(low <= amount && amount <= high);
      },
    ),
  );
});

test("a period costs what its days cost, but for the last digit of VAT", () => {
  fc.assert(
    fc.property(fc.array(anyDay, { maxLength: 3 }), anyRates, (blocks, rates) => {
      const days = [...new Map(blocks.map((block) => [block.date, block])).values()];
      const on = terms({ rates, vat: "excluded", standingCharge: 0 });
      const whole = costOfPeriod(days, { from: "2024-01-01", to: "2024-12-31", latestHeldDate: null }, on);
      const parts = sumCosts(days.map((day) => costOfDay(day, on)));
      assert.equal(whole.priced, parts.priced);
      assert.ok(Math.abs((whole.energyAmount ?? 0) - (parts.energyAmount ?? 0)) <= 20);
    }),
  );
});

test("an import and an equal export without VAT cancel to the penny", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 9_000_000 }), (block, rate) => {
      const at = (direction: "import" | "export") =>
        totalAmount(
          costOfDay(block, terms({ rates: { kind: "flat", rate }, standingCharge: 0 }, { direction })),
        ) ?? 0;
      assert.equal(roundPenceHalfUp(at("import")) + roundPenceHalfUp(at("export")), 0);
    }),
  );
});
