import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileFlags, Inspection } from "@halfhourly/contracts";
import { read, recording, refused, rejections, warningCodes } from "./reading.js";

type Register = Inspection["registers"][number];

interface Recording {
  readonly path: string;
  readonly flags?: FileFlags;
  readonly format: string;
  /** What differs from an unnamed electricity import register in Wh without any dirt. */
  readonly registers: readonly Partial<Register>[];
  readonly rejected?: readonly [number, string][];
  readonly warnings?: readonly string[];
}

const PLAIN: Pick<
  Register,
  "id" | "fuel" | "direction" | "element" | "unit" | "missing" | "duplicates" | "conflicts" | "suspect"
> = {
  id: null,
  fuel: "electricity",
  direction: "import",
  element: 1,
  unit: "Wh",
  missing: 0,
  duplicates: 0,
  conflicts: 0,
  suspect: 0,
};

// Totals are the sums of the values as they stand in the recording, in Wh or dm3; slots follow from the source's stamp.
const RECORDINGS: readonly Recording[] = [
  {
    path: "supplier-download/electricity-october.csv",
    flags: { fuel: "electricity" },
    format: "supplier-download",
    registers: [
      {
        first: "2023-10-28T23:00:00Z",
        last: "2023-10-29T02:00:00Z",
        readings: 7,
        total: 721,
        days: { 50: 1 },
      },
    ],
  },
  {
    path: "supplier-download/gas-volume.csv",
    format: "supplier-download",
    registers: [
      {
        fuel: "gas",
        unit: "dm3",
        first: "2023-05-31T23:00:00Z",
        last: "2023-06-01T00:30:00Z",
        readings: 3,
        total: 261,
        missing: 1,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "supplier-download/gas-volume-latin-1.csv",
    format: "supplier-download",
    registers: [
      {
        fuel: "gas",
        unit: "dm3",
        first: "2023-05-31T23:00:00Z",
        last: "2023-06-01T00:30:00Z",
        readings: 3,
        total: 261,
        missing: 1,
        days: { 48: 1 },
      },
    ],
    warnings: ["read-as-latin-1"],
  },
  {
    path: "supplier-download/costs-between.csv",
    flags: { fuel: "gas" },
    format: "supplier-download",
    registers: [
      {
        fuel: "gas",
        first: "2024-09-30T23:00:00Z",
        last: "2024-09-30T23:30:00Z",
        readings: 2,
        total: 200,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "rest-consumption/newest-first.csv",
    flags: { fuel: "electricity" },
    format: "rest-consumption",
    registers: [
      {
        first: "2020-10-24T23:30:00Z",
        last: "2020-10-25T01:30:00Z",
        readings: 5,
        total: 1650,
        days: { 50: 1 },
      },
    ],
  },
  {
    path: "rest-consumption/body-with-links.json",
    format: "rest-consumption",
    registers: [
      {
        id: "2000027391990",
        first: "2025-05-25T21:00:00Z",
        last: "2025-05-25T21:30:00Z",
        readings: 2,
        total: 310,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "rest-consumption/body-without-links.json",
    flags: { fuel: "gas", unit: "m3" },
    format: "rest-consumption",
    registers: [
      {
        fuel: "gas",
        unit: "dm3",
        first: "2025-05-25T21:00:00Z",
        last: "2025-05-25T21:30:00Z",
        readings: 2,
        total: 310,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "rest-consumption/gas-body-with-links.json",
    flags: { unit: "kWh" },
    format: "rest-consumption",
    registers: [
      {
        id: "3938424403",
        fuel: "gas",
        first: "2025-05-25T21:00:00Z",
        last: "2025-05-25T21:30:00Z",
        readings: 2,
        total: 310,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "low-carbon-london/one-year.csv",
    format: "low-carbon-london",
    registers: [
      {
        id: "MAC900001",
        first: "2012-12-31T23:30:00Z",
        last: "2013-01-01T00:30:00Z",
        readings: 3,
        total: 460,
        days: { 48: 2 },
      },
    ],
    warnings: ["stamp-assumed"],
  },
  {
    path: "low-carbon-london/one-year.csv",
    flags: { stamp: "start" },
    format: "low-carbon-london",
    registers: [
      {
        id: "MAC900001",
        first: "2013-01-01T00:00:00Z",
        last: "2013-01-01T01:00:00Z",
        readings: 3,
        total: 460,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "low-carbon-london/indexed.csv",
    format: "low-carbon-london",
    registers: [
      {
        id: "MAC900002",
        first: "2012-04-12T07:30:00Z",
        last: "2012-04-12T09:00:00Z",
        readings: 3,
        total: 5109,
        missing: 1,
        days: { 48: 1 },
      },
    ],
    warnings: ["stamp-assumed"],
  },
  {
    path: "low-carbon-london/time-unnamed.csv",
    format: "low-carbon-london",
    registers: [
      {
        first: "2011-12-09T23:30:00Z",
        last: "2011-12-10T00:00:00Z",
        readings: 2,
        total: 112,
        days: { 48: 2 },
      },
    ],
    warnings: ["stamp-assumed"],
  },
  {
    path: "low-carbon-london/whole-trial.csv",
    format: "low-carbon-london",
    registers: [
      {
        id: "MAC900003",
        first: "2012-10-12T00:00:00Z",
        last: "2012-10-12T01:00:00Z",
        readings: 3,
        total: 1062,
        days: { 48: 1 },
      },
      {
        id: "MAC900004",
        first: "2012-10-12T00:30:00Z",
        last: "2012-10-12T00:30:00Z",
        readings: 1,
        total: 101,
        days: { 48: 1 },
      },
    ],
    rejected: [
      [4, "not-half-hourly"],
      [6, "missing-value"],
    ],
    warnings: ["stamp-assumed"],
  },
  {
    path: "n3rgy/version-1.json",
    format: "n3rgy",
    registers: [
      {
        id: "2000000000000",
        first: "2019-01-01T00:00:00Z",
        last: "2019-01-01T00:30:00Z",
        readings: 2,
        total: 1883,
        days: { 48: 1 },
      },
    ],
    rejected: [[16, "missing-value"]],
  },
  {
    path: "n3rgy/version-2-two-elements.json",
    format: "n3rgy",
    registers: [
      {
        id: "2000000000001",
        first: "2022-03-10T00:00:00Z",
        last: "2022-03-10T01:00:00Z",
        readings: 3,
        total: 336,
        days: { 48: 1 },
      },
      {
        id: "2000000000001",
        element: 2,
        first: "2022-03-10T00:00:00Z",
        last: "2022-03-10T01:00:00Z",
        readings: 3,
        total: 1500,
        days: { 48: 1 },
      },
    ],
    rejected: [[30, "marked-invalid"]],
  },
  {
    path: "n3rgy/version-2-gas.json",
    format: "n3rgy",
    registers: [
      {
        id: "3938424403",
        fuel: "gas",
        unit: "dm3",
        first: "2022-07-01T00:00:00Z",
        last: "2022-07-01T01:00:00Z",
        readings: 2,
        total: 250,
        missing: 1,
        days: { 48: 1 },
      },
    ],
    rejected: [[13, "invalid-marker"]],
  },
  {
    path: "n3rgy/bare-values.json",
    flags: { fuel: "electricity" },
    format: "n3rgy",
    registers: [
      {
        first: "2018-12-31T23:30:00Z",
        last: "2019-01-01T00:00:00Z",
        readings: 2,
        total: 2120,
        days: { 48: 2 },
      },
    ],
  },
  {
    path: "n3rgy/gas-output.csv",
    format: "n3rgy",
    registers: [
      {
        fuel: "gas",
        unit: "dm3",
        first: "2022-11-10T00:00:00Z",
        last: "2022-11-10T00:30:00Z",
        readings: 2,
        total: 78,
        days: { 48: 1 },
      },
    ],
  },
  {
    path: "powershaper/download.csv",
    flags: { fuel: "electricity" },
    format: "powershaper",
    registers: [
      {
        first: "2021-06-01T00:00:00Z",
        last: "2021-06-01T01:30:00Z",
        readings: 3,
        total: 304,
        missing: 1,
        days: { 48: 1 },
      },
    ],
    rejected: [[4, "missing-value"]],
    warnings: ["zone-assumed"],
  },
  {
    path: "perse/history.json",
    format: "perse",
    registers: [
      // 50 periods of 2024-10-27 and 46 of 2024-03-31: 50 x 100 + 1275 + 46 x 200 + 1081 Wh.
      {
        id: "2000027391990",
        first: "2024-03-31T00:00:00Z",
        last: "2024-10-27T23:30:00Z",
        readings: 96,
        total: 16_556,
        missing: 10_032,
        days: { 46: 1, 50: 1 },
      },
      {
        id: "2000027391990",
        direction: "export",
        first: "2024-05-31T23:00:00Z",
        last: "2024-06-01T22:30:00Z",
        readings: 48,
        total: 49_176,
        days: { 48: 1 },
      },
    ],
    warnings: ["other-quantity-skipped"],
  },
  {
    path: "ovo/october-night.json",
    format: "ovo",
    registers: [
      {
        first: "2021-10-30T23:30:00Z",
        last: "2021-10-31T02:00:00Z",
        readings: 6,
        total: 1398,
        days: { 50: 1 },
      },
      {
        fuel: "gas",
        first: "2021-10-31T02:00:00Z",
        last: "2021-10-31T02:30:00Z",
        readings: 2,
        total: 3250,
        days: { 50: 1 },
      },
    ],
  },
  {
    path: "ovo/october-night.json",
    flags: { fuel: "gas" },
    format: "ovo",
    registers: [
      {
        fuel: "gas",
        first: "2021-10-31T02:00:00Z",
        last: "2021-10-31T02:30:00Z",
        readings: 2,
        total: 3250,
        days: { 50: 1 },
      },
    ],
    warnings: ["other-fuel-left-out"],
  },
  {
    path: "kraken-telemetry/half-hours.json",
    flags: { fuel: "electricity" },
    format: "kraken-telemetry",
    registers: [
      {
        first: "2025-07-02T23:30:00Z",
        last: "2025-07-03T00:00:00Z",
        readings: 2,
        total: 155,
        days: { 48: 1 },
      },
    ],
    rejected: [[14, "missing-value"]],
  },
  {
    path: "amr/row-a-reading.csv",
    format: "amr-rows",
    registers: [
      {
        id: "2000027391990",
        first: "2019-12-03T00:00:00Z",
        last: "2019-12-03T01:30:00Z",
        readings: 3,
        total: 4500,
        missing: 1,
        days: { 48: 1 },
      },
      {
        id: "1700052624128",
        first: "2019-12-03T00:00:00Z",
        last: "2019-12-03T00:30:00Z",
        readings: 2,
        total: 0,
        days: { 48: 1 },
      },
    ],
    warnings: ["stamp-assumed", "zone-assumed"],
  },
  {
    path: "amr/row-a-day.csv",
    format: "amr-grid",
    // 48 x 500 + 1128 and 48 x 200 + 1128 Wh.
    registers: [
      {
        id: "2000027391990",
        first: "2023-03-22T00:00:00Z",
        last: "2023-03-23T23:30:00Z",
        readings: 96,
        total: 35_856,
        days: { 48: 2 },
      },
    ],
    warnings: ["other-quantity-skipped"],
  },
];

for (const { path, flags, format, registers, rejected = [], warnings = [] } of RECORDINGS) {
  test(`the recording ${path} is read${flags === undefined ? "" : ` with ${JSON.stringify(flags)}`}`, () => {
    const file = read(recording(path), flags);
    assert.equal(file.inspection.format, format);
    assert.deepEqual(
      file.inspection.registers,
      registers.map((register) => ({ ...PLAIN, ...register })),
    );
    assert.deepEqual(rejections(file), rejected);
    assert.deepEqual(warningCodes(file), warnings);
  });
}

const NEEDS_FLAGS: readonly [path: string, flags: FileFlags, code: string, flagNamed: RegExp][] = [
  ["supplier-download/electricity-october.csv", {}, "fuel-needed", /--fuel electricity/],
  ["rest-consumption/newest-first.csv", {}, "fuel-needed", /--fuel/],
  ["rest-consumption/newest-first.csv", { fuel: "gas" }, "unit-needed", /--unit m3 or --unit kWh/],
  ["rest-consumption/gas-body-with-links.json", {}, "unit-needed", /--unit/],
  ["powershaper/download.csv", {}, "fuel-needed", /--fuel/],
  ["powershaper/download.csv", { fuel: "gas" }, "unit-needed", /--unit/],
  ["n3rgy/bare-values.json", {}, "fuel-needed", /--fuel/],
  ["n3rgy/bare-values.json", { fuel: "gas" }, "unit-needed", /--unit/],
  ["kraken-telemetry/half-hours.json", {}, "fuel-needed", /--fuel/],
  ["ovo/empty.json", {}, "no-half-hourly-readings", /no rows/],
  ["ovo/daily.json", {}, "not-half-hourly", /half-hourly readings/],
];

for (const [path, flags, code, named] of NEEDS_FLAGS) {
  test(`the recording ${path} with ${JSON.stringify(flags)} is refused as ${code}`, () => {
    const fault = refused(recording(path), flags);
    assert.equal(fault.code, code);
    assert.match(fault.message, named);
  });
}

test("what a source marks as estimated is kept as estimated", () => {
  const qualities = (path: string) =>
    read(recording(path)).registers[0]!.readings.map(({ quality }) => quality);
  assert.deepEqual(qualities("amr/row-a-reading.csv"), ["actual", "estimated", "actual"]);
  assert.deepEqual(qualities("perse/history.json").slice(0, 4), [
    "estimated",
    "estimated",
    "estimated",
    "actual",
  ]);
  assert.equal(qualities("amr/row-a-day.csv").filter((quality) => quality === "estimated").length, 48);
});

test("two equal values in the repeated October hour are two half hours, told by the order of the rows", () => {
  const [electricity] = read(recording("ovo/october-night.json")).registers;
  assert.deepEqual(
    electricity!.readings.map(({ value }) => value),
    [98, 200, 200, 200, 300, 400],
  );
});
