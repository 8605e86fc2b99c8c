import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { TariffDocument, TariffPriceRow } from "@halfhourly/contracts";
import { addDays, readMarketTariff, type LondonDate } from "@halfhourly/domain";
import { market, rowKey } from "./market-days.js";

/** Days before something changes: the clocks, an issue, the year, the first quarter held, VAT; and the leap day. */
const days = ["2026-10-24", "2026-11-28", "2026-12-31", "2027-02-01", "2027-03-31", "2028-02-28"];

for (const today of days)
  describe(`from ${today} to the day after`, () => {
    const before = market(today);
    const after = new Map(market(addDays(today, 1)).map((one) => [one.id, one]));

    test("whatever is on sale is there still, or closed", () => {
      for (const { id, availableTo, availableFrom } of before) {
        const next = after.get(id);
        if (availableTo !== null) continue;
        assert.ok(next !== undefined, id);
        assert.equal(next.availableFrom, availableFrom);
        assert.ok(next.availableTo === null || next.availableTo === today, id);
      }
      const added = [...after.keys()].filter((id) => !before.some((one) => one.id === id));
      for (const id of added) assert.equal(after.get(id)!.availableFrom, addDays(today, 1), id);
    });

    test("prices of the past are the same, and listed prices only grow", () => {
      let compared = 0;
      for (const one of before) {
        const next = after.get(one.id);
        if (next === undefined) continue;
        const rows = new Map(next.prices.map((row) => [rowKey(row), row]));
        for (const row of one.prices.filter(({ from }) => from <= today)) {
          const later = rows.get(rowKey(row));
          if (later === undefined) assert.ok(isOld(row, today), `${one.id} ${rowKey(row)}`);
          else compared += sameUntil(one, row, later, today);
        }
      }
      assert.ok(compared > 30_000);
    });

    test("and what is new can be read", () => {
      const old = new Set(before.map((one) => JSON.stringify(one.prices.map(rowKey))));
      for (const one of after.values())
        if (!old.has(JSON.stringify(one.prices.map(rowKey)))) assert.ok(readMarketTariff(one).ok, one.id);
    });
  });

function isOld({ to }: TariffPriceRow, today: LondonDate): boolean {
  return typeof to === "string" && to < addDays(today, -730);
}

function sameUntil(
  one: TariffDocument,
  row: TariffPriceRow,
  later: TariffPriceRow,
  today: LondonDate,
): number {
  const { rates, to, ...rest } = row;
  const { rates: laterRates, to: laterTo, ...laterRest } = later;
  assert.deepEqual(laterRest, rest);
  const isPast = typeof to === "string" && to < today;
  assert.ok(
    laterTo === to || (!isPast && laterTo === today),
    `${one.id} ${rowKey(row)}: ${to} to ${laterTo}`,
  );
  const isListed = rates.kind === "half-hourly" || rates.kind === "daily";
  if (!isListed || rates.kind !== laterRates.kind) assert.deepEqual(laterRates, rates);
  else {
    const { pencePerKwh, ...about } = rates;
    const { pencePerKwh: laterPence, ...laterAbout } = laterRates;
    assert.deepEqual(laterAbout, about);
    assert.equal(laterPence.slice(0, pencePerKwh.length).join(), pencePerKwh.join());
  }
  return 1;
}
