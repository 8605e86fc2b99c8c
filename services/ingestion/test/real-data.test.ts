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

const fileAt = (path: string) => readFileSync(resolve(DATA, path));

function realData(path: string, what: string, check: () => void): void {
  const absent = !existsSync(resolve(DATA, path));
  test(`real data: ${path}: ${what}`, absent ? { skip: `real data absent: ${path}` } : {}, check);
}

/**
 * What each home holds, worked out apart from this code by a Python script: csv.reader, Decimal(text) x 1000 rounded
 * half-up, datetime with zoneinfo for London; slots in a dict, end stamps moved back by 30 minutes, missing =
 * (last - first) / 30 min + 1 - slots. The gaps are those that the data's own README publishes.
 */
const homes: readonly { path: string; flags: FileFlags; format: string; register: Partial<Register> }[] =
  JSON.parse(readFileSync(new URL("real-data-expected.json", import.meta.url), "utf8"));

for (const { path, flags, format, register } of homes) {
  realData(path, "read without a fault and with its published gaps", () => {
    const file = read(fileAt(path), flags);
    assert.equal(file.inspection.format, format);
    assert.deepEqual(file.inspection.registers, [
      {
        fuel: "electricity",
        direction: "import",
        element: 1,
        unit: "Wh",
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
