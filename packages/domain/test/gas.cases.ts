import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  addDays,
  costOfPeriod,
  dailyConversion,
  energyWhOfDays,
  energyWhOfSum,
  GAS_RULE_DAILY,
  GAS_ZONES,
  gasDaysOfDate,
  gasDaysUsed,
  gasEnergyWh,
  gasZoneOfRegions,
  londonClock,
  settlementDay,
  statementAverage,
  statementConversion,
  type DayBlock,
  type RegisterUnit,
} from "../src/index.js";

test("gas volume becomes energy as on bills", () => {
  // dm3, calorific value in 10^-1 MJ/m3, Wh. Exact by fractions: dm3 x 1.02264 x value / 3.6.
  const table: [number, number, number][] = [
    [2_000, 393, 22_328], // a supplier's published example: 2 m3 at 39.3 is 22 kWh
    [1_000, 395, 11_221], // 11.220633 kWh
    [16_777_215, 395, 188_250_978], // 188,250.98 kWh: what one supplier made of the marker 16777.215 m3
    [1, 395, 11],
    [0, 395, 0],
    [8_912, 395, 99_998],
    [8_913, 395, 100_010],
  ];
  for (const [dm3, value, energyWh] of table)
    assert.equal(gasEnergyWh(dm3, value), energyWh, `${dm3} dm3 at ${value}`);
});

test("a finer calorific value is a rule of its own", () => {
  assert.equal(gasEnergyWh(1_000, 3950, GAS_RULE_DAILY), gasEnergyWh(1_000, 395));
  assert.equal(gasEnergyWh(1_000, 3947, GAS_RULE_DAILY), 11_212); // 11.21211 kWh
});

test("any volume agrees with exact fractions, rounded half-up", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 300, max: 450 }), (dm3, value) => {
      const numerator = BigInt(dm3) * 102_264n * BigInt(value);
      assert.equal(BigInt(gasEnergyWh(dm3, value)), (2n * numerator + 3_600_000n) / 7_200_000n);
    }),
  );
});

test("a total is within half a Wh a part of the sum of its parts, and is the one from the summed volume", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8_000), { maxLength: 50 }), (parts) => {
      const total = gasEnergyWh(
        parts.reduce((a, b) => a + b, 0),
        395,
      );
      const sumOfParts = parts.reduce((sum, part) => sum + gasEnergyWh(part, 395), 0);
      assert.ok(Math.abs(total - sumOfParts) <= (parts.length + 1) / 2);
    }),
  );
});

const dates = fc.integer({ min: 0, max: 12_000 }).map((day) => addDays("2000-01-01", day));

function dayOf(date: string, unit: RegisterUnit, valueOf: (index: number) => number | null): DayBlock {
  const { slotCount } = settlementDay(date);
  const slots = Array.from({ length: slotCount }, (_, i) => {
    const value = valueOf(i);
    return value === null ? null : ({ value, quality: "actual", source: "meter" } as const);
  });
  return { date, unit, revision: 1, slots };
}

test("a gas day begins at 05:00 on the London clock, on the days the clocks change too", () => {
  assert.deepEqual(
    ["2024-03-31", "2024-10-27", "2024-06-01"].map(
      (date) => gasDaysOfDate(date, settlementDay(date).slotCount).lateFrom,
    ),
    [8, 12, 10],
  );
  fc.assert(
    fc.property(dates, (date) => {
      const { firstSlot, slotCount } = settlementDay(date);
      const { early, late, lateFrom } = gasDaysOfDate(date, slotCount);
      assert.deepEqual([early, late], [addDays(date, -1), date]);
      assert.deepEqual(
        [londonClock(firstSlot + lateFrom).date, londonClock(firstSlot + lateFrom).minute],
        [date, 300],
      );
    }),
  );
});

test("what a source stored as energy is never converted, whatever is known of its zone", () => {
  const gas = dailyConversion("SC", new Map([["2024-06-01", 4000]]));
  const days = [dayOf("2024-06-01", "Wh", () => 1_000)];
  assert.equal(energyWhOfDays(days, gas), 48_000);
  assert.equal(gasDaysUsed(days, gas).gasDays.size, 0);
});

test("each half hour counts with the value of its gas day, and the sum is rounded once", () => {
  // 10 half hours before 05:00 at the fallback, 38 at 40.00: (10 x 39.5 + 38 x 40) x 0.1 m3 x 1.02264 / 3.6 = 54.39877 kWh.
  const gas = dailyConversion("SC", new Map([["2024-06-01", 4000]]));
  const days = [dayOf("2024-06-01", "dm3", () => 100)];
  assert.equal(energyWhOfDays(days, gas), 54_399);
  const used = gasDaysUsed(days, gas);
  assert.deepEqual(
    [[...used.gasDays], [...used.fallbackGasDays]],
    [["2024-05-31", "2024-06-01"], ["2024-05-31"]],
  );
  assert.equal(energyWhOfDays([dayOf("2024-06-01", "dm3", () => null)], gas), null);
});

test("any days agree with exact fractions, rounded half-up once", () => {
  const month = fc.array(fc.tuple(fc.nat(9_999), fc.integer({ min: 3000, max: 4500 })), {
    minLength: 1,
    maxLength: 31,
  });
  fc.assert(
    fc.property(dates, month, (from, entries) => {
      const values = new Map(entries.map(([, value], i) => [addDays(from, i), value]));
      const days = entries.map(([dm3], i) =>
        dayOf(addDays(from, i), "dm3", (slot) => (slot % 3 === 0 ? dm3 : null)),
      );
      let numerator = 0n;
      for (const { date, slots } of days) {
        const { firstSlot } = settlementDay(date);
        slots.forEach((held, i) => {
          const clock = londonClock(firstSlot + i);
          const gasDay = clock.minute < 300 ? addDays(clock.date, -1) : clock.date;
          numerator += BigInt(held?.value ?? 0) * BigInt(values.get(gasDay) ?? 3950) * 102_264n;
        });
      }
      const expected = (2n * numerator + 36_000_000n) / 72_000_000n;
      assert.equal(BigInt(energyWhOfDays(days, dailyConversion("SC", values)) ?? -1), expected);
    }),
    { numRuns: 60 },
  );
});

test("without a known value a gas day counts as it did before values were known: 39.5", () => {
  fc.assert(
    fc.property(fc.nat(10 ** 8), (dm3) => {
      assert.equal(energyWhOfSum(dm3 * 3950, "dm3"), gasEnergyWh(dm3, 395));
    }),
  );
});

test("cost follows the same energy: by the day's own values, or by a statement's one", () => {
  const agreements = [
    {
      from: "2024-06-01",
      to: null,
      tariff: { name: "Flat", rates: { kind: "flat", rate: 600_000 }, standingCharge: 0, vat: "included" },
    },
  ] as const;
  const days = [dayOf("2024-06-02", "dm3", () => 100)];
  const costWith = (gas: ReturnType<typeof dailyConversion>) =>
    costOfPeriod(
      days,
      { from: "2024-06-02", to: "2024-06-02", latestHeldDate: null },
      { fuel: "gas", agreements, direction: "import", gas },
    ).energyAmount;
  for (const gas of [
    dailyConversion(
      "SC",
      new Map([
        ["2024-06-01", 3800],
        ["2024-06-02", 4000],
      ]),
    ),
    statementConversion(393),
  ])
    assert.equal(costWith(gas), energyWhOfDays(days, gas)! * 600_000);
});

test("a statement's value is the average of its gas days to one decimal, and says how many were not known", () => {
  const values = new Map([
    ["2024-06-01", 3930],
    ["2024-06-02", 3940],
  ]);
  assert.deepEqual(statementAverage(values, "2024-06-01", "2024-06-02"), {
    calorificValue: 394, // 39.35, half-up
    gasDays: 2,
    fallbackGasDays: 0,
  });
  assert.deepEqual(statementAverage(values, "2024-06-01", "2024-06-04"), {
    calorificValue: 394, // (39.3 + 39.4 + 39.5 + 39.5) / 4 = 39.425
    gasDays: 4,
    fallbackGasDays: 2,
  });
  assert.deepEqual(statementAverage(new Map(), "2024-06-01", "2024-06-30").calorificValue, 395);
  assert.throws(() => statementAverage(values, "2024-06-02", "2024-06-01"), RangeError);
});

test("a zone is told by the regions of the household's electricity meters where they agree", () => {
  assert.equal(gasZoneOfRegions(["_P"]), "SC");
  assert.equal(gasZoneOfRegions(["_P", null, "_N"]), "SC");
  assert.equal(gasZoneOfRegions(["_P", "_A"]), null);
  assert.equal(gasZoneOfRegions(["_D"]), null, "half of it is another zone");
  assert.equal(gasZoneOfRegions([null]), null);
  assert.equal(gasZoneOfRegions([]), null);
  assert.equal(gasZoneOfRegions(["_D", "_P"]), null);
  const zones = [..."ABCEFGHJKLMNP"].map((letter) => gasZoneOfRegions([`_${letter}`]));
  assert.ok(zones.every((zone) => zone !== null && GAS_ZONES.includes(zone)));
});

test("what is no volume or calorific value is refused", () => {
  for (const [dm3, value] of [
    [-1, 395],
    [0.5, 395],
    [1, 39.5],
    [1, 0],
    [NaN, 395],
    [2 ** 53, 395],
  ] as const) {
    assert.throws(() => gasEnergyWh(dm3, value), RangeError);
  }
  assert.throws(() => gasEnergyWh(2 ** 53 - 1, 395), /beyond 2\^53/);
});
