import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  decodeDay,
  decodeMonth,
  encodeDay,
  encodeMonth,
  londonDateOf,
  mergeDay,
  monthOf,
  parsePence,
  penceText,
  readValue,
  settlementDay,
  slotAt,
  type DayBlock,
  type Reading,
  type SourceUnit,
} from "../src/index.js";
import { vatOnTop } from "../src/tariffs/vat.js";

const besideClone = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const folder = process.env["HALFHOURLY_SHARED_DATA"] ?? besideClone;

function realData(name: string, file: string, run: (lines: string[]) => void): void {
  const path = join(folder, file);
  const skip = existsSync(path) ? false : `real data absent: ${file}`;
  test(`real data: ${name}`, { skip }, () => run(readFileSync(path, "utf8").trimEnd().split("\n").slice(1)));
}

/** Rows of value and UTC instant into day blocks, the way every source's adapter does it. */
function daysOf(rows: readonly (readonly [value: string, start: string])[], from: SourceUnit): DayBlock[] {
  const byDate = new Map<string, Reading[]>();
  for (const [text, start] of rows) {
    const slot = slotAt(Date.parse(start.trim()));
    const read = readValue(text, from, from === "m3" ? "gas" : "electricity");
    assert.ok(read.ok);
    const date = londonDateOf(slot);
    const readings = byDate.get(date) ?? [];
    byDate.set(date, [...readings, { slot, value: read.value, quality: "actual", source: "file" }]);
  }
  const unit = from === "m3" ? "dm3" : "Wh";
  return [...byDate].map(([date, readings]) => mergeDay(null, date, unit, readings, 0).block);
}

const held = (days: readonly DayBlock[]) =>
  days.flatMap(({ slots }) => slots.flatMap((slot) => (slot === null ? [] : [slot.value])));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const bytesADay = (days: readonly DayBlock[]) => sum(days.map((day) => encodeDay(day).length)) / days.length;

realData(
  "H1 is 27,888 half hours and 5,666,885 Wh on days of 46, 48 and 50",
  "electricity/octopus_export_H1_2023-2024.csv",
  (lines) => {
    const days = daysOf(
      lines.map((line) => [line.split(",")[0]!, line.split(",")[1]!]),
      "kWh",
    );
    assert.deepEqual([held(days).length, sum(held(days))], [27_888, 5_666_885]);
    const counts = { 46: 0, 48: 0, 50: 0 };
    for (const { date } of days) counts[settlementDay(date).slotCount] += 1;
    assert.deepEqual(counts, { 46: 2, 48: 579, 50: 1 });
    for (const day of days) assert.deepEqual(decodeDay(encodeDay(day)), day);
    assert.ok(bytesADay(days) < 65, `${bytesADay(days)} bytes a day`);
    const months = [...new Set(days.map(({ date }) => monthOf(date)))];
    let bytes = 0;
    for (const month of months) {
      const block = { month, unit: "Wh", days: days.filter(({ date }) => monthOf(date) === month) } as const;
      const encoded = encodeMonth(block);
      assert.deepEqual(decodeMonth(encoded), block);
      bytes += encoded.length;
    }
    assert.ok(bytes < 27_888 * 1.05, `${bytes} bytes in ${months.length} months`);
  },
);

realData(
  "H2's gas is 17,855 half hours and 951,110 dm3",
  "gas/octopus_export_H2_gas_m3_2023-2024.csv",
  (lines) => {
    const days = daysOf(
      lines.map((line) => [line.split(",")[0]!, line.split(",")[1]!]),
      "m3",
    );
    assert.deepEqual([held(days).length, sum(held(days))], [17_855, 951_110]);
    assert.ok(bytesADay(days) < 50, `${bytesADay(days)} bytes a day`);
  },
);

realData(
  "H4, newest first with two kinds of offset, is 1,708,097 Wh",
  "electricity/octopus_api_H4_2020-2021.csv",
  (lines) => {
    const days = daysOf(
      lines.map((line) => [line.split(",")[0]!, line.split(",")[1]!]),
      "kWh",
    );
    assert.equal(sum(held(days)), 1_708_097);
    assert.equal(
      days.find(({ date }) => date === "2020-10-25")?.slots.filter((slot) => slot !== null).length,
      50,
    );
  },
);

realData(
  "70,797 prices with VAT are those without and 5 %, negative ones too",
  "tariffs/octopus_agile_2017-2021_api.csv",
  (lines) => {
    let negative = 0;
    for (const line of lines) {
      const [without = "", withVat = ""] = line.split(",");
      const [net, gross] = [parsePence(without), parsePence(withVat)];
      assert.equal(net + vatOnTop(net, 50), gross, line);
      assert.equal(parsePence(penceText(net)), net);
      negative += net < 0 ? 1 : 0;
    }
    assert.deepEqual([lines.length, negative], [70_797, 243]);
  },
);
