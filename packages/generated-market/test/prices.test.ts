import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { chanceOf } from "@halfhourly/demonstration";
import type { TariffDocument, TariffPriceRow } from "@halfhourly/contracts";
import {
  addDays,
  DOMESTIC_FUEL_VAT,
  GSP_GROUP_LETTERS,
  londonClock,
  settlementDay,
  slotAt,
  vatRateOn,
  type LondonDate,
} from "@halfhourly/domain";
import { capLevel } from "../src/cap-levels.js";
import { quarterOf } from "../src/quarters.js";
import { market, rowsOn, TODAY } from "./market-days.js";

const documents = market();
const of = (id: string) => documents.find((one) => one.id === id)!;
const kind = (word: string, direction: string) =>
  documents.filter((one) => one.direction === direction && one.prices[0]!.rates.kind === word);
const regionOf = ({ regions }: TariffPriceRow) => String(regions);

test("price caps are those that the product ships, with its sources", () => {
  const shipped = new URL("../../../services/consumer-api/src/data/price-caps.json", import.meta.url);
  const { levels } = JSON.parse(readFileSync(shipped, "utf8")) as {
    levels: {
      from: LondonDate;
      fuel: "electricity" | "gas";
      payment: string;
      pencePerKwh: string;
      standingChargePencePerDay: string;
    }[];
  };
  const known = levels.filter(({ payment }) => payment === "direct debit");
  assert.ok(known.length >= 26);
  for (const { from, fuel, pencePerKwh, standingChargePencePerDay } of known) {
    const level = capLevel(fuel, quarterOf(from), "direct-debit", chanceOf(1, "any"));
    const times = 1 + vatRateOn(fuel, from) / 1000;
    assert.deepEqual(
      [(level.unit * times).toFixed(2), (level.standing * times).toFixed(2)],
      [Number(pencePerKwh).toFixed(2), Number(standingChargePencePerDay).toFixed(2)],
      `${fuel} ${from}`,
    );
  }
});

describe("two years back", () => {
  for (const one of documents.filter(({ kind: word }) => word === "default" || word === "tracker"))
    test(`${one.id} has a price for every day, region, fuel and way to pay`, () => {
      for (const date of ["2024-11-29", "2025-03-31", "2025-04-01", "2026-09-30", "2026-10-01", TODAY]) {
        const ways = one.kind === "default" ? 3 : 1;
        const fuels = new Set(one.prices.map(({ fuel }) => fuel)).size;
        assert.equal(rowsOn(one, date).length, 14 * ways * fuels, date);
      }
    });
});

describe("half hours", () => {
  for (const one of [...kind("half-hourly", "import"), ...kind("half-hourly", "export")])
    test(`${one.id}: 25 months to the end of tomorrow, without a hole, some below zero`, () => {
      for (const region of one.direction === "export" ? ["all"] : GSP_GROUP_LETTERS) {
        const { from, next, prices } = joined(one, region);
        const tomorrow = settlementDay(addDays(TODAY, 1));
        assert.ok(from <= settlementDay("2024-10-29").firstSlot);
        assert.equal(next, tomorrow.firstSlot + tomorrow.slotCount);
        const negative = prices.filter((price) => price < 0).length / prices.length;
        // What networks cost is a charge of its own on the level one: it outweighs any wholesale price below zero.
        const least = one.id.endsWith("-level") ? -1 : 0.0005;
        assert.ok(negative > least && negative < 0.05, `${region}: ${negative} are below zero`);
        assert.ok(Math.max(...prices) <= 100 && Math.min(...prices) > -30);
      }
    });

  test("evenings are dearest, and regions differ by a factor", () => {
    const one = of("generated-rushwold-half-hours");
    const { from, prices } = joined(one, "_D");
    const meanOf = (first: number, last: number) => {
      const hours = prices.filter((_, i) => {
        const { minute } = londonClock(from + i);
        return minute >= first * 60 && minute < last * 60;
      });
      return hours.reduce((sum, price) => sum + price, 0) / hours.length;
    };
    assert.ok(meanOf(16, 19) > 1.8 * meanOf(0, 24));
    assert.ok(meanOf(1, 5) < 0.8 * meanOf(0, 24));
    const other = joined(one, "_B").prices;
    const always = 0.8;
    const night = prices.findIndex((price, i) => price > 10 && londonClock(from + i).minute < 300);
    assert.ok(Math.abs((prices[night]! - always) / (other[night]! - always) - 1056 / 966) < 0.002);
  });
});

describe("VAT", () => {
  test("a price with VAT in it falls and rises by law, a price without does not", () => {
    const [from, until] = DOMESTIC_FUEL_VAT.electricity.slice(-2).map((rate) => rate.from);
    const fixed = documents.filter(
      ({ kind: word, prices }) =>
        word === "fixed" && prices[0]!.from < from! && prices[0]!.fuel === "electricity",
    );
    assert.ok(fixed.some(({ prices }) => prices[0]!.vat === "included"));
    assert.ok(fixed.some(({ prices }) => prices[0]!.vat === "excluded"));
    for (const one of fixed) {
      const rows = one.prices.filter(
        (row) => row.fuel === "electricity" && regionOf(row) === "_A" && !/credit/.test(String(row.payments)),
      );
      if (one.prices[0]!.vat === "excluded") {
        assert.equal(rows.length, 1, one.id);
        continue;
      }
      assert.deepEqual(rows.map((row) => row.from).slice(1), [from, until], one.id);
      const [before, during, after] = rows.map((row) => Number(row.standingChargePencePerDay));
      assert.equal(before, after);
      assert.ok(Math.abs(before! / during! - 1.05) < 0.001, one.id);
    }
  });
});

test("today's prices are such as autumn 2026 has", () => {
  for (const one of documents.filter(
    ({ availableTo, direction }) => availableTo === null && direction === "import",
  ))
    for (const { fuel, rates, standingChargePencePerDay } of rowsOn(one, TODAY)) {
      assert.ok(Number(standingChargePencePerDay) <= (fuel === "gas" ? 42 : 90), one.id);
      if (rates.kind !== "flat") continue;
      const [least, most] = fuel === "gas" ? [5, 10] : [21, 32];
      assert.ok(
        Number(rates.pencePerKwh) > least! && Number(rates.pencePerKwh) < most!,
        `${one.id} ${rates.pencePerKwh}`,
      );
    }
});

test("regions pay differently: no import tariff is the same everywhere", () => {
  for (const one of documents.filter(({ direction }) => direction === "import")) {
    const rows = rowsOn(one, one.prices[0]!.from);
    const prices = new Set(
      rows.map((row) => row.standingChargePencePerDay + JSON.stringify(row.rates).slice(0, 200)),
    );
    assert.ok(prices.size > 4, one.id);
  }
});

function joined(one: TariffDocument, region: string) {
  const rows = one.prices.filter((row) => regionOf(row) === region);
  let next: number | null = null;
  let from = 0;
  const prices: number[] = [];
  for (const { rates } of rows) {
    assert.ok(rates.kind === "half-hourly");
    const first = slotAt(Date.parse(rates.firstSlot));
    if (next === null) from = first;
    else assert.equal(first, next);
    next = first + rates.pencePerKwh.length;
    for (const price of rates.pencePerKwh) prices.push(Number(price));
  }
  return { from, next, prices };
}
