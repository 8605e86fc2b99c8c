import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { FileFlags, Inspection } from "@halfhourly/contracts";
import { read, refused, rejections } from "./reading.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = process.env["HALFHOURLY_SHARED_DATA"] ?? resolve(ROOT, "../shared/data");

type Register = Inspection["registers"][number];
type Facts = Pick<Register, "first" | "last" | "readings" | "total" | "missing" | "days">;

const fileAt = (path: string) => readFileSync(resolve(DATA, path));

function realData(path: string, what: string, check: () => void): void {
  const absent = !existsSync(resolve(DATA, path));
  test(`real data: ${path}: ${what}`, absent ? { skip: `real data absent: ${path}` } : {}, check);
}

// Worked out apart from this code by a Python script: csv.reader, Decimal(text) x 1000 rounded half-up, datetime with
// zoneinfo for London; slots in a dict, end stamps moved back by 30 minutes, missing = (last - first) / 30 min + 1 - slots.
// The gaps are those that the data's own README publishes.
const YEAR = { first: "2012-12-31T23:30:00Z", last: "2013-12-31T23:00:00Z", days: { 46: 1, 48: 364, 50: 1 } };
const homes: Readonly<Record<string, Facts>> = {
  MAC000002: { ...YEAR, readings: 17_520, total: 4_214_648, missing: 0 },
  MAC000004: { ...YEAR, readings: 17_519, total: 618_246, missing: 1 },
  MAC000005: { ...YEAR, readings: 17_519, total: 1_653_875, missing: 1 },
  MAC000008: {
    ...YEAR,
    last: "2013-10-29T23:30:00Z",
    days: { 46: 1, 48: 301, 50: 1 },
    readings: 14_495,
    total: 5_200_978,
    missing: 2,
  },
  MAC000010: { ...YEAR, readings: 17_520, total: 9_308_916, missing: 0 },
  MAC000014: { ...YEAR, readings: 17_514, total: 2_209_632, missing: 6 },
  MAC000015: { ...YEAR, readings: 17_497, total: 3_574_455, missing: 23 },
  MAC000017: { ...YEAR, readings: 17_518, total: 2_340_470, missing: 2 },
  MAC000022: { ...YEAR, readings: 17_519, total: 4_485_082, missing: 1 },
  MAC000024: { ...YEAR, readings: 17_519, total: 7_526_801, missing: 1 },
  MAC000031: { ...YEAR, readings: 17_507, total: 6_937_373, missing: 13 },
  MAC000040: { ...YEAR, readings: 17_520, total: 11_500_726, missing: 0 },
  MAC000044: { ...YEAR, readings: 17_519, total: 5_099_901, missing: 1 },
  MAC000046: { ...YEAR, readings: 17_517, total: 4_561_009, missing: 3 },
  MAC000048: { ...YEAR, readings: 17_520, total: 2_149_942, missing: 0 },
  MAC000050: {
    ...YEAR,
    last: "2013-04-16T23:30:00Z",
    days: { 46: 1, 48: 107 },
    readings: 5_089,
    total: 2_460_430,
    missing: 0,
  },
  MAC000051: { ...YEAR, readings: 17_462, total: 5_344_818, missing: 58 },
  MAC000052: { ...YEAR, readings: 17_518, total: 2_523_708, missing: 2 },
  MAC000060: { ...YEAR, readings: 17_520, total: 3_870_621, missing: 0 },
  MAC000064: { ...YEAR, readings: 17_519, total: 4_783_488, missing: 1 },
  MAC000065: {
    ...YEAR,
    last: "2013-07-07T23:00:00Z",
    days: { 46: 1, 48: 189 },
    readings: 9_024,
    total: 1_553_899,
    missing: 0,
  },
  MAC000075: { ...YEAR, readings: 17_517, total: 1_911_292, missing: 3 },
  MAC000076: { ...YEAR, readings: 17_515, total: 6_676_379, missing: 5 },
  MAC000085: { ...YEAR, readings: 17_519, total: 9_431_149, missing: 1 },
};

const files: readonly {
  path: string;
  flags?: FileFlags;
  format: string;
  register: Facts & Partial<Register>;
}[] = [
  ...Object.entries(homes).map(([id, facts]) => ({
    path: `electricity/lcl_2013/${id}.csv`,
    format: "low-carbon-london",
    register: { id, ...facts },
  })),
  {
    path: "electricity/lcl_long/MAC000060_cleaned.csv",
    format: "low-carbon-london",
    // Three whole days are removed: 144 half hours.
    register: {
      id: null,
      first: "2011-12-09T23:30:00Z",
      last: "2014-02-27T23:00:00Z",
      readings: 38_784,
      total: 8_659_209,
      missing: 144,
      days: { 46: 2, 48: 808, 50: 2 },
    },
  },
  {
    path: "electricity/lcl_long/dfMAC000584.csv",
    format: "low-carbon-london",
    register: {
      id: "MAC000584",
      first: "2012-04-12T07:30:00Z",
      last: "2014-02-27T23:30:00Z",
      readings: 32_904,
      total: 2_048_740,
      missing: 57,
      days: { 46: 1, 48: 684, 50: 2 },
    },
  },
  {
    path: "electricity/lcl_long/dfMAC004179.csv",
    format: "low-carbon-london",
    register: {
      id: "MAC004179",
      first: "2012-05-21T10:00:00Z",
      last: "2014-02-27T23:30:00Z",
      readings: 31_083,
      total: 65_623_649,
      missing: 1,
      days: { 46: 1, 48: 645, 50: 2 },
    },
  },
  {
    path: "electricity/octopus_export_H1_2023-2024.csv",
    flags: { fuel: "electricity" },
    format: "supplier-download",
    register: {
      id: null,
      first: "2023-01-01T00:00:00Z",
      last: "2024-08-03T23:30:00Z",
      readings: 27_888,
      total: 5_666_885,
      missing: 0,
      days: { 46: 2, 48: 579, 50: 1 },
    },
  },
  {
    path: "electricity/octopus_export_H2_electric_2023-2024.csv",
    flags: { fuel: "electricity" },
    format: "supplier-download",
    // One whole UTC day is missing: 48 half hours across two settlement days.
    register: {
      id: null,
      first: "2023-04-03T23:30:00Z",
      last: "2024-04-10T23:30:00Z",
      readings: 17_857,
      total: 3_172_801,
      missing: 48,
      days: { 46: 1, 48: 372, 50: 1 },
    },
  },
  {
    path: "gas/octopus_export_H2_gas_m3_2023-2024.csv",
    format: "supplier-download",
    register: {
      id: null,
      fuel: "gas",
      unit: "dm3",
      first: "2023-04-04T00:00:00Z",
      last: "2024-04-10T23:30:00Z",
      readings: 17_855,
      total: 951_110,
      missing: 49,
      days: { 46: 1, 48: 372, 50: 1 },
    },
  },
  {
    path: "electricity/octopus_api_H4_2020-2021.csv",
    flags: { fuel: "electricity" },
    format: "rest-consumption",
    register: {
      id: null,
      first: "2020-08-05T23:30:00Z",
      last: "2021-01-12T23:00:00Z",
      readings: 7_680,
      total: 1_708_097,
      missing: 0,
      days: { 48: 159, 50: 1 },
    },
  },
  {
    path: "fixtures/perse/perse_meter_history_v2_realtime-data.json",
    format: "perse",
    register: {
      id: "2000027391990",
      first: "2024-01-01T00:00:00Z",
      last: "2024-12-01T23:30:00Z",
      readings: 16_128,
      total: 295_005_600,
      missing: 0,
      days: { 46: 1, 48: 334, 50: 1 },
    },
  },
];

for (const { path, flags, format, register } of files) {
  realData(path, "read without a fault and with its published gaps", () => {
    const file = read(fileAt(path), flags);
    assert.equal(file.inspection.format, format);
    assert.deepEqual(file.inspection.registers, [
      {
        fuel: "electricity",
        direction: "import",
        element: 1,
        unit: "Wh",
        duplicates: 0,
        conflicts: 0,
        suspect: 0,
        ...register,
      },
    ]);
    assert.deepEqual(rejections(file), []);
  });
}

realData("electricity/lcl_2013/MAC000004.csv", "its 13,442 zeros are readings", () => {
  const { readings } = read(fileAt("electricity/lcl_2013/MAC000004.csv")).registers[0]!;
  assert.equal(readings.filter(({ value }) => value === 0).length, 13_442);
});

realData("gas/octopus_export_H2_gas_m3_2023-2024.csv", "its 10,353 zeros are readings", () => {
  const { readings } = read(fileAt("gas/octopus_export_H2_gas_m3_2023-2024.csv")).registers[0]!;
  assert.equal(readings.filter(({ value }) => value === 0).length, 10_353);
});

realData(
  "electricity/lcl_2013/MAC000002.csv",
  "--stamp start moves it by one slot and changes no total",
  () => {
    const [register] = read(fileAt("electricity/lcl_2013/MAC000002.csv"), { stamp: "start" }).inspection
      .registers;
    assert.deepEqual([register!.first, register!.total], ["2013-01-01T00:00:00Z", 4_214_648]);
  },
);

// Sums of each fixture's own values by a Python script; the gas lists of 47 begin at 00:30.
const OVO_DAYS = [
  [9_297, 48, 42_500, 47],
  [7_574, 48, 65_420, 47],
  [9_527, 48, 38_120, 47],
  [9_626, 48, 37_840, 48],
  [8_740, 48, 45_430, 47],
  [8_518, 48, 60_710, 47],
  [8_501, 48, 33_960, 47],
];
OVO_DAYS.forEach(([electricityWh, electricity, gasWh, gas], i) => {
  const path = `fixtures/ovo/hh_2021-10-0${i + 1}.json`;
  realData(path, "both fuels, each by its own list", () => {
    assert.deepEqual(
      read(fileAt(path)).inspection.registers.map(({ fuel, unit, total, readings }) => [
        fuel,
        unit,
        total,
        readings,
      ]),
      [
        ["electricity", "Wh", electricityWh, electricity],
        ["gas", "Wh", gasWh, gas],
      ],
    );
  });
});

const REFUSED: readonly [path: string, code: string][] = [
  ["fixtures/ovo/hh_2019-11-22_empty.json", "no-half-hourly-readings"],
  ["fixtures/ovo/daily_2021-10.json", "not-half-hourly"],
  ["fixtures/ovo/monthly_2021.json", "not-half-hourly"],
  ["fixtures/n3rgy/v1_get_tariff_data.json", "no-half-hourly-readings"],
  ["fixtures/octopus_rest/mark_account_response.json", "no-half-hourly-readings"],
  ["fixtures/kraken/viral_accountFixture.json", "no-half-hourly-readings"],
  ["tariffs/agile_2024-01.csv", "no-half-hourly-readings"],
  ["tariffs/lcl_dtou_2013_schedule.csv", "no-half-hourly-readings"],
  ["tariffs/octopus_agile_2017-2021_api.csv", "no-half-hourly-readings"],
  ["carbon/national_2020_Feb.csv", "no-half-hourly-readings"],
  ["carbon/api_raw_with_dates.json", "no-half-hourly-readings"],
  ["reference/elexon_profile_class_1_kw.csv", "no-half-hourly-readings"],
  ["dcc/responses/readfw-response.xml", "xml-file"],
];
for (const [path, code] of REFUSED) {
  realData(path, `refused as ${code}`, () => assert.equal(refused(fileAt(path)).code, code));
}

const BODIES: readonly [path: string, flags: FileFlags, readings: number[], totals: number[]][] = [
  ["fixtures/n3rgy/v1_get_consumption_data.json", {}, [96], [51_891]],
  ["fixtures/n3rgy/v1_raw_meter_readings_kwh.json", { fuel: "electricity" }, [96], [52_666]],
  ["fixtures/kraken/viral_telemetryFixture.json", { fuel: "electricity" }, [21], [1_646]],
  ["fixtures/octopus_rest/viral_consumptionAgileFixture.json", { fuel: "electricity" }, [48], [7_539]],
  ["fixtures/octopus_rest/viral_consumptionCosyFixture.json", { fuel: "electricity" }, [48], [7_563]],
  ["fixtures/octopus_rest/octopus-energy-list-electricity-consumption-example.json", {}, [3], [404]],
  ["fixtures/amr_files/amr_data_row-per-reading_valid.csv", {}, [48], [1_272_100]],
  ["fixtures/amr_files/amr_data_row-per-reading_some-missing-readings.csv", {}, [48, 46], [48_000, 400_200]],
  ["fixtures/amr_files/amr_upload_data_files_with-carriage-return-line-endings.csv", {}, [96], [210_734]],
];
for (const [path, flags, readings, totals] of BODIES) {
  realData(path, "each reading of each register, nothing rejected", () => {
    const file = read(fileAt(path), flags);
    assert.deepEqual(
      file.inspection.registers.map((register) => register.readings),
      readings,
    );
    assert.deepEqual(
      file.inspection.registers.map(({ total }) => total),
      totals,
    );
    assert.deepEqual(rejections(file), []);
  });
}
