import assert from "node:assert/strict";
import { test } from "node:test";
import { refused } from "./reading.js";

/** Bodies that we made in the shapes of the real ones; the real ones themselves are in real-fixtures.test.ts. */
const OTHERS: readonly [what: RegExp, body: object | string][] = [
  [
    /unit rates or standing charges of a tariff.*enter them under Tariffs/,
    {
      count: 1,
      next: null,
      results: [{ value_exc_vat: 20, value_inc_vat: 21, valid_from: "2024-01-01T00:00:00Z" }],
    },
  ],
  [
    /unit rates and standing charges of a tariff/,
    { resource: "/2000000000000/electricity/tariff/1", values: [{ standingCharges: [], prices: [] }] },
  ],
  [
    /a list of tariff products/,
    {
      count: 1,
      next: null,
      results: [{ code: "FIXED-1", display_name: "Fixed", is_variable: false, links: [] }],
    },
  ],
  [
    /one tariff product with its prices by region/,
    {
      code: "FIXED-1",
      is_variable: false,
      single_register_electricity_tariffs: {
        _A: { direct_debit_monthly: { standard_unit_rate_inc_vat: 21 } },
      },
    },
  ],
  [/an account with its meters/, { number: "A-00000000", properties: [{ electricity_meter_points: [] }] }],
  [/an account with its meters/, { data: { account: { electricityAgreements: [{ validTo: null }] } } }],
  [
    /the terms and conditions of a tariff/,
    { termsAndConditionsForProduct: { name: "Terms", version: "1.0" } },
  ],
  [/terms and conditions were accepted/, { acceptTermsAndConditions: { acceptedVersion: "1.0" } }],
  [/a sign-up/, { startOnboardingProcess: { onboardingProcess: { id: "1" } } }],
  [
    /monthly meter readings.*half-hourly view/,
    { dates: ["2021-01-22T00:00"], electricity: { "2021-01-22T00:00": "1" } },
  ],
  [/monthly totals.*half-hourly view/, { electricity: { data: [{ month: "2021-01", consumption: 1 }] } }],
  [
    /daily totals.*half-hourly view/,
    { electricity: { data: [wholeDay("2021-10-01"), wholeDay("2021-10-02")] } },
  ],
  [/OVO for a day without any/, { electricity: { data: [] }, gas: { data: [] } }],
  [/carbon intensities/, { data: [{ from: "2024-01-01T00:00Z", intensity: { actual: 100 } }] }],
  [/an error that an API answered with.*Read what it says/, { detail: "Not found." }],
  [/the description of an API/, { openapi: "3.0.0", paths: {} }],
  [/the prices of a tariff/, "unit_rate,valid_from\n1,2"],
];

for (const [what, body] of OTHERS) {
  test(`a file is told to be: ${what.source}`, () => {
    const fault = refused(typeof body === "string" ? body : JSON.stringify(body));
    assert.equal(fault.code, "no-half-hourly-readings");
    assert.match(fault.message, what);
    assert.deepEqual(fault.rejected, []);
  });
}

test("one half hour among days is still read as rows, each by itself", () => {
  const short = {
    consumption: 1,
    interval: { start: "2021-10-01T00:00:00.000", end: "2021-10-01T00:29:59.999" },
  };
  const body = { electricity: { data: [wholeDay("2021-09-30"), short] } };
  assert.throws(() => refused(JSON.stringify(body)), /read as ovo/);
});

function wholeDay(date: string): object {
  return { consumption: 9.5, interval: { start: `${date}T00:00:00.000`, end: `${date}T23:59:59.999` } };
}
