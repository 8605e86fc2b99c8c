import assert from "node:assert/strict";
import { test } from "node:test";
import { londonClock, settlementDay } from "@halfhourly/domain";
import fc from "fast-check";
import type { ChartBar } from "../src/chart/chart-bar.js";
import { hasCutBar, plotOf, ticksOf } from "../src/chart/plot.js";
import { roundStep, scaleFor } from "../src/chart/scale.js";
import { everyNth, hourLabels } from "../src/chart/time-axis.js";
import { classesOf, classIndexOf } from "../src/chart/value-classes.js";
import { yearMapOf, type MapDay } from "../src/chart/year-map.js";

const bar = (value: number | null, more: Partial<ChartBar> = {}): ChartBar => ({
  start: "2026-11-21T00:00:00Z",
  parts: value === null ? [] : [{ series: "electricity", value, estimated: false }],
  gap: 0,
  unvalued: false,
  marks: [],
  ...more,
});
const rectangles = (path: string | undefined) => (path?.match(/M/g) ?? []).length;
const clocksOf = (date: string) => {
  const { firstSlot, slotCount } = settlementDay(date);
  return Array.from({ length: slotCount }, (_, index) => londonClock(firstSlot + index));
};

test("a scale has round steps, holds zero and both ends, and no more steps than asked for", () => {
  assert.deepEqual(scaleFor(0, 1830, 200, 4).ticks, [0, 500, 1000, 1500, 2000]);
  assert.deepEqual(scaleFor(-0.3, 0.1, 100, 4).ticks, [-0.3, -0.2, -0.1, 0, 0.1]);
  assert.deepEqual(scaleFor(0, 0, 100, 4).ticks[0], 0);
  fc.assert(
    fc.property(
      fc.double({ min: -1e12, max: 0, noNaN: true }),
      fc.double({ min: 0, max: 1e12, noNaN: true }),
      (low, high) => {
        fc.pre(high - low > 1e-3);
        const { ticks, y } = scaleFor(low, high, 300, 4);
        const [first, last] = [ticks[0] ?? NaN, ticks.at(-1) ?? NaN];
        const slack = (high - low) * 1e-6;
        assert.ok(first <= low + slack && last >= high - slack && ticks.includes(0));
        assert.ok(ticks.length <= 6);
        assert.ok(y(high) >= -1e-3 && y(low) <= 300 + 1e-3 && y(high) <= y(low));
      },
    ),
  );
});

test("steps are 1, 2 or 5 times a power of ten", () => {
  assert.deepEqual([roundStep(9, 4), roundStep(0.4, 4), roundStep(100, 4), roundStep(1, 1)], [5, 0.1, 50, 1]);
});

test("a gap is hatched and has no bar; a zero has a foot; what is not here yet has neither", () => {
  const plot = plotOf([bar(300), bar(0), bar(null, { gap: 1 }), bar(null)], { width: 400, height: 200 });
  assert.equal(rectangles(plot.filled.get("electricity")), 2);
  assert.equal(rectangles(plot.gaps), 1);
  assert.match(plot.filled.get("electricity") ?? "", /M1\d\d[^z]*v1\.5/);
  assert.match(plot.gaps, /^M200 0h100v200/);
});

test("a day that lacks a few half hours keeps its bar, with a hatched cap for what would come on top", () => {
  const plot = plotOf([bar(300, { gap: 1 / 48 }), bar(300, { gap: 0.9 })], { width: 200, height: 212 });
  const [cap, column] = plot.gaps
    .split("z")
    .map((path) => /^M(\S+) (\S+?)h\S+?v(\S+?)h/.exec(path)?.slice(1).map(Number) ?? []);
  assert.equal((cap?.[1] ?? 0) + (cap?.[2] ?? 0), plot.scale.y(300));
  assert.equal(cap?.[2], 10);
  assert.deepEqual(column?.slice(1), [0, 212]);
});

test("estimated values are outlined, doubtful and corrected ones marked", () => {
  const estimated = bar(200, { parts: [{ series: "gas", value: 200, estimated: true }] });
  const plot = plotOf([estimated, bar(100, { marks: ["suspect", "corrected"] })], {
    width: 100,
    height: 100,
  });
  assert.equal(rectangles(plot.outlined.get("gas")), 1);
  assert.equal(plot.filled.has("gas"), false);
  assert.equal(rectangles(plot.suspects), 1);
  assert.equal(rectangles(plot.corrections), 1);
});

test("fuels stand on each other and export hangs below the line", () => {
  const parts = [
    { series: "electricity", value: 100, estimated: false },
    { series: "gas", value: 100, estimated: false },
    { series: "export", value: -200, estimated: false },
  ] as const;
  const plot = plotOf([{ ...bar(null), parts }], { width: 10, height: 212 });
  const top = (series: "electricity" | "gas" | "export") =>
    Number(/^M\S+ (\S+?)h/.exec(plot.filled.get(series) ?? "")?.[1]);
  assert.deepEqual(plot.scale.ticks, [-200, -100, 0, 100, 200]);
  assert.ok(top("gas") < top("electricity") && top("electricity") < plot.scale.y(0));
  assert.equal(top("export"), plot.scale.y(0));
});

test("a doubtful value does not flatten the others: it is cut at the top of their scale", () => {
  const bars = [bar(400), bar(900), bar(38_400, { marks: ["suspect"] })];
  assert.equal(ticksOf(bars).at(-1), 1000);
  assert.equal(hasCutBar(bars), true);
  assert.notEqual(plotOf(bars, { width: 90, height: 90 }).cuts, "");
  assert.equal(hasCutBar([bar(400), bar(390, { marks: ["suspect"] })]), false);
});

test("the point pressed names its bar, clamped to the ends", () => {
  const plot = plotOf(
    Array.from({ length: 50 }, () => bar(1)),
    { width: 500, height: 100 },
  );
  assert.deepEqual(
    [-5, 0, 9.9, 10, 499, 900].map((x) => plot.indexAt(x)),
    [0, 0, 0, 1, 49, 49],
  );
});

test("an ordinary day is labelled by the clock, as densely as there is room", () => {
  const clocks = clocksOf("2026-11-21");
  assert.deepEqual(
    hourLabels(clocks, 7, 58).map(({ text }) => text),
    ["00:00", "06:00", "12:00", "18:00"],
  );
  assert.deepEqual(
    hourLabels(clocks, 20, 58)
      .map(({ text }) => text)
      .slice(0, 4),
    ["00:00", "02:00", "04:00", "06:00"],
  );
});

test("on the October day both one o'clocks are named, each on a line of its own", () => {
  const clocks = clocksOf("2026-10-25");
  assert.equal(clocks.length, 50);
  const labels = hourLabels(clocks, 6.4, 58);
  assert.deepEqual(
    labels.filter(({ row }) => row > 0).map(({ index, text, row }) => [index, text, row]),
    [
      [2, "01:00 BST", 1],
      [4, "01:00 GMT", 2],
    ],
  );
  assert.deepEqual(
    labels.filter(({ row }) => row === 0).map(({ index, text }) => [index, text]),
    [
      [14, "06:00"],
      [26, "12:00"],
      [38, "18:00"],
    ],
  );
});

test("on the March day there is no one o'clock and the hour after the jump is named", () => {
  const clocks = clocksOf("2026-03-29");
  assert.equal(clocks.length, 46);
  const labels = hourLabels(clocks, 20, 58);
  assert.equal(
    labels.some(({ text }) => text.startsWith("01:00")),
    false,
  );
  assert.deepEqual(
    labels.filter(({ row }) => row > 0).map(({ index, text }) => [index, text]),
    [[2, "02:00 BST"]],
  );
});

test("labels never touch on any day of any width", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("2026-11-21", "2026-10-25", "2026-03-29"),
      fc.double({ min: 3, max: 40, noNaN: true }),
      (date, barPx) => {
        const row = hourLabels(clocksOf(date), barPx, 58).filter((label) => label.row === 0);
        row.forEach(
          (label, nth) =>
            nth > 0 && assert.ok((label.index - (row[nth - 1]?.index ?? 0)) * barPx >= 58 - 1e-6),
        );
      },
    ),
  );
  assert.deepEqual(everyNth(30, 11, 32), [0, 5, 10, 15, 20, 25]);
});

test("classes have round limits, and begin near the low days where all are well above nothing", () => {
  assert.deepEqual(classesOf([]), []);
  assert.deepEqual(
    classesOf([0, 2, 4, 6, 8, 10]).map(({ from, to }) => [from, to]),
    [
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
      [8, null],
    ],
  );
  const narrow = classesOf([3.9, 4, 4.1, 4.2]);
  assert.ok((narrow[0]?.from ?? 0) > 2 && (narrow.at(-1)?.from ?? 0) < 4.2);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (values) => {
      const classes = classesOf(values);
      assert.equal(classes.length, 5);
      const indexes = [...values].sort((a, b) => a - b).map((value) => classIndexOf(classes, value));
      indexes.forEach((index, nth) => nth > 0 && assert.ok(index >= (indexes[nth - 1] ?? 0)));
    }),
  );
});

test("a year's map has a row for each month and a cell for each day, five paths however many days", () => {
  const days: MapDay[] = Array.from({ length: 365 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    value: index < 3 ? null : index,
    gap: index < 3 ? 1 : 0.02,
  }));
  const map = yearMapOf(days, { width: 310, height: 240 });
  assert.equal(map.months.length, 12);
  assert.equal(map.paths.length, 5);
  assert.equal(rectangles(map.ground), 365);
  assert.equal(rectangles(map.gaps), 3);
  assert.equal(
    map.paths.reduce((sum, path) => sum + rectangles(path), 0),
    362,
  );
  assert.equal(map.indexAt(5, 5), 0);
  assert.equal(map.indexAt(309, 25), 31 + 27, "there is no 31 February: the 28th is nearest");
  const { x, y } = map.cell(58);
  assert.equal(map.indexAt(x + 1, y + 1), 58);
});
