import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { londonDateOf, settlementDay, weekdayOf } from "@halfhourly/domain";
import { usualShape } from "../src/electricity-shape.js";
import { demonstrationHomes } from "../src/index.js";
import { settled } from "./settled.js";
import { sharedData } from "./shared-data.js";

const CLASS_1 = "reference/elexon_profile_class_1_kw.csv";
const CLASS_2 = "reference/elexon_profile_class_2_kw.csv";
const registers = settled(demonstrationHomes({ seed: 1, today: "2026-11-23" }));

const WINTER = { column: "Wtr Wd", from: "2025-11-01", to: "2026-03-13" };
const SUMMER = { column: "Smr Wd", from: "2026-05-16", to: "2026-07-23" };

for (const { register, file, season, least } of [
  { register: "family electricity import", file: CLASS_1, season: WINTER, least: 0.95 },
  { register: "family electricity import", file: CLASS_1, season: SUMMER, least: 0.9 },
  { register: "economy7 electricity import", file: CLASS_2, season: WINTER, least: 0.9 },
  { register: "economy7 electricity import", file: CLASS_2, season: SUMMER, least: 0.7 },
]) {
  const path = sharedData(file);
  test(
    `real data: the average weekday of ${register} has the shape of ${file}, ${season.column}`,
    { skip: path === null ? `real data absent: ${file}` : false },
    (context) => {
      const r = correlation(averageWeekday(register, season.from, season.to), columnOf(path!, season.column));
      context.diagnostic(`r = ${r.toFixed(3)}`);
      assert.ok(r > least, `r = ${r.toFixed(3)}, not over ${least}`);
    },
  );
}

const classOne = sharedData(CLASS_1);
test(
  "real data: the usual shape follows profile class 1 in every season and kind of day",
  { skip: classOne === null ? `real data absent: ${CLASS_1}` : false },
  () => {
    const winterness: Readonly<Record<string, number>> = {
      Wtr: 0.85,
      Spr: 0.45,
      Smr: 0.12,
      Hsr: 0.06,
      Aut: 0.4,
    };
    for (const [season, share] of Object.entries(winterness)) {
      for (const kind of ["Wd", "Sat", "Sun"]) {
        const ours = Array.from({ length: 48 }, (_, i) => usualShape(i / 2 + 0.25, share, kind !== "Wd"));
        const r = correlation(ours, columnOf(classOne!, `${season} ${kind}`));
        assert.ok(r > 0.94, `${season} ${kind}: r = ${r.toFixed(3)}`);
      }
    }
  },
);

function averageWeekday(register: string, from: string, to: string): number[] {
  const sums = Array.from({ length: 48 }, () => ({ total: 0, count: 0 }));
  for (const [slot, { value, quality }] of registers.get(register)!) {
    const date = londonDateOf(slot);
    if (quality !== "actual" || date < from || date > to || isWeekend(date)) continue;
    const sum = sums[slot - settlementDay(date).firstSlot]!;
    sum.total += value;
    sum.count += 1;
  }
  return sums.map(({ total, count }) => total / count);
}

function isWeekend(date: string): boolean {
  return ["sat", "sun"].includes(weekdayOf(date));
}

/** Rows are labelled by their end: the first is 00:00 to 00:30. */
function columnOf(path: string, column: string): number[] {
  const [head, ...rows] = readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return rows.map((row) => Number(row[head!.indexOf(column)]));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const dot = (x: readonly number[], mx: number, y: readonly number[], my: number): number =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return dot(a, meanA, b, meanB) / Math.sqrt(dot(a, meanA, a, meanA) * dot(b, meanB, b, meanB));
}
