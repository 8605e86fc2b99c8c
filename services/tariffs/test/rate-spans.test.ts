import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { SLOT_MS, settlementDay, slotStartMs, type ClockZone, type DocumentFault } from "@halfhourly/domain";
import type { Period } from "../src/sources/octopus/periods.js";
import { rateSpans } from "../src/sources/octopus/rate-spans.js";
import { DAY_MS, NOON } from "./house.js";

const HALF_HOUR_MS = 1_800_000;

function spansOf(periods: readonly Period[]) {
  const faults: DocumentFault[] = [];
  const spans = rateSpans(periods, { nowMs: NOON, hint: null }, faults, "rates");
  assert.deepEqual(faults, []);
  return spans;
}

/** Through the October clock change: cheap from 00:30 to 05:30 of the clock, each day stated by itself. */
function nights(clock: ClockZone): Period[] {
  return Array.from({ length: 60 }, (_, i) => {
    const date = new Date(Date.UTC(2026, 8, 25) + i * DAY_MS).toISOString().slice(0, 10);
    const [from, before] = [date, new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10)].map(
      (one) => (clock === "utc" ? Date.parse(one) : slotStartMs(settlementDay(one).firstSlot)),
    ) as [number, number];
    const night = from + HALF_HOUR_MS;
    // The morning counts back from the end of the day: on the 25th of October London's night has an hour more.
    const morning = before - 37 * HALF_HOUR_MS;
    return [
      { fromMs: from, beforeMs: night, price: 3_000_000 },
      { fromMs: night, beforeMs: morning, price: 800_000 },
      { fromMs: morning, beforeMs: before, price: 3_000_000 },
    ];
  }).flat();
}

for (const clock of ["london", "utc"] as const)
  test(`a pattern of the ${clock} clock is told through a clock change, and goes on`, () => {
    const spans = spansOf(nights(clock));
    assert.deepEqual(
      spans.map(({ from, to, rates }) => [
        from,
        to,
        rates.kind === "time-of-use" && (rates.clock ?? "london"),
      ]),
      [["2026-09-25", null, clock]],
    );
    const [{ rates } = { rates: null }] = spans;
    assert.ok(rates?.kind === "time-of-use");
    assert.deepEqual(
      rates.bands.map(({ windows, rate }) => [rate, windows]),
      [[800_000, [{ fromMinute: 30, toMinute: 330 }]]],
    );
  });

test("a half hour that is missing within is filled by no pattern", () => {
  const periods = nights("london").filter((_, i) => i !== 100);
  const spans = spansOf(periods);
  assert.deepEqual([...new Set(spans.map(({ rates }) => rates.kind))], ["half-hourly"]);
  const priced = spans.flatMap(({ rates }) => ("rates" in rates ? rates.rates : []));
  const stated = periods.reduce((sum, { fromMs, beforeMs }) => sum + (beforeMs! - fromMs) / SLOT_MS, 0);
  assert.ok(
    priced.length <= stated && stated - priced.length < 50,
    "at most the rest of that day is left out",
  );
});

test("whatever changes by the half hour costs what is stated, half hour by half hour", () => {
  const start = slotStartMs(settlementDay("2026-10-20").firstSlot);
  const run = fc.record({ length: fc.integer({ min: 1, max: 60 }), price: fc.integer({ min: -5, max: 5 }) });
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 40 }), (runs) => {
      let at = start;
      const periods = runs.map(({ length, price }) => {
        const fromMs = at;
        at += length * SLOT_MS;
        return { fromMs, beforeMs: at, price: price * 100_000 };
      });
      const prices = new Map<number, number>();
      for (const { rates, from, to } of spansOf(periods)) {
        if (rates.kind === "half-hourly")
          rates.rates.forEach((rate, i) => prices.set(rates.firstSlot + i, rate ?? 0));
        else if (to !== null && rates.kind === "flat")
          for (
            let slot = settlementDay(from).firstSlot;
            slot < settlementDay(to).firstSlot + settlementDay(to).slotCount;
            slot++
          )
            prices.set(slot, rates.rate);
        else return;
      }
      for (const { fromMs, beforeMs, price } of periods)
        for (let ms = fromMs; ms < beforeMs; ms += SLOT_MS) assert.equal(prices.get(ms / SLOT_MS), price);
    }),
    { numRuns: 100 },
  );
});
