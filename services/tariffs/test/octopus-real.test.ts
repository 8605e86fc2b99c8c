import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { DocumentPlace, type DocumentFault } from "@halfhourly/domain";
import { datedPrices } from "../src/sources/octopus/dated-prices.js";
import { periodsFor, readPeriods } from "../src/sources/octopus/periods.js";
import { rateSpans } from "../src/sources/octopus/rate-spans.js";
import { readListed, readRegions } from "../src/sources/octopus/read-product.js";

const DATA =
  process.env["HALFHOURLY_SHARED_DATA"] ??
  resolve(fileURLToPath(new URL("../../..", import.meta.url)), "../shared/data");
const FIXTURES = resolve(DATA, "fixtures/octopus_rest");
const AGILE = resolve(DATA, "tariffs/octopus_agile_2017-2021_api.csv");
const skipFixtures = existsSync(FIXTURES) ? {} : { skip: "real data absent: fixtures/octopus_rest" };
const skipAgile = existsSync(AGILE) ? {} : { skip: "real data absent: tariffs" };

function fixture(name: string): { readonly place: DocumentPlace; readonly faults: DocumentFault[] } {
  const faults: DocumentFault[] = [];
  const value: unknown = JSON.parse(readFileSync(resolve(FIXTURES, `${name}.json`), "utf8"));
  return { place: new DocumentPlace(value, name, faults), faults };
}
const results = (place: DocumentPlace) => place.field("results").list(0, 2_000);

test("real data: every product of three recorded lists is read", skipFixtures, () => {
  const counts = [
    "mark_get_products_response",
    "octopus-energy-list-products-example",
    "viral_productsFixture",
  ].map((name) => {
    const { place, faults } = fixture(name);
    const products = results(place).map(readListed);
    assert.deepEqual(faults, []);
    assert.ok(!products.includes(null));
    return products.length;
  });
  assert.deepEqual(counts, [2, 1, 11]);
});

test("real data: the regions and codes of four recorded products", skipFixtures, () => {
  for (const [name, count] of [
    ["mark_get_product_response", 14],
    ["viral_productAgileFixture", 3],
    ["viral_productCosyFixture", 2],
    ["viral_productGoFixture", 2],
  ] as const) {
    const { place, faults } = fixture(name);
    const regions = readRegions(place, false);
    assert.deepEqual(faults, []);
    assert.equal(regions.length, count, name);
    for (const { payments, registers } of regions)
      assert.deepEqual([payments, registers], [["direct-debit"], 1]);
  }
});

test(
  "real data: recorded rates and charges are taken exactly; one that ends before it begins is a fault",
  skipFixtures,
  () => {
    const read = (name: string) => {
      const { place, faults } = fixture(name);
      const periods = periodsFor(readPeriods(results(place), { least: -500, most: 1_000 }), "direct-debit", {
        faults,
        name,
      });
      return { periods, faults, name };
    };
    const history = read("mark_get_tariff_response");
    assert.deepEqual(datedPrices(history.periods, history.faults, history.name), [
      { from: "2017-01-11", to: "2018-08-05", price: 1_800_000 },
      { from: "2018-08-06", to: "2020-10-31", price: 1_846_000 },
      { from: "2020-11-01", to: null, price: 2_064_000 },
    ]);
    const day = read("viral_unitRatesFixture");
    const [span, ...more] = rateSpans(
      day.periods,
      { nowMs: Date.UTC(2025, 2, 3, 12), hint: null },
      day.faults,
      day.name,
    );
    assert.deepEqual(more, []);
    // One day alone shows no pattern: it is what it is.
    assert.ok(span?.rates.kind === "half-hourly");
    assert.deepEqual(span.rates.rates.length, 48);
    assert.deepEqual(
      [span.rates.rates[0], span.rates.rates[32], span.rates.rates[47]],
      [2_569_660, 3_854_500, 1_260_160],
    );
    assert.deepEqual(
      read("viral_standingChargeAgileFixture").periods.map(({ price }) => price),
      [4_533_920],
    );
    assert.equal(
      read("octopus-energy-list-electricity-standard-unit-rates-example").periods[0]!.price,
      -285_710,
    );
    for (const { faults } of [history, day]) assert.deepEqual(faults, []);
    assert.equal(
      read("viral_unitRates2020Fixture").faults[0]!.field,
      "viral_unitRates2020Fixture.results[0].valid_to",
    );
  },
);

test(
  "real data: two years of half-hourly prices are one series, ex VAT exactly, negative ones too",
  skipAgile,
  () => {
    const rows = readFileSync(AGILE, "utf8").trim().split(/\r?\n/).slice(1);
    const faults: DocumentFault[] = [];
    const listed = rows.map((row) => row.split(",")).filter(([, , from]) => (from ?? "") >= "2019-02-01");
    const places = listed.map(
      ([exc, , from, to], i) =>
        new DocumentPlace(
          { value_exc_vat: Number(exc), valid_from: from, valid_to: to, payment_method: null },
          `results[${i}]`,
          faults,
        ),
    );
    const periods = periodsFor(readPeriods(places, { least: -500, most: 1_000 }), "direct-debit", {
      faults,
      name: "agile",
    });
    const spans = rateSpans(periods, { nowMs: Date.UTC(2021, 5, 1), hint: null }, faults, "agile");
    assert.deepEqual(faults, []);
    const kinds = new Set(spans.map(({ rates }) => rates.kind));
    assert.deepEqual([...kinds], ["half-hourly"]);
    const prices = spans.flatMap(({ rates }) => (rates.kind === "half-hourly" ? rates.rates : []));
    assert.equal(prices.length, listed.length);
    assert.equal(
      prices.filter((price) => price !== null && price < 0).length,
      listed.filter(([exc]) => Number(exc) < 0).length,
    );
  },
);
