import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  agreementsOf,
  comparisonTerms,
  datesFrom,
  HomeComparison,
  prepareMarket,
  ranked,
  registerYear,
  settlementDay,
  yearGrid,
  type ComparedTariff,
  type HomePlace,
  type MarketRates,
  type MarketTariff,
  type PriceRow,
  type Year,
} from "../src/index.js";
import { dayOf } from "./cost-fixtures.js";

const year: Year = { from: "2025-11-29", to: "2026-11-28", today: "2026-11-29" };
const grid = yearGrid(year);
const place: HomePlace = { region: "_A", payment: "direct-debit", switchTable: null };
const days = datesFrom(year.from, year.to).map((date) => dayOf(date, 150));
const gasDays = datesFrom(year.from, year.to).map((date) => dayOf(date, 20, "dm3"));
const home = {
  electricity: registerYear(grid, days, { fuel: "electricity", direction: "import" }),
  gas: registerYear(grid, gasDays, { fuel: "gas", direction: "import" }),
  export: null,
};

const row = (over: Partial<PriceRow> = {}): PriceRow => ({
  fuel: "electricity",
  regions: ["_A"],
  payments: ["direct-debit"],
  from: "2026-10-01",
  to: null,
  vat: "excluded",
  standingCharge: 5_000_000,
  rates: { kind: "flat", rate: 2_500_000 },
  ...over,
});
const offer = (over: Partial<MarketTariff> = {}): MarketTariff => ({
  id: "t",
  supplier: "Larkspur",
  name: "Fixed",
  link: null,
  kind: "fixed",
  direction: "import",
  availableFrom: "2026-10-01",
  availableTo: null,
  fixedFor: null,
  exitFees: {},
  green: null,
  eligibility: [],
  discounts: [],
  rounding: null,
  prices: [row()],
  ...over,
});
const flat = (rate: number): readonly PriceRow[] => [row({ rates: { kind: "flat", rate } })];
const compare = (tariffs: readonly MarketTariff[], at: HomePlace = place) => {
  const market = prepareMarket(grid, tariffs, at);
  const sweep = new HomeComparison(grid, home);
  return { market, results: market.priced.flatMap((one) => sweep.costOf(one) ?? []) };
};
const totalOf = (...tariffs: MarketTariff[]) =>
  compare(tariffs).results.map(({ totalAmount }) => totalAmount / 1e8);

test("a year at 25p and 50p a day by hand, with VAT where the year to come bears it", () => {
  // 365 days of 7.2 kWh: 180p and 50p a day. No VAT until 31 March 2027 (123 days), 5 % on the 242 days after.
  // March's short Sunday lies in the first, October's long one in the second: 7.5p less, and 7.5p more with VAT.
  assert.deepEqual(totalOf(offer()), [123 * 230 - 7.5 + (242 * 230 + 7.5) * 1.05]);
});

test("only unconditional discounts count", () => {
  const off = (condition: string | null) =>
    offer({ discounts: [{ name: "d", perDay: 1_000_000, condition }] });
  const [without, conditional, always] = totalOf(offer(), off("bills by email"), off(null));
  assert.equal(conditional, without);
  assert.equal(Math.round((without! - always!) * 1e8), (123 * 10 + 242 * 10.5) * 1e8);
});

test("what cannot be had, or cannot be priced, is left out or told, never guessed", () => {
  const multi: MarketRates = {
    kind: "multi-rate",
    registers: [
      { name: "day", rate: 3_000_000 },
      { name: "night", rate: 1_000_000 },
    ],
    windows: null,
  };
  const { firstSlot } = settlementDay(year.from);
  const short: MarketRates = { kind: "half-hourly", firstSlot, rates: Array.from({ length: 100 }, () => 1) };
  const { market } = compare([
    offer({ id: "ended", availableTo: "2026-11-28" }),
    offer({ id: "not yet", availableFrom: "2026-11-30" }),
    offer({ id: "elsewhere", prices: [row({ regions: ["_B"] })] }),
    offer({ id: "no prices today", prices: [row({ to: "2026-10-31" })] }),
    offer({ id: "two rates", prices: [row({ rates: multi })] }),
    offer({ id: "short", prices: [row({ from: "2025-01-01", rates: short })] }),
    offer({ id: "fine" }),
  ]);
  assert.deepEqual(
    market.priced.map(({ tariff }) => tariff.id),
    ["fine"],
  );
  assert.deepEqual(
    market.notPriceable.map(({ tariff, why }) => [tariff.id, why]),
    [
      ["elsewhere", "not-in-this-region-or-payment"],
      ["no prices today", "prices-not-known-for-all-dates"],
      ["two rates", "meter-times-not-known"],
      ["short", "prices-not-known-for-all-dates"],
    ],
  );
});

test("the meter's own times stand before the supplier's, these before what is usual or said", () => {
  const night = (from: number) => ({
    clock: "utc" as const,
    registers: [{ name: "night", windows: [{ fromMinute: from, toMinute: from + 420 }] }],
  });
  const rates = (windows: ReturnType<typeof night> | null): MarketRates => ({
    kind: "multi-rate",
    registers: [
      { name: "day", rate: 3_000_000 },
      { name: "night", rate: 1_000_000 },
    ],
    windows,
  });
  const beginOf = (stated: number | null, at: HomePlace["switchTable"]) => {
    const found = agreementsOf(
      offer({ prices: [row({ rates: rates(stated === null ? null : night(stated)) })] }),
      "electricity",
      { ...place, switchTable: at },
    );
    if (typeof found === "string") return found;
    const [first] = found;
    const held = first!.tariff.rates;
    return held.kind === "time-of-use" ? held.bands[0]!.windows[0]!.fromMinute : held.kind;
  };
  assert.equal(beginOf(10, { ...night(20), from: "meter" }), 20);
  assert.equal(beginOf(10, { ...night(20), from: "region" }), 10);
  assert.equal(beginOf(null, { ...night(20), from: "household" }), 20);
  assert.equal(beginOf(null, null), "meter-times-not-known");
});

test("a series over several rows goes on from one to the next, and a change of VAT in stated prices ends it", () => {
  const slots = (from: string, to: string) => settlementDay(to).firstSlot - settlementDay(from).firstSlot;
  const part = (from: string, to: string | null, until: string, rate: number, vat: PriceRow["vat"]) =>
    row({
      from,
      to,
      vat,
      rates: {
        kind: "half-hourly",
        firstSlot: settlementDay(from).firstSlot,
        rates: Array.from({ length: slots(from, until) }, () => rate),
      },
    });
  const series = (vat: PriceRow["vat"]) =>
    offer({
      prices: [
        part("2025-01-01", "2026-09-30", "2026-10-01", 1_000_000, vat),
        part("2026-10-01", null, "2026-12-01", 2_000_000, vat),
      ],
    });
  const terms = comparisonTerms(series("excluded"), "electricity", place, year);
  assert.ok(typeof terms !== "string" && terms.tariff.rates.kind === "half-hourly");
  const { rates } = terms.tariff.rates;
  assert.equal(rates.length, grid.slotCount);
  const change = settlementDay("2026-10-01").firstSlot - grid.firstSlot;
  assert.deepEqual(
    [rates[0], rates[change - 1], rates[change], rates.at(-1)],
    [1_000_000, 1_000_000, 2_000_000, 2_000_000],
  );
  assert.equal(
    comparisonTerms(series("included"), "electricity", place, year),
    "prices-not-known-for-all-dates",
  );
});

test("a tariff for both fuels is the sum of its parts; one for a fuel that the home has not is no offer to it", () => {
  const gas = row({ fuel: "gas", standingCharge: 2_900_000, rates: { kind: "flat", rate: 700_000 } });
  const [both, electricity, onlyGas] = totalOf(
    offer({ prices: [row(), gas] }),
    offer(),
    offer({ prices: [gas] }),
  );
  assert.ok(Math.abs(both! - electricity! - onlyGas!) < 1e-8);
  assert.deepEqual(totalOf(offer({ direction: "export" })), []);
});

/** Terms alone: what a result shows but who offers it. */
const shown = (results: readonly { rank: number; compared: ComparedTariff }[]) =>
  results.map(({ rank, compared: { totalAmount, tariff } }) => [
    rank,
    totalAmount,
    tariff.exitFees,
    tariff.green,
    tariff.prices[0]?.rates,
  ]);

test("the order is by cost, or by green share and cost, and depends on nothing else: names, suppliers and places change nothing", () => {
  const rates = fc.integer({ min: 20, max: 24 }).map((p) => flat(p * 100_000));
  const one = fc.record({
    id: fc.string(),
    supplier: fc.string(),
    name: fc.string(),
    prices: rates,
    green: fc.constantFrom(null, { perMille: 500, evidence: "REGO" }, { perMille: 1000, evidence: "REGO" }),
    exitFees: fc.constantFrom({}, { electricity: 500_000_000 }, { electricity: 750_000_000 }),
  });
  const property = fc.property(
    fc.array(one, { minLength: 1, maxLength: 12 }),
    fc.array(fc.record({ id: fc.string(), supplier: fc.string(), name: fc.string(), key: fc.double() }), {
      minLength: 12,
      maxLength: 12,
    }),
    fc.constantFrom("cost" as const, "green" as const),
    (tariffs, others, order) => {
      const first = ranked(compare(tariffs.map((over) => offer(over))).results, order);
      const renamed = tariffs
        .map((over, i) => ({
          over: offer({ ...over, ...others[i]!, link: "https://x.example" }),
          key: others[i]!.key,
        }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ over }) => over);
      const again = ranked(compare(renamed).results, order);
      assert.deepEqual(shown(again), shown(first));
      first.slice(1).forEach((next, i) => {
        const before = first[i]!;
        const green = ({ compared }: typeof next) => compared.tariff.green?.perMille ?? 0;
        if (order === "green") assert.ok(green(before) >= green(next));
        if (order === "cost" || green(before) === green(next))
          assert.ok(before.compared.totalAmount <= next.compared.totalAmount);
        const isTie =
          before.compared.totalAmount === next.compared.totalAmount &&
          (order === "cost" || green(before) === green(next));
        assert.equal(next.rank === before.rank, isTie);
      });
    },
  );
  fc.assert(property, { numRuns: 60 });
});
