import assert from "node:assert/strict";
import { test } from "node:test";
import type { Usage } from "../src/data/answers.js";
import { timesText } from "../src/features/usage/amount-text.js";
import { notesOf, qualityOf, reasonsOf } from "../src/features/usage/bar-notes.js";
import { chartBarsOf, mapDaysOf } from "../src/features/usage/chart-bars.js";
import {
  comparisonFinding,
  exportFinding,
  highestFinding,
  highestIndex,
  missingFindings,
  unpricedFuels,
} from "../src/features/usage/highlights.js";
import { costUnitsOf, MEASURES, sumKnown, valueIn, type Measure } from "../src/features/usage/measure.js";
import { monthsOf } from "../src/features/usage/month-rows.js";
import { tableColumns, tableRows } from "../src/features/usage/table-rows.js";
import { usageBarsOf } from "../src/features/usage/usage-bars.js";
import { choiceFrom, fuelInForce, usageHref } from "../src/features/usage/usage-choice.js";
import { dateFrom } from "../src/features/usage/typed-date.js";
import { usageAnswer } from "./usage-answers.js";

const ALL = ["electricity", "gas", "export"] as const;
const dayWithEverything = usageAnswer("day", "2026-11-19", "both", ALL);

test("the chart and the table are made of the same values", () => {
  for (const period of ["day", "week", "month"] as const) {
    const usage = usageAnswer(period, "2026-11-19", "both", ALL);
    const bars = usageBarsOf(usage);
    for (const measure of MEASURES) {
      const drawn = chartBarsOf(bars, measure).map(
        ({ parts }) => new Map(parts.map(({ series, value }) => [series, Math.abs(value)])),
      );
      const rows = tableRows(usage, bars, measure);
      tableColumns(bars).forEach((column, index) => {
        bars.forEach((_, nth) => {
          const inTable = rows[nth]?.values[index] ?? null;
          const inChart = drawn[nth]?.get(column) ?? (column === "export" && inTable === 0 ? 0 : null);
          assert.equal(
            inChart,
            inTable === null ? null : Math.abs(inTable),
            `${period} ${measure} ${column} ${nth}`,
          );
        });
      });
    }
  }
});

test("rows and the standing charge add up to the total, to the last decimal", () => {
  const usage = usageAnswer("day", "2026-11-20", "both");
  const rows = tableRows(usage, usageBarsOf(usage), "cost");
  const [standing, total] = rows.slice(-2);
  assert.equal(standing?.heading.as, "standingCharge");
  [0, 1].forEach((column) => {
    const sum = sumKnown(rows.slice(0, -1).map(({ values }) => values[column] ?? null));
    assert.equal(sum, total?.values[column]);
  });
  assert.equal(total?.values[0], valueIn("cost", usage.series[0]?.total as never));
  assert.equal(
    tableRows(usage, usageBarsOf(usage), "energy").some(({ heading }) => heading.as === "standingCharge"),
    false,
  );
});

test("a gap is never a zero: not in the chart, not in the table, and it is named", () => {
  const bars = usageBarsOf(dayWithEverything);
  const missing = bars[20];
  assert.ok(missing);
  assert.deepEqual(
    missing.parts.map(({ values }) => values.energy),
    [null, null, missing.parts[2]?.values.energy],
  );
  assert.equal(chartBarsOf(bars, "energy")[20]?.gap, 1);
  assert.deepEqual(
    notesOf(missing).map(({ series, state, count }) => [series, state, count]),
    [
      ["electricity", "missing", null],
      ["gas", "missing", null],
    ],
  );
  assert.deepEqual(
    reasonsOf(missing, "energy", true).map(({ key }) => key),
    ["detail.missing"],
  );
});

test("estimates are outlined, a doubtful value is marked and not costed", () => {
  const bars = usageBarsOf(dayWithEverything);
  const estimated = chartBarsOf(bars, "energy")[40];
  assert.deepEqual(
    estimated?.parts.filter(({ series }) => series !== "export").map((part) => part.estimated),
    [true, true],
  );
  assert.deepEqual(chartBarsOf(bars, "energy")[30]?.marks, ["suspect"]);
  assert.equal(bars[30]?.parts[0]?.values.cost, null);
  assert.equal(chartBarsOf(bars, "cost")[30]?.unvalued, true);
  assert.equal(highestIndex(bars, "energy") === 30, false);
});

test("meters and elements of one fuel are added; what one of them lacks is a gap of the sum", () => {
  const usage = usageAnswer("day", "2026-11-19", "electricity");
  const [first] = usage.series;
  assert.ok(first);
  const second = usageAnswer("day", "2026-11-18", "electricity").series[0];
  assert.ok(second);
  const element2 = { ...second, key: { ...second.key, element: 2 as const }, bars: second.bars };
  const bars = usageBarsOf({ ...usage, series: [first, element2] });
  assert.equal(bars[0]?.parts.length, 1);
  assert.equal(
    bars[0]?.parts[0]?.values.energy,
    (first.bars[0]?.amount.energyWh ?? 0) + (second.bars[0]?.amount.energyWh ?? 0),
  );
  assert.equal(bars[20]?.parts[0]?.values.energy, second.bars[20]?.amount.energyWh);
  assert.equal(bars[20]?.parts[0]?.coverage.missing, 1);
});

test("export is drawn below the line, in energy as in money", () => {
  const bars = chartBarsOf(
    usageBarsOf(usageAnswer("day", "2026-06-19", "electricity", ["electricity", "export"])),
    "energy",
  );
  const noon = bars[25]?.parts.find(({ series }) => series === "export");
  assert.ok(noon && noon.value < 0);
  assert.equal(
    bars[0]?.parts.some(({ series }) => series === "export"),
    false,
    "a night without export is no bar",
  );
  assert.equal(
    exportFinding(usageAnswer("day", "2026-06-19", "electricity", ["electricity", "export"]))?.key,
    "exportedEarned",
  );
  assert.equal(exportFinding(usageAnswer("day", "2026-06-19", "electricity")), null);
});

test("before the first reading nothing is missing: it is said where the readings begin", () => {
  const usage = usageAnswer("year", "2025-06-01", "electricity");
  const bars = usageBarsOf(usage);
  assert.deepEqual(
    missingFindings(usage, bars).map(({ key }) => key),
    ["begins"],
  );
  assert.equal(
    mapDaysOf(bars, "energy").some(({ gap }) => gap > 0),
    false,
  );
  assert.deepEqual(reasonsOf(bars[0] as never, "energy", false), [{ key: "detail.before" }]);
});

test("months compare by the day, over complete days only", () => {
  const usage = usageAnswer("year", "2026-06-01", "electricity");
  const august = monthsOf(usageBarsOf(usage), "energy").find(({ firstDate }) => firstDate === "2026-08-01");
  assert.equal(august?.wholeDays, 28);
  const wholeDays = usageBarsOf(usage).filter(
    ({ start, parts }) =>
      start >= "2026-08-05T23" && start < "2026-08-31T23" && parts[0]?.coverage.missing === 0,
  );
  assert.ok(august?.perDay !== null && wholeDays.length > 0);
  assert.equal(highestFinding(usage, usageBarsOf(usage), "energy")?.key, "highestMonth.energy");
});

test("a year's table names only the months that say something", () => {
  const usage = usageAnswer("year", "2025-06-01", "both");
  const rows = tableRows(usage, usageBarsOf(usage), "cost");
  assert.deepEqual(
    rows.map(({ key }) => key),
    ["2025-10-01", "2025-11-01", "2025-12-01", "total"],
  );
});

test("a fuel without any tariff is named; one with a tariff is not", () => {
  const usage = usageAnswer("day", "2026-11-20", "both");
  const unpriced: Usage = {
    ...usage,
    series: usage.series.map((series) =>
      series.key.fuel === "gas"
        ? { ...series, total: { ...series.total, costPence: null, costExactPounds: null } }
        : series,
    ),
  };
  assert.deepEqual(unpricedFuels(unpriced), ["gas"]);
  assert.deepEqual(unpricedFuels(usage), []);
});

test("where costs cannot be compared the comparison is in energy", () => {
  const { comparison } = usageAnswer("day", "2026-11-20", "electricity");
  const noCost = { ...comparison, changeCostPercent: null, nowCostPence: null, beforeCostPence: null };
  const told = comparisonFinding({ comparison: noCost }, "cost");
  assert.deepEqual(told.values?.["now"], { as: "amount", measure: "energy", value: comparison.nowWh });
  assert.equal(
    comparisonFinding({ comparison: { ...comparison, enough: false } }, "cost").key,
    "comparison.notEnough",
  );
});

test("the times of a half hour are the clock's; the hour that comes twice is told apart", () => {
  assert.equal(timesText("2026-06-19T16:30:00Z", "2026-06-19T17:00:00Z", "en"), "17:30 to 18:00");
  assert.equal(timesText("2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "en"), "01:30 BST to 01:00 GMT");
  assert.equal(timesText("2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z", "cy"), "01:30 GMT i 02:00");
});

test("a part is as good as all of its half hours", () => {
  const bars = usageBarsOf(usageAnswer("week", "2026-11-19", "electricity"));
  assert.deepEqual(
    bars.map(({ parts: [part] }) => part && qualityOf(part)),
    ["actual", "estimated", "actual", "mixed", "actual", "mixed", "not-yet"],
  );
});

test("the address names a period and never what was used; what it says wrongly is left open", () => {
  assert.deepEqual(choiceFrom({ period: "week", date: "2026-11-19", fuel: "gas", show: "energy" }), {
    period: "week",
    date: "2026-11-19",
    fuel: "gas",
    measure: "energy",
  });
  assert.deepEqual(choiceFrom({ period: "decade", date: "2026-02-30", fuel: ["gas", "both"] }), {
    period: "day",
    date: null,
    fuel: null,
    measure: null,
  });
  assert.equal(
    usageHref({ period: "day", date: "2026-11-19", fuel: "gas" }),
    "/usage?period=day&date=2026-11-19&fuel=gas",
  );
  assert.equal(fuelInForce("gas", ["electricity"]), "electricity");
  assert.equal(fuelInForce(null, ["electricity", "gas"]), "both");
});

test("dates are read as they are written in Britain", () => {
  assert.deepEqual(
    ["21/11/2026", " 1.2.2026 ", "01 02 2026", "30/02/2026", "2026-11-21", "tomorrow"].map(dateFrom),
    ["2026-11-21", "2026-02-01", "2026-02-01", null, null, null],
  );
});

test("money of the bars is exact", () => {
  const measure: Measure = "cost";
  const [series] = usageAnswer("month", "2026-10-19", "electricity").series;
  assert.ok(series);
  const sum = sumKnown(series.bars.map(({ amount }) => valueIn(measure, amount)));
  assert.equal(sum, costUnitsOf(series.total.costExactPounds ?? ""));
});
