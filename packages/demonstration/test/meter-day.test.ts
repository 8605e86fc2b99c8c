import assert from "node:assert/strict";
import { test } from "node:test";
import { datesFrom, registerKey, type Slot } from "@halfhourly/domain";
import { demonstrationHomes, demonstrationMeterDay } from "../src/index.js";

const SEED = 3;
const TODAY = "2026-11-23";

test("a meter's days hold exactly the actual and suspect values that the demonstration has by then", () => {
  const { from, to, homes, batches } = demonstrationHomes({ seed: SEED, today: TODAY });
  for (const { home, meters } of homes) {
    for (const meter of meters) {
      const told = new Map<string, Map<Slot, number>>();
      for (const { register, readings } of batches) {
        if (register.meterPoint !== meter.meterPoint) continue;
        const values = told.get(registerKey(register)) ?? new Map<Slot, number>();
        for (const { slot, value, quality } of readings) if (quality !== "estimated") values.set(slot, value);
        told.set(registerKey(register), values);
      }
      const known = new Map([...told.keys()].map((key) => [key, new Map<Slot, number>()]));
      for (const date of datesFrom(from, to)) {
        const day = demonstrationMeterDay(SEED, { home, fuel: meter.fuel }, date, to);
        for (const { values, ...register } of day.registers) {
          const key = registerKey({ ...register, fuel: meter.fuel, meterPoint: meter.meterPoint });
          values.forEach((value, i) => {
            if (value !== null) known.get(key)!.set(day.firstSlot + i, value);
          });
        }
      }
      for (const [key, values] of told) {
        const inOrder = [...values].sort(([a], [b]) => a - b);
        assert.deepEqual([...known.get(key)!], inOrder, `${home} ${key}`);
      }
    }
  }
});

test("a late value is missing until its date has come, and counted all along", () => {
  const late = datesFrom("2026-10-01", "2026-10-31")
    .map((date) => ({
      date,
      before: demonstrationMeterDay(SEED, { home: "family", fuel: "electricity" }, date, date).registers[0]!,
      now: demonstrationMeterDay(SEED, { home: "family", fuel: "electricity" }, date, "2026-11-22")
        .registers[0]!,
    }))
    .filter(({ before, now }) => before.values.some((value, i) => value === null && now.values[i] !== null));
  assert.ok(late.length > 0);
  for (const { before, now } of late) assert.deepEqual(before.counted, now.counted);
});

test("a fuel that the home does not have is refused", () => {
  assert.throws(
    () => demonstrationMeterDay(SEED, { home: "solar", fuel: "gas" }, "2026-10-01", "2026-10-02"),
    RangeError,
  );
});
