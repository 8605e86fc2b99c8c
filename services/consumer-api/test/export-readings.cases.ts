import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { exportSchemaNames, publishedSchema, type ExportSchemaName } from "@halfhourly/contracts";
import {
  datesFrom,
  defaultLimits,
  judge,
  mergeDay,
  registerKey,
  settlementDay,
  type DayBlock,
  type Reading,
  type Register,
  type RegisterUnit,
} from "@halfhourly/domain";
import { inspectFile, unpackFile } from "@halfhourly/ingestion/files";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { csvRow } from "../src/export/csv-row.js";
import { dayAsCsv, dayAsJson, readingsHeader } from "../src/export/readings-text.js";
import {
  csvRecords,
  fetchedExport,
  madeExport,
  manifestOf,
  readingsOf as readingsFile,
} from "./house/exported.js";
import { mpans, openHouse, readingsOf } from "./house/open-house.js";

const clockChanges = ["2025-03-30", "2025-10-26"] as const;

/** Blocks as the system comes to hold them: what a meter cannot have counted is suspect. */
const dayBlock = (date: string, unit: RegisterUnit, fuel: Register["fuel"]) =>
  fc
    .array(
      fc.option(
        fc.record({
          value: fc.oneof(fc.constant(0), fc.nat(defaultLimits(unit, fuel).holdAbove)),
          quality: fc.constantFrom("actual", "estimated", "suspect"),
          source: fc.constantFrom("generated", "live", "supplier", "file", "meter"),
        }),
      ),
      { minLength: settlementDay(date).slotCount, maxLength: settlementDay(date).slotCount },
    )
    .map((slots): DayBlock => ({
      date,
      unit,
      revision: 1,
      slots: slots.map((held) =>
        held !== null && judge(held.value, unit, fuel) === "suspect" ? { ...held, quality: "suspect" } : held,
      ),
    }));

const register = fc.record({
  fuel: fc.constantFrom("electricity", "gas"),
  direction: fc.constantFrom("import", "export"),
  element: fc.constantFrom(1, 2),
});

describe("an export's readings", async () => {
  test("readings -> CSV -> import gives the same day blocks: values and qualities, on clock-change days too", () => {
    fc.assert(
      fc.property(
        register.chain((words) => {
          const unit = words.fuel === "gas" ? "dm3" : "Wh";
          const whole: Register = { ...words, meterPoint: words.fuel === "gas" ? "3938424403" : mpans[0] };
          const dates = ["2025-06-01", ...clockChanges];
          return fc.tuple(
            fc.constant(whole),
            fc.tuple(...dates.map((date) => dayBlock(date, unit, words.fuel))),
          );
        }),
        ([whole, blocks]) => {
          fc.pre(blocks.some(({ slots }) => slots.some((held) => held !== null)));
          const csv = readingsHeader + blocks.map((block) => dayAsCsv(whole, block)).join("");
          const file = inspectFile(Buffer.from(csv));
          if (!file.ok) throw new Error(file.fault.message);
          assert.deepEqual(file.inspection.rejected, []);
          assert.deepEqual(file.inspection.warnings, []);
          assert.equal(file.registers.length, 1);
          const { id, fuel, direction, element, unit, readings } = file.registers[0]!;
          assert.equal(registerKey({ meterPoint: id!, fuel, direction, element }), registerKey(whole));
          for (const block of blocks)
            assert.deepEqual(valuesOf(merged(block.date, unit, readings)), valuesOf(block));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("readings.json holds the same half hours as the CSV", () => {
    const whole: Register = { meterPoint: mpans[0], fuel: "electricity", direction: "import", element: 1 };
    fc.assert(
      fc.property(
        fc.constantFrom("2025-06-01", ...clockChanges).chain((date) => dayBlock(date, "Wh", "electricity")),
        (block) => {
          const day = dayAsJson(block);
          const kinds = day.kinds.flatMap(({ quality, source, count }) =>
            Array.from({ length: count }, () => [quality, source ?? ""]),
          );
          const rows = csvRecords(dayAsCsv(whole, block));
          assert.equal(rows.length, day.values.length);
          rows.forEach((row, i) => {
            assert.equal(row[7], day.values[i] === null ? "" : String(day.values[i]));
            assert.deepEqual([row[9], row[10]], kinds[i]);
            assert.equal(Date.parse(row[5]!), Date.parse(day.firstSlot) + i * 1_800_000);
            assert.equal(Date.parse(row[6]!), Date.parse(row[5]!), "one instant, told twice");
            assert.equal(row[4], block.date);
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  test("the clock-change days have 46 and 50 rows, and London's clock is told with its offset", () => {
    const whole: Register = { meterPoint: mpans[0], fuel: "electricity", direction: "import", element: 1 };
    const rowsOf = (date: string) =>
      csvRecords(
        dayAsCsv(whole, {
          date,
          unit: "Wh",
          revision: 0,
          slots: Array.from({ length: settlementDay(date).slotCount }, () => null),
        }),
      );
    const [march, october] = clockChanges.map(rowsOf) as [string[][], string[][]];
    assert.equal(march.length, 46);
    assert.deepEqual(
      [march[1]![6], march[2]![6]],
      ["2025-03-30T00:30:00+00:00", "2025-03-30T02:00:00+01:00"],
    );
    assert.equal(october.length, 50);
    assert.deepEqual(
      [october[2]![6], october[4]![6]],
      ["2025-10-26T01:00:00+01:00", "2025-10-26T01:00:00+00:00"],
    );
    for (const row of [...march, ...october]) assert.deepEqual(row.slice(7, 11), ["", "Wh", "missing", ""]);
  });

  test("no cell of text can be run by a spreadsheet, and only an apostrophe is added", () => {
    const hostile = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ",", ";"), fc.string())
        .map((parts) => parts.join("")),
      fc.constantFrom(
        '=HYPERLINK("http://x")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        '",=1+1',
        '"\r\n=1+1',
        "-2+3",
        "+44 20",
      ),
    );
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), fc.integer(), (texts, number) => {
        const [record, ...more] = csvRecords(csvRow([...texts, number]));
        assert.deepEqual(more, [], "one row");
        assert.equal(record!.length, texts.length + 1);
        record!.slice(0, -1).forEach((cell, i) => {
          assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
          assert.ok(cell === texts[i] || cell === `'${texts[i]}`);
        });
        assert.equal(record!.at(-1), String(number), "a number of ours stays one, below zero too");
      }),
      { numRuns: 300 },
    );
  });

  const house = await openHouse();
  house.api.start();
  after(() => house.close());

  test("a whole ZIP: every file is as its published schema says, and reading it back in gives what was held", async () => {
    const home = await house.household("whole");
    const electricity = await house.link(home, mpans[0]);
    const gas = await house.link(home, "3938424403", "gas");
    const held: Reading[] = ["2026-03-28", "2026-03-29", "2026-03-31"].flatMap((date) =>
      readingsOf(date, (i) => (i % 7 === 0 ? null : i * 11), "estimated"),
    );
    await house.store(electricity, held);
    await house.store(
      electricity,
      readingsOf("2026-03-29", (i) => i + 1),
      { direction: "export", element: 2 },
    );
    await house.store(
      gas,
      readingsOf("2025-10-26", (i) => i),
    );
    const job = await madeExport(house, home.cookie);
    const answer = await house.http.inject({
      url: `/v1/exports/${job.id}/file`,
      headers: { cookie: home.cookie },
    });
    const unpacked = await unpackFile(answer.rawPayload);
    assert.ok(unpacked.ok);
    const file = inspectFile(unpacked.bytes);
    if (!file.ok) throw new Error(file.fault.message);
    assert.deepEqual(
      file.inspection.registers.map(({ id, fuel, direction, element, unit, readings }) => [
        id,
        fuel,
        direction,
        element,
        unit,
        readings,
      ]),
      [
        [mpans[0], "electricity", "import", 1, "Wh", held.length],
        [mpans[0], "electricity", "export", 2, "Wh", 46],
        ["3938424403", "gas", "import", 1, "dm3", 50],
      ],
    );
    for (const date of datesFrom("2026-03-28", "2026-03-31"))
      assert.deepEqual(
        valuesOf(merged(date, "Wh", file.registers[0]!.readings)),
        valuesOf(merged(date, "Wh", held)),
      );
  });

  test("what is published describes what is written", async () => {
    const home = await house.household("described");
    await house.store(
      await house.link(home, mpans[1]),
      readingsOf("2026-10-25", (i) => (i < 5 ? null : i)),
    );
    const job = await madeExport(house, home.cookie);
    const files = await fetchedExport(house, home.cookie, job.id);
    const check = validator();
    check("export-manifest", manifestOf(files));
    check("export-readings", readingsFile(files));
    check("export-personal-data", JSON.parse(files.get("personal-data.json")!.toString()));
    for (const [name, schema] of [
      ["readings-1-electricity.csv", "export-readings-row"],
      ["personal-data.csv", "export-personal-data-row"],
    ] as const) {
      const [header, ...rows] = csvRecords(files.get(name)!.toString().replace("\uFEFF", ""));
      assert.ok(rows.length > 10);
      for (const row of rows) check(schema, Object.fromEntries(header!.map((column, i) => [column, row[i]])));
    }
    assert.deepEqual(
      [...files.keys()].filter((name) => name.startsWith("schema/")),
      exportSchemaNames.map((name) => `schema/${name}.json`),
    );
    for (const [name, text] of files)
      if (name.startsWith("schema/"))
        assert.deepEqual(JSON.parse(text.toString()).$id, `urn:halfhourly:schema:${name.slice(7, -5)}:1`);
    const { registers } = manifestOf(files);
    assert.deepEqual(
      registers.map(({ halfHours, missing, firstDate }) => [halfHours, missing, firstDate]),
      [[45, 5, "2026-10-25"]],
    );
  });
});

function validator() {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  return (name: ExportSchemaName, value: unknown) => {
    const validate = ajv.getSchema(`urn:halfhourly:schema:${name}:1`) ?? ajv.compile(publishedSchema(name));
    assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  };
}

function merged(date: string, unit: RegisterUnit, readings: readonly Reading[]): DayBlock {
  const { firstSlot, slotCount } = settlementDay(date);
  const ofDay = readings.filter(({ slot }) => slot >= firstSlot && slot < firstSlot + slotCount);
  return mergeDay(null, date, unit, ofDay, 0).block;
}

function valuesOf({ slots }: DayBlock): unknown {
  return slots.map((held) => held && [held.value, held.quality]);
}
