import assert from "node:assert/strict";
import { test } from "node:test";
import { demonstrationHomes } from "@halfhourly/demonstration";
import {
  addDays,
  gspGroupOf,
  parseMpan,
  parseMprn,
  settlementDay,
  slotStartMs,
  SLOT_MS,
} from "@halfhourly/domain";
import * as fc from "fast-check";
import { dayLog, halfHourLog } from "../src/world/meter-logs.js";
import { makeWorld } from "../src/world/world.js";

const NOW = Date.parse("2026-11-23T09:10:00Z");
const DAY_MS = 86_400_000;
const world = makeWorld({ seed: 1, homes: 100_000 });

test("a hundred thousand homes: meter points with right check digits, found again by device and by number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: world.homeCount - 1 }), (number) => {
      const home = world.home(number);
      for (const meter of home.meters) {
        const parsed =
          meter.fuel === "gas" ? parseMprn(meter.importMeterPoint) : parseMpan(meter.importMeterPoint);
        assert.deepEqual(parsed, { ok: true, value: meter.importMeterPoint });
        if (meter.fuel === "electricity") assert.notEqual(gspGroupOf(meter.importMeterPoint), null);
        assert.equal(world.findMeterPoint(meter.importMeterPoint, meter.fuel)?.home.name, home.name);
        assert.equal(world.findDevice(meter.device)?.device.meter?.importMeterPoint, meter.importMeterPoint);
        if (meter.exportMeterPoint !== null) {
          assert.ok(parseMpan(meter.exportMeterPoint).ok);
          assert.equal(world.findMeterPoint(meter.exportMeterPoint, "electricity")?.home.name, home.name);
        }
      }
      assert.equal(world.findDevice(home.displayId)?.home.name, home.name);
    }),
    { seed: 4, numRuns: 200 },
  );
});

test("homes are of every kind", () => {
  const homes = Array.from({ length: 200 }, (_, n) => world.home(n));
  const meters = homes.flatMap((home) => home.meters);
  for (const generation of ["SMETS1", "SMETS2"] as const)
    for (const fuel of ["electricity", "gas"] as const)
      assert.ok(meters.some((meter) => meter.generation === generation && meter.fuel === fuel));
  assert.ok(meters.some((meter) => meter.elements === 2));
  assert.ok(meters.some((meter) => meter.exportMeterPoint !== null));
  assert.ok(meters.some((meter) => meter.payment === "prepayment"));
  assert.ok(homes.some((home) => home.meters.length === 1));
});

test("the same seed makes the same half hours, another seed others", () => {
  const period = { fromMs: NOW - 3 * DAY_MS, toMs: NOW };
  const read = (seed: number): unknown =>
    halfHourLog(makeWorld({ seed, homes: 9 }).home(7).meters[0]!, "import", period, NOW).entries;
  assert.deepEqual(read(5), read(5));
  assert.notDeepEqual(read(5), read(6));
});

test("a meter holds 13 months up to the half hour that has just ended, and both clock changes whole", () => {
  const meter = world.home(0).meters[0]!;
  const all = halfHourLog(meter, "import", { fromMs: 0, toMs: NOW + DAY_MS }, NOW).entries;
  assert.equal(all.at(-1)!.endMs, Date.parse("2026-11-23T09:00:00Z"));
  assert.equal(all[0]!.endMs, Date.parse("2025-10-22T09:30:00Z"));
  assert.equal(all.length, 19_056);
  for (let i = 1; i < all.length; i++) assert.equal(all[i]!.endMs - all[i - 1]!.endMs, SLOT_MS);
  for (const [date, count] of [
    ["2026-03-29", 46],
    ["2026-10-25", 50],
  ] as const) {
    const firstEnd = slotStartMs(settlementDay(date).firstSlot) + SLOT_MS;
    const nextDay = slotStartMs(settlementDay(addDays(date, 1)).firstSlot);
    assert.equal(
      halfHourLog(meter, "import", { fromMs: firstEnd, toMs: nextDay }, NOW).entries.length,
      count,
    );
  }
});

test("a day's total is the sum of its half hours", () => {
  for (const meter of world.home(0).meters) {
    const period = { fromMs: Date.parse("2026-11-20T00:00:00Z"), toMs: Date.parse("2026-11-22T00:00:00Z") };
    const days = dayLog(meter, period, NOW).entries;
    assert.deepEqual(
      days.map(({ endMs }) => endMs),
      [period.fromMs, period.fromMs + DAY_MS, period.toMs],
    );
    for (const { endMs, values } of days) {
      const halves = halfHourLog(
        meter,
        "import",
        { fromMs: endMs - DAY_MS + SLOT_MS, toMs: endMs },
        NOW,
      ).entries;
      assert.equal(halves.length, 48);
      values.forEach((total, element) =>
        assert.equal(
          total,
          halves.reduce((sum, { values: one }) => sum + one[element]!, 0),
        ),
      );
    }
  }
});

test("the demonstration homes live here with their own meter points, and hold its actual and suspect values", () => {
  const { homes, batches, from } = demonstrationHomes({ seed: 1, today: "2026-11-23" });
  const firstEnd = slotStartMs(settlementDay(from).firstSlot) + SLOT_MS;
  const midnight = Date.parse("2026-11-23T00:00:00Z");
  for (const home of homes) {
    const here = world.demonstrationHomes.find(({ name }) => name === home.home)!;
    assert.deepEqual(
      here.meters.map((meter) => meter.importMeterPoint),
      home.meters.map((meter) => meter.meterPoint),
    );
    for (const meter of home.meters) {
      const mine = world.findMeterPoint(meter.meterPoint, meter.fuel)!.meter;
      for (const { direction } of meter.registers) {
        const told = new Map<number, number>();
        for (const { register, readings } of batches)
          if (register.meterPoint === meter.meterPoint && register.direction === direction)
            for (const { slot, value, quality } of readings)
              if (quality !== "estimated") told.set(slotStartMs(slot) + SLOT_MS, value);
        const { entries } = halfHourLog(mine, direction, { fromMs: firstEnd, toMs: midnight }, NOW);
        assert.deepEqual(
          entries.map(({ endMs, values }) => [endMs, values[0]]),
          [...told].sort(([a], [b]) => a - b),
        );
      }
    }
  }
});

test("the meter knows its tariff: one price, two by the clock, three by the hours of London", () => {
  const tariffs = world.demonstrationHomes.map((home) => home.meters[0]!.tariff(NOW));
  assert.deepEqual(
    tariffs.map((tariff) => tariff.timeOfUsePrices.length),
    [1, 2, 1, 3],
  );
  const switches = (home: number): (readonly [number, number])[][] =>
    tariffs[home]!.switching.days.map((day) =>
      day.switches.map((one) => [one.secondOfDay / 1_800, one.register]),
    );
  // Economy 7, GMT all year: 00:30 and 07:30.
  assert.deepEqual(switches(1), [
    [
      [0, 1],
      [1, 2],
      [15, 1],
    ],
  ]);
  // 16:00 to 19:00 and 02:00 to 05:00 by the clock: an hour earlier in UTC from March on.
  assert.deepEqual(switches(3), [
    [
      [0, 1],
      [2, 3],
      [8, 1],
      [30, 2],
      [36, 1],
    ],
    [
      [0, 1],
      [4, 3],
      [10, 1],
      [32, 2],
      [38, 1],
    ],
  ]);
  const solar = world.demonstrationHomes[3]!.meters[0]!;
  const priceAt = (instant: string): number | null => solar.tariff(Date.parse(instant)).activePrice;
  const [usual, peak, night] = tariffs[3]!.timeOfUsePrices;
  // The clock in London shows 15:59 and 16:00, in winter and in summer; then 04:59.
  assert.deepEqual(
    ["2026-11-23T15:59:59Z", "2026-11-23T16:00:00Z", "2026-07-23T14:59:59Z", "2026-07-23T15:00:00Z"].map(
      priceAt,
    ),
    [usual, peak, usual, peak],
  );
  assert.equal(priceAt("2026-11-24T04:59:59Z"), night);
});
