import type { Fuel } from "@halfhourly/domain";
import type { Usage } from "../../data/answers.js";
import type { Finding } from "./finding.js";
import { sumKnown, valueIn, type Measure } from "./measure.js";
import { monthsOf } from "./month-rows.js";
import { changeOf, counted, pounds } from "./sentences.js";
import { addCoverage, dateOf, seriesNameOf, usedValue, type UsageBar } from "./usage-bars.js";

/** When the most was used: the half hour of a day, the day of a week or month, the month of a year (per day). */
export function highestFinding(usage: Usage, bars: readonly UsageBar[], measure: Measure): Finding | null {
  if (usage.period === "year") return highestMonth(bars, measure);
  const highest = highestBar(bars, measure);
  if (!highest) return null;
  const amount = { as: "amount", measure, value: highest.value } as const;
  const { start, end } = highest.bar;
  if (usage.period === "day")
    return { key: `highestHalfHour.${measure}`, values: { amount, times: { as: "times", start, end } } };
  const date = dateOf(highest.bar);
  return {
    key: `highestDay.${measure}`,
    values: { amount, date: { as: "date", date }, onDate: { as: "onDate", date } },
  };
}

/** What went to the grid and what that earned; null where the home has no export. */
export function exportFinding({ exported }: Pick<Usage, "exported">): Finding | null {
  if (!exported || exported.energyWh === null) return null;
  const amount = { as: "amount", measure: "energy", value: exported.energyWh } as const;
  if (exported.costPence === null) return { key: "exported", values: { amount } };
  return { key: "exportedEarned", values: { amount, earned: pounds(-exported.costPence) } };
}

/** What the gas meter counted beside what it means in energy; null without a meter that counts volume. */
export function gasVolumeFinding(usage: Pick<Usage, "series">): Finding | null {
  const gas = usage.series.filter(({ key }) => key.fuel === "gas" && key.unit === "dm3");
  const dm3 = sumKnown(gas.map(({ total }) => total.quantity));
  const energyWh = sumKnown(gas.map(({ total }) => total.energyWh));
  if (dm3 === null || energyWh === null) return null;
  return {
    key: "gasVolume",
    values: { volume: { as: "volume", dm3 }, amount: { as: "amount", measure: "energy", value: energyWh } },
  };
}

/** The measure that a comparison can be given in: energy where the costs of the two periods cannot be set side by side. */
export function comparableMeasure({ comparison }: Pick<Usage, "comparison">, measure: Measure): Measure {
  return measure === "cost" && changeOf(comparison, "cost") === null ? "energy" : measure;
}

/** The two figures of the fair comparison, or why there is none. */
export function comparisonFinding({ comparison }: Pick<Usage, "comparison">, wanted: Measure): Finding {
  const measure = comparableMeasure({ comparison }, wanted);
  const { from, to } = comparison;
  const span = from === to ? ({ as: "date", date: from } as const) : ({ as: "span", from, to } as const);
  if (changeOf(comparison, measure) === null) {
    return {
      key: "comparison.notEnough",
      values: { span: from === to ? { as: "onDate", date: from } : span },
    };
  }
  const { nowCostPence, beforeCostPence, nowWh, beforeWh, pairedHalfHours, expectedHalfHours } = comparison;
  const byCost = measure === "cost" && nowCostPence !== null && beforeCostPence !== null;
  return {
    key: pairedHalfHours === expectedHalfHours ? "comparison.whole" : "comparison.paired",
    values: {
      span,
      now: byCost ? pounds(nowCostPence) : { as: "amount", measure: "energy", value: nowWh },
      before: byCost ? pounds(beforeCostPence) : { as: "amount", measure: "energy", value: beforeWh },
      paired: { as: "number", number: pairedHalfHours },
      expected: { as: "number", number: expectedHalfHours },
    },
  };
}

/**
 * What is missing of the readings that could be there: before the first one held nothing is, and that is said instead.
 */
export function missingFindings(
  usage: Pick<Usage, "earliest" | "from" | "imported">,
  bars: readonly UsageBar[],
): Finding[] {
  const startsInside = usage.earliest !== null && usage.earliest > usage.from;
  const used = bars.flatMap(({ parts }) =>
    parts.filter(({ series }) => series !== "export").map(({ coverage }) => coverage),
  );
  const { missing } = addCoverage(used);
  return [
    ...(missing > 0 ? [counted("missing", missing)] : []),
    ...(startsInside && usage.earliest !== null
      ? [{ key: "begins", values: { onDate: { as: "onDate", date: usage.earliest } } } as const]
      : []),
  ];
}

/** Fuels whose readings are held and whose cost cannot be said at all, while the other fuel's can. */
export function unpricedFuels(usage: Pick<Usage, "series">): Fuel[] {
  return (["electricity", "gas"] as const).filter((fuel) => {
    const totals = usage.series.filter(({ key }) => seriesNameOf(key) === fuel).map(({ total }) => total);
    return (
      sumKnown(totals.map((total) => total.energyWh)) !== null &&
      sumKnown(totals.map((total) => valueIn("cost", total))) === null
    );
  });
}

/** The column that used the most, which a reader asks about first; the first one where nothing is held. */
export function highestIndex(bars: readonly UsageBar[], measure: Measure): number {
  const highest = highestBar(bars, measure);
  return highest ? bars.indexOf(highest.bar) : 0;
}

/** A suspect value never makes a record. */
function highestBar(bars: readonly UsageBar[], measure: Measure): { bar: UsageBar; value: number } | null {
  let highest: { bar: UsageBar; value: number } | null = null;
  for (const bar of bars) {
    const value = bar.parts.some(({ coverage }) => coverage.suspect > 0) ? null : usedValue(bar, measure);
    if (value !== null && value > (highest?.value ?? 0)) highest = { bar, value };
  }
  return highest;
}

function highestMonth(bars: readonly UsageBar[], measure: Measure): Finding | null {
  const months = monthsOf(bars, measure).flatMap((month) =>
    month.perDay === null ? [] : [{ ...month, perDay: month.perDay }],
  );
  const highest = months.reduce<(typeof months)[number] | null>(
    (most, month) => (!most || month.perDay > most.perDay ? month : most),
    null,
  );
  if (!highest || months.length < 2) return null;
  return {
    key: `highestMonth.${measure}`,
    values: {
      month: { as: "month", date: highest.firstDate },
      amount: { as: "amount", measure, value: highest.perDay },
    },
  };
}
