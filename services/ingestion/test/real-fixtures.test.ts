import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Fuel } from "@halfhourly/domain";
import { read, refused } from "./reading.js";

const DATA =
  process.env["HALFHOURLY_SHARED_DATA"] ??
  resolve(fileURLToPath(new URL("../../..", import.meta.url)), "../shared/data");
const FIXTURES = resolve(DATA, "fixtures");
const skip = existsSync(FIXTURES) ? {} : { skip: "real data absent: fixtures" };

/** The half-hourly bodies (rows a meter counted apart from this code, by a Python script), with the fuel where the body itself does not state it, and how many half hours each register has. */
const READ: Readonly<Record<string, readonly [fuel: Fuel | null, readings: readonly number[]]>> = {
  "amr_files/amr_data_row-per-reading_some-missing-readings.csv": [null, [48, 46]],
  "amr_files/amr_data_row-per-reading_valid.csv": [null, [48]],
  "amr_files/amr_highlands_example-missing-half-hours.csv": [
    null,
    [48, 48, 48, 48, 48, 48, 48, 48, 48, 46, 48],
  ],
  "amr_files/amr_highlands_example-offset.csv": [null, [48, 48, 48, 48, 48, 46, 48, 48]],
  "amr_files/amr_highlands_example.csv": [null, [48, 48, 48, 48, 48, 48, 48, 48, 48, 48]],
  "amr_files/amr_upload_data_files_with-carriage-return-line-endings.csv": [null, [96]],
  "kraken/viral_telemetry2020Fixture.json": ["electricity", [1]],
  "kraken/viral_telemetryFixture.json": ["electricity", [21]],
  "n3rgy/v1_get_consumption_data.json": [null, [96]],
  "n3rgy/v1_raw_meter_readings_kwh.json": ["electricity", [96]],
  "octopus_rest/octopus-energy-list-electricity-consumption-example.json": [null, [3]],
  "octopus_rest/viral_consumptionAgileFixture.json": ["electricity", [48]],
  "octopus_rest/viral_consumptionCosyFixture.json": ["electricity", [48]],
  "ovo/hh_2021-10-01.json": [null, [48, 47]],
  "ovo/hh_2021-10-02.json": [null, [48, 47]],
  "ovo/hh_2021-10-03.json": [null, [48, 47]],
  "ovo/hh_2021-10-04.json": [null, [48, 48]],
  "ovo/hh_2021-10-05.json": [null, [48, 47]],
  "ovo/hh_2021-10-06.json": [null, [48, 47]],
  "ovo/hh_2021-10-07.json": [null, [48, 47]],
  "perse/perse_meter_history_v2_realtime-data.json": [null, [16_128]],
};

/** Everything else, and what the refusal says it is. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  "kraken/viral_acceptTermsAndConditionsFxture.json": /terms and conditions were accepted/,
  "kraken/viral_accountFixture.json": /an account/,
  "kraken/viral_onboardingProcessFixture.json": /a sign-up/,
  "kraken/viral_termsAndConditionsForProductFixture.json": /the terms and conditions of a tariff/,
  "n3rgy/v1_get_tariff_data.json": /unit rates and standing charges/,
  "n3rgy/v1_get_tariff_data_with_tiers.json": /unit rates and standing charges/,
  "octopus_rest/mark_account_response.json": /an account/,
  "octopus_rest/mark_get_product_response.json": /one tariff product/,
  "octopus_rest/mark_get_products_response.json": /a list of tariff products/,
  "octopus_rest/mark_get_tariff_response.json": /unit rates or standing charges/,
  "octopus_rest/octopus-energy-list-electricity-standard-unit-rates-example.json":
    /unit rates or standing charges/,
  "octopus_rest/octopus-energy-list-products-example.json": /a list of tariff products/,
  "octopus_rest/viral_productAgileFixture.json": /one tariff product/,
  "octopus_rest/viral_productCosyFixture.json": /one tariff product/,
  "octopus_rest/viral_productGoFixture.json": /one tariff product/,
  "octopus_rest/viral_productsFixture.json": /a list of tariff products/,
  "octopus_rest/viral_standingChargeAgileFixture.json": /unit rates or standing charges/,
  "octopus_rest/viral_standingChargeCosyFixture.json": /unit rates or standing charges/,
  "octopus_rest/viral_unitRates2020Fixture.json": /unit rates or standing charges/,
  "octopus_rest/viral_unitRatesFixture.json": /unit rates or standing charges/,
  "ovo/daily_2021-10.json": /daily totals/,
  "ovo/hh_2019-11-22_empty.json": /OVO for a day without any/,
  "ovo/monthly_2021.json": /monthly meter readings/,
};

test("real data: fixtures: each is listed here as read or as refused", skip, () => {
  const names = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(json|csv)$/.test(name))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
  assert.deepEqual(names, [...Object.keys(READ), ...Object.keys(REFUSED)].sort());
});

for (const [path, [fuel, readings]] of Object.entries(READ)) {
  test(`real data: fixtures/${path}: read, every half hour of it`, skip, () => {
    const file = readFileSync(resolve(FIXTURES, path));
    if (fuel !== null) {
      const fault = refused(file);
      assert.equal(fault.code, "fuel-needed");
      assert.match(fault.message, /half-hourly readings.*--fuel electricity or --fuel gas/);
    }
    const { inspection } = read(file, fuel === null ? {} : { fuel });
    assert.deepEqual(
      inspection.registers.map((register) => register.readings),
      readings,
    );
    assert.deepEqual(inspection.rejected, []);
  });
}

for (const [path, what] of Object.entries(REFUSED)) {
  test(`real data: fixtures/${path}: refused as ${what.source}`, skip, () => {
    const fault = refused(readFileSync(resolve(FIXTURES, path)), { fuel: "electricity" });
    assert.equal(fault.code, "no-half-hourly-readings");
    assert.match(fault.message, what);
  });
}
